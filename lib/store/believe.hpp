#pragma once

#include "annals/record/belief.hpp"
#include "annals/record/claim.hpp"
#include "belief/derivation.hpp"
#include "store/records.hpp"
#include "store/state.hpp"

#include <cstdint>
#include <span>

namespace annals::inline v0_2::store {

/// What is believed of a record by a policy: the pure function of lib/belief, given the claims and what their
/// sources lend them. A claim about a source is weighed by its own date of publication alone: what is
/// believed of a source must not rest on what is believed of that source.
Belief believe(State& state, const Row& row, std::span<const Claim> claims, const Policy& policy);
/// By that of the base.
Belief believe(State& state, const Row& row, std::span<const Claim> claims);

/// Puts the outcome, and whether it was reported, into the row of an event that this is the only claim on.
void complete_outcome(State& state, Row& row, const Claim& only);
/// Puts into the row of an event what nobody says and it has all the same: its kind is "event", its outcome
/// open.
void complete_unsaid(Row& row);
/// What is in doubt of a belief, as the row of its record has it.
std::vector<CandidateRow> candidates_of(const Belief& belief);

/// Which of these sources, and of all that they have something from, are derived from which.
belief::Derivations derivations_from(sql::Database& database, std::span<const std::int64_t> sources);
/// A source and all that are derived from it, over any number of steps.
std::vector<SourceId> derived_from(sql::Database& database, SourceId source);

/// How far a source is trusted: what the owner set, else 0.5.
double reliability_of(sql::Database& database, SourceId source);

}  // namespace annals::inline v0_2::store
