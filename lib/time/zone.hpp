#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace annals::inline v0_2 {

/// What an offset from UTC adds to it, local time less UTC: "+09:00", "-03:30", "Z". Nothing where the text
/// is none: hours beyond 14, minutes beyond 59, or "-00:00", which ISO 8601-1 forbids.
std::optional<std::chrono::minutes> zone_shift(std::string_view text);

}  // namespace annals::inline v0_2
