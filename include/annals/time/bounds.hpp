#pragma once

#include "annals/export.hpp"
#include "annals/time/instant.hpp"

#include <string>

namespace annals::inline v0_2 {

/// What a vague date says of an event: the inclusive range of its start, and that of its exclusive end.
/// By default nothing is known.
struct Bounds {
  Instant earliest_start = Instant::unbounded_past();
  Instant latest_start = Instant::unbounded_future();
  Instant earliest_end = Instant::unbounded_past();
  Instant latest_end = Instant::unbounded_future();
  bool operator==(const Bounds&) const = default;
};

/// When something started, and when it was over, as people say it: "2018-09-14", "2018-09-01 to 2018-10-15",
/// "by 2020-06-16", "2018-09-14T05:30 or later", "at any time". The last moment counts, not the exclusive
/// end.
ANNALS_EXPORT std::string start_text(const Bounds& bounds);
ANNALS_EXPORT std::string end_text(const Bounds& bounds);

}  // namespace annals::inline v0_2
