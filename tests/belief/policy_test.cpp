// The policy once more, as slow and as close to its prose as can be, against `believe` on random claims.

#include "belief/belief.hpp"
#include "belief/claims.hpp"

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

const std::vector<Value>& some_values() {
  static const std::vector<Value> values{std::int64_t{1},
                                         std::int64_t{2},
                                         1.0,
                                         std::nan(""),
                                         0.0,
                                         -0.0,
                                         std::string("a"),
                                         std::string("open"),
                                         When("2018"),
                                         When("2018").with_words("then"),
                                         ActorId(1),
                                         PlaceId(1),
                                         EventId(1),
                                         EventId(2),
                                         true};
  return values;
}

Statement random_statement(Chance& chance) {
  Statement statement;
  if (chance.one_in(4)) return statement;
  for (const auto* name : {"title", "when", "outcome", "casualties", "other", "another"})
    if (chance.one_in(3)) statement.fields.push_back({name, chance.one_of(some_values())});
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
    one.claim.citation.source = SourceId(chance.one_of<std::int64_t>({1, 2}));
    if (chance.one_in(4)) one.claim.citation.speaker = ActorId(1);
    one.reliable(chance.one_of<double>({0.5, 0.5, 0.8}));
    if (chance.one_in(2)) one.published_at(chance.one_of<std::int64_t>({-5, 5}));
    if (chance.one_in(3)) one.recorded_at(1);
    if (chance.one_in(3)) one.where("par. 3");
    if (chance.one_in(3)) one.likelihood(chance.one_of<Likelihood>({likely, unlikely, Likelihood::of(0.5)}));
    if (chance.one_in(5)) one.window(When("2021"));
    if (chance.one_in(4)) one.rank(chance.one_of<Rank>({Rank::deprecated, Rank::normal, Rank::preferred}));
    if (chance.one_in(6)) one.retracted();
  }
  return claims;
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

/// Everything that a belief holds, one item a line.
std::string text_of(const Belief& belief) {
  std::ostringstream out;
  out << word(belief.standing) << '\n';
  for (const auto& field : belief.statement.fields)
    out << field.name << " = " << text_of(field.value) << '\n';
  for (const auto& one : belief.statement.with)
    out << "with " << one.actor.value() << ' ' << one.role << '\n';
  for (const auto& one : belief.statement.names) out << "name " << one.text << ' ' << one.language << '\n';
  for (const auto& one : belief.statement.part_of) out << "part of " << one.value() << '\n';
  if (belief.likelihood)
    out << "likelihood " << belief.likelihood->at_least() << ' ' << belief.likelihood->word << '\n';
  for (const auto& field : belief.fields) {
    out << field.field << ": " << word(field.reason) << '\n';
    for (const auto& candidate : field.candidates) {
      out << "  " << text_of(candidate.value) << (candidate.accepted ? " accepted" : "") << " asserted by";
      for (const auto id : candidate.asserted_by) out << ' ' << id.value();
      out << " disputed by";
      for (const auto id : candidate.disputed_by) out << ' ' << id.value();
      out << '\n';
    }
  }
  return out.str();
}

// --- The policy, from its prose ---

/// The content beyond the stance decides without meaning, so this takes the library's word for it.
Comparison stronger(const Weighed& a, const Weighed& b) {
  if (a.claim->rank() != b.claim->rank())
    return {a.claim->rank() == Rank::preferred || b.claim->rank() == Rank::deprecated
                ? std::weak_ordering::greater
                : std::weak_ordering::less,
            Reason::rank};
  const auto by = [](bool greater, Reason reason) {
    return Comparison{greater ? std::weak_ordering::greater : std::weak_ordering::less, reason};
  };
  if (a.reliability != b.reliability) return by(a.reliability > b.reliability, Reason::reliability);
  if (a.published != b.published) return by(a.published > b.published, Reason::later_publication);
  const auto recorded = [](const Weighed& one) { return one.claim->citation.recorded->key(); };
  if (recorded(a) != recorded(b)) return by(recorded(a) > recorded(b), Reason::later_recording);
  if (a.claim->stance != b.claim->stance) return by(a.claim->stance == Stance::asserts, Reason::content);
  return {compare_strength(a, b, name_of).order, Reason::content};
}

using Group = std::vector<Weighed>;

