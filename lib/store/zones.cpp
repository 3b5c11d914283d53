#include "store/zones.hpp"

#include "annals/error.hpp"
#include "time/zone.hpp"

#include <string>
#include <vector>

namespace annals::inline v0_2::store {

namespace {

std::chrono::minutes shift_of(std::string_view zone) {
  if (zone.empty()) return std::chrono::minutes(0);
  if (const auto shift = zone_shift(zone)) return *shift;
  throw Error(ErrorCode::corrupt, "The base has \"" + std::string(zone) + "\" as a zone, which is none.");
}

}  // namespace

DateZone date_zone(std::string_view event, std::string_view place, std::string_view origin) {
  for (const auto zone : {event, place})
    if (!zone.empty()) return {shift_of(zone), false};
  return {shift_of(origin), true};
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
