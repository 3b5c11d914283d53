#include "store/zones.hpp"

#include "annals/error.hpp"

#include <string>
#include <vector>

namespace annals::inline v0_2::store {

Zone read_zone(std::string_view text) {
  if (text.empty()) return {};
  const auto zone = Zone::parse(text);
  if (zone) return *zone;
  throw Error(ErrorCode::corrupt,
              "The base has \"" + std::string(text) + "\" as a zone: " + zone.error().reason);
}

std::vector<std::string> clocks_in_use(sql::Database& database) {
  std::vector<std::string> zones;
  auto rows = database.query(
      "SELECT zone FROM event WHERE zone IS NOT NULL UNION SELECT zone FROM place WHERE zone IS NOT NULL "
      "UNION "
      "SELECT coalesce(zone, 'Z') FROM origin");
  while (rows.next()) zones.emplace_back(rows.text(0));
  return zones;
}

DateZone date_zone(std::string_view event, std::string_view place, std::string_view origin) {
  for (const auto zone : {event, place})
    if (!zone.empty()) return {read_zone(zone), false};
  return {read_zone(origin), true};
}

const std::string& PlaceZones::of(std::optional<std::int64_t> place) {
  static const std::string none;
  if (!place) return none;
  std::vector<std::int64_t> way;  // upwards, over places that have none of their own; empty meanwhile
  std::string zone;
  for (auto at = place; at && zone.empty();) {
    const auto [known, is_new] = zones_.try_emplace(*at);
    if (!is_new) {  // also where a place lies within itself
      zone = known->second;
      break;
    }
    way.push_back(*at);
    auto rows = database_.query("SELECT zone, within FROM place WHERE id = $1", *at);
    at.reset();
    if (!rows.next()) break;
    zone = rows.optional_text(0).value_or(std::string_view());
    at = rows.optional_integer(1);
  }
  for (const auto one : way) zones_[one] = zone;
  return zones_[*place];
}

}  // namespace annals::inline v0_2::store