void sort(Group& group) {
  std::sort(group.begin(), group.end(), [](const Weighed& a, const Weighed& b) {
    const auto order = stronger(a, b).order;
    return order > 0 || (order == 0 && a.claim->id < b.claim->id);
  });
}

std::vector<ClaimId> ids_of(const Group& group) {
  std::vector<ClaimId> out;
  for (const auto& one : group) out.push_back(one.claim->id);
  return out;
}

bool same_value(const Value& a, const Value& b) {
  if (a.index() != b.index()) return false;
  if (const auto* when = std::get_if<When>(&a)) return when->text() == std::get<When>(b).text();
  if (const auto* number = std::get_if<double>(&a); number != nullptr && std::isnan(*number))
    return std::isnan(std::get<double>(b));
  return a == b;
}

bool set_aside(const Group& asserting, const Group& disputing) {
  for (const auto& dispute : disputing) {
    bool beats_all = true;
    for (const auto& assertion : asserting) beats_all &= stronger(dispute, assertion).order > 0;
    if (beats_all) return true;
  }
  return false;
}

/// The claims of a stance that state something.
template <class States>
Group those(const Group& claims, Stance stance, States states) {
  Group out;
  for (const auto& one : claims)
    if (one.claim->stance == stance && states(one.claim->statement)) out.push_back(one);
  sort(out);
  return out;
}

template <class Element>
std::vector<Element> united(const Group& claims, std::vector<Element> Statement::*list) {
  std::set<Element> all;
  for (const auto& one : claims)
    for (const auto& element : one.claim->statement.*list) all.insert(element);
  std::vector<Element> kept;
  for (const auto& element : all) {
    const auto states = [&](const Statement& statement) {
      return std::find((statement.*list).begin(), (statement.*list).end(), element) !=
             (statement.*list).end();
    };
    const auto asserting = those(claims, Stance::asserts, states);
    if (!asserting.empty() && !set_aside(asserting, those(claims, Stance::disputes, states)))
      kept.push_back(element);
  }
  return kept;
}

FieldBelief twin_of_field(const Group& claims, const std::string& name) {
  struct Rival {
    Group asserting;
    Candidate candidate;
    bool aside;
  };
  std::vector<Rival> rivals;
  for (const auto& one : those(claims, Stance::asserts, [](const Statement&) { return true; })) {
    const auto* value = find(one.claim->statement.fields, name);
    if (value == nullptr) continue;
    bool known = false;
    for (const auto& rival : rivals) known |= same_value(rival.candidate.value, *value);
    if (known) continue;
    const auto states = [&](const Statement& statement) {
      const auto* other = find(statement.fields, name);
      return other != nullptr && same_value(*other, *value);
    };
    const auto asserting = those(claims, Stance::asserts, states);
    const auto disputing = those(claims, Stance::disputes, states);
    rivals.push_back(
        {asserting, {*value, ids_of(asserting), ids_of(disputing), false}, set_aside(asserting, disputing)});
  }
  if (name == "outcome" && rivals.size() > 1)
    std::erase_if(rivals,
                  [](const Rival& rival) { return rival.candidate.value == Value(std::string("open")); });
  FieldBelief belief{name, {}, Reason::only_value};
  for (std::size_t i = 0; i < rivals.size(); ++i) {
    if (rivals[i].aside) continue;
    rivals[i].candidate.accepted = true;
    if (i + 1 < rivals.size())
      belief.reason = stronger(rivals[i].asserting.front(), rivals[i + 1].asserting.front()).criterion;
    break;
  }
  for (const auto& rival : rivals) belief.candidates.push_back(rival.candidate);
  return belief;
}

Belief twin(const std::vector<Weighed>& all) {
  Group claims;
  for (const auto& one : all)
    if (!one.claim->retracted()) claims.push_back(one);
  const auto any = [](const Statement&) { return true; };
  const auto asserting = those(claims, Stance::asserts, any);
  const auto disputing =
      those(claims, Stance::disputes, [](const Statement& statement) { return statement.empty(); });

  Belief belief;
  belief.standing = asserting.empty()                 ? Standing::retracted
                    : disputing.empty()               ? Standing::accepted
                    : set_aside(asserting, disputing) ? Standing::rejected
                                                      : Standing::disputed;
  for (const bool forecasts : {true, false})
    for (auto one = asserting.rbegin(); one != asserting.rend(); ++one)
      if (one->claim->is_forecast() == forecasts) belief.likelihood = one->claim->citation.likelihood;
  belief.statement.with = united(claims, &Statement::with);
  belief.statement.names = united(claims, &Statement::names);
  belief.statement.part_of = united(claims, &Statement::part_of);
  for (const auto* name : {"title", "when", "outcome", "casualties", "another", "other"}) {
    const auto field = twin_of_field(claims, name);
    if (field.candidates.empty()) continue;
    belief.fields.push_back(field);
    for (const auto& candidate : field.candidates)
      if (candidate.accepted) belief.statement.fields.push_back({name, candidate.value});
  }
  return belief;
}

}  // namespace

