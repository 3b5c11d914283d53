#pragma once

#include "annals/time/circa.hpp"
#include "time/date_range.hpp"

#include <optional>

namespace annals::inline v0_2 {

/// The coarsest part of a date with a mark of "about" beside it.
std::optional<DatePart> circa_part(const EdtfDate& date);

/// The range of a date as `range_of` has it, or widened where the date is approximate.
std::optional<DateRange> circa_range(const EdtfDate& date, const CircaWidths& circa);

}  // namespace annals::inline v0_2
