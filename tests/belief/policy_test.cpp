// The policy once more, as slow and as close to its prose as can be, against `believe` on random claims.

#include "belief/belief.hpp"
#include "belief/claim_order.hpp"
#include "belief/claims.hpp"
#include "rounds.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>
#include <sstream>

#include <catch2/catch.hpp>

using namespace annals;
using namespace annals::belief;

namespace {

class Chance {
 public:
  explicit Chance(unsigned seed) : engine_(seed) {}
  bool one_in(unsigned n) { return below(n) == 0; }
  std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(engine_); }
  template <class T>
  T one_of(const std::vector<T>& values) {
    return values[below(values.size())];
  }
  template <class List>
  void shuffle(List& list) {
    std::shuffle(list.begin(), list.end(), engine_);
  }

 private:
  std::mt19937 engine_;
};

constexpr std::int64_t day = 86'400'000'000;

const Described described_event{
    .core = {"title", "kind", "when", "outcome", "casualties"},
    .kind_field = "kind",
    .own = [](std::string_view kind) {
      return kind == "test" ? std::vector<std::string>{"weapon", "yield"} : std::vector<std::string>{"yield"};
    }};

const std::vector<Value>& values_of(std::string_view field) {
  static const std::vector<Value> dates{
      When("1970-01-01"), When("1970-01-02"),  When("1970-01-03"),  When("1970-01-03").with_words("then"),
      When("1970-01"),    When("1970-01-02?"), When("1970-01-02~"), When("[1970-01-01,1970-01-03]")};
  static const std::vector<Value> outcomes{std::string("open"), std::string("occurred"),
                                           std::string("not_occurred")};
  static const std::vector<Value> kinds{std::string("test"), std::string("drill")};
  static const std::vector<Value> others{
      std::int64_t{1}, std::int64_t{2}, 1.0,        std::nan(""), 0.0, -0.0,
      ActorId(1),      PlaceId(1),      EventId(1), EventId(2),   true};
  return field == "when" ? dates : field == "outcome" ? outcomes : field == "kind" ? kinds : others;
}

Statement random_statement(Chance& chance) {
  Statement statement;
  if (chance.one_in(4)) return statement;
  for (const auto* name : {"title", "kind", "when", "outcome", "casualties", "weapon", "yield"})
    if (chance.one_in(3)) statement.fields.push_back({name, chance.one_of(values_of(name))});
  for (std::int64_t actor : {1, 2})
    if (chance.one_in(3)) statement.with.push_back({ActorId(actor), chance.one_in(2) ? "attends" : ""});
  if (chance.one_in(3)) statement.names.push_back({chance.one_of<std::string>({"이름", "name"}), ""});
  if (chance.one_in(3)) statement.part_of.push_back(EventId(chance.one_of<std::int64_t>({7, 8})));
  return statement;
}

Claims random_claims(Chance& chance) {
  Claims claims;
  for (auto n = chance.below(7); n > 0; --n) {
    auto& one = chance.one_in(3) ? claims.disputes(random_statement(chance))
                                 : claims.asserts(random_statement(chance));
    one.by(chance.one_of<std::int64_t>({1, 2, 3}));
    if (chance.one_in(4)) one.spoken_by(1);
    one.reliable(chance.one_of<double>({0.5, 0.5, 0.8}));
    if (chance.one_in(2)) {
      const auto from = chance.one_of<std::int64_t>({0, 1, 2, 3});
      one.published(from * day, (from + chance.one_of<std::int64_t>({1, 1, 2})) * day);
    }
    if (chance.one_in(3)) one.recorded_at(1);
    if (chance.one_in(3)) one.where("par. 3");
    if (chance.one_in(3)) one.likelihood(chance.one_of<Likelihood>({likely, unlikely, Likelihood::of(0.5)}));
    if (chance.one_in(5)) one.window(When("2021"));
    if (chance.one_in(6)) one.rank(chance.one_of<Rank>({Rank::deprecated, Rank::normal, Rank::preferred}));
    while (chance.one_in(3)) one.reviewed(static_cast<Act>(chance.one_of<int>({0, 1, 2, 3})));
    if (chance.one_in(3))
      one.derived_from(chance.one_of<std::vector<SourceId>>({{SourceId(1)}, {SourceId(2), SourceId(9)}}));
  }
  return claims;
}

