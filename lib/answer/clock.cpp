#include "answer/clock.hpp"

#include "annals/time/instant.hpp"

#include <chrono>

namespace annals::inline v0_2::answer {

namespace {

/// By a clock that is so far ahead of UTC. Years known only as a whole have no hours.
Bounds by_clock(Bounds bounds, std::chrono::minutes ahead) {
  const auto us = std::chrono::microseconds(ahead).count();
  const auto shift = [us](Instant& instant) {
    if (instant.is_bounded() && first_precise_year < civil_date(instant).year &&
        civil_date(instant).year < last_precise_year)
      instant = Instant::from_key(instant.key() + us);
  };
  if (us != 0)
    for (auto* bound :
         {&bounds.earliest_start, &bounds.latest_start, &bounds.earliest_end, &bounds.latest_end})
      shift(*bound);
  return bounds;
}

}  // namespace

Bounds own_bounds(const EventEntry<>& event, const CircaWidths& circa) {
  const auto zone = event.chronology.zone;
  return event.when ? by_clock(bounds_of(event.when->edtf(), circa, zone), zone) : Bounds{};
}

Bounds known_bounds(const EventEntry<>& event) {
  return by_clock(event.chronology.estimated(), event.chronology.zone);
}

}  // namespace annals::inline v0_2::answer
