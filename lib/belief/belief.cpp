#include "belief/belief.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace annals::inline v0_2::belief {
namespace {

/// The claims that count, strongest first. From here on a claim is known by its index here, so that the
/// lesser of two indices is the stronger claim.
using Ranked = std::vector<Weighed>;

constexpr auto nobody = static_cast<std::size_t>(-1);

Ranked strongest_first(std::span<const Weighed> claims, const NameOf& name_of) {
  Ranked ranked;
  std::copy_if(claims.begin(), claims.end(), std::back_inserter(ranked),
               [](const Weighed& one) { return !one.claim->retracted(); });
  std::sort(ranked.begin(), ranked.end(), [&](const Weighed& a, const Weighed& b) {
    const auto order = compare_strength(a, b, name_of).order;
    return order != 0 ? order > 0 : a.claim->id < b.claim->id;
  });
  return ranked;
}

bool asserts(const Weighed& one) {
  return one.claim->stance == Stance::asserts;
}

template <class Predicate>
std::size_t strongest(const Ranked& ranked, Predicate predicate) {
  const auto found = std::find_if(ranked.begin(), ranked.end(), predicate);
  return found == ranked.end() ? nobody : static_cast<std::size_t>(found - ranked.begin());
}

Standing standing_of(const Ranked& ranked) {
  const auto assertion = strongest(ranked, asserts);
  const auto dispute =
      strongest(ranked, [](const Weighed& one) { return !asserts(one) && one.claim->statement.empty(); });
  if (assertion == nobody) return Standing::retracted;
  if (dispute == nobody) return Standing::accepted;
  return dispute < assertion ? Standing::rejected : Standing::disputed;
}

std::optional<Likelihood> likelihood_of(const Ranked& ranked) {
  auto decisive =
      strongest(ranked, [](const Weighed& one) { return asserts(one) && !one.claim->is_forecast(); });
  if (decisive == nobody) decisive = strongest(ranked, asserts);
  return decisive == nobody ? std::nullopt : ranked[decisive].claim->citation.likelihood;
}

/// The elements of one list of all claims that are asserted and not set aside.
template <class Element>
std::vector<Element> united(const Ranked& ranked, std::vector<Element> Statement::*list) {
  std::vector<std::pair<const Element*, std::size_t>> stated;
  for (std::size_t i = 0; i < ranked.size(); ++i)
    for (const auto& element : ranked[i].claim->statement.*list) stated.emplace_back(&element, i);
  std::sort(stated.begin(), stated.end(), [](const auto& a, const auto& b) {
    return std::tie(*a.first, a.second) < std::tie(*b.first, b.second);
  });
  // The first mention of each element is its strongest, so its stance decides.
  std::vector<Element> kept;
  const Element* previous = nullptr;
  for (const auto& [element, claim] : stated) {
    const bool first = previous == nullptr || *previous != *element;
    if (first && asserts(ranked[claim])) kept.push_back(*element);
    previous = element;
  }
  return kept;
}

/// One claim's word on one field.
struct StatedValue {
  const Field* field;
  std::size_t position;  ///< of the field in the order that the caller gave
  std::size_t claim;
};
using ValueGroup = std::span<const StatedValue>;

/// All statements, those on one field together, and in them those of one value together, strongest first.
std::vector<StatedValue> statements(const Ranked& ranked, std::span<const std::string> field_order) {
  std::unordered_map<std::string_view, std::size_t> positions;
  for (const auto& name : field_order) positions.emplace(name, positions.size());
  std::vector<StatedValue> all;
  for (std::size_t i = 0; i < ranked.size(); ++i)
    for (const auto& field : ranked[i].claim->statement.fields) {
      const auto known = positions.find(field.name);
      all.push_back({&field, known == positions.end() ? nobody : known->second, i});
    }
  std::sort(all.begin(), all.end(), [](const StatedValue& a, const StatedValue& b) {
    if (a.position != b.position) return a.position < b.position;
    if (const auto order = a.field->name <=> b.field->name; order != 0) return order < 0;
    if (const auto order = compare_values(a.field->value, b.field->value); order != 0) return order < 0;
    return a.claim < b.claim;
  });
  return all;
}

/// Takes the statements from the front that are alike.
template <class Alike>
ValueGroup take(ValueGroup& rest, Alike alike) {
  const auto end = std::find_if_not(rest.begin(), rest.end(), [&](const StatedValue& one) {
    return alike(*rest.front().field, *one.field);
  });
  const auto taken = rest.first(static_cast<std::size_t>(end - rest.begin()));
  rest = rest.subspan(taken.size());
  return taken;
}

struct Contender {
  Candidate candidate;
  std::size_t assertion = nobody;  ///< the strongest
  std::size_t dispute = nobody;    ///< the strongest
};

/// What speaks for and against one value.
Contender contender(const Ranked& ranked, ValueGroup on_value) {
  Contender result;
  auto previous = nobody;
  for (const auto& one : on_value) {
    if (one.claim == std::exchange(previous, one.claim)) continue;  // a claim that repeats itself
    const bool for_it = asserts(ranked[one.claim]);
    auto& strongest_one = for_it ? result.assertion : result.dispute;
    if (strongest_one == nobody) {
      strongest_one = one.claim;
      if (for_it) result.candidate.value = one.field->value;
    }
    (for_it ? result.candidate.asserted_by : result.candidate.disputed_by)
        .push_back(ranked[one.claim].claim->id);
  }
  return result;
}

FieldBelief believe_field(const Ranked& ranked, ValueGroup on_field, const NameOf& name_of) {
  std::vector<Contender> contenders;
  FieldBelief belief{on_field.front().field->name, {}, Reason::only_value};
  while (!on_field.empty()) {
    auto one = contender(ranked, take(on_field, [](const Field& a, const Field& b) {
                           return compare_values(a.value, b.value) == 0;
                         }));
    if (one.assertion != nobody) contenders.push_back(std::move(one));
  }
  if (belief.field == "outcome" && contenders.size() > 1)
    std::erase_if(contenders, [](const Contender& one) {
      const auto* outcome = std::get_if<std::string>(&one.candidate.value);
      return outcome != nullptr && *outcome == word(Outcome::open);
    });
  // A claim that asserts two values of one field is equally strong for both: they stay in the order of
  // values.
  std::stable_sort(contenders.begin(), contenders.end(),
                   [](const Contender& a, const Contender& b) { return a.assertion < b.assertion; });
  const auto accepted = std::find_if(contenders.begin(), contenders.end(),
                                     [](const Contender& one) { return one.assertion < one.dispute; });
  if (accepted != contenders.end()) {
    accepted->candidate.accepted = true;
    if (const auto next = accepted + 1; next != contenders.end())
      belief.reason =
          compare_strength(ranked[accepted->assertion], ranked[next->assertion], name_of).criterion;
  }
  for (auto& one : contenders) belief.candidates.push_back(std::move(one.candidate));
  return belief;
}

}  // namespace

Belief believe(std::span<const Weighed> claims, std::span<const std::string> field_order,
               const NameOf& name_of) {
  const auto ranked = strongest_first(claims, name_of);
  Belief belief;
  belief.standing = standing_of(ranked);
  belief.likelihood = likelihood_of(ranked);
  belief.statement.with = united(ranked, &Statement::with);
  belief.statement.names = united(ranked, &Statement::names);
  belief.statement.part_of = united(ranked, &Statement::part_of);

  const auto all = statements(ranked, field_order);
  for (ValueGroup rest = all; !rest.empty();) {
    const auto on_field = take(rest, [](const Field& a, const Field& b) { return a.name == b.name; });
    auto field = believe_field(ranked, on_field, name_of);
    if (field.candidates.empty()) continue;
    for (const auto& candidate : field.candidates)
      if (candidate.accepted) belief.statement.fields.push_back({field.field, candidate.value});
    belief.fields.push_back(std::move(field));
  }
  return belief;
}

}  // namespace annals::inline v0_2::belief
