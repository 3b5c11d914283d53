#include "time/julian.hpp"

#include "time/calendar.hpp"

namespace annals::inline v0_2::julian {
namespace {

using calendar::floor_div;

// Years that begin in March have their leap day last, and are 365.25 days long on average.
constexpr std::int64_t march_of_year_0 = -719'470;  // 1 March 1 BC
constexpr std::int64_t days_per_cycle = 1461;       // of four years

}  // namespace

std::int64_t days_from_civil(const CivilDate& date) {
  const std::int64_t year = date.month > 2 ? date.year : date.year - 1;
  const std::int64_t month = date.month > 2 ? date.month - 3 : date.month + 9;
  return march_of_year_0 + floor_div(year * days_per_cycle, 4) + (153 * month + 2) / 5 + date.day - 1;
}

CivilDate civil_from_days(std::int64_t days) {
  const std::int64_t since = days - march_of_year_0;
  const std::int64_t year = floor_div(since * 4 + 3, days_per_cycle);
  const std::int64_t day_of_year = since - floor_div(year * days_per_cycle, 4);
  const std::int64_t month = (5 * day_of_year + 2) / 153;
  const auto day = static_cast<unsigned>(day_of_year - (153 * month + 2) / 5) + 1;
  return month < 10 ? CivilDate{year, static_cast<unsigned>(month) + 3, day}
                    : CivilDate{year + 1, static_cast<unsigned>(month) - 9, day};
}

unsigned days_in_month(std::int64_t year, unsigned month) {
  if (month != 2) return calendar::days_in_month(year, month);
  return year - floor_div(year, 4) * 4 == 0 ? 29 : 28;
}

}  // namespace annals::inline v0_2::julian
