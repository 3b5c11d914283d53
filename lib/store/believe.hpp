#pragma once

#include "annals/record/belief.hpp"
#include "annals/record/claim.hpp"
#include "store/records.hpp"
#include "store/state.hpp"

#include <span>

namespace annals::inline v0_2::store {

/// What is believed of a record: the pure function of lib/belief, given the claims and what their sources
/// lend them. A claim about a source is weighed by its own date of publication alone: what is believed of a
/// source must not rest on what is believed of that source.
Belief believe(State& state, const Row& row, std::span<const Claim> claims);

/// How far a source is trusted: what the owner set, else 0.5.
double reliability_of(sql::Database& database, SourceId source);

}  // namespace annals::inline v0_2::store
