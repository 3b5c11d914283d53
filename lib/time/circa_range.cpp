#include "time/circa_range.hpp"

#include "time/calendar.hpp"
#include "time/digits.hpp"
#include "time/exact_us.hpp"
#include "time/offset_range.hpp"

#include <algorithm>
#include <limits>

namespace annals::inline v0_2 {

namespace {

/// Months from the start of year 0; every year and every width has room.
using Month = ExactUs;

struct YearMonth {
  std::int64_t year;
  unsigned month;
};

YearMonth year_month(Month month) {
  using Years = std::numeric_limits<std::int64_t>;
  const Month year = month / 12 - (month % 12 < 0 ? 1 : 0);
  return {static_cast<std::int64_t>(std::clamp<Month>(year, Years::min(), Years::max())),
          static_cast<unsigned>(month - year * 12) + 1};
}

Month month_of(const CivilDate& date) {
  return static_cast<Month>(date.year) * 12 + date.month - 1;
}

bool is_precise(std::int64_t year) {
  return first_precise_year <= year && year <= last_precise_year;
}

Instant first_of(Month at) {
  const auto [year, month] = year_month(at);
  return is_precise(year) ? start_of({year, month, 1}) : first_of_year(year);
}

/// The first instant that is not before a month: in a far year, the end of it, unless it only begins.
Instant after_all_before(Month at) {
  const auto [year, month] = year_month(at);
  return is_precise(year) ? start_of({year, month, 1}) : after_year(month == 1 ? year - 1 : year);
}

/// By the calendar: to the last day where the other month is shorter. Without a result in a far year.
struct Moved {
  std::int64_t year;
  std::optional<Instant> instant;
};
Moved moved(Instant instant, Month months) {
  const auto day = civil_date(instant);
  const auto [year, month] = year_month(month_of(day) + months);
  if (!is_precise(year)) return {year, {}};
  const CivilDate to = {year, month, std::min(day.day, calendar::days_in_month(year, month))};
  return {year, Instant::from_key(start_of(to).key() + span_us(start_of(day), instant))};
}

DateRange by_days(const DateRange& range, Month months) {
  const auto first = moved(range.first, -months);
  const auto last = moved(latest_start_before(range.after), months);
  return {first.instant.value_or(first_of_year(first.year)),
          last.instant ? earliest_end_after(*last.instant) : after_year(last.year)};
}

DateRange by_months(const EdtfDate& date, Month months) {
  if (!date.month.given()) {
    const auto [first, last] = years_of(date);
    return {first_of(Month{first} * 12 - months), after_all_before((Month{last} + 1) * 12 + months)};
  }
  auto whole_months = date;
  whole_months.day = {};
  const auto range = range_of(whole_months);
  return {first_of(month_of(civil_date(range->first)) - months),
          after_all_before(month_of(civil_date(range->after)) + months)};
}

DateRange by_microseconds(const DateRange& range, ExactUs us) {
  DateRange wide = range;
  if (range.first.is_bounded()) wide.first = std::min(range.first, instant_at(first_us_of(range.first) - us));
  if (!range.after.is_bounded()) return wide;
  const ExactUs end = first_us_of(range.after) + us;
  const Instant at = instant_at(end);
  wide.after = std::max(range.after, first_us_of(at) < end ? Instant::from_key(at.key() + 1) : at);
  return wide;
}

/// How many of the last digits of a year say nothing.
unsigned open_digits(const EdtfDate& date) {
  unsigned digits = date.exponent;
  if (date.significant_digits != 0) {
    const auto all = static_cast<unsigned>(std::to_string(magnitude(date.year)).size());
    digits = std::max(digits, all - date.significant_digits);
  }
  unsigned masked = 0;
  while ((date.year_mask >> masked & 1U) != 0) ++masked;
  return std::max(digits, masked);
}

Span width_of_year(const EdtfDate& date, const CircaWidths& circa) {
  const unsigned digits = open_digits(date);
  if (digits < 2) return digits == 0 ? circa.year : circa.decade;
  constexpr std::int64_t most = 1'000'000'000'000'000'000;
  Span width = circa.century;
  for (unsigned digit = 2; digit < digits; ++digit) width.count = std::min(width.count, most / 10) * 10;
  return width;
}

Span width_of(const EdtfDate& date, DatePart part, const CircaWidths& circa) {
  constexpr DigitMask all = 0b11;
  if (part == DatePart::time) return circa.time;
  if (part == DatePart::day && date.day.mask != all) return circa.day;
  if (part != DatePart::year && date.month.mask != all) return date.is_season() ? circa.season : circa.month;
  return width_of_year(date, circa);
}

bool is_approximate(const PartQualification& marks) {
  return marks.own.approximate || marks.up_to.approximate;
}

}  // namespace

std::optional<DatePart> circa_part(const EdtfDate& date) {
  if (is_approximate(date.year_qualification)) return DatePart::year;
  if (is_approximate(date.month.qualification)) return DatePart::month;
  if (is_approximate(date.day.qualification)) return DatePart::day;
  if (date.time && date.time->qualification.approximate) return DatePart::time;
  return std::nullopt;
}

std::optional<DateRange> circa_range(const EdtfDate& date, const CircaWidths& circa) {
  const auto range = range_of(date);
  const auto part = circa_part(date);
  if (!range || !part) return range;
  const Span width = width_of(date, *part, circa);
  if (is_fixed(width.unit)) return by_microseconds(*range, longest_us(width));
  const Month months = static_cast<Month>(width.count) * months_in(width.unit);
  const bool is_day = date.day.given() && !date.is_masked();
  return is_day ? by_days(*range, months) : by_months(date, months);
}

}  // namespace annals::inline v0_2
