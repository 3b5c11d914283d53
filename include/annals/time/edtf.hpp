#pragma once

#include "annals/error.hpp"
#include "annals/export.hpp"
#include "annals/time/bounds.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The structure of a date in the Extended Date/Time Format: ISO 8601-2:2019, in the profile of the Library
/// of Congress (https://www.loc.gov/standards/datetime/), levels 0 and 1.
namespace annals {

/// `?` uncertain, `~` approximate, `%` both. They never move bounds.
struct Qualification {
  bool uncertain = false;
  bool approximate = false;
  bool operator==(const Qualification&) const = default;
};

/// Which digits of a number are unspecified (`X`): bit 0 is the last digit.
using DigitMask = std::uint8_t;

/// A month or a day: absent when it has neither value nor mask. Masked digits are 0 in the value.
struct EdtfPart {
  std::uint8_t value = 0;
  DigitMask mask = 0;
  constexpr bool given() const { return value != 0 || mask != 0; }
  bool operator==(const EdtfPart&) const = default;
};

enum class YearForm : std::uint8_t { plain, prefixed };  ///< `2018` or `Y170000002`

enum class ZoneForm : std::uint8_t { none, utc, hours, minutes };  ///< nothing, `Z`, `+02` or `+02:00`

/// A time of day to the second. `shift_minutes` is local time less UTC, 0 without a zone.
struct TimeOfDay {
  std::uint8_t hour = 0;
  std::uint8_t minute = 0;
  std::uint8_t second = 0;
  ZoneForm zone = ZoneForm::none;
  std::int16_t shift_minutes = 0;
  bool operator==(const TimeOfDay&) const = default;
};

/// A year, month, season, day or second. A season stands in the place of the month (21 spring … 24 winter).
/// A masked year holds the earliest that its mask allows: `156X` is 1560 and `-156X` is -1569.
struct EdtfDate {
  std::int64_t year = 0;
  YearForm year_form = YearForm::plain;
  DigitMask year_mask = 0;
  EdtfPart month;
  EdtfPart day;
  std::optional<TimeOfDay> time;
  Qualification qualification;
  constexpr bool is_season() const { return month.value > 20; }
  bool operator==(const EdtfDate&) const = default;
};

/// How a date says when something starts or ends: by a date, not at all (`1985/`), or by going on
/// (`1985/..`).
enum class EndState : std::uint8_t { dated, unknown, open };

enum class EdtfForm : std::uint8_t { date, interval };

/// A whole EDTF text. A plain date has only `from`; an interval has a date in `from` and in `to` where the
/// state says `dated`.
struct Edtf {
  EdtfForm form = EdtfForm::date;
  EndState from_state = EndState::dated;
  EndState to_state = EndState::dated;
  EdtfDate from;
  EdtfDate to;
  bool operator==(const Edtf&) const = default;
};

/// Reads a text of level 0 or 1, whole: nothing may stand before or after it. Refused besides bad syntax:
/// - a day that its month does not have, and year -0000 (1 BCE is 0000);
/// - a time without seconds, as EDTF has none; fractions of seconds; `24:00:00`, which ISO 8601-1:2019
/// dropped;
///   `23:59:60`, because a time line without leap seconds has no room between its neighbours;
/// - a shift from UTC beyond 14 hours, and `-00:00`, which ISO 8601-1 forbids;
/// - an interval without any date, or whose end cannot come after its start;
/// - a year outside first_year..last_year;
/// - level 2, by that name.
/// Linear in the length of the text; allocates only for an error.
ANNALS_EXPORT Parsed<Edtf> parse_edtf(std::string_view text);

/// The text that parse_edtf reads as this value.
ANNALS_EXPORT std::string to_text(const Edtf& edtf);

/// 0, 1 or 2: the lowest level of EDTF that has all that this value uses.
ANNALS_EXPORT int level_of(const Edtf& edtf);

/// When something dated so started and ended. It lasts at least a microsecond, within a date; an interval's
/// first date holds its start and its second its last moment. A time without a zone is UTC. Seasons are those
/// of the northern hemisphere by whole months: winter is December to February of the next year. For values
/// that parse_edtf gives; of those made by hand it throws Error (invalid_argument) for a day that does not
/// exist and a season outside 21 to 24, and means nothing for a month, a season or a day in a year that an
/// Instant knows only as a whole.
ANNALS_EXPORT Bounds bounds_of(const Edtf& edtf);

}  // namespace annals
