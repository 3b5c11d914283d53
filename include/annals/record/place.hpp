#pragma once

#include "annals/record/event.hpp"

#include <optional>
#include <string>
#include <vector>

namespace annals::inline v0_2 {

/// A place, perhaps within another, with coordinates in WGS 84 degrees.
struct Place {
  std::string key{};
  std::string title{};  ///< the name to print
  std::string summary{};
  std::optional<PlaceId> within{};
  std::optional<double> latitude{};   ///< degrees north, -90 to 90
  std::optional<double> longitude{};  ///< degrees east, -180 to 180
  std::string zone{};                 ///< of its clocks: "Asia/Seoul" or "+09:00"
  std::vector<Name> names{};

  static constexpr auto fields() {
    return std::tuple{field("title", &Place::title, "the name to print"),
                      field("summary", &Place::summary, "what this is, in a sentence"),
                      field("within", &Place::within, "the place that contains it"),
                      field("latitude", &Place::latitude, "degrees north, WGS 84"),
                      field("longitude", &Place::longitude, "degrees east, WGS 84"),
                      field("zone", &Place::zone, R"(of its clocks: "Asia/Seoul" or "+09:00")")};
  }
};

}  // namespace annals::inline v0_2
