#pragma once

#include "annals/time/instant.hpp"

namespace annals {

/// What a vague date says of an event: the inclusive range of its start, and that of its exclusive end.
/// By default nothing is known.
struct Bounds {
  Instant earliest_start = Instant::unbounded_past();
  Instant latest_start = Instant::unbounded_future();
  Instant earliest_end = Instant::unbounded_past();
  Instant latest_end = Instant::unbounded_future();
  bool operator==(const Bounds&) const = default;
};

}  // namespace annals
