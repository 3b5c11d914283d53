#pragma once

#include "annals/record/field.hpp"
#include "annals/time/bounds.hpp"

namespace annals::store {

/// The columns of an event that follow from its date.
struct TimeColumns {
  Bounds bounds{};
  Instant sort_key{};
  /// The bits of the distance between earliest start and latest end: events of one class overlap a period
  /// only if they start within 2^class of it. Keys of far years are not microseconds, and need not be: starts
  /// are searched by key.
  int span_class = 0;
  friend bool operator==(const TimeColumns&, const TimeColumns&) = default;
};

/// Of the date that the fields say, or of none.
TimeColumns time_columns(const Fields& fields);

}  // namespace annals::store
