#pragma once

#include "annals/time/edtf.hpp"
#include "annals/time/instant.hpp"

#include <chrono>
#include <optional>

namespace annals::inline v0_2 {

/// From the first instant that a date may mean up to, not including, the first after all of them.
struct DateRange {
  Instant first;
  Instant after;
};

/// By clocks that are those of the date, and show UTC where it names a zone. Nothing where no day fits the
/// digits of the date, such as 30 February or the 29th of it in `19X1`.
std::optional<DateRange> range_of(const EdtfDate& date);

/// The same in UTC; `zone` is that of a date which names none.
std::optional<DateRange> range_of(const EdtfDate& date, std::chrono::minutes zone);

/// The zone that a date or an interval names, which is the first that it does.
std::optional<std::chrono::minutes> named_zone(const Edtf& span);

}  // namespace annals::inline v0_2
