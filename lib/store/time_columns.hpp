#pragma once

#include "annals/record/field.hpp"
#include "annals/time/bounds.hpp"
#include "order/chronology.hpp"

namespace annals::inline v0_2::store {

/// What an event's date alone puts into its row, in UTC: all there is to say of an event in no zone that
/// nothing else constrains. The rest is for `propagate`.
struct TimeColumns {
  order::Schedule schedule{};
  int span_class = 0;
};
TimeColumns time_columns(const Fields& fields);

/// The bits of the distance between earliest start and latest end: events of one class overlap a period only
/// if they start within 2^class of it. Keys of far years are not microseconds, and need not be: starts are
/// searched by key.
int span_class_of(const Bounds& bounds);

}  // namespace annals::inline v0_2::store
