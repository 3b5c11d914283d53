#include "order/conflict_resolution.hpp"

#include "order/cycle.hpp"
#include "order/unique.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <set>

namespace annals::inline v0_2::order {

namespace {

using Numbers = std::vector<FactNumber>;
using Step = Steps::Step;

/// Facts in all, while smallest sets are looked for.
constexpr std::size_t most_looked_at = 20'000;

bool can_hold(const Facts& facts, const Numbers& some) {
  return Chronology(alone(facts, some)).conflict().empty();
}

/// The smallest sets among facts that cannot all hold: these, unless they have some without need.
void add_smallest(const Facts& facts, const Numbers& conflict, std::set<Numbers>& smallest) {
  bool is_smallest = true;
  for (const auto one : conflict) {
    auto rest = conflict;
    std::erase(rest, one);
    if (can_hold(facts, rest)) continue;
    is_smallest = false;
    add_smallest(facts, rest, smallest);
  }
  if (is_smallest) smallest.insert(conflict);
}

Numbers facts_of(std::span<const Step> cycle) {
  Numbers facts;
  for (const auto& step : cycle)
    for (const auto& fact : {step.fact, step.date})
      if (fact) facts.push_back(*fact);
  make_unique(facts);
  return facts;
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
  Resolving(Chronology& chronology, Numbers some, const StrengthOf& strength)
      : chronology_(chronology), strength_(strength), rest_(std::move(some)) {}

  Resolution run() && {
    while (hold_rest())
      if (!resolve_shortest()) resolve_members();
    resolution_.inconsistent.assign(inconsistent_.begin(), inconsistent_.end());
    return std::move(resolution_);
  }

 private:
  /// Holds what can be held of what is not inconsistent. Whether that leaves something.
  bool hold_rest() {
    std::erase_if(rest_, [&](FactNumber fact) { return inconsistent_.contains(fact); });
    chronology_.hold_each(rest_);
    std::erase_if(rest_, [&](FactNumber fact) { return chronology_.holds(fact); });
    return !rest_.empty();
  }

  /// Every cycle that cannot hold leads over a fact that is left. Of those with the fewest steps the weakest
  /// facts become inconsistent. False: there is no such cycle.
  bool resolve_shortest() {
    const auto more = steps_beside(chronology_, rest_, rest_);
    const Steps all(chronology_, more);
    const auto some = steps_of_some_cycle();
    if (!some) return false;
    auto fewest = *some;
    std::vector<Step> first;
    for (const auto& step : more) {
      const auto length = ShortestCycles(all, step, fewest).length();
      if (!length) continue;
      if (*length < fewest) first.clear();
      fewest = *length;
      first.push_back(step);
    }
    resolution_.most_steps = std::max(resolution_.most_steps, fewest);
    if (!resolve_each(all, first, fewest)) resolve_weakest(all, first, fewest);
    for (const auto fact : inconsistent_) chronology_.release(fact);
    return true;
  }

  /// Decides each smallest set. False: there are too many.
  bool resolve_each(const Steps& all, const std::vector<Step>& first, std::size_t length) {
    std::set<Numbers> cycles;
    std::size_t seen = 0;
    for (const auto& one : first)
      if (!ShortestCycles(all, one, length).each([&](const std::vector<Step>& cycle) {
            cycles.insert(facts_of(cycle));
            return ++seen <= most_listed;
          }))
        return false;
    std::set<Numbers> smallest;
    for (const auto& cycle : cycles) add_smallest(chronology_.facts(), cycle, smallest);
    for (const auto& conflict : smallest) resolve(conflict);
    return true;
  }

  /// A bound for the fewest. Nothing: no cycle cannot hold, as far as dates say no more than their hull.
  std::optional<std::size_t> steps_of_some_cycle() {
    std::optional<std::size_t> fewest;
    for (const auto fact : rest_) {
      const auto cycle = chronology_.hold(fact);
      if (std::ranges::none_of(cycle, [&](FactNumber one) { return has_members(one); }))
        fewest = fewest ? std::min(*fewest, cycle.size()) : cycle.size();
    }
    if (fewest) return fewest;
    auto hulls = alone(chronology_.facts(), all_connected());
    for (auto& fact : hulls.facts) fact.members.clear();
    const auto cycle = Chronology(hulls).conflict();
    // A fact gives two constraints of a cycle at most, and each rests on two facts at most.
    return cycle.empty() ? std::nullopt : std::optional(4 * cycle.size());
  }

  [[nodiscard]] bool has_members(FactNumber fact) const {
    return !chronology_.facts().facts[fact].members.empty();
  }

  /// No member is left to a date, though no cycle says so. All smallest sets of what is connected are looked
  /// for: of each that is found one fact after the other is left out, to see what cannot hold besides
  /// (R. Reiter, "A theory of diagnosis from first principles", Artificial Intelligence 32, 1987).
  void resolve_members() {
    const auto connected = all_connected();
    std::set<Numbers> smallest;
    std::set<Numbers> to_try_or_tried{{}};
    std::vector<Numbers> to_try{{}};
    for (std::size_t at = 0; at < to_try.size() && at * connected.size() < most_looked_at; ++at) {
      const auto out = to_try[at];
      const auto conflict = conflict_without(connected, out, smallest);
      if (!conflict.empty()) smallest.insert(conflict);
      for (const auto fact : conflict) {
        auto next = out;
        next.push_back(fact);
        make_unique(next);
        if (to_try_or_tried.insert(next).second) to_try.push_back(std::move(next));
      }
    }
    for (const auto& conflict : smallest) resolve(conflict);
    for (const auto fact : inconsistent_) chronology_.release(fact);
  }

  /// A smallest set that cannot hold and has none of some facts, perhaps a known one; empty: there is none.
  [[nodiscard]] Numbers conflict_without(const Numbers& connected, const Numbers& out,
                                         const std::set<Numbers>& known) const {
    const auto is_in = [&](FactNumber fact) { return !std::ranges::binary_search(out, fact); };
    for (const auto& conflict : known)
      if (std::ranges::all_of(conflict, is_in)) return conflict;
    Numbers in;
    std::ranges::copy_if(connected, std::back_inserter(in), is_in);
    auto conflict = Chronology(alone(chronology_.facts(), in)).conflict();
    for (auto& fact : conflict) fact = in[fact];
    for (std::size_t i = 0; i < conflict.size();) {
      auto rest = conflict;
      rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
      if (can_hold(chronology_.facts(), rest))
        ++i;
      else
        conflict = std::move(rest);
    }
    return conflict;
  }

  /// The facts that are not inconsistent, of all events that are connected to what is left.
  [[nodiscard]] Numbers all_connected() const {
    auto found = rest_;
    std::set<EventNumber> seen;
    const auto reach = [&](EventNumber event) {
      if (!seen.insert(event).second) return;
      for (const auto fact : chronology_.facts_of(event))
        if (takes_part(fact)) found.push_back(fact);
    };
    for (std::size_t i = 0; i < found.size(); ++i) {
      reach(chronology_.facts().facts[found[i]].event);
      reach(chronology_.facts().facts[found[i]].other);
    }
    make_unique(found);
    return found;
  }
  [[nodiscard]] bool takes_part(FactNumber fact) const {
    return chronology_.holds(fact) || std::ranges::binary_search(rest_, fact);
  }

  /// A fact is the weakest of a cycle where one is left when all that is weaker is left out.
  void resolve_weakest(const Steps& all, const std::vector<Step>& first, std::size_t length) {
    std::vector<Step> steps;
    for (const auto& one : first)
      for (const auto& step : ShortestCycles(all, one, length).all())
        if (std::ranges::find(steps, step) == steps.end()) steps.push_back(step);
    std::set<Weight> weights;
    for (const auto& step : steps) weights.insert(weight_of(step));
    for (const auto& weight : weights) {
      std::vector<Step> strong;
      std::ranges::copy_if(steps, std::back_inserter(strong),
                           [&](const Step& step) { return weight_of(step) >= weight; });
      const Steps graph(strong);
      for (const auto& step : strong) {
        if (weight_of(step) != weight || is_inconsistent(step, weight)) continue;
        const ShortestCycles cycles(graph, step, length);
        if (!cycles.length()) continue;
        const auto conflict = facts_of(cycles.one());
        for (const auto fact : conflict)
          if (weight_of(fact) == weight) inconsistent_.insert(fact);
        std::set<Numbers> smallest;
        add_smallest(chronology_.facts(), conflict, smallest);
        for (const auto& one : smallest) list(one);
      }
    }
  }

  /// The weakest of a smallest set are inconsistent.
  void resolve(const Numbers& conflict) {
    const auto weight = [&](FactNumber fact) { return weight_of(fact); };
    const auto weakest = weight_of(*std::ranges::min_element(conflict, {}, weight));
    for (const auto fact : conflict)
      if (weight_of(fact) == weakest) inconsistent_.insert(fact);
    list(conflict);
  }

  void list(const Numbers& conflict) {
    if (listed_.insert(conflict).second) resolution_.conflicts.push_back(conflict);
  }

  bool is_inconsistent(const Step& step, const Weight& weight) {
    return std::ranges::all_of(std::array{step.fact, step.date}, [&](const std::optional<FactNumber>& fact) {
      return !fact || weight_of(*fact) != weight || inconsistent_.contains(*fact);
    });
  }

  /// That of the weaker where a step rests on two facts.
  Weight weight_of(const Step& step) {
    const auto weight = weight_of(*step.fact);
    return step.date ? std::min(weight, weight_of(*step.date)) : weight;
  }
  Weight weight_of(FactNumber fact) {
    const auto known = weights_.find(fact);
    if (known != weights_.end()) return known->second;
    const Weight weight{strength_(fact), is_of_one(chronology_.facts().facts[fact].type)};
    return weights_.emplace(fact, weight).first->second;
  }

  Chronology& chronology_;
  const StrengthOf& strength_;
  Resolution resolution_;
  std::set<FactNumber> inconsistent_;
  std::map<FactNumber, Weight> weights_;
  std::set<Numbers> listed_;
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
  return resolve_conflicts(chronology, chronology.aside(), strength);
}

Resolution resolve_conflicts(Chronology& chronology, std::span<const FactNumber> some,
                             const StrengthOf& strength) {
  return Resolving(chronology, {some.begin(), some.end()}, strength).run();
}

bool bear_on(const Resolution& before, const Chronology& chronology, std::span<const FactNumber> facts) {
  const auto& inconsistent = before.inconsistent;
  if (inconsistent.empty()) return false;
  if (chronology.has_members()) return true;  // not by cycles alone
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
