#pragma once

#include "annals/time/edtf.hpp"
#include "annals/time/instant.hpp"
#include "annals/time/zone.hpp"

#include <cstdint>
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

/// A range of such a date in UTC; `zone` is that of a date which names none.
DateRange in_utc(const DateRange& range, const EdtfDate& date, const Zone& zone);

/// The years that a date without a month may be in, the first and the last.
struct YearRange {
  std::int64_t first;
  std::int64_t last;
};
YearRange years_of(const EdtfDate& date);

/// When a year begins, and when it is over. Beyond first_year..last_year it lies beyond all that is within,
/// and is unbounded where it ends or begins there.
Instant first_of_year(std::int64_t year);
Instant after_year(std::int64_t year);

/// The zone of a date or an interval, and of its limits: the first that they name, or else this one.
Zone zone_of(const Edtf& span, const Zone& zone);

}  // namespace annals::inline v0_2
