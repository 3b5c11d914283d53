#pragma once

#include "annals/export.hpp"

#include <compare>
#include <cstdint>
#include <limits>
#include <string>

namespace annals::inline v0_2 {

/// A point on the UTC time line, or one of its two unbounded ends, as one signed 64-bit key that orders them
/// all.
///
/// In the years -200000 to 200000 the key counts microseconds since 1970-01-01T00:00:00 UTC, without leap
/// seconds, in the proleptic Gregorian calendar. Beyond them it counts whole years on from there: all
/// instants of such a year share one key. Keys are compared and stored, never subtracted: see span_us.
class Instant {
 public:
  constexpr Instant() = default;
  static constexpr Instant from_key(std::int64_t key) { return Instant(key); }
  static constexpr Instant unbounded_past() { return Instant(std::numeric_limits<std::int64_t>::min()); }
  static constexpr Instant unbounded_future() { return Instant(std::numeric_limits<std::int64_t>::max()); }
  /// The system's clock, to the microsecond.
  ANNALS_EXPORT static Instant now();

  constexpr std::int64_t key() const { return key_; }
  constexpr bool is_bounded() const { return *this != unbounded_past() && *this != unbounded_future(); }

  constexpr auto operator<=>(const Instant&) const = default;

 private:
  explicit constexpr Instant(std::int64_t key) : key_(key) {}
  std::int64_t key_ = 0;
};

/// A day of the proleptic Gregorian calendar; year 0 is 1 BCE.
struct CivilDate {
  std::int64_t year = 1970;
  unsigned month = 1;
  unsigned day = 1;
  auto operator<=>(const CivilDate&) const = default;
};

/// The years that an Instant can tell apart, and those it knows to the microsecond.
inline constexpr std::int64_t first_precise_year = -200'000;
inline constexpr std::int64_t last_precise_year = 200'000;
inline constexpr std::int64_t first_year = -2'800'000'000'000'000'000;
inline constexpr std::int64_t last_year = 2'800'000'000'000'000'000;

/// The UTC day of an instant; 1 January for a year known only as a whole.
/// Throws Error (invalid_argument) for an unbounded one.
ANNALS_EXPORT CivilDate civil_date(Instant instant);

/// The first instant of a UTC day; of its year, beyond the years known to the microsecond.
/// Throws Error (invalid_argument) for a day that does not exist or a year outside first_year..last_year.
ANNALS_EXPORT Instant start_of(const CivilDate& date);

/// `2018-04-01T00:00:00.000000Z`; `Y12000-…` and `-0044-…` for other years, `Y-170000002` for a year known
/// only as a whole, and `..` for the unbounded ends.
ANNALS_EXPORT std::string iso_text(Instant instant);

/// Microseconds from one instant to another, negative when `to` is the earlier. What does not fit (more than
/// about 292,000 years, or an unbounded end) is the largest or smallest number. Two instants of one far year
/// are 0 apart.
ANNALS_EXPORT std::int64_t span_us(Instant from, Instant to);

/// The least instant at which what starts at `start` can end: one microsecond later, or the same far year.
/// Unbounded stays unbounded.
ANNALS_EXPORT Instant earliest_end_after(Instant start);

/// The greatest instant at which what ends at `end`, exclusive, can have started. Unbounded stays unbounded.
ANNALS_EXPORT Instant latest_start_before(Instant end);

}  // namespace annals::inline v0_2
