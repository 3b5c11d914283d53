#include "time/offset_days.hpp"

#include "time/calendar.hpp"
#include "time/clocks.hpp"
#include "time/exact_us.hpp"

#include <algorithm>
#include <vector>

namespace annals::inline v0_2 {

namespace {

using calendar::us_per_day;

/// Whole days after an anchor's, from one number to another; none: no limit.
struct DayCounts {
  std::optional<ExactUs> least;
  std::optional<ExactUs> most;
};

/// How many days a limit leaves at least or at most.
std::optional<ExactUs> whole_days(const Limit& limit, bool is_least) {
  const auto& [count, unit] = limit.span;
  if (count != 0 && unit != Unit::day && unit != Unit::week) return std::nullopt;
  const ExactUs days = static_cast<ExactUs>(count) * (unit == Unit::week ? 7 : 1);
  if (limit.inclusive) return days;
  return is_least ? days + 1 : days - 1;
}

bool names_days(const Offset& offset) {
  const auto days = [](const std::optional<Limit>& limit) { return limit && limit->span.count != 0; };
  return days(offset.least()) || days(offset.most());
}

std::optional<DayCounts> counts_of(const Offset& offset) {
  if (!names_days(offset)) return std::nullopt;
  DayCounts counts;
  if (offset.least() && !(counts.least = whole_days(*offset.least(), true))) return std::nullopt;
  if (offset.most() && !(counts.most = whole_days(*offset.most(), false))) return std::nullopt;
  const auto back = [](const std::optional<ExactUs>& count) {
    return count ? std::optional<ExactUs>(-*count) : std::nullopt;
  };
  if (counts.least && counts.most && *counts.least > *counts.most) return std::nullopt;
  if (offset.side() == Offset::Side::before) return DayCounts{back(counts.most), back(counts.least)};
  if (offset.side() == Offset::Side::around) return DayCounts{back(counts.most), counts.most};
  return counts;
}

/// The shifts of a zone over some days and all between them.
Shifts shifts_over(const std::vector<ExactUs>& days, const Zone& zone) {
  const auto [first, last] = std::ranges::minmax(days);
  return shifts_between(instant_at((first - 1) * us_per_day), instant_at((last + 2) * us_per_day), zone);
}

std::int64_t day_of(Instant local) {
  return calendar::floor_div(local.key(), us_per_day);
}

/// The instants of a day of the zone, from 1970-01-01; nothing beyond the years known to the microsecond.
std::optional<ClockRange> read_day(ExactUs day, const Zone& zone) {
  const Instant first = instant_at(day * us_per_day);
  const Instant last = instant_at((day + 1) * us_per_day - 1);
  if (!is_precise(first) || !is_precise(last)) return std::nullopt;
  return read_clock(first, last, zone);
}

/// The point of an end is one microsecond after the last of the event.
std::int64_t after_last(Point point) {
  return point == Point::end ? 1 : 0;
}

Instant later(Instant instant, std::int64_t us) {
  return Instant::from_key(instant.key() + us);
}

/// Between two days lie less than one day more or less than their number, and what the clocks were changed.
OffsetRange distance_of(const Offset& offset, const DayCounts& counts, const Shifts& shifts) {
  const ExactUs room = us_per_day - 1 + (shifts.most_us - shifts.least_us);
  const ExactUs between_points = after_last(offset.point()) - after_last(offset.anchor_point());
  OffsetRange distance;
  if (counts.least) distance.least = *counts.least * us_per_day - room + between_points;
  if (counts.most) distance.most = *counts.most * us_per_day + room + between_points;
  return distance;
}

/// On one day, before is still before.
OffsetRange on_its_side(const Offset& offset, OffsetRange distance) {
  auto& [least, most] = distance;
  if (offset.side() == Offset::Side::after && least) least = std::max<ExactUs>(*least, 0);
  if (offset.side() == Offset::Side::before && most) most = std::min<ExactUs>(*most, 0);
  return distance;
}

}  // namespace

bool says_a_day(const Offset& offset) {
  const auto counts = counts_of(offset);
  return counts && counts->least && counts->least == counts->most && *counts->least >= -1 &&
         *counts->least <= 1 && !offset.most()->inclusive;
}

std::optional<OffsetRange> days_apart(const Offset& offset, const Zone& zone) {
  const auto counts = counts_of(offset);
  if (!counts) return std::nullopt;
  const auto ever = shifts_between(Instant::unbounded_past(), Instant::unbounded_future(), zone);
  return on_its_side(offset, distance_of(offset, *counts, ever));
}

std::optional<OffsetDays> offset_days(const Offset& offset, Instant earliest_anchor, Instant latest_anchor,
                                      const Zone& zone) {
  const auto counts = counts_of(offset);
  if (!counts || !is_precise(earliest_anchor) || !is_precise(latest_anchor)) return std::nullopt;
  const Instant first = later(earliest_anchor, -after_last(offset.anchor_point()));
  const Instant last = later(latest_anchor, -after_last(offset.anchor_point()));
  const auto first_day = day_of(zone.local(first));
  const auto last_day = day_of(zone.local(last));
  const auto first_clocks = read_day(first_day, zone);
  const auto last_clocks = read_day(last_day, zone);
  if (!first_clocks || !last_clocks) return std::nullopt;
  const bool are_whole_days = first_clocks->first == first && last_clocks->last == last;
  if (!are_whole_days && !says_a_day(offset)) return std::nullopt;

  const auto event_us = after_last(offset.point());
  OffsetDays days{Instant::unbounded_past(), Instant::unbounded_future(), {}};
  if (counts->least)
    if (const auto clocks = read_day(first_day + *counts->least, zone))
      days.earliest = later(clocks->first, event_us);
  if (counts->most)
    if (const auto clocks = read_day(last_day + *counts->most, zone))
      days.latest = later(clocks->last, event_us);

  std::vector<ExactUs> on_the_way{first_day, last_day};
  for (const auto& count : {counts->least, counts->most})
    for (const auto day : {first_day, last_day})
      if (count) on_the_way.push_back(day + *count);
  days.distance = distance_of(offset, *counts, shifts_over(on_the_way, zone));
  auto& [least, most] = days.distance;
  if (first_day == last_day) {
    const auto from_anchor = [](Instant event, Instant anchor) {
      return ExactUs{event.key()} - anchor.key();
    };
    if (least && days.earliest.is_bounded()) least = from_anchor(days.earliest, latest_anchor);
    if (most && days.latest.is_bounded()) most = from_anchor(days.latest, earliest_anchor);
  }
  days.distance = on_its_side(offset, days.distance);
  return days;
}

}  // namespace annals::inline v0_2
