#pragma once

#include "annals/time/zone.hpp"

#include <cstdint>

/// From what clocks of a zone show to UTC. A local time is written as the instant at which clocks of UTC show
/// it; years that are known only as a whole are the same everywhere.
namespace annals::inline v0_2 {

/// The instants at which clocks show one of some local times.
struct ClockRange {
  Instant first;
  Instant last;  ///< inclusive
  ClockReading reading = ClockReading::once;
};

/// Of the local times from one to another, inclusive: the first and the last instant at which clocks show one
/// of them. Where they show none, what they would show if they had not been changed, and what they would if
/// they had been already. It is `never` or `twice` if all of the times are.
ClockRange read_clock(Instant first, Instant last, const Zone& zone);

/// The earliest and the latest time that clocks show from one instant to another, inclusive.
struct LocalRange {
  Instant first;
  Instant last;
};
LocalRange local_range(Instant first, Instant last, const Zone& zone);

/// The least and the greatest shift of a zone from one instant to another, inclusive, in microseconds.
struct Shifts {
  std::int64_t least_us;
  std::int64_t most_us;
};
Shifts shifts_between(Instant first, Instant last, const Zone& zone);

}  // namespace annals::inline v0_2
