#include "time/date_range.hpp"

#include "time/calendar.hpp"
#include "time/clocks.hpp"
#include "time/digits.hpp"
#include "time/exact_us.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace annals::inline v0_2 {
namespace {

/// A season: whole months, from this one on.
struct Months {
  unsigned first;
  unsigned count;
};

/// By their numbers in ISO 8601-2, from 21 on.
constexpr unsigned first_season = 21;
constexpr std::array<Months, 21> seasons{{
    {3, 3}, {6, 3},  {9, 3}, {12, 3},  // spring to winter
    {3, 3}, {6, 3},  {9, 3}, {12, 3},  // the same, in the northern hemisphere
    {9, 3}, {12, 3}, {3, 3}, {6, 3},   // spring to winter in the southern
    {1, 3}, {4, 3},  {7, 3}, {10, 3},  // quarters
    {1, 4}, {5, 4},  {9, 4},           // thirds
    {1, 6}, {7, 6},                    // halves
}};

// The years that no instant can tell apart lie beyond those that one can.
constexpr Instant before_all = Instant::from_key(Instant::unbounded_past().key() + 2);
constexpr Instant after_all = Instant::from_key(Instant::unbounded_future().key() - 1);

/// The years that begin with the first digits of this one.
YearRange estimated(const EdtfDate& date) {
  std::uint64_t unit = 1;
  for (std::uint64_t digits = magnitude(date.year); digits >= 10; digits /= 10) unit *= 10;
  for (unsigned digit = 1; digit < date.significant_digits; ++digit) unit /= 10;
  const std::uint64_t near = magnitude(date.year) / unit * unit;
  const std::uint64_t room = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()) - near;
  const auto least = static_cast<std::int64_t>(near);
  const auto most = static_cast<std::int64_t>(near + std::min(unit - 1, room));
  return date.year < 0 ? YearRange{-most, -least} : YearRange{least, most};
}

/// A number of whole months from the start of one; they may run into the next year.
DateRange months(std::int64_t year, unsigned month, unsigned count) {
  const unsigned after = month + count;
  const CivilDate next = after <= 12 ? CivilDate{year, after, 1} : CivilDate{year + 1, after - 12, 1};
  return {start_of({year, month, 1}), start_of(next)};
}

/// Of a bounded instant: also right among the far years.
Instant next(Instant instant) {
  return Instant::from_key(instant.key() + 1);
}

/// All the time that begins with the digits given.
DateRange time_of(const CivilDate& day, const TimeOfDay& time) {
  std::int64_t span = time.has_second ? calendar::us_per_second : 60 * calendar::us_per_second;
  for (unsigned digit = 0; digit < time.fraction_digits; ++digit) span /= 10;
  const std::int64_t seconds = (time.hour * 60 + time.minute - time.shift_minutes) * 60 + time.second;
  const std::int64_t first = start_of(day).key() + seconds * calendar::us_per_second + time.microsecond;
  return {instant_at(first), next(instant_at(ExactUs{first} + span - 1))};
}

DateRange day_of(const CivilDate& day) {
  const Instant first = start_of(day);
  return {first, Instant::from_key(first.key() + calendar::us_per_day)};
}

/// The years that a mask leaves open, in chronological order.
class Years {
 public:
  explicit Years(const EdtfDate& date) : negative_(date.year < 0), mask_(date.year_mask) {
    for (DigitMask rest = mask_; rest != 0; rest = static_cast<DigitMask>(rest >> 1))
      if ((rest & 1) != 0) count_ *= 10;
    least_ = static_cast<std::int64_t>(magnitude(date.year)) - (negative_ ? spread(count_ - 1) : 0);
    if (negative_ && least_ == 0) --count_;  // `-000X` ends at -0001: there is no year -0000
  }
  [[nodiscard]] std::int64_t count() const { return count_; }
  [[nodiscard]] std::int64_t operator[](std::int64_t index) const {
    if (!negative_) return least_ + spread(index);
    return -(least_ + spread(least_ == 0 ? count_ - index : count_ - 1 - index));
  }

 private:
  /// The digits of a number in the places that the mask names.
  [[nodiscard]] std::int64_t spread(std::int64_t number) const {
    std::int64_t year = 0;
    std::int64_t place = 1;
    for (DigitMask rest = mask_; rest != 0; rest = static_cast<DigitMask>(rest >> 1), place *= 10) {
      if ((rest & 1) == 0) continue;
      year += number % 10 * place;
      number /= 10;
    }
    return year;
  }

