#pragma once

#include "annals/export.hpp"
#include "annals/time/instant.hpp"

#include <chrono>
#include <optional>

/// Instants and the clocks of the standard library: a header of its own, so that no other needs <chrono> for
/// them.
namespace annals::inline v0_2 {

using SysTime = std::chrono::sys_time<std::chrono::microseconds>;

/// Throws Error (invalid_argument) beyond the years that are known to the microsecond.
ANNALS_EXPORT Instant instant_of(SysTime time);

/// Nothing for an unbounded instant, and for a year that is known only as a whole.
ANNALS_EXPORT std::optional<SysTime> sys_time_of(Instant instant);

}  // namespace annals::inline v0_2
