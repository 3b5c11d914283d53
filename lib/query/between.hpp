#pragma once

#include "annals/query/between.hpp"
#include "store/state.hpp"

namespace annals::inline v0_2::query {

/// As `Questions::between`.
Between between(store::State& state, EventId a, EventId b);

}  // namespace annals::inline v0_2::query