Policy random_policy(Chance& chance) {
  if (chance.one_in(2)) return policy(chance.one_of<Ties>({Ties::undecided, Ties::later, Ties::earlier}));
  auto own = policy(chance.one_of<Ties>({Ties::later, Ties::earlier}));
  chance.shuffle(own);
  own.resize(chance.below(own.size() + 1));
  return own;
}

std::string text_of(const Value& value) {
  std::ostringstream out;
  out << word(type_of(value)) << ' ';
  std::visit(
      [&]<class T>(const T& one) {
        if constexpr (std::same_as<T, When>)
          out << one.text() << " (" << one.words() << ')';
        else if constexpr (requires { one.value(); })
          out << one.value();
        else
          out << one;
      },
      value);
  return out.str();
}
std::string text_of(const Participant& one) {
  return std::to_string(one.actor.value()) + ' ' + one.role;
}
std::string text_of(const Name& one) {
  return one.text + ' ' + one.language;
}
std::string text_of(EventId one) {
  return std::to_string(one.value());
}

std::string text_of(const std::vector<ClaimId>& ids) {
  std::string text;
  for (const auto id : ids) text += ' ' + std::to_string(id.value());
  return text;
}

template <class T>
std::string text_of(const Said<T>& one) {
  std::ostringstream out;
  out << text_of(one.value) << (one.accepted ? " accepted" : "") << (one.contested ? " contested" : "")
      << (one.agrees ? " agrees" : "") << (one.firm ? " firm" : "");
  if (one.likelihood) out << ' ' << one.likelihood->at_least();
  out << " asserted by" << text_of(one.asserted_by) << " disputed by" << text_of(one.disputed_by) << '\n';
  return out.str();
}

/// Everything that a belief holds, one item a line.
std::string text_of(const Belief& belief) {
  std::ostringstream out;
  out << word(belief.standing) << (belief.firm ? " firm" : "");
  if (belief.likelihood) out << ' ' << belief.likelihood->at_least() << belief.likelihood->word;
  out << '\n';
  for (const auto& field : belief.statement.fields)
    out << field.name << " = " << text_of(field.value) << '\n';
  for (const auto& one : belief.statement.with) out << "with " << text_of(one) << '\n';
  for (const auto& one : belief.statement.names) out << "name " << text_of(one) << '\n';
  for (const auto& one : belief.statement.part_of) out << "part of " << text_of(one) << '\n';
  for (const auto& field : belief.fields) {
    out << field.field << ": " << (field.decided_by ? word(*field.decided_by) : "nothing") << '\n';
    for (const auto& one : field.candidates) out << "  " << text_of(one);
  }
  for (const auto& one : belief.with) out << "with " << text_of(one);
  for (const auto& one : belief.names) out << "name " << text_of(one);
  for (const auto& one : belief.part_of) out << "part of " << text_of(one);
  out << "ahead" << text_of(belief.dated_ahead) << '\n';
  std::multiset<std::string> others;  // in whatever order
  for (const auto& one : belief.superseded)
    others.insert("superseded " + one.field + ' ' + std::to_string(one.claim.value()) + " by " +
                  std::to_string(one.by.value_or(ClaimId()).value()));
  for (const auto& one : belief.self_contradictions)
    others.insert("contradicts itself on " + one.field + text_of(one.claims));
  for (const auto& one : others) out << one << '\n';
  return out.str();
}

// --- The policy, from its prose ---

/// The content of claims decides nothing but the order of lists, so this takes the library's word for it.
using Group = std::vector<Weighed>;

