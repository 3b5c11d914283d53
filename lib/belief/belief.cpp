#include "belief/belief.hpp"

#include "belief/backing.hpp"
#include "belief/claim_order.hpp"
#include "belief/outcome.hpp"
#include "belief/word.hpp"
#include "record/description.hpp"

#include <algorithm>
#include <compare>
#include <cstddef>
#include <map>
#include <set>
#include <utility>

namespace annals::inline v0_2::belief {
namespace {

/// What claims say of the values of one thing. Words on one value stand together, in the order of claims.
template <class T>
struct Words {
  std::vector<Word> all{};
  std::vector<const T*> values{};  ///< of each word, as its claim puts it

  void add(const T& value, const Word& word) {
    all.push_back(word);
    values.push_back(&value);
  }
  /// Sorts and numbers the values; a claim that repeats itself is heard once.
  template <class Compare>
  void sort(Compare compare) {
    std::vector<std::pair<const T*, Word>> said;
    for (std::size_t i = 0; i < all.size(); ++i) said.emplace_back(values[i], all[i]);
    std::ranges::sort(said, [&](const auto& a, const auto& b) {
      const auto order = compare(*a.first, *b.first);
      return order != 0 ? order < 0 : a.second.claim < b.second.claim;
    });
    all.clear();
    values.clear();
    for (auto& [value, word] : said) {
      const bool is_same = !all.empty() && compare(*values.back(), *value) == 0;
      if (is_same && all.back().claim == word.claim) continue;
      word.value = all.empty() ? 0 : all.back().value + (is_same ? 0 : 1);
      add(*value, word);
    }
  }
};

/// Values that one speaker may give together, and such that he may not.
bool stand_together(std::size_t, std::size_t) {
  return false;
}
Excludes but_for_agreeing(const std::vector<Extent>& extents) {
  return [&extents](std::size_t one, std::size_t other) {
    return one != other && !agree(extents[one], extents[other]);
  };
}

/// How far each value extends, by its number; of one alone it matters nothing.
std::vector<Extent> extents_of(const Words<Value>& words) {
  std::vector<Extent> extents;
  if (words.all.empty() || words.all.back().value == 0) return {{}};
  for (std::size_t i = 0; i < words.all.size(); ++i)
    if (words.all[i].value == extents.size()) extents.push_back(extent_of(*words.values[i]));
  return extents;
}

/// A value with what stands behind it.
template <class T>
struct Backed {
  Said<T> said{};
  std::size_t value = 0;  ///< its number
  Backing backing{};
  std::size_t held_out = 0;  ///< how long, among those of one field
};

/// Which claims are heard.
enum class Heard { those_that_count, all };

bool is_event(const Described& described) {
  return std::ranges::count(described.core, "outcome") > 0;
}

class Believing {
 public:
  Believing(std::span<const Weighed> claims, Heard heard, const Policy& policy, const Described& described,
            const NameOf& name_of)
      : policy_(policy), described_(described), name_of_(name_of) {
    Ranked superseded;
    for (const auto& one : claims) {
      if (heard == Heard::all || !one.claim->withdrawn())
        ranked_.push_back(one);
      else if (!one.claim->retracted())
        superseded.push_back(one);
    }
    rank(ranked_);
    rank(superseded);
    for (const auto& one : superseded) belief_.superseded.push_back({"", one.claim->id, {}});
  }

  Belief operator()() {
    find_ahead();
    believe_record();
    believe_fields();
    belief_.with = believe_list("with", &Statement::with);
    belief_.names = believe_list("names", &Statement::names);
    belief_.part_of = believe_list("part_of", &Statement::part_of);
    belief_.derived_from = believe_list("derived_from", &Statement::derived_from);
    put_in_order();
    return std::move(belief_);
  }

 private:
  void rank(Ranked& claims) const {
    std::ranges::sort(claims, [&](const Weighed& a, const Weighed& b) {
      const auto order = compare_claims(a, b, name_of_);
      return order != 0 ? order > 0 : a.claim->id < b.claim->id;
    });
  }

