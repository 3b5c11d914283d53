#pragma once

#include "annals/cause/account.hpp"
#include "store/state.hpp"

namespace annals::inline v0_2::query {

/// Why an event happened: the most credible chains of causes, and what stands apart.
Account account(store::State& state, EventId event, const AccountOptions& options);

}  // namespace annals::inline v0_2::query