void sort(Group& group) {
  std::sort(group.begin(), group.end(), [](const Weighed& a, const Weighed& b) {
    const auto order = compare_claims(a, b, name_of);
    return order > 0 || (order == 0 && a.claim->id < b.claim->id);
  });
}

bool same_value(const Value& a, const Value& b) {
  if (a.index() != b.index()) return false;
  if (const auto* when = std::get_if<When>(&a)) return when->text() == std::get<When>(b).text();
  if (const auto* number = std::get_if<double>(&a); number != nullptr && std::isnan(*number))
    return std::isnan(std::get<double>(b));
  return a == b;
}
template <class T>
bool same_value(const T& a, const T& b) {
  return a == b;
}

/// The days that a date may be, of those of `values_of`.
std::set<int> days_of(const Value& value) {
  const auto* when = std::get_if<When>(&value);
  if (when == nullptr) return {};
  const auto& text = when->text();
  std::set<int> days;
  if (text == "1970-01-02~")
    days = {-1, 0, 1, 2, 3, 4, 5};
  else if (text.front() == '[')
    days = {1, 3};
  else if (text == "1970-01")
    for (int one = 1; one <= 31; ++one) days.insert(one);
  else
    days.insert(std::stoi(text.substr(8)));
  return days;
}
bool within(const Value& a, const Value& b) {
  const auto mine = days_of(a);
  const auto other = days_of(b);
  return !mine.empty() && std::includes(other.begin(), other.end(), mine.begin(), mine.end());
}
bool agreeing(const Value& a, const Value& b) {
  return within(a, b) || within(b, a);
}
template <class T>
bool agreeing(const T&, const T&) {
  return false;
}
bool has_mark(const Value& date, char mark) {
  return std::get<When>(date).text().find(mark) != std::string::npos;
}

/// One claim's word on a value.
template <class T>
struct Saying {
  T value;
  Weighed by;
  bool stated = true;
  bool report = true;
  bool counts = true;  ///< its claim is of the believed kind
};
template <class T>
using Sayings = std::vector<Saying<T>>;

bool asserts(const Weighed& one) {
  return one.claim->stance == Stance::asserts;
}
bool firm(const Weighed& one) {
  return !one.claim->citation.likelihood && !one.claim->citation.window;
}

template <class T>
bool exclude(const Saying<T>& a, const Saying<T>& b, bool one_value) {
  if (a.by.claim->citation.source != b.by.claim->citation.source) return false;
  if (a.by.claim->citation.speaker != b.by.claim->citation.speaker) return false;
  if (!a.counts || !b.counts) return false;
  const bool same = same_value(a.value, b.value);
  if (asserts(a.by) && asserts(b.by)) return one_value && !same && !agreeing(a.value, b.value);
  return asserts(a.by) != asserts(b.by) && same;
}

/// All that is weighed of those who say one thing.
struct Weight {
  int rank = -1;
  double reliability = -1;
  bool report = false;
  std::set<std::int64_t> origins{};
  int firmness = 0;
  std::vector<Publication> published{};
};

template <class T>
Weight weight_of(const Sayings<T>& sayings) {
  Weight weight;
  for (const auto& one : sayings) {
    const int rank = one.by.claim->rank() == Rank::preferred ? 2
                     : one.by.claim->rank() == Rank::normal  ? 1
                                                             : 0;
    if (rank > weight.rank) weight.reliability = -1;
    if (rank >= weight.rank) {
      weight.rank = rank;
      weight.reliability = std::max(weight.reliability, one.by.reliability);
    }
    weight.report = weight.report || one.report;
    weight.firmness = std::max(weight.firmness, !firm(one.by) ? 0 : one.stated ? 2 : 1);
    for (const auto origin : one.by.origins) weight.origins.insert(origin.value());
    if (one.by.origins.empty()) weight.origins.insert(one.by.claim->citation.source->value());
    weight.published.push_back(one.by.published);
  }
  return weight;
}

