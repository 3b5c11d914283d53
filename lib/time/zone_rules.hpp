#pragma once

#include "annals/time/zone.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace annals::inline v0_2::detail {

/// A time from one microsecond of UTC to another, inclusive, over which clocks keep one shift from UTC.
struct Stretch {
  std::int64_t first_us;
  std::int64_t last_us;
  std::int64_t shift_us;
  /// Else the clocks may have this shift then or that of another stretch.
  bool is_known = true;
};

/// The laws of a place about its clocks.
struct ZoneRules {
  std::string name;
  const void* time_zone;  ///< of date
  /// The database lists each change of the clocks for some years to come and after them only has a rule,
  /// which date does not read and which nobody knows will last. From here on the clocks have one of two
  /// shifts.
  std::int64_t known_until_us;
  std::int64_t later_shifts_us[2];

  /// Nothing where there is no such name. Any threads may call it. Throws std::runtime_error where the system
  /// has no database.
  static const ZoneRules* find(std::string_view name);
  static const ZoneRules* of(const Zone& zone) { return zone.rules_; }
  static Zone zone(const ZoneRules* rules);

  /// The stretches of this time, in order. O(their number).
  std::vector<Stretch> between(std::int64_t first_us, std::int64_t last_us) const;
};

/// All names, in order.
std::vector<std::string> zone_names();

}  // namespace annals::inline v0_2::detail
