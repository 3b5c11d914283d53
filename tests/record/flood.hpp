#pragma once

#include "annals/record/field.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace annals::test {

enum class Severity { minor, major, extreme };

/// A kind with a field of each type, that no base knows beforehand.
struct Flood {
  std::optional<bool> warned{};
  std::optional<std::int64_t> displaced{};
  std::optional<double> crest_m{};
  std::string river{};
  std::optional<When> crest{};
  std::optional<ActorId> relief{};
  std::optional<PlaceId> breach{};
  std::optional<EventId> storm{};
  std::optional<Severity> severity{};

  static constexpr auto kind() {
    return annals::kind("flood", "Water over land that is normally dry",
                        field("warned", &Flood::warned, "whether people were warned"),
                        field("displaced", &Flood::displaced, "people who had to leave"),
                        field("crest_m", &Flood::crest_m, "height of the crest, metres"),
                        field("river", &Flood::river, "which river"),
                        field("crest", &Flood::crest, "when it stood highest"),
                        field("relief", &Flood::relief, "who brought relief"),
                        field("breach", &Flood::breach, "where the dam broke"),
                        field("storm", &Flood::storm, "the storm behind it"),
                        field("severity", &Flood::severity, "how bad it was"));
  }
};

}  // namespace annals::test
