#include "store/zones.hpp"

#include "time/zone.hpp"

#include <utility>

namespace annals::store {

DateZone date_zone(std::string_view event, std::string_view place, std::string_view origin) {
  for (const auto said : {event, place})
    if (!said.empty()) return {zone_shift(said).value_or(std::chrono::minutes(0)), false};
  return {zone_shift(origin).value_or(std::chrono::minutes(0)), true};
}

const std::string& PlaceZones::of(std::optional<std::int64_t> place) {
  static const std::string none;
  if (!place) return none;
  const auto [known, is_new] = zones_.try_emplace(*place);  // empty meanwhile: a place may lie within itself
  if (!is_new) return known->second;
  std::string zone;
  std::optional<std::int64_t> within;
  if (auto rows = database_.query("SELECT zone, within FROM place WHERE id = $1", *place); rows.next()) {
    zone = rows.optional_text(0).value_or(std::string_view());
    within = rows.optional_integer(1);
  }
  if (zone.empty()) zone = of(within);
  return zones_[*place] = std::move(zone);
}

}  // namespace annals::store
