#pragma once

#include "annals/record/field.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace annals::inline v0_2 {

struct Opening {
  std::string facility{};
  std::string purpose{};

  static constexpr auto kind() {
    return annals::kind("opening", "A facility or institution begins its work",
                        field("facility", &Opening::facility, "what opened"),
                        field("purpose", &Opening::purpose, "what it is for"));
  }
};

struct Demolition {
  std::string structure{};
  std::string method{};
  std::optional<std::int64_t> casualties{};

  static constexpr auto kind() {
    return annals::kind("demolition", "A structure is destroyed on purpose",
                        field("structure", &Demolition::structure, "what was destroyed"),
                        field("method", &Demolition::method, "explosives, machinery, fire, …"),
                        field("casualties", &Demolition::casualties, "people killed or hurt"));
  }
};

}  // namespace annals::inline v0_2