TEST_CASE("Belief is as its policy says, on random claims") {
  Chance chance(20200616);
  for (int round = 0; round < 30'000; ++round) {
    const auto claims = random_claims(chance);
    const auto expected = text_of(twin(claims.weighed()));
    const auto believed = text_of(claims.belief());
    if (believed == expected) continue;
    INFO("round " << round);
    REQUIRE(believed == expected);
  }
}

TEST_CASE("Belief does not depend on the order of the claims") {
  Chance chance(1972);
  for (int round = 0; round < 5'000; ++round) {
    const auto claims = random_claims(chance);
    auto weighed = claims.weighed();
    const auto believed = text_of(claims.belief());
    chance.shuffle(weighed);
    const auto shuffled = text_of(believe(weighed, field_order, name_of));
    if (believed == shuffled) continue;
    INFO("round " << round);
    REQUIRE(believed == shuffled);
  }
}

TEST_CASE("What is believed does not depend on the numbers of the claims") {
  Chance chance(1953);
  for (int round = 0; round < 5'000; ++round) {
    auto claims = random_claims(chance);
    const auto statement = [&] {
      auto belief = claims.belief();
      belief.fields.clear();
      return text_of(belief);
    };
    const auto believed = statement();
    std::vector<std::int64_t> numbers;
    for (std::size_t i = 0; i < claims.all().size(); ++i)
      numbers.push_back(static_cast<std::int64_t>(100 - i));
    chance.shuffle(numbers);
    for (std::size_t i = 0; i < numbers.size(); ++i) claims.all()[i].claim.id = ClaimId(numbers[i]);
    const auto renumbered = statement();
    if (believed == renumbered) continue;
    INFO("round " << round);
    REQUIRE(believed == renumbered);
  }
}

TEST_CASE("To retract a claim is as if it had never been made") {
  Chance chance(2018);
  for (int round = 0; round < 5'000; ++round) {
    auto claims = random_claims(chance);
    if (claims.all().empty()) continue;
    const auto victim = chance.below(claims.all().size());
    auto without = claims.weighed();
    without.erase(without.begin() + static_cast<std::ptrdiff_t>(victim));
    claims.all()[victim].retracted();
    REQUIRE(text_of(claims.belief()) == text_of(believe(without, field_order, name_of)));
  }
}

TEST_CASE("The strength of claims is a total order but for equal contents") {
  const auto beats = [](const Weighed& a, const Weighed& b) {
    return compare_strength(a, b, name_of).order > 0;
  };
  const auto equal = [](const Weighed& a, const Weighed& b) {
    return compare_strength(a, b, name_of).order == 0;
  };
  const auto content = [](const Weighed& one) {
    Claim unnumbered = *one.claim;
    unnumbered.id = {};
    unnumbered.stance = Stance::asserts;
    const Weighed alone{&unnumbered, 0.5, at(0)};
    return text_of(believe({&alone, 1}, field_order, name_of));
  };
  Chance chance(38);
  for (int round = 0; round < 5'000; ++round) {
    const auto claims = random_claims(chance);
    const auto all = claims.weighed();
    bool right = true;
    for (const auto& a : all) {
      right &= equal(a, a);
      for (const auto& b : all) {
        right &= beats(a, b) + beats(b, a) + equal(a, b) == 1;
        if (equal(a, b) && a.claim->retracted() == b.claim->retracted()) right &= content(a) == content(b);
        for (const auto& c : all)
          if (!beats(b, a) && !beats(c, b)) right &= !beats(c, a);
      }
    }
    if (right) continue;
    INFO("round " << round);
    REQUIRE(right);
  }
}