  [[nodiscard]] const Claim& claim(const Word& word) const { return *ranked_[word.claim].claim; }
  [[nodiscard]] bool asserts(const Word& word) const { return claim(word).stance == Stance::asserts; }

  [[nodiscard]] Word word_of(std::size_t claim) const {
    return {.claim = claim, .is_report = !ranked_[claim].claim->is_forecast() && !ahead_[claim]};
  }

  /// The words on a field, of any kind, of those claims that speak of it.
  template <class Speaks>
  [[nodiscard]] Words<Value> words_on(std::string_view field, Speaks speaks) const {
    Words<Value> words;
    for (std::size_t i = 0; i < ranked_.size(); ++i)
      if (const auto* value = find(ranked_[i].claim->statement.fields, field);
          value != nullptr && speaks(*ranked_[i].claim))
        words.add(*value, word_of(i));
    words.sort(compare_values);
    return words;
  }

  void find_ahead() {
    ahead_.resize(ranked_.size());
    if (!is_event(described_)) return;
    auto dates = words_on("when", [](const Claim&) { return true; });
    const auto extents = extents_of(dates);
    supersede(dates.all, but_for_agreeing(extents), ranked_);
    ahead_ = dated_ahead(ranked_, dates.all);
    for (std::size_t i = 0; i < ranked_.size(); ++i)
      if (ahead_[i]) belief_.dated_ahead.push_back(ranked_[i].claim->id);
  }

  /// Weighs for each value that is asserted those who assert it against those who dispute it.
  template <class T>
  std::vector<Backed<T>> weigh(std::string_view field, Words<T>& words, const Excludes& excludes) {
    for (const auto& [claim, by] : supersede(words.all, excludes, ranked_))
      belief_.superseded.push_back({std::string(field), ranked_[claim].claim->id, ranked_[by].claim->id});
    note_self_contradictions(field, words.all, excludes);
    std::vector<Backed<T>> all;
    for (std::size_t i = 0; i < words.all.size();) {
      Backed<T> one;
      Backing disputing;
      const Word* best = nullptr;
      one.value = words.all[i].value;
      for (; i < words.all.size() && words.all[i].value == one.value; ++i) {
        const auto& word = words.all[i];
        if (word.is_superseded) continue;
        if (asserts(word) && one.said.asserted_by.empty()) one.said.value = *words.values[i];
        (asserts(word) ? one.said.asserted_by : one.said.disputed_by).push_back(claim(word).id);
        if (!word.is_of_kind) continue;
        (asserts(word) ? one.backing : disputing).add(ranked_[word.claim], word.is_stated, word.is_report);
        if (asserts(word) && (best == nullptr || (claim(*best).is_forecast() && !claim(word).is_forecast())))
          best = &word;
      }
      if (one.said.asserted_by.empty()) continue;
      if (best != nullptr) set_hedge(one, *best);
      settle(one, disputing);
      all.push_back(std::move(one));
    }
    return all;
  }

  template <class T>
  void set_hedge(Backed<T>& one, const Word& best) {
    one.said.firm = one.backing.firmness != Firmness::doubted;
    if (!one.said.firm) one.said.likelihood = claim(best).citation.likelihood;
  }

  /// A dispute is no less for what it denies being foreseen or said with reservation, and no more.
  template <class T>
  void settle(Backed<T>& one, Backing disputing) {
    disputing.is_report = one.backing.is_report;
    disputing.firmness = one.backing.firmness;
    const bool is_disputed = disputing.claims > 0;
    one.said.accepted =
        one.backing.claims > 0 && !(is_disputed && is_stronger(policy_, disputing, one.backing));
    one.said.contested = one.said.accepted && is_disputed && !is_stronger(policy_, one.backing, disputing);
  }

