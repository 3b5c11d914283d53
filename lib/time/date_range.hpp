#pragma once

#include "annals/time/edtf.hpp"
#include "annals/time/instant.hpp"

namespace annals {

/// From the first instant that a date may mean up to, not including, the first after all of them.
struct DateRange {
  Instant first;
  Instant after;
};

/// Throws Error (invalid_argument) for a date that parse_edtf never gives, such as 30 February.
DateRange range_of(const EdtfDate& date);

}  // namespace annals
