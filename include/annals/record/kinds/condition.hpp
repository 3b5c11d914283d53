#pragma once

#include "annals/record/field.hpp"

#include <string>

namespace annals::inline v0_2 {

/// A state of affairs: something that holds for a time rather than happens.
struct Condition {
  std::string trend{};

  static constexpr auto kind() {
    return annals::kind("condition", "A state of affairs: something that holds for a time",
                        field("trend", &Condition::trend, "rising, falling, steady, …"));
  }
};

}  // namespace annals::inline v0_2
