#include "knowledge_base/consequences.hpp"

#include "query/expectation.hpp"
#include "query/order.hpp"
#include "store/claims.hpp"
#include "store/records.hpp"

#include <map>
#include <set>
#include <utility>

namespace annals::inline v0_2::detail {

namespace {

/// What may change.
struct Watched {
  std::set<RecordId> records{};
  std::set<EventId> events{};  ///< in time
  friend bool operator==(const Watched&, const Watched&) = default;
};

/// What of that is believed in one state.
struct Seen {
  std::map<RecordId, RecordState> records{};
  std::map<EventId, Bounds> times{};
  std::map<std::pair<EventId, EventId>, query::PairOrder> orders{};
  std::map<ClaimId, std::pair<EventId, Outcome>> expectations{};
};

Seen look_at(store::State& state, const Watched& watched) {
  Seen seen;
  state.records_changed();
  for (const auto record : watched.records) {
    auto row = store::load_row(state, record);
    if (!row) continue;
    store::load_candidates(state, std::span(&*row, 1));
    seen.records.emplace(record, RecordState{row->standing, row->likelihood, row->statement,
                                             store::doubted_fields(row->candidates)});
    if (record.type != RecordType::event) continue;
    const auto outcome = query::outcome_of(*row);
    for (const auto& claim : store::claims_of(state, *row))
      if (query::expects(claim, outcome))
        seen.expectations.emplace(claim.id, std::pair(EventId(record.value), outcome));
  }
  for (const auto event : watched.events)
    if (const auto row = store::load_row(state, event)) seen.times.emplace(event, row->chronology.bounds);
  seen.orders = query::orders_among(state, watched.events);
  return seen;
}

/// The events whose place in time a write may have changed, but for those that they are connected to.
void add_stale(store::State& state, const Stale& stale, std::set<EventId>& events) {
  for (const auto& ids : {stale.events, stale.connected})
    for (const auto id : ids) events.insert(EventId(id));
  for (const auto id : stale.relative_dates)
    if (const auto row = store::load_row(state, RelativeDateId(id))) events.insert({row->from, row->to});
}

/// Calls `differs(key, before, after)` for each key whose values differ; null: there is none.
template <class Map, class Differs>
void each_difference(const Map& before, const Map& after, Differs&& differs) {
  std::set<typename Map::key_type> keys;
  for (const auto& map : {&before, &after})
    for (const auto& [key, value] : *map) keys.insert(key);
  const auto in = [](const Map& map, const auto& key) {
    const auto found = map.find(key);
    return found == map.end() ? nullptr : &found->second;
  };
  for (const auto& key : keys) {
    const auto* one = in(before, key);
    const auto* other = in(after, key);
    if (one == nullptr || other == nullptr || *one != *other) differs(key, one, other);
  }
}

Consequences difference(const Seen& before, const Seen& after) {
  Consequences all;
  each_difference(before.records, after.records, [&](RecordId record, auto* was, auto* is) {
    all.records.push_back({record, *was, *is});
  });
  each_difference(before.times, after.times, [&](EventId event, auto* was, auto* is) {
    all.times.push_back({event, *was, *is});
  });
  for (const auto& [pair, was] : before.orders) {
    const auto& is = after.orders.at(pair);
    if (was.starts_before != is.starts_before && (was.is_connected || is.is_connected))
      all.orders.push_back({pair.first, pair.second, was.starts_before, is.starts_before});
  }
  each_difference(before.expectations, after.expectations, [&](ClaimId claim, auto* was, auto* is) {
    const auto outcome = [](auto* one) { return one != nullptr ? std::optional(one->second) : std::nullopt; };
    all.expectations.push_back({claim, (was != nullptr ? was : is)->first, outcome(was), outcome(is)});
  });
  return all;
}

}  // namespace

Consequences consequences(Base& base, const std::function<void(Base::Writing&)>& act) {
  // What changes is known afterwards only, so it is looked at once more until nothing else changes.
  for (Watched watched;;) {
    const auto found = base.try_out([&](Base::Writing& writing) -> std::optional<Consequences> {
      auto& state = writing.state;
      auto touched = watched;
      query::add_connected(state, touched.events);
      const auto before = look_at(state, watched);
      writing.note_believed();
      act(writing);
      touched.records.insert(writing.noted().begin(), writing.noted().end());
      add_stale(state, writing.stale(), touched.events);
      writing.propagate();
      query::add_connected(state, touched.events);
      if (touched != watched) {
        watched = std::move(touched);
        return std::nullopt;
      }
      return difference(before, look_at(state, watched));
    });
    if (found) return *found;
  }
}

}  // namespace annals::inline v0_2::detail
