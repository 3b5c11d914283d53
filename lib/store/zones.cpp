#include "store/zones.hpp"

#include "time/zone.hpp"

#include <set>

namespace annals::store {

DateZone date_zone(std::string_view event, std::string_view place, std::string_view origin) {
  for (const auto said : {event, place})
    if (!said.empty()) return {zone_shift(said).value_or(std::chrono::minutes(0)), false};
  return {zone_shift(origin).value_or(std::chrono::minutes(0)), true};
}

PlaceZones::PlaceZones(sql::Database& database) {
  if (!database.query("SELECT 1 FROM place WHERE zone IS NOT NULL LIMIT 1").next()) return;
  auto rows =
      database.query("SELECT id, within, zone FROM place WHERE zone IS NOT NULL OR within IS NOT NULL");
  while (rows.next())
    places_[rows.integer(0)] = {rows.optional_integer(1), std::string(rows.optional_text(2).value_or(""))};
}

std::string_view PlaceZones::of(std::optional<std::int64_t> place) const {
  for (std::set<std::int64_t> seen; place && seen.insert(*place).second;) {
    const auto found = places_.find(*place);
    if (found == places_.end()) break;
    if (!found->second.zone.empty()) return found->second.zone;
    place = found->second.within;
  }
  return {};
}

}  // namespace annals::store
