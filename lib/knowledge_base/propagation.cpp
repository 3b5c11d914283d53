#include "knowledge_base/propagation.hpp"

#include "order/unique.hpp"
#include "query/order.hpp"
#include "store/binding.hpp"
#include "store/surroundings.hpp"

#include <algorithm>
#include <set>
#include <unordered_set>
#include <utility>

namespace annals::inline v0_2::detail {

namespace {

/// Of constraints and what led to them; a larger chronology is not worth its memory between transactions.
constexpr std::size_t most_kept = 4'000'000;

}  // namespace

order::Resolution resolve_conflicts(store::State& state, const store::KnownTimes& known) {
  return order::resolve_conflicts(known.facts, store::strengths(state, known));
}

void Propagator::propagate(store::State& state, const Stale& stale, InconsistentBefore& before) {
  has_uncommitted_ = true;
  looked_at_.clear();
  is_resolution_open_ = false;
  auto to_read = stale.events;
  std::ranges::copy_if(stale.connected, std::back_inserter(to_read),
                       [&](std::int64_t event) { return !is_known(event); });
  order::make_unique(to_read);
  const auto read = store::load_surroundings(
      state.database, to_read, store::Assume::nothing, [&](std::int64_t event) { return is_known(event); },
      stale.relative_dates);
  gone_ = read.set_aside;
  take_events(state, read);
  take_edges(read.edges, stale);
  order::make_unique(looked_at_);
  resolve_anew(state, stale.strengths);
  estimate_anew(state, stale.strengths);
  write_set_aside(state, before);
  for (const auto& [event, schedule] : estimate_.take_moved(chronology_))
    store::write_schedule(state.database, events_[event], schedule);
}

bool Propagator::committed() noexcept {
  has_uncommitted_ = false;
  return chronology_.network().constraints() <= most_kept;
}

void Propagator::take_events(store::State& state, const store::Surroundings& read) {
  std::unordered_set<std::int64_t> connected;
  for (const auto& edge : read.edges) connected.insert({edge.event.value(), edge.other.value()});
  for (auto event : read.events) {
    auto facts = store::facts_alone(event, 0, state.circa());
    if (const auto known = numbers_.find(event.id.value()); known != numbers_.end()) {
      events_[known->second] = event;
      chronology_.look_at(known->second);
      take_facts_alone(known->second, std::move(facts));
    } else if (connected.contains(event.id.value())) {
      add(event, std::move(facts));
    } else if (const auto alone = store::schedule_alone(facts)) {
      store::write_schedule(state.database, event, *alone);
    } else {
      add(event, std::move(facts));
    }
  }
}

void Propagator::add(const store::TimedEvent& event, std::vector<order::Fact> facts) {
  const auto number = chronology_.add_event();
  numbers_.emplace(event.id.value(), number);
  events_.push_back(event);
  take_facts_alone(number, std::move(facts));
}

/// Makes the facts about an event alone those of its row.
void Propagator::take_facts_alone(order::EventNumber number, std::vector<order::Fact> facts) {
  const auto all = chronology_.facts_of(number);
  for (const auto known : all) {
    const auto& old = chronology_.facts().facts[known];
    if (!order::is_of_one(old.type)) continue;
    const auto same = std::ranges::find_if(facts, [&](const order::Fact& fact) {
      return fact.type == old.type && fact.doubted == old.doubted && fact.bounds == old.bounds &&
             fact.members == old.members && fact.zone == old.zone;
    });
    if (same == facts.end()) {
      drop(known);
      continue;
    }
    gone_.erase(rows_[known].key);
    looked_at_.push_back(known);
    facts.erase(same);
  }
  for (auto& fact : facts) {
    fact.event = fact.other = number;
    const store::FactKey key{fact.type, events_[number].id, 0, fact.doubted};
    add_fact(std::move(fact), key);
  }
}

void Propagator::drop(order::FactNumber fact) {
  is_resolution_open_ = is_resolution_open_ || order::bear_on(resolution_, chronology_, std::span(&fact, 1));
  chronology_.drop(fact);
  if (rows_[fact].set_aside) gone_.insert(rows_[fact].key);
}

void Propagator::add_fact(order::Fact fact, const store::FactKey& key) {
  looked_at_.push_back(chronology_.add(std::move(fact)));
  rows_.push_back({key, gone_.erase(key) > 0});
}

bool Propagator::takes_part(EventId event) const {
  const auto number = numbers_.find(event.value());
  return number != numbers_.end() && events_[number->second].takes_part;
}

/// The relative dates and parts that were known of some events.
std::map<store::FactKey, order::FactNumber> Propagator::edges_of(std::span<const std::int64_t> events) const {
  std::map<store::FactKey, order::FactNumber> edges;
  for (const auto id : events)
    if (const auto event = numbers_.find(id); event != numbers_.end())
      for (const auto fact : chronology_.facts_of(event->second))
        if (!order::is_of_one(chronology_.facts().facts[fact].type)) edges.emplace(rows_[fact].key, fact);
  return edges;
}

/// The fact that an edge is known as.
std::optional<order::FactNumber> Propagator::find(const store::TimeEdge& edge, bool doubted) const {
  const auto event = numbers_.find(edge.event.value());
  const auto other = numbers_.find(edge.other.value());
  if (event == numbers_.end() || other == numbers_.end()) return std::nullopt;
  const auto& of_event = chronology_.facts_of(event->second);
  const auto& of_other = chronology_.facts_of(other->second);
  const auto& fewer = of_event.size() < of_other.size() ? of_event : of_other;
  auto key = edge.key();
  key.doubted = doubted;
  const auto found = std::ranges::find(fewer, key, [&](auto fact) { return rows_[fact].key; });
  return found == fewer.end() ? std::nullopt : std::optional(*found);
}

void Propagator::take_edges(const std::vector<store::TimeEdge>& edges, const Stale& stale) {
  auto gone = edges_of(stale.events);
  std::set<store::FactKey> seen;
  for (const auto& edge : edges) {
    const auto key = edge.key();
    if (!seen.insert(key).second) continue;
    const auto known = find(edge, edge.doubted);
    // What was firm may have become doubted, or the other way round.
    if (const auto before = find(edge, !edge.doubted)) {
      gone.erase(rows_[*before].key);
      drop(*before);
    }
    gone.erase(key);
    if (!edge.is_believed || !takes_part(edge.event) || !takes_part(edge.other)) {
      if (known) drop(*known);
    } else if (known && !is_counted_anew(*known)) {
      gone_.erase(key);
      looked_at_.push_back(*known);
    } else {
      if (known) drop(*known);
      take_edge(edge);
    }
  }
  for (const auto& [key, fact] : gone) drop(fact);
}

/// Whether its anchor has other clocks by now, or is dated by days where it was not.
bool Propagator::is_counted_anew(order::FactNumber number) const {
  const auto& fact = chronology_.facts().facts[number];
  if (fact.type != order::Fact::Type::relative_date) return false;
  auto anew = fact;
  store::count_from(anew, events_[fact.other]);
  return anew.zone != fact.zone || anew.counts_days != fact.counts_days;
}

void Propagator::take_edge(const store::TimeEdge& edge) {
  order::Fact fact{.type = edge.type,
                   .event = numbers_.at(edge.event.value()),
                   .other = numbers_.at(edge.other.value()),
                   .doubted = edge.doubted};
  if (edge.type == order::Fact::Type::relative_date) {
    fact.offset = store::read_offset(edge.offset);
    store::count_from(fact, events_[fact.other]);
  }
  add_fact(std::move(fact), edge.key());
}

/// Works out what is inconsistent, if that may have changed.
void Propagator::resolve_anew(store::State& state, bool strengths_changed) {
  const auto is_inconsistent = [&](order::FactNumber fact) {
    return std::ranges::binary_search(resolution_.inconsistent, fact);
  };
  const bool may_stay = !resolution_.inconsistent.empty() && !is_resolution_open_ && !strengths_changed &&
                        std::ranges::none_of(looked_at_, is_inconsistent);
  if (may_stay) {
    auto firm = looked_at_;
    std::erase_if(
        firm, [&](order::FactNumber fact) { return !chronology_.has(fact) || chronology_.is_doubted(fact); });
    chronology_.hold_each(firm);
    if (chronology_.aside() == resolution_.inconsistent && !order::bear_on(resolution_, chronology_, firm))
      return;
  }
  looked_at_.insert(looked_at_.end(), resolution_.inconsistent.begin(), resolution_.inconsistent.end());
  resolution_ = order::resolve_conflicts(
      chronology_, [&](order::FactNumber number) { return strength_of(state, number); });
  looked_at_.insert(looked_at_.end(), resolution_.inconsistent.begin(), resolution_.inconsistent.end());
}

order::Strength Propagator::strength_of(store::State& state, order::FactNumber number) const {
  return store::strength_of(state, rows_[number].key);
}

/// Chooses what is doubted and fits, if that may have changed.
void Propagator::estimate_anew(store::State& state, bool strengths_changed) {
  const auto look_at = [&] {
    looked_at_.insert(looked_at_.end(), estimate_.set_aside().begin(), estimate_.set_aside().end());
  };
  const auto strength = [&](order::FactNumber number) { return strength_of(state, number); };
  // Claims on a doubted fact may have changed how strong it is.
  const bool may_choose_anew =
      strengths_changed ||
      (!estimate_.set_aside().empty() &&
       std::ranges::any_of(looked_at_, [&](order::FactNumber fact) { return chronology_.is_doubted(fact); }));
  look_at();
  if (may_choose_anew)
    estimate_.follow_strengths(chronology_, strength);
  else
    estimate_.follow(chronology_, strength);
  look_at();
}

/// Makes the base say of what was looked at whether it is set aside.
void Propagator::write_set_aside(store::State& state, InconsistentBefore& before) {
  for (const auto& key : gone_) {
    before.try_emplace(key, true);
    store::write_set_aside(state.database, key, false);
  }
  order::make_unique(looked_at_);
  for (const auto number : looked_at_) {
    if (!chronology_.has(number)) continue;
    auto& row = rows_[number];
    const bool set_aside = row.key.doubted ? estimate_.set_aside().contains(number)
                                           : std::ranges::binary_search(resolution_.inconsistent, number);
    if (row.set_aside == set_aside) continue;
    before.try_emplace(row.key, row.set_aside);
    store::write_set_aside(state.database, row.key, set_aside);
    row.set_aside = set_aside;
  }
}

std::vector<Contradiction> contradictions(store::State& state) {
  std::vector<Contradiction> found;
  for (const auto& known : store::load_known_times(state, store::events_in_conflicts(state.database)))
    for (const auto& facts : resolve_conflicts(state, known).conflicts)
      found.push_back(query::describe_contradiction(state, known, facts));
  return found;
}

std::vector<NewConflicts> new_conflicts(store::State& state, const InconsistentBefore& before) {
  std::vector<NewConflicts> found;
  if (std::ranges::all_of(before, [](const auto& fact) { return fact.second; })) return found;
  for (auto& known : store::load_known_times(state, store::events_in_conflicts(state.database))) {
    auto conflicts = resolve_conflicts(state, known).conflicts;
    const auto is_new = [&](order::FactNumber fact) {
      const auto was = before.find(known.rows[fact].key);
      return was != before.end() && !was->second;
    };
    std::erase_if(conflicts, [&](const auto& facts) { return std::ranges::none_of(facts, is_new); });
    if (!conflicts.empty()) found.push_back({std::move(known), std::move(conflicts)});
  }
  return found;
}

}  // namespace annals::inline v0_2::detail
