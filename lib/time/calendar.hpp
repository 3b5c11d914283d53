#pragma once

#include "annals/time/instant.hpp"

#include <cstdint>

/// Days of the proleptic Gregorian calendar, counted from 1970-01-01, for any year an Instant holds to the
/// microsecond.
namespace annals::inline v0_2::calendar {

inline constexpr std::int64_t us_per_second = 1'000'000;
inline constexpr std::int64_t us_per_day = 86'400 * us_per_second;

/// The day must exist.
std::int64_t days_from_civil(const CivilDate& date);
CivilDate civil_from_days(std::int64_t days);

/// Of a month from 1 to 12.
unsigned days_in_month(std::int64_t year, unsigned month);

/// Division that rounds down, whatever the sign, by a positive number.
constexpr std::int64_t floor_div(std::int64_t number, std::int64_t divisor) {
  return number / divisor - (number % divisor < 0 ? 1 : 0);
}

}  // namespace annals::inline v0_2::calendar