bool beats(Reason reason, const Weight& a, const Weight& b) {
  switch (reason) {
    case Reason::precision:
      return false;  // not by weight: see `more_precise`
    case Reason::rank:
      return a.rank > b.rank;
    case Reason::report:
      return a.report && !b.report;
    case Reason::reliability:
      return a.reliability > b.reliability;
    case Reason::origins:
      return a.origins.size() > b.origins.size();
    case Reason::firmness:
      return a.firmness > b.firmness;
    case Reason::later_publication:
      for (const auto& one : a.published) {
        bool after_all = true;
        for (const auto& other : b.published) after_all &= one.from >= other.to;
        if (after_all) return true;
      }
      return false;
    case Reason::earlier_publication:
      for (const auto& one : a.published) {
        bool before_all = true;
        for (const auto& other : b.published) before_all &= one.to <= other.from;
        if (before_all) return true;
      }
      return false;
  }
  return false;
}

bool beats(const Policy& policy, const Weight& a, const Weight& b) {
  for (const auto reason : policy) {
    if (beats(reason, a, b)) return true;
    if (beats(reason, b, a)) return false;
  }
  return false;
}

/// Whether a is the firmer of two dates that agree, or else the narrower.
template <class RivalOfDates>
bool more_precise(const RivalOfDates& a, const RivalOfDates& b) {
  if (!agreeing(a.said.value, b.said.value)) return false;
  const bool firm_a = a.weight.firmness > 0 && !has_mark(a.said.value, '?');
  const bool firm_b = b.weight.firmness > 0 && !has_mark(b.said.value, '?');
  if (firm_a != firm_b) return firm_a;
  if (!within(a.said.value, b.said.value)) return false;
  return !within(b.said.value, a.said.value) || (has_mark(b.said.value, '~') && !has_mark(a.said.value, '~'));
}

class Twin {
 public:
  Twin(const std::vector<Weighed>& all, const Policy& policy, bool withdrawn_too = false) : policy_(policy) {
    Group dropped;
    for (const auto& one : all) {
      std::map<std::string, bool> state;
      for (const auto& review : one.claim->reviews) {
        if (review.act == Act::retracted || review.act == Act::reinstated)
          state["retracted"] = review.act == Act::retracted;
        if (review.act == Act::superseded || review.act == Act::restated)
          state["superseded"] = review.act == Act::superseded;
      }
      if (withdrawn_too || !(state["retracted"] || state["superseded"]))
        claims_.push_back(one);
      else if (!state["retracted"])
        dropped.push_back(one);
    }
    sort(dropped);
    sort(claims_);
    for (const auto& one : dropped) belief_.superseded.push_back({"", one.claim->id, {}});
  }

  Belief operator()() {
    for (const auto& one : claims_)
      if (is_ahead(one)) belief_.dated_ahead.push_back(one.claim->id);
    believe_record();
    auto on_kind = on_field("kind");
    std::erase_if(on_kind, [](const auto& one) {  // which only says of what kind the rest is
      const auto& statement = one.by.claim->statement;
      return !asserts(one.by) && statement.fields.size() + statement.with.size() + statement.names.size() +
                                         statement.part_of.size() >
                                     1;
    });
    const auto of_kind = believed("kind", on_kind);
    std::string kind;
    for (const auto& one : of_kind.accepted()) {
      kind = std::get<std::string>(one.value);
      break;
    }
    std::vector<std::string> order{"title", "kind", "when", "outcome", "casualties"};
    if (kind == "test") order.insert(order.end(), {"weapon", "yield"});
    if (kind == "drill") order.insert(order.end(), {"yield", "weapon"});
    if (kind.empty()) order.insert(order.end(), {"weapon", "yield"});
    for (const auto& name : order) {
      const auto field = name == "kind"      ? of_kind
                         : name == "outcome" ? believed(name, on_outcome())
                                             : believed(name, of(kind, name, on_field(name)));
      if (field.candidates.empty()) continue;
      belief_.fields.push_back(field);
      if (field.candidates[0].accepted) belief_.statement.fields.push_back({name, field.candidates[0].value});
    }
    belief_.with = unite("with", &Statement::with);
    belief_.names = unite("names", &Statement::names);
    belief_.part_of = unite("part_of", &Statement::part_of);
    return belief_;
  }

