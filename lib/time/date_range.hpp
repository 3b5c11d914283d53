#pragma once

#include "annals/time/edtf.hpp"
#include "annals/time/instant.hpp"

#include <optional>

namespace annals::inline v0_2 {

/// From the first instant that a date may mean up to, not including, the first after all of them.
struct DateRange {
  Instant first;
  Instant after;
};

/// Nothing where no day fits the digits of the date, such as 30 February or the 29th of it in `19X1`.
std::optional<DateRange> range_of(const EdtfDate& date);

}  // namespace annals::inline v0_2
