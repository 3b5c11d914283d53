#pragma once

#include "annals/query/order.hpp"
#include "order/chronology.hpp"
#include "store/facts.hpp"
#include "store/state.hpp"

#include <cstdint>
#include <span>
#include <unordered_map>

/// What questions about the order of events share: what is known firmly of some, as a network.
namespace annals::inline v0_2::query {

/// All that bears on when these were.
store::KnownTimes load(store::State& state, std::span<const std::int64_t> events,
                       store::Assume assume = store::Assume::nothing);

/// Holds what is firm of it. Throws Error (corrupt) where that contradicts itself.
order::Chronology firm_chronology(const store::KnownTimes& known, const OrderOptions& options = {});

/// Throws Error (not_found).
order::EventNumber number_of(const store::KnownTimes& known, EventId event);

std::unordered_map<std::int64_t, order::Ends> ends_by_id(const store::KnownTimes& known);

}  // namespace annals::inline v0_2::query