 private:
  template <class T>
  struct Rival {
    Said<T> said;
    Weight weight;
    int lasted = 0;
    Sayings<T> heard{};  ///< those who assert it
  };

  static bool starts_after(const Value& date, const Weighed& one) {
    return std::get<When>(date).bounds().earliest_start >= one.published.to;
  }

  /// All dates that the claim gives, or else its source in claims that it did not take back.
  [[nodiscard]] bool is_ahead(const Weighed& one) const {
    if (!asserts(one)) return false;
    if (const auto* own = find(one.claim->statement.fields, "when")) return starts_after(*own, one);
    bool any = false;
    const auto dates = as_said("when");
    for (const auto& date : dates) {
      if (!asserts(date.by) || date.by.claim->citation.source != one.claim->citation.source) continue;
      bool taken_back = false;
      for (const auto& other : dates)
        taken_back |= exclude(date, other, true) && other.by.published.from >= date.by.published.to;
      if (taken_back) continue;
      any = true;
      if (!starts_after(date.value, one)) return false;
    }
    return any;
  }

  [[nodiscard]] Sayings<Value> as_said(const std::string& name) const {
    Sayings<Value> sayings;
    for (const auto& one : claims_)
      if (const auto* value = find(one.claim->statement.fields, name)) sayings.push_back({*value, one});
    return sayings;
  }
  [[nodiscard]] bool reports(const Weighed& one) const { return !one.claim->is_forecast() && !is_ahead(one); }
  [[nodiscard]] Sayings<Value> on_field(const std::string& name) const {
    auto sayings = as_said(name);
    for (auto& one : sayings) one.report = reports(one.by);
    return sayings;
  }

  /// Which of these are of the kind: only "test" has a weapon, both have a yield.
  static Sayings<Value> of(const std::string& kind, const std::string& name, Sayings<Value> sayings) {
    if (name != "weapon" && name != "yield") return sayings;
    for (auto& one : sayings) {
      const auto* stated = find(one.by.claim->statement.fields, "kind");
      one.counts = !kind.empty() && (name == "yield" || kind == "test") &&
                   (stated == nullptr || *stated == Value(kind));
    }
    return sayings;
  }

  [[nodiscard]] Sayings<Value> on_outcome() const {
    const Value open = std::string("open");
    const Value occurred = std::string("occurred");
    Sayings<Value> sayings;
    for (const auto& one : claims_) {
      const auto* stated = find(one.claim->statement.fields, "outcome");
      if (stated == nullptr && !asserts(one)) continue;
      Value said = one.claim->citation.window || is_ahead(one) ? open : occurred;
      if (stated != nullptr) said = *stated == occurred && is_ahead(one) ? open : *stated;
      bool silent = false;
      for (const auto& other : as_said("outcome"))
        silent |= asserts(other.by) && other.by.claim->citation.source == one.claim->citation.source &&
                  (other.value != open || one.published.from < other.by.published.to);
      if (stated == nullptr && silent) continue;
      sayings.push_back({said, one, stated != nullptr, reports(one) && said != open});
    }
    return sayings;
  }

