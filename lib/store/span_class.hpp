#pragma once

#include "annals/time/bounds.hpp"

namespace annals::inline v0_2::store {

/// The bits of the distance between earliest start and latest end: events of one class overlap a period only
/// if they start within 2^class of it. Keys of far years are not microseconds, and need not be: starts are
/// searched by key.
int span_class_of(const Bounds& bounds);

}  // namespace annals::inline v0_2::store
