#pragma once

#include "annals/time/instant.hpp"

namespace annals::inline v0_2 {

/// Microseconds since 1970-01-01T00:00:00 UTC, in a number that holds every year and every sum of offsets, so
/// that nothing ever wraps. 128 bits are an extension that g++ and clang have.
__extension__ using ExactUs = __int128;

/// Whether an instant is known to the microsecond: it is bounded, and does not stand for a whole year.
bool is_precise(Instant instant);

/// The first and the last microsecond that a bounded instant stands for: the same but in a year that is known
/// only as a whole.
ExactUs first_us_of(Instant instant);
ExactUs last_us_of(Instant instant);

/// The instant of a microsecond; beyond first_year..last_year the furthest bounded one.
Instant instant_at(ExactUs us);

}  // namespace annals::inline v0_2
