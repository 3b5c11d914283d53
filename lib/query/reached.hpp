#pragma once

#include "annals/cause/explanation.hpp"
#include "store/state.hpp"

#include <vector>

namespace annals::inline v0_2::query {

/// The events that an explanation comes to, and nothing more of them: see `Questions::reached`.
std::vector<EventId> reached(store::State& state, EventId event, Toward toward, const WalkOptions& options);

}  // namespace annals::inline v0_2::query
