#pragma once

#include "annals/query/filter.hpp"
#include "annals/query/order.hpp"
#include "order/chronology.hpp"
#include "store/facts.hpp"
#include "store/state.hpp"

#include <map>
#include <set>
#include <span>
#include <utility>
#include <vector>

namespace annals::inline v0_2::query {

/// What is known of the order of two events, by what the base has propagated. Loads all that is connected to
/// them.
Order order_of(store::State& state, EventId a, EventId b, const OrderOptions& options);

/// Of each event but the last: whether it starts before the next.
std::vector<NextOrder> starts_before_next(store::State& state, std::span<const EventId> events);

/// Of events that a filter finds surely, those of which that rests on a zone that nobody said.
std::vector<EventId> resting_on_assumed_zone(store::State& state, const EventFilter& asked,
                                             std::span<const EventId> events);

/// Adds all events that relative dates and wholes connect to these, over any number of others.
void add_connected(store::State& state, std::set<EventId>& events);

/// Whether one event starts before another, and whether anything connects the two.
struct PairOrder {
  Precedence starts_before{};
  bool is_connected = false;
};
/// Of each two of these events, the lesser first.
std::map<std::pair<EventId, EventId>, PairOrder> orders_among(store::State& state,
                                                              const std::set<EventId>& events);

/// Links whose cause must have started after its effect.
std::vector<ImpossibleLink> impossible_links(store::State& state);

/// Chains of links that cannot all be in order, of links that each can be.
std::vector<ImpossibleChain> impossible_chains(store::State& state);

/// Facts that cannot all hold.
Contradiction describe_contradiction(store::State& state, const store::KnownTimes& known,
                                     std::span<const order::FactNumber> facts);

/// Facts in words, with who says them.
std::vector<OrderFact> describe_facts(store::State& state, const store::KnownTimes& known,
                                      std::span<const order::FactNumber> facts);

}  // namespace annals::inline v0_2::query