  bool negative_;
  DigitMask mask_;
  std::int64_t count_ = 1;
  std::int64_t least_ = 0;  ///< how far from zero
};

/// Whether a month or a day can be this one; every one can where none is given.
bool fits(const EdtfPart& part, unsigned number) {
  return !part.given() || (((part.mask & 0b01) != 0 || number % 10 == part.value % 10U) &&
                           ((part.mask & 0b10) != 0 || number / 10 == part.value / 10U));
}

/// Looks from one end: the place of a number among 1 to `count`.
constexpr unsigned from_end(bool first, unsigned place, unsigned count) {
  return first ? place : count + 1 - place;
}

/// The first or the last day that fits the digits.
std::optional<CivilDate> outermost_day(const EdtfDate& date, bool first) {
  const Years years(date);
  for (std::int64_t i = 0; i < years.count(); ++i) {
    const std::int64_t year = years[first ? i : years.count() - 1 - i];
    for (unsigned m = 1; m <= 12; ++m) {
      const unsigned month = from_end(first, m, 12);
      if (!fits(date.month, month)) continue;
      const unsigned days = calendar::days_in_month(year, month);
      for (unsigned d = 1; d <= days; ++d)
        if (const unsigned day = from_end(first, d, days); fits(date.day, day))
          return CivilDate{year, month, day};
    }
  }
  return std::nullopt;
}

std::optional<DateRange> hull(const EdtfDate& date) {
  const auto first = outermost_day(date, true);
  const auto last = outermost_day(date, false);
  if (!first || !last) return std::nullopt;
  return DateRange{day_of(*first).first, day_of(*last).after};
}

std::optional<DateRange> season_of(const EdtfDate& date) {
  const unsigned season = date.month.value;
  if (season < first_season || season - first_season >= seasons.size()) return std::nullopt;
  const auto [month, count] = seasons[season - first_season];
  const Years years(date);
  return DateRange{months(years[0], month, count).first,
                   months(years[years.count() - 1], month, count).after};
}

bool is_day(const CivilDate& day) {
  return 1 <= day.month && day.month <= 12 && 1 <= day.day &&
         day.day <= calendar::days_in_month(day.year, day.month);
}

bool names_zone(const EdtfDate& date) {
  return date.time && date.time->zone != ZoneForm::none;
}

}  // namespace

Instant first_of_year(std::int64_t year) {
  if (year < first_year) return Instant::unbounded_past();
  return year > last_year ? after_all : start_of({year, 1, 1});
}

Instant after_year(std::int64_t year) {
  if (year >= last_year) return Instant::unbounded_future();
  return year < first_year ? before_all : start_of({year + 1, 1, 1});
}

YearRange years_of(const EdtfDate& date) {
  if (date.significant_digits != 0) return estimated(date);
  if (date.year_mask == 0) return {date.year, date.year};
  const Years years(date);
  return {years[0], years[years.count() - 1]};
}

std::optional<DateRange> range_of(const EdtfDate& date) {
  if (date.is_season()) return season_of(date);
  if (!date.month.given()) {
    const auto [first, last] = years_of(date);
    return DateRange{first_of_year(first), after_year(last)};
  }
  if (date.is_masked()) return hull(date);
  const CivilDate day = {date.year, date.month.value, date.day.given() ? date.day.value : 1U};
  if (!is_day(day)) return std::nullopt;
  if (!date.day.given()) return months(date.year, date.month.value, 1);
  return date.time ? time_of(day, *date.time) : day_of(day);
}

DateRange in_utc(const DateRange& range, const EdtfDate& date, const Zone& zone) {
  if (zone == Zone() || names_zone(date)) return range;
  const auto clocks = read_clock(range.first, latest_start_before(range.after), zone);
  return {clocks.first, clocks.last.is_bounded() ? next(clocks.last) : range.after};
}

Zone zone_of(const Edtf& span, const Zone& zone) {
  for (const auto& date : {span.from, span.to})
    if (names_zone(date)) return std::chrono::minutes(date.time->shift_minutes);
  return span.limits.empty() ? zone : zone_of(span.limits.front(), zone);
}

}  // namespace annals::inline v0_2
