#include "annals/time/edtf.hpp"
#include "time/calendar.hpp"
#include "time/date_range.hpp"

#include <algorithm>

namespace annals {
namespace {

constexpr unsigned first_season = 21;
constexpr unsigned last_season = 24;

/// The latest year that a masked year can be; the year itself without a mask.
std::int64_t latest_year(const EdtfDate& date) {
  std::int64_t year = date.year;
  std::int64_t place = 1;
  for (DigitMask mask = date.year_mask; mask != 0; mask = static_cast<DigitMask>(mask >> 1)) {
    if ((mask & 1) != 0) year += 9 * place;
    place *= 10;
  }
  // `-00XX` runs from -99: there is no year -0000.
  return date.year < 0 ? std::min<std::int64_t>(year, -1) : year;
}

/// A number of whole months from the start of one; they may run into the next year.
DateRange months(std::int64_t year, unsigned month, unsigned count) {
  const unsigned after = month + count;
  const CivilDate next = after <= 12 ? CivilDate{year, after, 1} : CivilDate{year + 1, after - 12, 1};
  return {start_of({year, month, 1}), start_of(next)};
}

DateRange second_of(const CivilDate& day, const TimeOfDay& time) {
  const std::int64_t seconds = (time.hour * 60 + time.minute - time.shift_minutes) * 60 + time.second;
  const std::int64_t first = start_of(day).key() + seconds * calendar::us_per_second;
  return {Instant::from_key(first), Instant::from_key(first + calendar::us_per_second)};
}

DateRange season_of(const EdtfDate& date) {
  const unsigned season = date.month.value;
  if (season < first_season || season > last_season) {
    throw Error(ErrorCode::invalid_argument, "taking the bounds of season " + std::to_string(season) +
                                                 ": seasons are 21 to 24, spring to winter");
  }
  return months(date.year, 3 * (season - first_season + 1), 3);
}

}  // namespace

DateRange range_of(const EdtfDate& date) {
  if (date.is_season()) return season_of(date);
  if (!date.month.given() || date.month.mask != 0) {
    return {start_of({date.year, 1, 1}), start_of({latest_year(date) + 1, 1, 1})};
  }
  if (!date.day.given() || date.day.mask != 0) return months(date.year, date.month.value, 1);

  const CivilDate day = {date.year, date.month.value, date.day.value};
  if (date.time) return second_of(day, *date.time);
  const Instant first = start_of(day);
  return {first, Instant::from_key(first.key() + calendar::us_per_day)};
}

Bounds bounds_of(const Edtf& edtf) {
  Bounds bounds;
  if (edtf.from_state == EndState::dated) {
    const DateRange from = range_of(edtf.from);
    bounds.earliest_start = from.first;
    bounds.latest_start = latest_start_before(from.after);
  } else if (edtf.from_state == EndState::open) {
    bounds.latest_start = Instant::unbounded_past();
  }
  if (edtf.to_state == EndState::dated) {
    const DateRange to = range_of(edtf.form == EdtfForm::interval ? edtf.to : edtf.from);
    bounds.earliest_end = earliest_end_after(to.first);
    bounds.latest_end = to.after;
  } else if (edtf.to_state == EndState::open) {
    bounds.earliest_end = Instant::unbounded_future();
  }
  // What lasts at least a microsecond starts before its latest end and ends after its earliest start.
  bounds.latest_start = std::min(bounds.latest_start, latest_start_before(bounds.latest_end));
  bounds.earliest_end = std::max(bounds.earliest_end, earliest_end_after(bounds.earliest_start));
  return bounds;
}

}  // namespace annals