  /// Leaves out what is superseded, and notes it and what contradicts itself.
  template <class T>
  Sayings<T> heard(const std::string& field, const Sayings<T>& sayings, bool one_value) {
    Sayings<T> kept;
    std::set<std::pair<ClaimId, ClaimId>> replaced;
    for (const auto& one : sayings) {
      const Saying<T>* by = nullptr;
      for (const auto& other : sayings)
        if (exclude(one, other, one_value) && other.by.published.from >= one.by.published.to &&
            (by == nullptr || other.by.published.from > by->by.published.from))
          by = &other;
      if (by == nullptr)
        kept.push_back(one);
      else
        replaced.insert({one.by.claim->id, by->by.claim->id});
    }
    for (const auto& [claim, by] : replaced) belief_.superseded.push_back({field, claim, by});
    std::map<std::tuple<SourceId, std::optional<ActorId>, bool>, std::vector<ClaimId>> contradicting;
    for (std::size_t i = 0; i < kept.size(); ++i) {
      const auto& one = kept[i];
      bool first = true;
      bool contradicted = false;
      for (std::size_t j = 0; j < kept.size(); ++j) {
        const auto& other = kept[j];
        if (other.report != one.report) continue;
        const bool same_voice = other.by.claim->citation.source == one.by.claim->citation.source &&
                                other.by.claim->citation.speaker == one.by.claim->citation.speaker;
        first &= !(j < i && same_voice && asserts(one.by) == asserts(other.by) &&
                   one.counts == other.counts && same_value(one.value, other.value));
        contradicted |= exclude(one, other, one_value);
      }
      if (!first || !contradicted) continue;
      auto& ids = contradicting[{*one.by.claim->citation.source, one.by.claim->citation.speaker, one.report}];
      if (std::find(ids.begin(), ids.end(), one.by.claim->id) == ids.end()) ids.push_back(one.by.claim->id);
    }
    for (const auto& [voice, ids] : contradicting)
      if (ids.size() > 1) belief_.self_contradictions.push_back({field, ids});
    return kept;
  }

  /// What is asserted, each against those who dispute it.
  template <class T>
  std::vector<Rival<T>> rivals(const std::string& field, const Sayings<T>& all, bool one_value) {
    const auto sayings = heard(field, all, one_value);
    std::vector<Rival<T>> found;
    for (std::size_t i = 0; i < sayings.size(); ++i) {
      if (!asserts(sayings[i].by)) continue;
      bool known = false;
      for (const auto& rival : found) known |= same_value(rival.said.value, sayings[i].value);
      if (known) continue;
      Rival<T> rival{{sayings[i].value}, {}};
      Sayings<T> asserting;
      Sayings<T> disputing;
      for (const auto& one : sayings) {
        if (!same_value(one.value, sayings[i].value)) continue;
        auto& ids = asserts(one.by) ? rival.said.asserted_by : rival.said.disputed_by;
        if (std::find(ids.begin(), ids.end(), one.by.claim->id) == ids.end()) ids.push_back(one.by.claim->id);
        if (one.counts) (asserts(one.by) ? asserting : disputing).push_back(one);
      }
      rival.weight = weight_of(asserting);
      auto against = weight_of(disputing);
      against.report = rival.weight.report;
      against.firmness = rival.weight.firmness;
      rival.said.accepted =
          !asserting.empty() && (disputing.empty() || !beats(policy_, against, rival.weight));
      rival.said.contested =
          rival.said.accepted && !disputing.empty() && !beats(policy_, rival.weight, against);
      rival.said.firm = rival.weight.firmness > 0;
      for (const bool forecasts : {true, false})
        for (auto one = asserting.rbegin(); one != asserting.rend(); ++one)
          if (one->by.claim->is_forecast() == forecasts)
            rival.said.likelihood = one->by.claim->citation.likelihood;
      if (rival.said.firm) rival.said.likelihood.reset();
      rival.heard = asserting;
      found.push_back(rival);
    }
    return found;
  }

  void believe_record() {
    Sayings<bool> sayings;
    bool asserted = false;
    bool disputed = false;
    for (const auto& one : claims_) {
      if (!asserts(one) && !one.claim->statement.empty()) continue;
      (asserts(one) ? asserted : disputed) = true;
      sayings.push_back({true, one, true, reports(one)});
    }
    const auto so = rivals("", sayings, true);
    const bool accepted = !so.empty() && so[0].said.accepted;
    belief_.standing = !asserted   ? Standing::retracted
                       : !accepted ? Standing::rejected
                       : disputed  ? Standing::disputed
                                   : Standing::accepted;
    if (so.empty()) return;
    belief_.firm = so[0].said.firm;
    belief_.likelihood = so[0].said.likelihood;
  }

