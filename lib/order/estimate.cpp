#include "order/estimate.hpp"

#include "order/unique.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <numeric>

namespace annals::inline v0_2::order {

namespace {

using Numbers = std::vector<FactNumber>;

bool takes_part(const Chronology& firm, FactNumber fact) {
  return firm.is_doubted(fact) || (firm.has(fact) && firm.holds(fact));
}

}  // namespace

void Estimate::follow(Chronology& firm, const StrengthOf& strength) {
  if (!firm.has_doubted()) {
    // All is as the firm chronology has it.
    for (const auto event : firm_events_) firm.look_at(event);
    if (!firm_events_.empty()) *this = {};
    firm.stop_noting_changed();
    return;
  }
  // Before anything was taken in, what is doubted leads to all that is needed.
  const bool is_first = events_.empty();
  auto changed = firm.take_changed();
  if (is_first) changed = firm.doubted();
  take_changes(firm, changed);
  if (!touched_.empty() && !hold_new()) choose_anew(strength);
  new_.clear();
  touched_.clear();
}

void Estimate::follow_strengths(Chronology& firm, const StrengthOf& strength) {
  follow(firm, strength);
  if (set_aside_.empty()) return;
  touched_.resize(firm_events_.size());
  std::iota(touched_.begin(), touched_.end(), 0U);
  choose_anew(strength);
  touched_.clear();
}

std::optional<EventNumber> Estimate::number_of(EventNumber firm_event) const {
  const auto found = events_.find(firm_event);
  return found == events_.end() ? std::nullopt : std::optional(found->second);
}

void Estimate::take_changes(const Chronology& firm, std::span<const FactNumber> changed) {
  for (const auto fact : changed)
    if (!takes_part(firm, fact)) drop(fact);
  for (const auto number : changed) {
    if (!takes_part(firm, number)) continue;
    const auto& fact = firm.facts().facts[number];
    if (!fact.doubted && !events_.contains(fact.event) && !events_.contains(fact.other)) continue;
    reach(firm, fact.event);
    reach(firm, fact.other);
    add(firm, number);
  }
}

void Estimate::take_in(const Chronology& firm, EventNumber event) {
  reach(firm, event);
  chronology_.hold_each(new_);
  new_.clear();
  touched_.clear();
}

/// Adds what is connected to an event that is not here yet.
void Estimate::reach(const Chronology& firm, EventNumber event) {
  std::vector<EventNumber> found;
  const auto number = [&](EventNumber one) {
    const auto [at, is_new] = events_.try_emplace(one, 0);
    if (!is_new) return;
    at->second = chronology_.add_event();
    firm_events_.push_back(one);
    found.push_back(one);
  };
  number(event);
  for (std::size_t i = 0; i < found.size(); ++i)
    for (const auto fact : firm.facts_of(found[i])) {
      if (!takes_part(firm, fact)) continue;
      number(firm.facts().facts[fact].event);
      number(firm.facts().facts[fact].other);
      add(firm, fact);
    }
}

void Estimate::add(const Chronology& firm, FactNumber firm_fact) {
  const auto [at, is_new] = facts_.try_emplace(firm_fact, 0);
  if (!is_new) return;
  auto fact = firm.facts().facts[firm_fact];
  fact.event = events_.at(fact.event);
  fact.other = events_.at(fact.other);
  touched_.insert(touched_.end(), {fact.event, fact.other});
  at->second = chronology_.add(std::move(fact));
  firm_facts_.push_back(firm_fact);
  new_.push_back(at->second);
}

void Estimate::drop(FactNumber firm_fact) {
  const auto found = facts_.find(firm_fact);
  if (found == facts_.end()) return;
  const auto& fact = chronology_.facts().facts[found->second];
  touched_.insert(touched_.end(), {fact.event, fact.other});
  chronology_.drop(found->second);
  facts_.erase(found);
  set_aside_.erase(firm_fact);
}

/// Holds what is new, the firm first. Whether that is all there is to do: nothing is set aside.
bool Estimate::hold_new() {
  std::stable_partition(new_.begin(), new_.end(),
                        [&](FactNumber fact) { return !chronology_.is_doubted(fact); });
  chronology_.hold_each(new_);
  return set_aside_.empty() &&
         std::ranges::all_of(new_, [&](FactNumber fact) { return chronology_.holds(fact); });
}

/// Of all that is connected to what was touched.
void Estimate::choose_anew(const StrengthOf& strength) {
  const auto doubted = doubted_near(touched_);
  for (const auto fact : doubted) chronology_.release(fact);
  chronology_.hold_each(chronology_.aside());  // the firm ones that they were in the way of
  choose(doubted, strength);
}

/// The doubted facts of all events that are connected to some.
std::vector<FactNumber> Estimate::doubted_near(std::span<const EventNumber> events) const {
  std::vector<bool> is_seen(firm_events_.size());
  std::vector<EventNumber> found;
  const auto see = [&](EventNumber event) {
    if (is_seen[event]) return;
    is_seen[event] = true;
    found.push_back(event);
  };
  for (const auto event : events) see(event);
  Numbers doubted;
  for (std::size_t i = 0; i < found.size(); ++i)
    for (const auto number : chronology_.facts_of(found[i])) {
      const auto& fact = chronology_.facts().facts[number];
      if (fact.doubted) doubted.push_back(number);
      see(fact.event);
      see(fact.other);
    }
  make_unique(doubted);
  return doubted;
}

/// Of doubted facts that are not held, those that fit, the stronger first.
void Estimate::choose(const std::vector<FactNumber>& doubted, const StrengthOf& strength) {
  std::map<Weight, Numbers, std::greater<>> by_weight;
  for (const auto fact : doubted)
    by_weight[{strength(firm_facts_[fact]), is_of_one(chronology_.facts().facts[fact].type)}].push_back(fact);
  for (auto& [weight, equals] : by_weight) choose_equals(std::move(equals));
  for (const auto fact : doubted) {
    if (chronology_.holds(fact))
      set_aside_.erase(firm_facts_[fact]);
    else
      set_aside_.insert(firm_facts_[fact]);
  }
}

void Estimate::choose_equals(std::vector<FactNumber> equals) {
  const auto holds = [&](FactNumber fact) { return chronology_.holds(fact); };
  chronology_.hold_each(equals);
  if (std::ranges::all_of(equals, holds)) return;
  for (const auto fact : equals) chronology_.release(fact);
  for (;;) {
    const auto fit = that_fit(equals);
    const auto contested = resolve_conflicts(chronology_, fit, [&](FactNumber fact) {
                             return Strength{std::ranges::binary_search(fit, fact) ? 0 : 1, 0};
                           }).inconsistent;
    // What was contested may fit now that others of it do not.
    if (contested.empty() || contested.size() == fit.size()) return;
    equals = contested;
  }
}

/// Those that each can be held with what is held.
std::vector<FactNumber> Estimate::that_fit(std::span<const FactNumber> doubted) {
  Numbers fit;
  std::ranges::copy_if(doubted, std::back_inserter(fit), [&](FactNumber fact) {
    const bool fits = chronology_.hold(fact).empty();
    chronology_.release(fact);
    return fits;
  });
  return fit;
}

std::vector<std::pair<EventNumber, Schedule>> Estimate::take_moved(Chronology& firm) {
  auto moved = firm.take_moved();
  if (events_.empty()) return moved;
  for (const auto& [event, schedule] : moved)
    if (const auto number = number_of(event)) chronology_.look_at(*number);
  std::erase_if(moved, [&](const auto& one) { return events_.contains(one.first); });
  for (const auto& [number, estimate] : chronology_.take_moved()) {
    const auto event = firm_events_[number];
    auto& schedule = moved.emplace_back(event, estimate).second;
    schedule.bounds = firm.bounds_of(event);
    if (schedule.bounds != estimate.bounds) schedule.estimate = estimate.bounds;
  }
  return moved;
}

}  // namespace annals::inline v0_2::order
