#pragma once

#include "annals/time/edtf.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// Dates and times of day in digits, as programs write them.
namespace annals::inline v0_2::phrase {

/// What digits say: a day, which may be of either calendar and need not exist; a week, which EDTF has no date
/// for; or a single date of EDTF.
struct Numeric {
  std::optional<CivilDate> day{};
  std::optional<CivilDate> swapped{};  ///< the same with day and month the other way round, where that can be
  bool iso = false;                    ///< the year first, with hyphens: Gregorian unless it says otherwise
  bool day_first = false;              ///< where the day cannot be a month
  bool month_first = false;
  std::optional<CivilDate> monday{};
  std::optional<EdtfDate> date{};
};

/// Reads a text without spaces, in small letters, that stands at this position of the phrase: ISO 8601 (also
/// basic, ordinal and week dates), dates with the year at either side, or one date of EDTF, whose digits may
/// be missing as libraries write it ("19--", "18??"). Nothing if it has another form; refuses one that has
/// the form and cannot be.
std::optional<Numeric> read_numeric(std::string_view text, std::size_t position);

/// Whether "1920-30" is two years rather than a season of EDTF.
bool is_short_span(std::string_view text);

/// A time of day, as text that follows a date: "T09:30:00.5+09:00".
struct Clock {
  std::string text;
  bool has_zone = false;
  std::size_t length = 0;  ///< of what was read
};

/// Reads a time of day from the front: 9:30, 09:30:00.5, with am or pm, and a shift from UTC; 5 pm; 0300 hrs.
/// After the T of ISO 8601 also 0930 and 09. Nothing if there is none; refuses one that cannot be.
std::optional<Clock> read_clock(std::string_view text, std::size_t position, bool after_t);

/// The Monday of a week of ISO 8601; refuses one that the year does not have.
CivilDate monday_of_week(std::int64_t year, std::int64_t week, std::size_t position);

}  // namespace annals::inline v0_2::phrase
