#pragma once

#include "annals/record/field.hpp"
#include "annals/record/id.hpp"
#include "annals/time/offset.hpp"

#include <string>
#include <tuple>

namespace annals::inline v0_2 {

/// A relative date: `event` OFFSET `anchor`, as in "the opening 21 months before the demolition". Two events
/// have at most one relative date of an offset; who says so is in its claims. Several relative dates of two
/// events add up.
struct RelativeDate {
  EventId event{};
  Offset offset = "before";
  EventId anchor{};
  std::string words{};  ///< as the source put it, where the offset says it otherwise: "21 months ago"

  static constexpr auto fields() {
    return std::tuple{field("words", &RelativeDate::words, "the offset, as the source put it")};
  }
};

}  // namespace annals::inline v0_2
