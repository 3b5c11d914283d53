#pragma once

#include "annals/time/instant.hpp"
#include "annals/time/offset.hpp"
#include "annals/time/zone.hpp"
#include "time/exact_us.hpp"

#include <optional>

namespace annals::inline v0_2 {

/// From the anchor's point to the event's, in microseconds; absent: no limit.
struct OffsetRange {
  std::optional<ExactUs> least;
  std::optional<ExactUs> most;
};

/// What the offset leaves possible, wherever from the earliest to the latest instant (inclusive) its anchor
/// lies.
///
/// Months and longer units move an instant by the calendar: it keeps its time of day, and its day of the
/// month or the last that the other month has. The limits are exact over the instants given; over all that
/// the calendar has where these are unbounded, in years not known to the microsecond, or 400 years apart. A
/// range such as "30 days to 1 month after" can be empty where the anchor is (in February): least is then
/// more than most.
///
/// O(months between the two instants), and no more of them than it takes to find the extremes of the
/// calendar; these are worked out once for each number of months and kept. Any threads may call it.
///
/// Days and longer units are those of the clocks of `zone`, which is that of the anchor. Where they are
/// changed on the way, there is as much room besides.
OffsetRange range_of(const Offset& offset, Instant earliest_anchor, Instant latest_anchor,
                     const Zone& zone = {});

/// How long the span is wherever the calendar makes it shortest and longest.
ExactUs shortest_us(const Span& span);
ExactUs longest_us(const Span& span);

/// Whether the unit has a length of its own, and not the calendar's.
constexpr bool is_fixed(Unit unit) {
  return unit <= Unit::week;
}
/// Whether it is counted on clocks, which may be changed meanwhile.
constexpr bool is_by_clocks(Unit unit) {
  return unit >= Unit::day;
}

/// Months in a unit of the calendar.
std::int64_t months_in(Unit unit);

}  // namespace annals::inline v0_2