  void note_self_contradictions(std::string_view field, const std::vector<Word>& words,
                                const Excludes& excludes) {
    for (const auto& claims : self_contradictions(words, excludes, ranked_)) {
      auto& one = belief_.self_contradictions.emplace_back();
      one.field = field;
      for (const auto index : claims) one.claims.push_back(ranked_[index].claim->id);
    }
  }

  void believe_record() {
    static constexpr bool it_is_so = true;
    Words<bool> words;
    bool is_asserted = false;
    for (std::size_t i = 0; i < ranked_.size(); ++i) {
      const auto word = word_of(i);
      is_asserted |= asserts(word);
      if (asserts(word) || claim(word).statement.empty()) words.add(it_is_so, word);
    }
    const bool is_disputed = !std::ranges::all_of(words.all, [&](const Word& one) { return asserts(one); });
    const auto weighed = weigh("", words, stand_together);
    if (!weighed.empty()) {
      belief_.firm = weighed.front().said.firm;
      belief_.likelihood = weighed.front().said.likelihood;
    }
    if (!is_asserted)
      belief_.standing = Standing::retracted;
    else if (weighed.empty() || !weighed.front().said.accepted)
      belief_.standing = Standing::rejected;
    else
      belief_.standing = is_disputed ? Standing::disputed : Standing::accepted;
  }

  void believe_fields() {
    if (!described_.kind_field.empty()) believe_kind();
    std::map<std::string_view, Words<Value>> fields;
    for (std::size_t i = 0; i < ranked_.size(); ++i)
      for (const auto& field : ranked_[i].claim->statement.fields) {
        auto word = word_of(i);
        word.is_of_kind = is_of_kind(field.name, *ranked_[i].claim);
        fields[field.name].add(field.value, word);
      }
    fields.erase(described_.kind_field);
    if (is_event(described_)) {
      fields.erase("outcome");
      believe_outcome();
    }
    for (auto& [name, words] : fields) {
      words.sort(compare_values);
      believe_field(name, words);
    }
  }

  void believe_kind() {
    auto words = words_on(described_.kind_field, [&](const Claim& claim) {
      return claim.stance == Stance::asserts || states_kind_alone(claim.statement, described_.kind_field);
    });
    believe_field(described_.kind_field, words);
    if (belief_.fields.empty() || belief_.fields.back().accepted().empty()) return;
    if (const auto* kind = std::get_if<std::string>(&belief_.fields.back().candidates.front().value)) {
      kind_ = *kind;
      if (described_.own) own_fields_ = described_.own(kind_);
    }
  }

  [[nodiscard]] bool is_of_kind(const std::string& field, const Claim& claim) const {
    if (!described_.own || std::ranges::count(described_.core, field) > 0) return true;
    const auto* kind = find(claim.statement.fields, described_.kind_field);
    return std::ranges::count(own_fields_, field) > 0 && (kind == nullptr || *kind == Value(kind_));
  }

  void believe_outcome() {
    const auto outcomes = outcome_words(ranked_, ahead_);
    Words<Value> words;
    for (const auto& one : outcomes) {
      auto word = word_of(one.claim);
      word.is_stated = one.is_stated;
      word.is_report &= one.outcome != Value(std::string(annals::word(Outcome::open)));
      words.add(one.outcome, word);
      note_report(one);
    }
    words.sort(compare_values);
    believe_field("outcome", words);
  }

  void note_report(const OutcomeWord& word) {
    const auto reported = reported_by(ranked_[word.claim], word.outcome);
    if (!reported || (belief_.reported && *belief_.reported < *reported)) return;
    if (belief_.reported != reported) belief_.reported_by.clear();
    belief_.reported = reported;
    belief_.reported_by.push_back(ranked_[word.claim].claim->id);
  }

