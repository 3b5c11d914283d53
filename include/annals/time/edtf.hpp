#pragma once

#include "annals/error.hpp"
#include "annals/export.hpp"
#include "annals/time/bounds.hpp"
#include "annals/time/zone.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The structure of a date in the Extended Date/Time Format: ISO 8601-2:2019, in the profile of the Library
/// of Congress (https://www.loc.gov/standards/datetime/), levels 0, 1 and 2; and of what it has not, times of
/// day as ISO 8601-1:2019 writes them.
namespace annals::inline v0_2 {

/// `?` uncertain, `~` approximate, `%` both. By themselves they move no bounds: see CircaWidths.
struct Qualification {
  bool uncertain = false;
  bool approximate = false;
  bool operator==(const Qualification&) const = default;
};

/// The qualifications beside one part of a date. They add up.
struct PartQualification {
  Qualification own;    ///< before the part: of it alone, `2004-~06`
  Qualification up_to;  ///< after it: of it and all to its left, `2004-06~-11`
  bool operator==(const PartQualification&) const = default;
};

/// Which digits of a number are unspecified (`X`): bit 0 is the last digit.
using DigitMask = std::uint8_t;

/// A month or a day: absent when it has neither value nor mask. Masked digits are 0 in the value.
struct EdtfPart {
  std::uint8_t value = 0;
  DigitMask mask = 0;
  PartQualification qualification;
  constexpr bool given() const { return value != 0 || mask != 0; }
  bool operator==(const EdtfPart&) const = default;
};

enum class YearForm : std::uint8_t { plain, prefixed };  ///< `2018` or `Y170000002`

enum class ZoneForm : std::uint8_t { none, utc, hours, minutes };  ///< nothing, `Z`, `+02` or `+02:00`

/// A time of day: a minute, a second or a fraction of one. `shift_minutes` is local time less UTC, 0 without
/// a zone.
struct TimeOfDay {
  std::uint8_t hour = 0;
  std::uint8_t minute = 0;
  std::uint8_t second = 0;
  ZoneForm zone = ZoneForm::none;
  std::int16_t shift_minutes = 0;
  bool has_second = true;            ///< else it is the whole minute
  std::uint8_t fraction_digits = 0;  ///< of the second, at most 6: `.50` has 2
  std::uint32_t microsecond = 0;     ///< that fraction
  Qualification qualification{};     ///< of the date and the time together: `2018-10-29T06:20~`
  bool operator==(const TimeOfDay&) const = default;
};

/// A year, month, season, day or time. A season stands in the place of the month: 21 spring … 24 winter, 25
/// to 28 the same of the northern and 29 to 32 of the southern hemisphere, 33 to 36 quarters, 37 to 39 thirds
/// and 40 and 41 halves of the year. A masked year holds the earliest that its mask allows: `156X` is 1560
/// and `-156X` is -1569.
struct EdtfDate {
  std::int64_t year = 0;
  YearForm year_form = YearForm::plain;
  DigitMask year_mask = 0;
  std::uint8_t exponent = 0;            ///< `Y17E8` is the year 1700000000 with the exponent 8
  std::uint8_t significant_digits = 0;  ///< `1950S2`: an estimate, right in its first two digits; 0: exact
  PartQualification year_qualification;
  EdtfPart month;
  EdtfPart day;
  std::optional<TimeOfDay> time;
  constexpr bool is_season() const { return month.value > 20; }
  constexpr bool is_masked() const { return year_mask != 0 || month.mask != 0 || day.mask != 0; }
  bool operator==(const EdtfDate&) const = default;
};

/// How a date says when something starts or ends: by a date, not at all (`1985/`), or by going on
/// (`1985/..`).
enum class EndState : std::uint8_t { dated, unknown, open };

enum class EdtfForm : std::uint8_t { date, interval, one_of, all_of };  ///< sets are `[…]` and `{…}`

/// A whole EDTF text. A plain date has only `from`; an interval has a date in `from` and in `to` where the
/// state says `dated`. A set has members: dates, and as intervals its ranges (`1670..1672`; `..1760` as the
/// first and `1760..` as the last, with the open state, which is then the set's own too).
///
/// A date or an interval can be an estimate with limits (`1850~ [1848..1852]`), which EDTF has not: one
/// range, written as in a set.
struct Edtf {
  EdtfForm form = EdtfForm::date;
  EndState from_state = EndState::dated;
  EndState to_state = EndState::dated;
  EdtfDate from;
  EdtfDate to;
  std::vector<Edtf> members;
  std::vector<Edtf> limits{};  ///< one range, or none
  bool operator==(const Edtf&) const = default;
};

/// How a date was written: in EDTF, in what ISO 8601 has besides, in words, or as an estimate with limits,
/// which neither EDTF nor ISO 8601 has.
enum class DateForm : std::uint8_t { edtf, iso, words, limits };

/// Reads a text of any level of EDTF, or one that needs more than EDTF has (form_of tells), whole: nothing
/// may stand before or after it. What EDTF has not:
/// - a time of day without seconds, and fractions of a second, of up to six digits after a point;
/// - a time of day in an interval or a set, and one with `?`, `~` or `%` at its end;
/// - a month, a day and a time in a year of more than four digits, as iso_text writes them, as far as the
///   years that are known to the microsecond;
/// - a date or an interval, a space, and limits as a set of one range: `1850~ [1848..]`.
///
/// Refused besides bad syntax:
/// - a day that its month does not have, and one that no month has where digits are unspecified;
/// - year -0000: 1 BCE is 0000;
/// - more digits of a second than microseconds: none is cut off;
/// - `24:00:00`, which ISO 8601-1:2019 dropped, and `23:59:60`: a time line without leap seconds has no room
///   for it between its neighbours;
/// - a shift from UTC beyond 14 hours, and `-00:00`, which ISO 8601-1 forbids;
/// - an interval or a range without any date, or whose end cannot come after its start;
/// - a range from one precision to another;
/// - limits that an end of the estimate does not meet, unless the date of that end is approximate;
/// - a year that 64 bits do not hold.
/// Linear in the length of the text; allocates only for an error, a set or limits.
ANNALS_EXPORT Parsed<Edtf> parse_edtf(std::string_view text);

/// The text that parse_edtf reads as this value.
ANNALS_EXPORT std::string to_text(const Edtf& edtf);

/// limits where it has such; else whether EDTF has all that this value uses: edtf, or iso.
ANNALS_EXPORT DateForm form_of(const Edtf& edtf);

/// 0, 1 or 2: the lowest level of EDTF that has all that this value uses; nothing where no level has.
ANNALS_EXPORT std::optional<int> level_of(const Edtf& edtf);

/// When something dated so started and ended. It lasts at least a microsecond, within a date; an interval's
/// first date holds its start and its second its last moment. Dates and times without a zone are those of the
/// clocks of `zone`; one that is named at one end of an interval is that of the other too, as ISO 8601-1 has
/// it. A time that these clocks show twice is either of the two; of one that they never show, see
/// clock_reading.
/// - A minute, a second or a fraction is all the time that begins so: `.5` is a tenth of a second.
/// - A date with unspecified digits is one of the days that fit it: the bounds are their hull.
/// - One of a set (`[…]`) is one of its members or of the dates in its ranges: their hull. Something dated
///   by all of a set (`{…}`) was in each: it starts by its first and ends in its last.
/// - `1950S2` is any year that begins so: 1900 to 1999.
/// - Something dated with limits does not start before the first of them begins, nor end after the second is
///   over. Each end of the estimate is cut by that; an approximate one that lies outside is anywhere within
///   the limits, as is all of a plain date that does. Limits are read by the clocks of the estimate.
/// - Seasons are whole months: spring is March to May, winter December to February of the next year; the
///   southern ones are half a year apart. Those without a hemisphere are northern.
/// - What is beyond first_year..last_year is placed beyond all that is within.
/// For values that parse_edtf gives; of those made by hand it throws Error (invalid_argument) for a day or a
/// season that does not exist, and means nothing for a month or a day in a year that an Instant knows only as
/// a whole.
ANNALS_EXPORT Bounds bounds_of(const Edtf& edtf, const Zone& zone = {});

/// How often clocks of a zone show a date, so that callers can say so. Where they never show it, as they were
/// put forward over it, its bounds hold both what they would have shown before that and after. `once` for a
/// date that names its own zone, and beyond the years for which the laws of a zone are known.
ANNALS_EXPORT ClockReading clock_reading(const EdtfDate& date, const Zone& zone);

/// What clocks of a zone leave open of a date, or of the first such in an interval or a set, as a sentence
/// that says what would be right: "clocks of Europe/Berlin show 2018-10-28T02:30 twice, …". Empty: nothing.
ANNALS_EXPORT std::string clock_doubt(const Edtf& edtf, const Zone& zone);

/// How a part of a date is qualified by all that stands beside it and to its right: the year, the month (or
/// season), the day or the time of day.
enum class DatePart : std::uint8_t { year, month, day, time };
ANNALS_EXPORT Qualification qualification_of(const EdtfDate& date, DatePart part);

}  // namespace annals::inline v0_2
