#include "knowledge_base/settling.hpp"

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

namespace annals::detail {

namespace {

/// Of constraints and what led to them; a larger chronology is not worth its memory between transactions.
constexpr std::size_t most_kept = 4'000'000;

order::Strength strength_of(store::State& state, order::Fact::Type fact, RecordId record, EventId other) {
  order::Strength strongest;
  for (const auto& claim : store::claims_on(state, fact, store::require_row(state, record), other))
    strongest = std::max(strongest, {static_cast<int>(claim.rank()),
                                     store::reliability_of(state.database, claim.said.source.value())});
  return strongest;
}

FactKey key_of(const store::KnownTimes& known, order::FactNumber fact) {
  const auto& one = known.facts.facts[fact];
  return {known.places[fact].record,
          one.type == order::Fact::Type::part ? known.events[one.other].id.value() : 0};
}

FactKey key_of(const store::TimeTie& tie) {
  return {tie.record, tie.type == order::Fact::Type::part ? tie.other.value() : 0};
}

}  // namespace

order::Contest contest(store::State& state, const store::KnownTimes& known) {
  return order::contest(known.facts, [&](order::FactNumber number) {
    const auto& fact = known.facts.facts[number];
    return strength_of(state, fact.type, known.places[number].record, known.events[fact.other].id);
  });
}

void Settler::settle(store::State& state, const Unsettled& unsettled, ContestedBefore& before) {
  has_uncommitted_ = true;
  looked_at_.clear();
  is_contest_open_ = false;
  auto to_read = unsettled.events;
  std::ranges::copy_if(unsettled.tied, std::back_inserter(to_read),
                       [&](std::int64_t event) { return !is_known(event); });
  order::make_unique(to_read);
  auto read = store::load_surroundings(state.database, to_read, store::Assume::nothing,
                                       [&](std::int64_t event) { return is_known(event); });
  std::ranges::move(store::load_timing_ties(state.database, unsettled.timings),
                    std::back_inserter(read.ties));
  take_events(state, read, before);
  take_ties(state, read.ties, unsettled, before);
  order::make_unique(looked_at_);
  contest_anew(state, unsettled.strengths);
  write_flags(state, before);
  for (const auto& [event, placed] : chronology_.take_moved())
    store::write_placed(state.database, events_[event], placed);
}

bool Settler::committed() noexcept {
  has_uncommitted_ = false;
  return chronology_.network().constraints() <= most_kept;
}

void Settler::take_events(store::State& state, const store::Surroundings& read, ContestedBefore& before) {
  std::unordered_set<std::int64_t> tied;
  for (const auto& tie : read.ties)
    if (tie.is_believed) tied.insert({tie.event.value(), tie.other.value()});
  for (auto event : read.events) {
    const bool is_alone = !is_known(event.id.value()) && !tied.contains(event.id.value());
    if (event.contested && (event.date.empty() || is_alone)) {
      before.try_emplace({event.id, 0}, true);
      store::write_contested(state.database, order::Fact::Type::date, event.id, event.id, false);
      event.contested = false;
    }
    if (const auto known = numbers_.find(event.id.value()); known != numbers_.end()) {
      events_[known->second] = event;
      chronology_.look_at(known->second);
      take_date(known->second);
    } else if (tied.contains(event.id.value())) {
      add(event);
    } else {
      store::write_placed(state.database, event,
                          order::place_alone(event.date.empty() ? Bounds() : event.bounds()));
    }
  }
}

void Settler::add(const store::TimedEvent& event) {
  const auto number = chronology_.add_event();
  numbers_.emplace(event.id.value(), number);
  events_.push_back(event);
  take_date(number);
}

/// Makes the fact that an event has a date be that of its row.
void Settler::take_date(order::EventNumber number) {
  const auto& event = events_[number];
  const auto known = chronology_.date_of(number);
  const auto bounds = event.date.empty() ? Bounds() : event.bounds();
  if (known && (event.date.empty() || bounds != chronology_.facts().facts[*known].bounds)) {
    drop(*known);
  } else if (known) {
    places_[*known].contested = event.contested;
    looked_at_.push_back(*known);
    return;
  }
  if (event.date.empty()) return;
  add_fact({order::Fact::Type::date, number, number, bounds, {}}, {event.id, event.contested});
}

void Settler::drop(order::FactNumber fact) {
  is_contest_open_ = is_contest_open_ || order::bear_on(contest_, chronology_, std::span(&fact, 1));
  chronology_.drop(fact);
}

void Settler::add_fact(order::Fact fact, store::KnownTimes::Place place) {
  looked_at_.push_back(chronology_.add(std::move(fact)));
  places_.push_back(place);
}

FactKey Settler::key_of(order::FactNumber number) const {
  const auto& fact = chronology_.facts().facts[number];
  return {places_[number].record, fact.type == order::Fact::Type::part ? events_[fact.other].id.value() : 0};
}

bool Settler::takes_part(EventId event) const {
  const auto number = numbers_.find(event.value());
  return number != numbers_.end() && events_[number->second].takes_part;
}

/// The timings and parts that were known of some events.
std::map<FactKey, order::FactNumber> Settler::ties_of(std::span<const std::int64_t> events) const {
  std::map<FactKey, order::FactNumber> ties;
  for (const auto id : events)
    if (const auto event = numbers_.find(id); event != numbers_.end())
      for (const auto fact : chronology_.facts_of(event->second))
        if (chronology_.facts().facts[fact].type != order::Fact::Type::date) ties.emplace(key_of(fact), fact);
  return ties;
}

/// The fact that a tie is known as.
std::optional<order::FactNumber> Settler::find(const store::TimeTie& tie) const {
  const auto event = numbers_.find(tie.event.value());
  const auto other = numbers_.find(tie.other.value());
  if (event == numbers_.end() || other == numbers_.end()) return std::nullopt;
  const auto& of_event = chronology_.facts_of(event->second);
  const auto& of_other = chronology_.facts_of(other->second);
  const auto& fewer = of_event.size() < of_other.size() ? of_event : of_other;
  const auto found = std::ranges::find(fewer, detail::key_of(tie), [&](auto fact) { return key_of(fact); });
  return found == fewer.end() ? std::nullopt : std::optional(*found);
}

void Settler::take_ties(store::State& state, const std::vector<store::TimeTie>& ties,
                        const Unsettled& unsettled, ContestedBefore& before) {
  auto gone = ties_of(unsettled.events);
  std::set<FactKey> seen;
  for (const auto& tie : ties) {
    const auto key = detail::key_of(tie);
    if (!seen.insert(key).second) continue;
    const auto known = find(tie);
    gone.erase(key);
    if (tie.is_believed && takes_part(tie.event) && takes_part(tie.other)) {
      take_tie(tie, known);
      continue;
    }
    if (known) drop(*known);
    if (!tie.contested) continue;
    before.try_emplace(key, true);
    store::write_contested(state.database, tie.type, tie.record, tie.other, false);
  }
  for (const auto& [key, fact] : gone) drop(fact);
}

/// Makes a tie the fact that its row says.
void Settler::take_tie(const store::TimeTie& tie, std::optional<order::FactNumber> known) {
  if (known) {
    places_[*known].contested = tie.contested;
    looked_at_.push_back(*known);
    return;
  }
  order::Fact fact{tie.type, numbers_.at(tie.event.value()), numbers_.at(tie.other.value()), {}, {}};
  if (tie.type == order::Fact::Type::timing) fact.gap = store::read_gap(tie.gap);
  add_fact(std::move(fact), {tie.record, tie.contested});
}

/// Works out what is contested, if that may have changed.
void Settler::contest_anew(store::State& state, bool strengths_changed) {
  const auto is_contested = [&](order::FactNumber fact) {
    return std::ranges::binary_search(contest_.contested, fact);
  };
  const bool may_stay = !contest_.contested.empty() && !is_contest_open_ && !strengths_changed &&
                        std::ranges::none_of(looked_at_, is_contested);
  if (may_stay) {
    chronology_.hold_each(looked_at_);
    if (chronology_.aside() == contest_.contested && !order::bear_on(contest_, chronology_, looked_at_))
      return;
  }
  looked_at_.insert(looked_at_.end(), contest_.contested.begin(), contest_.contested.end());
  contest_ = order::contest(chronology_, [&](order::FactNumber number) {
    const auto& fact = chronology_.facts().facts[number];
    return strength_of(state, fact.type, places_[number].record, events_[fact.other].id);
  });
  looked_at_.insert(looked_at_.end(), contest_.contested.begin(), contest_.contested.end());
}

/// Makes the rows that were looked at say whether they are contested.
void Settler::write_flags(store::State& state, ContestedBefore& before) {
  order::make_unique(looked_at_);
  for (const auto number : looked_at_) {
    if (!chronology_.has(number)) continue;
    const bool is_contested = std::ranges::binary_search(contest_.contested, number);
    auto& place = places_[number];
    if (place.contested == is_contested) continue;
    const auto& fact = chronology_.facts().facts[number];
    before.try_emplace(key_of(number), place.contested);
    store::write_contested(state.database, fact.type, place.record, events_[fact.other].id, is_contested);
    place.contested = is_contested;
  }
}

std::vector<Contradiction> contradictions(store::State& state) {
  std::vector<Contradiction> found;
  for (const auto& known : store::load_known_times(state.database, store::events_in_contests(state.database)))
    for (const auto& facts : contest(state, known).conflicts)
      found.push_back(query::describe_contradiction(state, known, facts));
  return found;
}

std::vector<NewConflicts> new_conflicts(store::State& state, const ContestedBefore& before) {
  std::vector<NewConflicts> found;
  if (std::ranges::all_of(before, [](const auto& fact) { return fact.second; })) return found;
  for (auto& known : store::load_known_times(state.database, store::events_in_contests(state.database))) {
    auto conflicts = contest(state, known).conflicts;
    const auto is_new = [&](order::FactNumber fact) {
      const auto was = before.find(key_of(known, fact));
      return was != before.end() && !was->second;
    };
    std::erase_if(conflicts, [&](const auto& facts) { return std::ranges::none_of(facts, is_new); });
    if (!conflicts.empty()) found.push_back({std::move(known), std::move(conflicts)});
  }
  return found;
}

}  // namespace annals::detail
