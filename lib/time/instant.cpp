#include "annals/time/instant.hpp"

#include "annals/error.hpp"
#include "annals/time/chrono.hpp"
#include "time/calendar.hpp"
#include "time/digits.hpp"
#include "time/exact_us.hpp"

#include <chrono>

namespace annals::inline v0_2 {
namespace {

using calendar::us_per_day;

// Both ends of the years in microseconds. Multiples of 400 years make them plain multiples of that many days.
constexpr std::int64_t us_per_400_years = 146'097 * us_per_day;
constexpr std::int64_t us_to_year_0 = -719'528 * us_per_day;
static_assert(first_precise_year % 400 == 0 && last_precise_year % 400 == 0);
constexpr std::int64_t first_us = us_to_year_0 + first_precise_year / 400 * us_per_400_years;
constexpr std::int64_t end_us = us_to_year_0 + last_precise_year / 400 * us_per_400_years + 366 * us_per_day;

// Every year, and the year after it, has a key between the unbounded ones.
static_assert(end_us + (last_year - last_precise_year) < Instant::unbounded_future().key());
static_assert(first_us + (first_year - first_precise_year) > Instant::unbounded_past().key());

/// Of an instant outside the precise years.
std::int64_t far_year(Instant instant) {
  return instant.key() < first_us ? first_precise_year + (instant.key() - first_us)
                                  : last_precise_year + 1 + (instant.key() - end_us);
}

void require_bounded(Instant instant, const char* doing) {
  if (!instant.is_bounded()) {
    throw Error(ErrorCode::invalid_argument,
                std::string(doing) + ": the instant is unbounded and has no date");
  }
}

void require_existing(const CivilDate& date) {
  const bool exists = first_year <= date.year && date.year <= last_year && 1 <= date.month &&
                      date.month <= 12 && 1 <= date.day &&
                      date.day <= calendar::days_in_month(date.year, date.month);
  if (!exists) {
    throw Error(ErrorCode::invalid_argument, "taking the start of year " + std::to_string(date.year) +
                                                 ", month " + std::to_string(date.month) + ", day " +
                                                 std::to_string(date.day) + ": there is no such day");
  }
}

}  // namespace

bool is_precise(Instant instant) {
  return first_us <= instant.key() && instant.key() < end_us;
}

Instant Instant::now() {
  using namespace std::chrono;
  return from_key(duration_cast<microseconds>(system_clock::now().time_since_epoch()).count());
}

Instant instant_of(SysTime time) {
  const auto instant = Instant::from_key(time.time_since_epoch().count());
  if (is_precise(instant)) return instant;
  throw Error(ErrorCode::invalid_argument,
              "taking a system time as an instant: it lies beyond the years -200000 to 200000, "
              "which are known to the microsecond");
}

std::optional<SysTime> sys_time_of(Instant instant) {
  if (!is_precise(instant)) return std::nullopt;
  return SysTime(std::chrono::microseconds(instant.key()));
}

CivilDate civil_date(Instant instant) {
  require_bounded(instant, "taking the day of an instant");
  if (!is_precise(instant)) return {far_year(instant), 1, 1};
  return calendar::civil_from_days(calendar::floor_div(instant.key(), us_per_day));
}

Instant start_of(const CivilDate& date) {
  require_existing(date);
  if (date.year < first_precise_year) return Instant::from_key(first_us + (date.year - first_precise_year));
  if (date.year > last_precise_year) return Instant::from_key(end_us + (date.year - last_precise_year - 1));
  return Instant::from_key(calendar::days_from_civil(date) * us_per_day);
}

std::string iso_text(Instant instant) {
  if (!instant.is_bounded()) return "..";
  std::string text;
  const CivilDate date = civil_date(instant);
  append_year(text, date.year);
  if (!is_precise(instant)) return text;

  const auto put = [&text](char before, std::int64_t number, std::size_t width) {
    text += before;
    append_padded(text, static_cast<std::uint64_t>(number), width);
  };
  const std::int64_t us = instant.key() - calendar::floor_div(instant.key(), us_per_day) * us_per_day;
  const std::int64_t seconds = us / calendar::us_per_second;
  put('-', date.month, 2);
  put('-', date.day, 2);
  put('T', seconds / 3600, 2);
  put(':', seconds / 60 % 60, 2);
  put(':', seconds % 60, 2);
  put('.', us % calendar::us_per_second, 6);
  text += 'Z';
  return text;
}

std::int64_t span_us(Instant from, Instant to) {
  if (from == to) return 0;
  const std::int64_t most =
      to > from ? std::numeric_limits<std::int64_t>::max() : std::numeric_limits<std::int64_t>::min();
  if (!from.is_bounded() || !to.is_bounded()) return most;

  std::int64_t span = 0;
  if (is_precise(from) && is_precise(to)) {
    return __builtin_sub_overflow(to.key(), from.key(), &span) ? most : span;
  }
  // At least one end is the start of a far year. Whole cycles of 400 years taken off both leave the span as
  // it is and bring the nearer pairs within reach of microseconds; all others are too far apart for them.
  const auto year_of = [](Instant instant) { return civil_date(instant).year; };
  const std::int64_t from_year = year_of(from);
  const std::int64_t years_apart = year_of(to) - from_year;
  if (magnitude(years_apart) > 300'000) return most;
  const std::int64_t shift = from_year / 400 * 400;
  const auto shifted_days = [&](Instant instant) {
    CivilDate date = civil_date(instant);
    date.year -= shift;
    return calendar::days_from_civil(date);
  };
  const auto us_of_day = [](Instant instant) {
    if (!is_precise(instant)) return std::int64_t{0};
    return instant.key() - calendar::floor_div(instant.key(), us_per_day) * us_per_day;
  };
  const std::int64_t days = shifted_days(to) - shifted_days(from);
  const std::int64_t rest = us_of_day(to) - us_of_day(from);
  const bool too_far =
      __builtin_mul_overflow(days, us_per_day, &span) || __builtin_add_overflow(span, rest, &span);
  return too_far ? most : span;
}

Instant earliest_end_after(Instant start) {
  return is_precise(start) ? Instant::from_key(start.key() + 1) : start;
}

Instant latest_start_before(Instant end) {
  // Also right among the far years: before the first moment of a year there is the last of the year before.
  return end.is_bounded() ? Instant::from_key(end.key() - 1) : end;
}

namespace {

constexpr std::int64_t days_per_400_years = 146'097;

ExactUs start_of_year(std::int64_t year) {
  const std::int64_t cycle = calendar::floor_div(year, 400);
  const auto days = static_cast<ExactUs>(cycle) * days_per_400_years;
  return (days + calendar::days_from_civil({year - cycle * 400, 1, 1})) * us_per_day;
}

}  // namespace

ExactUs first_us_of(Instant instant) {
  return is_precise(instant) ? instant.key() : start_of_year(far_year(instant));
}

ExactUs last_us_of(Instant instant) {
  return is_precise(instant) ? instant.key() : start_of_year(far_year(instant) + 1) - 1;
}

Instant instant_at(ExactUs us) {
  if (first_us <= us && us < end_us) return Instant::from_key(static_cast<std::int64_t>(us));
  if (us < start_of_year(first_year)) return Instant::from_key(Instant::unbounded_past().key() + 1);
  if (us >= start_of_year(last_year + 1)) return Instant::from_key(Instant::unbounded_future().key() - 1);
  // Whole cycles of 400 years taken off bring it to the first of them after year 0.
  const ExactUs since_year_0 = us - us_to_year_0;
  const auto cycle = static_cast<std::int64_t>(since_year_0 / us_per_400_years) - (since_year_0 < 0 ? 1 : 0);
  const auto rest = static_cast<std::int64_t>(since_year_0 - static_cast<ExactUs>(cycle) * us_per_400_years);
  const std::int64_t days = calendar::floor_div(rest + us_to_year_0, us_per_day);
  return start_of({cycle * 400 + calendar::civil_from_days(days).year, 1, 1});
}

}  // namespace annals::inline v0_2
