#pragma once

#include "annals/query/events.hpp"
#include "annals/time/instant.hpp"

#include <string>

/// Groups of events by year, month, ISO week, day or hour, by what clocks show. The calendar is not
/// SQL's: its functions end with the year 9999.
namespace annals::inline v0_2::query {

bool is_calendar(Group group);

/// The first instant of the group that this one is in, which tells it from others and orders them. A year
/// that is known only as a whole is a group of its own; what is unbounded comes last.
Instant start_of_group(Instant instant, Group group);

/// "2018", "2018-04", "2018-W17", "2018-04-27", "2018-04-27T13"; of a year known only as a whole its number;
/// empty for what is unbounded.
std::string group_name(Instant start, Group group);

}  // namespace annals::inline v0_2::query
