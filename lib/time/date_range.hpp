#pragma once

#include "annals/time/edtf.hpp"
#include "annals/time/instant.hpp"
#include "annals/time/zone.hpp"

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
std::optional<DateRange> range_of(const EdtfDate& date, const Zone& zone);

/// The zone of a date or an interval: the first that it names, or else this one.
Zone zone_of(const Edtf& span, const Zone& zone);

}  // namespace annals::inline v0_2
