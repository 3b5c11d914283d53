#pragma once

#include "annals/cause/grounds.hpp"
#include "store/state.hpp"

#include <cstddef>

/// What chains of causes have in common, over the links of the whole base.
namespace annals::inline v0_2::query {

Necessity necessary(store::State& state, EventId event, const WalkOptions& options);
Influence influence(store::State& state, std::size_t most, const WalkOptions& options);
CommonCauses common(store::State& state, EventId a, EventId b, const WalkOptions& options);
Roots roots(store::State& state, EventId event, const WalkOptions& options);

}  // namespace annals::inline v0_2::query
