#pragma once

#include "annals/time/zone.hpp"
#include "sql/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace annals::inline v0_2::store {

/// The zone that dates of an event are read in where they name none. What nobody says is assumed: the zone of
/// the base that the event was first entered in.
struct DateZone {
  Zone zone{};
  bool assumed = false;
};

/// The event's own, else that of its place, else of its origin; each may be empty.
DateZone date_zone(std::string_view event, std::string_view place, std::string_view origin);

/// The zone that a text in the file is; empty: UTC. Throws `Error` (corrupt) where it is none.
Zone read_zone(std::string_view text);

/// The texts of all zones that dates of this base may be read in.
std::vector<std::string> clocks_in_use(sql::Database& database);
/// In SQL, of an event `e`: the text of the zone that its date is read in, and whether the date is none of
/// days, months or years alone.
inline constexpr std::string_view clock_of_event = "(SELECT c.zone FROM clock AS c WHERE c.event = e.id)";
inline constexpr std::string_view is_told_by_time_of_day = "(e.date IS NULL OR instr(e.date, 'T') > 0)";

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
