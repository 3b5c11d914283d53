#pragma once

#include "annals/record/field.hpp"
#include "annals/record/id.hpp"
#include "annals/time/gap.hpp"

#include <string>
#include <tuple>

namespace annals {

/// A relative date: `event` GAP `anchor`, as in "the opening 21 months before the demolition". Two events
/// have at most one timing of a gap; who says so is in its claims. Several timings of two events add up.
struct Timing {
  EventId event{};
  Gap gap = "before";
  EventId anchor{};
  std::string words{};  ///< as the source put it, where the gap says it otherwise: "21 months ago"

  static constexpr auto fields() {
    return std::tuple{field("words", &Timing::words, "the gap, as the source put it")};
  }
};

}  // namespace annals
