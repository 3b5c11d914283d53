#pragma once

#include "annals/query/between.hpp"
#include "store/state.hpp"

#include <cstdint>

namespace annals::inline v0_2::query {

enum class Side : std::uint8_t { before, after };

/// As `Questions::starting_before` and `starting_after`.
MustOrMay starting(store::State& state, EventId event, Side side);

}  // namespace annals::inline v0_2::query