  void believe_field(std::string_view field, Words<Value>& words) {
    const auto extents = extents_of(words);
    auto values = weigh(field, words, but_for_agreeing(extents));
    if (values.empty()) return;
    auto& belief = belief_.fields.emplace_back();
    belief.field = field;
    belief.decided_by = choose(values, extents);
    std::ranges::sort(values, [&](const auto& a, const auto& b) {
      if (a.held_out != b.held_out) return a.held_out > b.held_out;
      return compare_contents(a.said.value, b.said.value, name_of_) < 0;
    });
    for (auto& one : values) belief.candidates.push_back(std::move(one.said));
  }

  /// Accepts those of the values that are left by the policy, and returns what left one alone.
  std::optional<Reason> choose(std::vector<Backed<Value>>& values, const std::vector<Extent>& extents) const {
    std::vector<Backing> backings;
    std::vector<std::size_t> left;
    for (const auto& one : values) {
      if (!one.said.accepted) continue;
      auto& backing = backings.emplace_back(one.backing);
      backing.extent = extents[one.value];
      if (backing.extent.is_doubted) backing.firmness = Firmness::doubted;
    }
    const auto result = contest(policy_, std::move(backings));
    auto held_out = result.held_out.begin();
    for (auto& one : values) {
      if (!one.said.accepted) continue;
      one.held_out = 1 + *held_out++;
      if (one.held_out > policy_.size()) left.push_back(one.value);
    }
    for (auto& one : values) {
      if (!one.said.accepted || one.held_out > policy_.size()) continue;
      one.said.accepted = one.said.contested = false;
      one.said.agrees = std::ranges::any_of(
          left, [&](std::size_t other) { return agree(extents[one.value], extents[other]); });
    }
    return result.decided_by;
  }

  template <class Element>
  std::vector<Said<Element>> believe_list(std::string_view name, std::vector<Element> Statement::*list) {
    Words<Element> words;
    for (std::size_t i = 0; i < ranked_.size(); ++i)
      for (const auto& element : ranked_[i].claim->statement.*list) words.add(element, word_of(i));
    words.sort(std::compare_three_way());
    std::vector<Said<Element>> all;
    for (auto& one : weigh(name, words, stand_together)) {
      if (one.said.accepted) (belief_.statement.*list).push_back(one.said.value);
      all.push_back(std::move(one.said));
    }
    return all;
  }

  /// Puts all that names fields into the order described.
  void put_in_order() {
    std::map<std::string_view, std::size_t> places{{"", 0}};
    for (const auto& name : described_.core) places.emplace(name, places.size());
    for (const auto& name : own_fields_) places.emplace(name, places.size());
    const auto place = [&](const auto& one) {
      const auto found = places.find(one.field);
      return std::pair(found == places.end() ? places.size() : found->second, std::string_view(one.field));
    };
    const auto sort = [&](auto& list) { std::ranges::stable_sort(list, std::less<>(), place); };
    sort(belief_.fields);
    sort(belief_.superseded);
    sort(belief_.self_contradictions);
    for (const auto& field : belief_.fields)
      if (const auto accepted = field.accepted(); !accepted.empty())
        belief_.statement.fields.push_back({field.field, accepted.front().value});
  }

  Ranked ranked_{};
  const Policy& policy_;
  const Described& described_;
  const NameOf& name_of_;
  std::vector<bool> ahead_{};
  std::string kind_{};
  std::vector<std::string> own_fields_{};
  Belief belief_{};
};

}  // namespace

Belief believe(std::span<const Weighed> claims, const Policy& policy, const Described& described,
               const NameOf& name_of) {
  auto belief = Believing(claims, Heard::those_that_count, policy, described, name_of)();
  if (belief.standing != Standing::retracted) return belief;
  auto said = Believing(claims, Heard::all, policy, described, name_of)().statement;
  if (is_event(described))
    belief.statement = std::move(said);
  else if (const auto* title = find(said.fields, "title"))
    belief.statement.fields = {{"title", *title}};
  return belief;
}

}  // namespace annals::inline v0_2::belief