  FieldBelief believed(const std::string& name, const Sayings<Value>& sayings) {
    auto all = rivals(name, sayings, true);
    FieldBelief belief;
    belief.field = name;
    const auto left = [&] {
      return std::count_if(all.begin(), all.end(), [](const auto& one) { return one.said.accepted; });
    };
    for (auto& one : all) {
      one.lasted = one.said.accepted ? 100 : -1;
      if (name == "when" && has_mark(one.said.value, '?')) one.weight.firmness = 0;
    }
    for (std::size_t round = 0; round < policy_.size(); ++round) {
      if (left() < 2) break;
      const auto before = all;
      for (std::size_t i = 0; i < all.size(); ++i) {
        auto& one = all[i];
        bool beaten = false;
        for (const auto& other : before) {
          if (!other.said.accepted || !before[i].said.accepted) continue;
          if (policy_[round] != Reason::precision) {
            beaten |= beats(policy_[round], other.weight, before[i].weight);
          } else if (more_precise(other, before[i])) {
            beaten = true;
          } else if (more_precise(before[i], other)) {
            one.heard.insert(one.heard.end(), other.heard.begin(), other.heard.end());
            const auto firmness = one.weight.firmness;
            one.weight = weight_of(one.heard);
            one.weight.firmness = std::max(firmness, other.weight.firmness);
          }
        }
        if (!beaten || !one.said.accepted) continue;
        one.said.accepted = one.said.contested = false;
        one.lasted = static_cast<int>(round);
      }
      if (left() == 1) belief.decided_by = policy_[round];
    }
    for (auto& one : all)
      for (const auto& other : all)
        one.said.agrees |= !one.said.accepted && one.lasted >= 0 && other.said.accepted &&
                           agreeing(one.said.value, other.said.value);
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
      if (a.lasted != b.lasted) return a.lasted > b.lasted;
      return compare_contents(a.said.value, b.said.value, name_of) < 0;
    });
    for (const auto& one : all) belief.candidates.push_back(one.said);
    return belief;
  }

  template <class Element>
  std::vector<Said<Element>> unite(const std::string& name, std::vector<Element> Statement::*list) {
    Sayings<Element> sayings;
    for (const auto& one : claims_)
      for (const auto& element : one.claim->statement.*list)
        sayings.push_back({element, one, true, reports(one)});
    std::vector<Said<Element>> all;
    for (const auto& rival : rivals(name, sayings, false)) all.push_back(rival.said);
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.value < b.value; });
    for (const auto& one : all)
      if (one.accepted) (belief_.statement.*list).push_back(one.value);
    return all;
  }

  const Policy& policy_;
  Group claims_{};
  Belief belief_{};
};

}  // namespace

