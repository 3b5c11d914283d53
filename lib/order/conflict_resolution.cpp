#include "order/conflict_resolution.hpp"

#include "order/cycle.hpp"
#include "order/unique.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <optional>
#include <set>

namespace annals::inline v0_2::order {

namespace {

using Numbers = std::vector<FactNumber>;
using Step = Steps::Step;

/// Leaves out what the conflict does not need.
void make_minimal(const Facts& facts, Numbers& conflict) {
  for (std::size_t i = 0; i < conflict.size();) {
    auto rest = conflict;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
    if (Chronology(alone(facts, rest)).conflict().empty())
      ++i;
    else
      conflict = std::move(rest);
  }
}

/// What some facts say, alone or together, with what is held, or with what is beside it; all in order.
std::vector<Step> steps_beside(const Chronology& held, const Numbers& beside,
                               std::span<const FactNumber> some) {
  const auto is_there = [&](FactNumber fact) {
    return held.holds(fact) || std::ranges::binary_search(beside, fact);
  };
  std::vector<Step> steps;
  for (const auto fact : some)
    for (const auto& step : held.reasons(fact)) {
      const bool is_told_twice =
          step.date && *step.fact != fact && std::ranges::binary_search(some, *step.fact);
      if (is_there(*step.fact) && (!step.date || is_there(*step.date)) && !is_told_twice)
        steps.push_back(step);
    }
  return steps;
}

class Resolving {
 public:
  Resolving(Chronology& chronology, const StrengthOf& strength)
      : chronology_(chronology), strength_(strength) {}

  Resolution run() && {
    while (hold_rest()) resolve_shortest();
    resolution_.inconsistent.assign(inconsistent_.begin(), inconsistent_.end());
    return std::move(resolution_);
  }

 private:
  /// Holds what can be held of what is not inconsistent. Whether that leaves something.
  bool hold_rest() {
    rest_.clear();
    for (const auto fact : chronology_.aside())
      if (!inconsistent_.contains(fact)) rest_.push_back(fact);
    chronology_.hold_each(rest_);
    std::erase_if(rest_, [&](FactNumber fact) { return chronology_.holds(fact); });
    return !rest_.empty();
  }

  /// Every cycle that cannot hold leads over a fact that is left. Of those with the fewest steps the weakest
  /// facts become inconsistent.
  void resolve_shortest() {
    const auto more = steps_beside(chronology_, rest_, rest_);
    const Steps all(chronology_, more);
    auto fewest = steps_of_some_cycle();
    std::vector<Step> first;
    for (const auto& step : more) {
      const auto length = ShortestCycles(all, step, fewest).length();
      if (!length) continue;
      if (*length < fewest) first.clear();
      fewest = *length;
      first.push_back(step);
    }
    std::vector<Step> steps;
    for (const auto& one : first)
      for (const auto& step : ShortestCycles(all, one, fewest).all())
        if (std::ranges::find(steps, step) == steps.end()) steps.push_back(step);
    resolution_.most_steps = std::max(resolution_.most_steps, fewest);
    resolve_weakest(steps, fewest);
  }

  /// A bound for the fewest.
  std::size_t steps_of_some_cycle() {
    auto fewest = std::numeric_limits<std::size_t>::max();
    for (const auto fact : rest_) {
      const auto cycle = chronology_.hold(fact);
      std::size_t steps = 0;
      for (const auto id : cycle) steps += chronology_.rests_on(id).size();
      fewest = std::min(fewest, steps);
    }
    return fewest;
  }

  /// A fact is the weakest of a cycle where one is left when all that is weaker is left out.
  void resolve_weakest(const std::vector<Step>& steps, std::size_t length) {
    std::set<Strength> strengths;
    for (const auto& step : steps) strengths.insert(strength_of(step));
    for (const auto& strength : strengths) {
      std::vector<Step> strong;
      std::ranges::copy_if(steps, std::back_inserter(strong),
                           [&](const Step& step) { return strength_of(step) >= strength; });
      const Steps graph(strong);
      for (const auto& step : strong) {
        if (strength_of(step) != strength || is_inconsistent(step, strength)) continue;
        const ShortestCycles cycles(graph, step, length);
        if (cycles.length()) resolve_cycle(cycles.one(), strength);
      }
    }
    for (const auto fact : inconsistent_) chronology_.release(fact);
  }

  void resolve_cycle(const std::vector<Step>& cycle, const Strength& weakest) {
    Numbers conflict;
    for (const auto& step : cycle)
      for (const auto& fact : {step.fact, step.date})
        if (fact) conflict.push_back(*fact);
    make_unique(conflict);
    for (const auto fact : conflict)
      if (strength_of(fact) == weakest) inconsistent_.insert(fact);
    make_minimal(chronology_.facts(), conflict);
    if (std::ranges::find(resolution_.conflicts, conflict) == resolution_.conflicts.end())
      resolution_.conflicts.push_back(std::move(conflict));
  }

  bool is_inconsistent(const Step& step, const Strength& strength) {
    return std::ranges::all_of(std::array{step.fact, step.date}, [&](const std::optional<FactNumber>& fact) {
      return !fact || strength_of(*fact) != strength || inconsistent_.contains(*fact);
    });
  }

  /// That of the weaker where a step rests on two facts.
  Strength strength_of(const Step& step) {
    const auto strength = strength_of(*step.fact);
    return step.date ? std::min(strength, strength_of(*step.date)) : strength;
  }
  Strength strength_of(FactNumber fact) {
    const auto known = strengths_.find(fact);
    return known != strengths_.end() ? known->second
                                     : strengths_.emplace(fact, strength_(fact)).first->second;
  }

  Chronology& chronology_;
  const StrengthOf& strength_;
  Resolution resolution_;
  std::set<FactNumber> inconsistent_;
  std::map<FactNumber, Strength> strengths_;
  Numbers rest_;  ///< in order: neither held nor inconsistent
};

}  // namespace

std::vector<bool> Resolution::flags(const Facts& facts) const {
  if (inconsistent.empty()) return {};
  std::vector<bool> flags(facts.facts.size());
  for (const auto fact : inconsistent) flags[fact] = true;
  return flags;
}

Resolution resolve_conflicts(Chronology& chronology, const StrengthOf& strength) {
  return Resolving(chronology, strength).run();
}

bool bear_on(const Resolution& before, const Chronology& chronology, std::span<const FactNumber> facts) {
  const auto& inconsistent = before.inconsistent;
  if (inconsistent.empty()) return false;
  const Steps all(chronology, steps_beside(chronology, inconsistent, inconsistent));
  return std::ranges::any_of(facts, [&](FactNumber fact) {
    return std::ranges::binary_search(inconsistent, fact) ||
           std::ranges::any_of(steps_beside(chronology, inconsistent, std::span(&fact, 1)),
                               [&](const Step& step) {
                                 return ShortestCycles(all, step, before.most_steps).length().has_value();
                               });
  });
}

Resolution resolve_conflicts(const Facts& facts, const StrengthOf& strength) {
  Chronology chronology(facts);
  if (chronology.conflict().empty()) return {};
  return resolve_conflicts(chronology, strength);
}

}  // namespace annals::inline v0_2::order
