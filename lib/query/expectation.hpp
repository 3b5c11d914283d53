#pragma once

#include "annals/record/claim.hpp"
#include "annals/record/event.hpp"
#include "store/records.hpp"

namespace annals::inline v0_2::query {

/// What is believed to have become of an event.
Outcome outcome_of(const store::Row& event);

/// Whether a claim that counts says what is to be expected of an event with this outcome: a forecast does,
/// and so does whatever says how likely an event is that is open yet.
bool expects(const Claim& claim, Outcome outcome);

}  // namespace annals::inline v0_2::query