TEST_CASE("Belief is as its policy says, on random claims") {
  Chance chance(20200616);
  for (int round = 0; round < test::rounds(60'000); ++round) {
    const auto claims = random_claims(chance);
    const auto own = random_policy(chance);
    auto twin = Twin(claims.weighed(), own)();
    if (twin.standing == Standing::retracted) twin.statement = Twin(claims.weighed(), own, true)().statement;
    const auto expected = text_of(twin);
    const auto believed = text_of(claims.belief(described_event, own));
    if (believed == expected) continue;
    INFO("round " << round);
    REQUIRE(believed == expected);
  }
}

TEST_CASE("Belief does not depend on the order of the claims, nor on when they were recorded") {
  Chance chance(1972);
  for (int round = 0; round < test::rounds(20'000); ++round) {
    auto claims = random_claims(chance);
    const auto own = random_policy(chance);
    const auto believed = text_of(claims.belief(described_event, own));
    for (auto& one : claims.all()) one.recorded_at(static_cast<std::int64_t>(chance.below(9)));
    auto weighed = claims.weighed();
    chance.shuffle(weighed);
    const auto shuffled = text_of(believe(weighed, own, described_event, name_of));
    if (believed == shuffled) continue;
    INFO("round " << round);
    REQUIRE(believed == shuffled);
  }
}

TEST_CASE("What is believed does not depend on the numbers of the claims") {
  Chance chance(1953);
  for (int round = 0; round < test::rounds(20'000); ++round) {
    auto claims = random_claims(chance);
    const auto own = random_policy(chance);
    const auto unnumbered = [&] {
      auto belief = claims.belief(described_event, own);
      const auto forget = [](auto& list) {
        for (auto& one : list) {
          one.asserted_by.assign(one.asserted_by.size(), {});
          one.disputed_by.assign(one.disputed_by.size(), {});
        }
      };
      for (auto& field : belief.fields) forget(field.candidates);
      forget(belief.with);
      forget(belief.names);
      forget(belief.part_of);
      for (auto& one : belief.superseded) one = {one.field, {}, {}};
      for (auto& one : belief.self_contradictions) one.claims.assign(one.claims.size(), {});
      belief.dated_ahead.assign(belief.dated_ahead.size(), {});
      return text_of(belief);
    };
    const auto believed = unnumbered();
    std::vector<std::int64_t> numbers;
    for (std::size_t i = 0; i < claims.all().size(); ++i)
      numbers.push_back(static_cast<std::int64_t>(100 - i));
    chance.shuffle(numbers);
    for (std::size_t i = 0; i < numbers.size(); ++i) claims.all()[i].claim.id = ClaimId(numbers[i]);
    const auto renumbered = unnumbered();
    if (believed == renumbered) continue;
    INFO("round " << round);
    REQUIRE(believed == renumbered);
  }
}

TEST_CASE("To retract a claim is as if it had never been made") {
  Chance chance(2018);
  for (int round = 0; round < test::rounds(20'000); ++round) {
    auto claims = random_claims(chance);
    if (claims.all().empty()) continue;
    const auto victim = chance.below(claims.all().size());
    auto without = claims.weighed();
    without.erase(without.begin() + static_cast<std::ptrdiff_t>(victim));
    claims.all()[victim].retracted();
    const auto believed = [](Belief belief) {
      if (belief.standing == Standing::retracted) belief.statement = {};  // what was said can still be seen
      return text_of(belief);
    };
    REQUIRE(believed(claims.belief(described_event)) ==
            believed(believe(without, policy(), described_event, name_of)));
  }
}

TEST_CASE("The order of claims is total but for equal contents") {
  const auto before = [](const Weighed& a, const Weighed& b) { return compare_claims(a, b, name_of) > 0; };
  const auto equal = [](const Weighed& a, const Weighed& b) { return compare_claims(a, b, name_of) == 0; };
  const auto content = [](const Weighed& one) {
    Claim unnumbered = *one.claim;
    unnumbered.id = {};
    unnumbered.stance = Stance::asserts;
    unnumbered.reviews.clear();
    const Weighed alone{&unnumbered};
    return text_of(believe({&alone, 1}, policy(), Described{}, name_of));
  };
  Chance chance(38);
  for (int round = 0; round < test::rounds(5'000); ++round) {
    const auto claims = random_claims(chance);
    const auto all = claims.weighed();
    bool right = true;
    for (const auto& a : all) {
      right &= equal(a, a);
      for (const auto& b : all) {
        right &= before(a, b) + before(b, a) + equal(a, b) == 1;
        if (equal(a, b)) right &= content(a) == content(b);
        for (const auto& c : all)
          if (!before(b, a) && !before(c, b)) right &= !before(c, a);
      }
    }
    if (right) continue;
    INFO("round " << round);
    REQUIRE(right);
  }
}
