#pragma once

#include "annals/error.hpp"
#include "annals/export.hpp"
#include "annals/time/instant.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace annals::inline v0_2 {

namespace detail {
struct ZoneRules;
}

/// How often the clocks of a zone show a time of day: not at all where they are put forward over it, twice
/// where they are put back.
enum class ClockReading : std::uint8_t { once, never, twice };

/// Whose clocks a date is read by where it names none: those that are so far ahead of UTC, or those of a
/// place by its name in the IANA time zone database, which change with its laws. By default UTC.
class ANNALS_EXPORT Zone {
 public:
  constexpr Zone() = default;
  /// Local time less UTC.
  constexpr Zone(std::chrono::minutes shift) : shift_(shift) {}

  /// "+09:00", "-03:30", "Z", or a name such as "Asia/Seoul", with its capitals. Names are those of the
  /// system's own database, below /usr/share/zoneinfo, which is read when the first name is asked for and
  /// never again; nothing is fetched. A name that is not there is refused, with those that are near it.
  static Parsed<Zone> parse(std::string_view text);

  /// What parse() reads as this zone.
  std::string text() const;

  /// Whether it has a name, and so may change its shift from UTC.
  constexpr bool is_named() const { return rules_ != nullptr; }

  /// Of a zone without a name.
  constexpr std::chrono::minutes shift() const { return shift_; }

  /// What its clocks show then, as the instant at which clocks of UTC show it. Unbounded instants and years
  /// known only as a whole stay as they are. O(log changes of the clocks).
  Instant local(Instant utc) const;

  bool operator==(const Zone&) const = default;

 private:
  friend struct detail::ZoneRules;
  std::chrono::minutes shift_{};
  const detail::ZoneRules* rules_ = nullptr;  ///< of a name: one for each, for good
};

}  // namespace annals::inline v0_2
