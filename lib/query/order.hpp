#pragma once

#include "annals/query/order.hpp"
#include "order/chronology.hpp"
#include "store/facts.hpp"
#include "store/state.hpp"

#include <span>
#include <vector>

namespace annals::inline v0_2::query {

/// What is known of the order of two events, by what the base has propagated. Loads all that is connected to
/// them.
Order order_of(store::State& state, EventId a, EventId b, const OrderOptions& options);

/// Of each event but the last: whether it starts before the next.
std::vector<Precedence> starts_before_next(store::State& state, std::span<const EventId> events);

/// Links whose cause must have started after its effect.
std::vector<ImpossibleLink> impossible_links(store::State& state);

/// Facts in words, with who says them.
/// Facts that cannot all hold.
Contradiction describe_contradiction(store::State& state, const store::KnownTimes& known,
                                     std::span<const order::FactNumber> facts);

std::vector<OrderFact> describe_facts(store::State& state, const store::KnownTimes& known,
                                      std::span<const order::FactNumber> facts);

}  // namespace annals::inline v0_2::query
