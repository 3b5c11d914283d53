#pragma once

#include "annals/time/offset.hpp"
#include "annals/time/zone.hpp"
#include "time/offset_range.hpp"

#include <optional>

namespace annals::inline v0_2 {

/// What an offset of days leaves possible between two events that are dated by days.
struct OffsetDays {
  /// Where the point of the event lies; unbounded where nothing limits it.
  Instant earliest;
  Instant latest;
  /// From the anchor's point to the event's, wherever in their days they lie.
  OffsetRange distance;
};

/// Counts days of the calendar: "the day before" is the calendar day before, "3 to 5 days after" the third to
/// the fifth day after that of the anchor, "the same day as" its day, "within 2 days before" its day too, but
/// not later than it. The words leave whole numbers of days, from any point of one day to any of the other.
///
/// The instants are those between which the point of the anchor lies, and `zone` is that of the anchor. The
/// result is nothing, and the 24 hours of range_of are what is known, where the offset is not one of days or
/// weeks with a whole number of days in it, unlike "more than 3 and less than 4 days after"; and where the
/// instants are not the first and the last of whole days, unless the offset says a day (`says_a_day`).
///
/// Exact where a zone keeps its shift from UTC, and for an anchor of a single day. Else the distance may be
/// wider by at most twice what the clocks are changed meanwhile. O(changes of the clocks on the way). Any
/// threads may call it.
std::optional<OffsetDays> offset_days(const Offset& offset, Instant earliest_anchor, Instant latest_anchor,
                                      const Zone& zone);

/// The distance that is left wherever an anchor lies that is dated by days: less than a day more or less than
/// their number, and what clocks of the zone were ever changed. Nothing for the same offsets.
std::optional<OffsetRange> days_apart(const Offset& offset, const Zone& zone);

/// Whether it is "the day before", "the day after" or "the same day as": a day of the calendar whatever time
/// of the day the anchor has.
bool says_a_day(const Offset& offset);

}  // namespace annals::inline v0_2
