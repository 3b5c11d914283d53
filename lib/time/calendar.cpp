#include "time/calendar.hpp"

#include <date/date.h>

namespace annals::inline v0_2::calendar {
namespace {

// The calendar repeats every 400 years. `date` keeps a year in 16 bits, so it only ever sees one such cycle.
constexpr std::int64_t years_per_cycle = 400;
constexpr std::int64_t days_per_cycle = 146'097;
constexpr date::sys_days cycle_start = date::year{0} / 1 / 1;
constexpr std::int64_t days_to_cycle_start = cycle_start.time_since_epoch().count();

date::year year_in_cycle(std::int64_t year) {
  return date::year{static_cast<int>(year - floor_div(year, years_per_cycle) * years_per_cycle)};
}

}  // namespace

std::int64_t days_from_civil(const CivilDate& date) {
  const date::sys_days day = year_in_cycle(date.year) / date::month{date.month} / date::day{date.day};
  return floor_div(date.year, years_per_cycle) * days_per_cycle + day.time_since_epoch().count();
}

CivilDate civil_from_days(std::int64_t days) {
  const std::int64_t since_year_0 = days - days_to_cycle_start;
  const std::int64_t cycle = floor_div(since_year_0, days_per_cycle);
  const auto day_of_cycle = static_cast<int>(since_year_0 - cycle * days_per_cycle);
  const date::year_month_day ymd = cycle_start + date::days{day_of_cycle};
  return {cycle * years_per_cycle + static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
          static_cast<unsigned>(ymd.day())};
}

unsigned days_in_month(std::int64_t year, unsigned month) {
  const date::year_month_day last = year_in_cycle(year) / date::month{month} / date::last;
  return static_cast<unsigned>(last.day());
}

}  // namespace annals::inline v0_2::calendar
