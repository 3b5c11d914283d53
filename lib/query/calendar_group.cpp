#include "query/calendar_group.hpp"

#include "time/calendar.hpp"

#include <algorithm>
#include <cstdint>

#include <fmt/format.h>

namespace annals::inline v0_2::query {

namespace {

constexpr std::int64_t us_per_hour = 3600 * calendar::us_per_second;
constexpr std::int64_t days_per_week = 7;

std::int64_t day_of(Instant instant) {
  return calendar::floor_div(instant.key(), calendar::us_per_day);
}

/// The day of the week, 0 for Monday: 1970-01-01 was a Thursday.
std::int64_t weekday(std::int64_t day) {
  const auto since_a_monday = day + 3;
  return since_a_monday - calendar::floor_div(since_a_monday, days_per_week) * days_per_week;
}

/// A week belongs to the year of its Thursday.
std::string week_name(Instant instant) {
  const auto day = day_of(instant);
  const auto thursday = day - weekday(day) + 3;
  const auto year = calendar::civil_from_days(thursday).year;
  const auto week = (thursday - calendar::days_from_civil({year, 1, 1})) / days_per_week + 1;
  const auto text = iso_text(start_of({year, 1, 1}));
  return fmt::format("{}-W{:02}", text.substr(0, text.find("-01-01T")), week);
}

}  // namespace

bool is_calendar(Group group) {
  return group >= Group::year;
}

Instant start_of_group(Instant instant, Group group) {
  if (!instant.is_bounded()) return Instant::unbounded_future();
  auto date = civil_date(instant);
  if (date.year < first_precise_year || date.year > last_precise_year) return instant;
  const auto start = [](std::int64_t unit, std::int64_t number) { return Instant::from_key(number * unit); };
  switch (group) {
    case Group::hour:
      return start(us_per_hour, calendar::floor_div(instant.key(), us_per_hour));
    case Group::day:
      return start(calendar::us_per_day, day_of(instant));
    case Group::week:
      // Nothing is known of the days before the first of the precise years.
      return std::max(start_of({first_precise_year, 1, 1}),
                      start(calendar::us_per_day, day_of(instant) - weekday(day_of(instant))));
    default:
      if (group == Group::year) date.month = 1;
      date.day = 1;
      return start_of(date);
  }
}

std::string group_name(Instant start, Group group) {
  if (!start.is_bounded()) return {};
  const auto text = iso_text(start);
  const auto end_of_date = text.find('T');
  if (end_of_date == std::string::npos) return text;  // a year known only as a whole
  switch (group) {
    case Group::hour:
      return text.substr(0, end_of_date + std::string("T13").size());
    case Group::day:
      return text.substr(0, end_of_date);
    case Group::week:
      return week_name(start);
    case Group::month:
      return text.substr(0, end_of_date - std::string("-27").size());
    default:
      return text.substr(0, end_of_date - std::string("-04-27").size());
  }
}

}  // namespace annals::inline v0_2::query
