#pragma once

#include "sql/database.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace annals::inline v0_2::store {

/// The zone that dates of an event are read in where they name none. What nobody says is assumed: the zone of
/// the base that the event was first entered in.
struct DateZone {
  std::chrono::minutes shift{};  ///< local time less UTC
  bool assumed = false;
};

/// The event's own, else that of its place, else of its origin; each may be empty.
DateZone date_zone(std::string_view event, std::string_view place, std::string_view origin);

/// The zones of places: their own, or that of the nearest place around them which has one. Reads each place
/// once, when it is asked for.
class PlaceZones {
 public:
  explicit PlaceZones(sql::Database& database) : database_(database) {}
  /// Empty: none is said.
  const std::string& of(std::optional<std::int64_t> place);
  void forget() { zones_.clear(); }

 private:
  sql::Database& database_;
  std::unordered_map<std::int64_t, std::string> zones_;
};

}  // namespace annals::inline v0_2::store
