#pragma once

#include "annals/time/edtf.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

/// Dates and times of day in digits, as programs write them.
namespace annals::inline v0_2::phrase {

/// A stretch of days (a week), or a single date of EDTF, and the time of day that stood with it.
struct Numeric {
  std::optional<EdtfDate> date;
  std::optional<CivilDate> monday;  ///< of a week, which EDTF has no date for
  std::optional<TimeOfDay> time;
};

/// Reads a text without spaces, in small letters, that stands at this position of the phrase: ISO 8601 (also
/// basic, ordinal and week dates), dates with the year at either side, or one date of EDTF. Nothing if it has
/// another form; refuses one that has the form and cannot be, or can be two days.
std::optional<Numeric> read_numeric(std::string_view text, std::size_t position);

/// The same for a time of day: 9:30:00, with a fraction or a shift from UTC.
std::optional<TimeOfDay> read_time(std::string_view text, std::size_t position);

/// `z`, `utc`, `gmt`, or a shift such as +09:00, +0900 and +09. False if it is none of them.
bool read_zone(std::string_view text, std::size_t position, TimeOfDay& time);

/// Refuses a month or a day that does not exist.
void require_day(std::int64_t year, unsigned month, unsigned day, bool julian, std::size_t position);

/// The Monday of a week of ISO 8601; refuses one that the year does not have.
CivilDate monday_of_week(std::int64_t year, std::int64_t week, std::size_t position);

}  // namespace annals::inline v0_2::phrase
