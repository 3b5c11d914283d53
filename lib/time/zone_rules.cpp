#include "time/zone_rules.hpp"

#include "time/calendar.hpp"

#include <algorithm>
#include <fstream>
#include <limits>
#include <map>
#include <memory>
#include <mutex>

#include <date/tz.h>

namespace annals::inline v0_2::detail {

namespace {

using calendar::us_per_second;

constexpr std::int64_t ever = std::numeric_limits<std::int64_t>::max();

std::int64_t us_of(std::chrono::seconds seconds) {
  return seconds.count() * us_per_second;
}

/// Whether the last line of a zone's file, which is about all time after its last change, has a rule of
/// summer time. What cannot be read may have one.
bool goes_on_changing(const std::string& name) {
  std::ifstream file("/usr/share/zoneinfo/" + name, std::ios::binary);
  std::string line;
  std::string last = ",";
  while (std::getline(file, line)) last = line;
  return last.find(',') != std::string::npos;
}

ZoneRules rules_of(const date::time_zone& zone) {
  ZoneRules rules{zone.name(), &zone, ever, {}};
  const auto last = zone.get_info(date::sys_days(date::year::max() / 1 / 1));
  if (last.begin <= date::sys_days(date::year::min() / 12 / 31) || !goes_on_changing(zone.name()))
    return rules;
  rules.known_until_us = us_of(last.begin.time_since_epoch());
  const auto before = zone.get_info(last.begin - std::chrono::seconds(1));
  rules.later_shifts_us[0] = us_of(last.offset);
  rules.later_shifts_us[1] = us_of(before.offset);
  return rules;
}

/// The list has what is no place: how the machine itself is set up.
bool is_place(std::string_view name) {
  return name != "Factory" && name != "localtime" && name != "posixrules";
}

}  // namespace

const ZoneRules* ZoneRules::find(std::string_view name) {
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<const ZoneRules>, std::less<>> known;
  const std::scoped_lock lock(mutex);
  if (const auto found = known.find(name); found != known.end()) return found->second.get();
  const auto& zones = date::get_tzdb().zones;
  const auto zone = std::ranges::find(zones, name, &date::time_zone::name);
  if (zone == zones.end() || !is_place(name)) return nullptr;
  return known.emplace(name, std::make_unique<const ZoneRules>(rules_of(*zone))).first->second.get();
}

Zone ZoneRules::zone(const ZoneRules* rules) {
  Zone zone;
  zone.rules_ = rules;
  return zone;
}

std::vector<Stretch> ZoneRules::between(std::int64_t first_us, std::int64_t last_us) const {
  std::vector<Stretch> stretches;
  const auto& zone = *static_cast<const date::time_zone*>(time_zone);
  for (std::int64_t at = first_us; at <= last_us && at < known_until_us;) {
    const auto info =
        zone.get_info(date::sys_seconds(std::chrono::seconds(calendar::floor_div(at, us_per_second))));
    const auto end = us_of(info.end.time_since_epoch());
    // What has no end in the database ends in the last year of date.
    const bool is_last = info.end >= date::sys_days(date::year::max() / 12 / 31);
    const auto last = std::min(is_last ? ever : end - 1, known_until_us - 1);
    stretches.push_back({at, last, us_of(info.offset)});
    if (is_last) break;
    at = end;
  }
  if (last_us >= known_until_us)
    for (const auto shift : later_shifts_us) stretches.push_back({known_until_us, ever, shift, false});
  return stretches;
}

std::vector<std::string> zone_names() {
  std::vector<std::string> names;
  for (const auto& zone : date::get_tzdb().zones)
    if (is_place(zone.name())) names.push_back(zone.name());
  return names;
}

}  // namespace annals::inline v0_2::detail
