#pragma once

#include "annals/time/instant.hpp"

#include <cstdint>

/// The Julian calendar, with the same days as time/calendar.hpp: counted from 1970-01-01, also long before it
/// was made. Year 0 is 1 BC.
namespace annals::inline v0_2::julian {

/// The day must exist.
std::int64_t days_from_civil(const CivilDate& date);
CivilDate civil_from_days(std::int64_t days);

unsigned days_in_month(std::int64_t year, unsigned month);

}  // namespace annals::inline v0_2::julian
