#pragma once

#include "annals/time/offset.hpp"
#include "time/exact_us.hpp"

/// Bounds of dates as points of a network.
namespace annals::inline v0_2::order {

inline Instant first_of_all() {
  return start_of({first_year, 1, 1});
}
inline Instant last_of_all() {
  return start_of({last_year, 1, 1});
}

/// The furthest of the points that a bound lets be; those that it puts beyond all years are there.
inline ExactUs least_us(Instant earliest) {
  return earliest == Instant::unbounded_future() ? last_us_of(last_of_all()) : first_us_of(earliest);
}
inline ExactUs most_us(Instant latest, Point point) {
  if (latest == Instant::unbounded_past()) return first_us_of(first_of_all());
  // Dates end, exclusively, where what comes after them begins: also a year that is known only as a whole.
  return point == Point::start ? last_us_of(latest) : first_us_of(latest);
}

}  // namespace annals::inline v0_2::order
