#include "knowledge_base/propagation.hpp"

#include "order/unique.hpp"
#include "query/order.hpp"
#include "store/believe.hpp"
#include "store/binding.hpp"
#include "store/records.hpp"
#include "store/surroundings.hpp"

#include <algorithm>
#include <set>
#include <unordered_set>
#include <utility>

namespace annals::inline v0_2::detail {

namespace {

/// Of constraints and what led to them; a larger chronology is not worth its memory between transactions.
constexpr std::size_t most_kept = 4'000'000;

order::Strength strength_of(store::State& state, order::Fact::Type fact, RecordId record, EventId other) {
  order::Strength strongest;
  for (const auto& claim : store::claims_on(state, fact, store::require_row(state, record), other))
    strongest = std::max(strongest, {static_cast<int>(claim.rank()),
                                     store::reliability_of(state.database, claim.citation.source.value())});
  return strongest;
}

FactKey key_of(const store::KnownTimes& known, order::FactNumber fact) {
  const auto& one = known.facts.facts[fact];
  return {known.rows[fact].record,
          one.type == order::Fact::Type::part ? known.events[one.other].id.value() : 0};
}

FactKey key_of(const store::TimeEdge& edge) {
  return {edge.record, edge.type == order::Fact::Type::part ? edge.other.value() : 0};
}

}  // namespace

order::Resolution resolve_conflicts(store::State& state, const store::KnownTimes& known) {
  return order::resolve_conflicts(known.facts, [&](order::FactNumber number) {
    const auto& fact = known.facts.facts[number];
    return strength_of(state, fact.type, known.rows[number].record, known.events[fact.other].id);
  });
}

void Propagator::propagate(store::State& state, const Stale& stale, InconsistentBefore& before) {
  has_uncommitted_ = true;
  looked_at_.clear();
  is_resolution_open_ = false;
  auto to_read = stale.events;
  std::ranges::copy_if(stale.connected, std::back_inserter(to_read),
                       [&](std::int64_t event) { return !is_known(event); });
  order::make_unique(to_read);
  auto read = store::load_surroundings(state.database, to_read, store::Assume::nothing,
                                       [&](std::int64_t event) { return is_known(event); });
  std::ranges::move(store::load_relative_date_edges(state.database, stale.relative_dates),
                    std::back_inserter(read.edges));
  take_events(state, read, before);
  take_edges(state, read.edges, stale, before);
  order::make_unique(looked_at_);
  resolve_anew(state, stale.strengths);
  write_flags(state, before);
  for (const auto& [event, schedule] : chronology_.take_moved())
    store::write_schedule(state.database, events_[event], schedule);
}

bool Propagator::committed() noexcept {
  has_uncommitted_ = false;
  return chronology_.network().constraints() <= most_kept;
}

void Propagator::take_events(store::State& state, const store::Surroundings& read,
                             InconsistentBefore& before) {
  std::unordered_set<std::int64_t> connected;
  for (const auto& edge : read.edges)
    if (edge.is_believed) connected.insert({edge.event.value(), edge.other.value()});
  for (auto event : read.events) {
    const bool is_alone = !is_known(event.id.value()) && !connected.contains(event.id.value());
    if (event.inconsistent && (event.date.empty() || is_alone)) {
      before.try_emplace({event.id, 0}, true);
      store::write_inconsistent(state.database, order::Fact::Type::date, event.id, event.id, false);
      event.inconsistent = false;
    }
    if (const auto known = numbers_.find(event.id.value()); known != numbers_.end()) {
      events_[known->second] = event;
      chronology_.look_at(known->second);
      take_date(known->second);
    } else if (connected.contains(event.id.value())) {
      add(event);
    } else {
      store::write_schedule(state.database, event,
                            order::schedule_alone(event.date.empty() ? Bounds() : event.bounds()));
    }
  }
}

void Propagator::add(const store::TimedEvent& event) {
  const auto number = chronology_.add_event();
  numbers_.emplace(event.id.value(), number);
  events_.push_back(event);
  take_date(number);
}

/// Makes the fact that an event has a date be that of its row.
void Propagator::take_date(order::EventNumber number) {
  const auto& event = events_[number];
  const auto dates = chronology_.dates_of(number);
  const auto known = dates.empty() ? std::nullopt : std::optional(dates.front());
  const auto bounds = event.date.empty() ? Bounds() : event.bounds();
  if (known && (event.date.empty() || bounds != chronology_.facts().facts[*known].bounds)) {
    drop(*known);
  } else if (known) {
    rows_[*known].inconsistent = event.inconsistent;
    looked_at_.push_back(*known);
    return;
  }
  if (event.date.empty()) return;
  add_fact({order::Fact::Type::date, number, number, bounds, {}}, {event.id, event.inconsistent});
}

void Propagator::drop(order::FactNumber fact) {
  is_resolution_open_ = is_resolution_open_ || order::bear_on(resolution_, chronology_, std::span(&fact, 1));
  chronology_.drop(fact);
}

void Propagator::add_fact(order::Fact fact, store::KnownTimes::FactRow row) {
  looked_at_.push_back(chronology_.add(std::move(fact)));
  rows_.push_back(row);
}

FactKey Propagator::key_of(order::FactNumber number) const {
  const auto& fact = chronology_.facts().facts[number];
  return {rows_[number].record, fact.type == order::Fact::Type::part ? events_[fact.other].id.value() : 0};
}

bool Propagator::takes_part(EventId event) const {
  const auto number = numbers_.find(event.value());
  return number != numbers_.end() && events_[number->second].takes_part;
}

/// The relative dates and parts that were known of some events.
std::map<FactKey, order::FactNumber> Propagator::edges_of(std::span<const std::int64_t> events) const {
  std::map<FactKey, order::FactNumber> edges;
  for (const auto id : events)
    if (const auto event = numbers_.find(id); event != numbers_.end())
      for (const auto fact : chronology_.facts_of(event->second))
        if (!order::is_of_one(chronology_.facts().facts[fact].type)) edges.emplace(key_of(fact), fact);
  return edges;
}

/// The fact that an edge is known as.
std::optional<order::FactNumber> Propagator::find(const store::TimeEdge& edge) const {
  const auto event = numbers_.find(edge.event.value());
  const auto other = numbers_.find(edge.other.value());
  if (event == numbers_.end() || other == numbers_.end()) return std::nullopt;
  const auto& of_event = chronology_.facts_of(event->second);
  const auto& of_other = chronology_.facts_of(other->second);
  const auto& fewer = of_event.size() < of_other.size() ? of_event : of_other;
  const auto found = std::ranges::find(fewer, detail::key_of(edge), [&](auto fact) { return key_of(fact); });
  return found == fewer.end() ? std::nullopt : std::optional(*found);
}

void Propagator::take_edges(store::State& state, const std::vector<store::TimeEdge>& edges,
                            const Stale& stale, InconsistentBefore& before) {
  auto gone = edges_of(stale.events);
  std::set<FactKey> seen;
  for (const auto& edge : edges) {
    const auto key = detail::key_of(edge);
    if (!seen.insert(key).second) continue;
    const auto known = find(edge);
    gone.erase(key);
    if (edge.is_believed && takes_part(edge.event) && takes_part(edge.other)) {
      take_edge(edge, known);
      continue;
    }
    if (known) drop(*known);
    if (!edge.inconsistent) continue;
    before.try_emplace(key, true);
    store::write_inconsistent(state.database, edge.type, edge.record, edge.other, false);
  }
  for (const auto& [key, fact] : gone) drop(fact);
}

/// Makes an edge the fact that its row says.
void Propagator::take_edge(const store::TimeEdge& edge, std::optional<order::FactNumber> known) {
  if (known) {
    rows_[*known].inconsistent = edge.inconsistent;
    looked_at_.push_back(*known);
    return;
  }
  order::Fact fact{edge.type, numbers_.at(edge.event.value()), numbers_.at(edge.other.value()), {}, {}};
  if (edge.type == order::Fact::Type::relative_date) fact.offset = store::read_offset(edge.offset);
  add_fact(std::move(fact), {edge.record, edge.inconsistent});
}

/// Works out what is inconsistent, if that may have changed.
void Propagator::resolve_anew(store::State& state, bool strengths_changed) {
  const auto is_inconsistent = [&](order::FactNumber fact) {
    return std::ranges::binary_search(resolution_.inconsistent, fact);
  };
  const bool may_stay = !resolution_.inconsistent.empty() && !is_resolution_open_ && !strengths_changed &&
                        std::ranges::none_of(looked_at_, is_inconsistent);
  if (may_stay) {
    chronology_.hold_each(looked_at_);
    if (chronology_.aside() == resolution_.inconsistent &&
        !order::bear_on(resolution_, chronology_, looked_at_))
      return;
  }
  looked_at_.insert(looked_at_.end(), resolution_.inconsistent.begin(), resolution_.inconsistent.end());
  resolution_ = order::resolve_conflicts(chronology_, [&](order::FactNumber number) {
    const auto& fact = chronology_.facts().facts[number];
    return strength_of(state, fact.type, rows_[number].record, events_[fact.other].id);
  });
  looked_at_.insert(looked_at_.end(), resolution_.inconsistent.begin(), resolution_.inconsistent.end());
}

/// Makes the rows that were looked at say whether they are inconsistent.
void Propagator::write_flags(store::State& state, InconsistentBefore& before) {
  order::make_unique(looked_at_);
  for (const auto number : looked_at_) {
    if (!chronology_.has(number)) continue;
    const bool is_inconsistent = std::ranges::binary_search(resolution_.inconsistent, number);
    auto& row = rows_[number];
    if (row.inconsistent == is_inconsistent) continue;
    const auto& fact = chronology_.facts().facts[number];
    before.try_emplace(key_of(number), row.inconsistent);
    store::write_inconsistent(state.database, fact.type, row.record, events_[fact.other].id, is_inconsistent);
    row.inconsistent = is_inconsistent;
  }
}

std::vector<Contradiction> contradictions(store::State& state) {
  std::vector<Contradiction> found;
  for (const auto& known :
       store::load_known_times(state.database, store::events_in_conflicts(state.database)))
    for (const auto& facts : resolve_conflicts(state, known).conflicts)
      found.push_back(query::describe_contradiction(state, known, facts));
  return found;
}

std::vector<NewConflicts> new_conflicts(store::State& state, const InconsistentBefore& before) {
  std::vector<NewConflicts> found;
  if (std::ranges::all_of(before, [](const auto& fact) { return fact.second; })) return found;
  for (auto& known : store::load_known_times(state.database, store::events_in_conflicts(state.database))) {
    auto conflicts = resolve_conflicts(state, known).conflicts;
    const auto is_new = [&](order::FactNumber fact) {
      const auto was = before.find(key_of(known, fact));
      return was != before.end() && !was->second;
    };
    std::erase_if(conflicts, [&](const auto& facts) { return std::ranges::none_of(facts, is_new); });
    if (!conflicts.empty()) found.push_back({std::move(known), std::move(conflicts)});
  }
  return found;
}

}  // namespace annals::inline v0_2::detail
