#pragma once

#include "annals/error.hpp"
#include "annals/export.hpp"
#include "annals/time/edtf.hpp"
#include "annals/time/offset.hpp"

#include <string>
#include <string_view>

namespace annals::inline v0_2 {

/// How far "about" (`~` and `%`) reaches to either side of a date, by what the mark is about.
///
/// A mark after a part of a date is about the date as far as there: `2004-06-11~` is about that day and
/// `2004-06~-11` about its month; one before a part is about the part alone, `2004-~06` about the month too.
/// Of several marks that on the coarsest part counts: `2004~-06-11~` is about the year. A part whose digits
/// are all unspecified is about the part before it: `2004-XX~` is about the year.
struct ANNALS_EXPORT CircaWidths {
  Span time{15, Unit::minute};
  Span day{3, Unit::day};
  Span month{1, Unit::month};
  Span season{3, Unit::month};  ///< also a quarter, a third and a half of a year
  Span year{5, Unit::year};
  Span decade{10, Unit::year};  ///< of a year that is known but for its last digit: `185X`, `1850S3`
  Span century{25,
               Unit::year};  ///< but for its last two; ten times as much for each further one, as in `Y17E7`

  /// Reads "year=10y,month=2m,day=5d,time=30min": names of members and whole numbers up to a million of us,
  /// ms, s, min, h, d, w, m (months) or y. Those not named keep their default. The time and the day take a
  /// unit of a fixed length, so up to weeks. An error says all that is wrong.
  static Parsed<CircaWidths> parse(std::string_view text);

  /// All of them, as parse() reads them: "time=15min,day=3d,month=1m,…".
  std::string text() const;

  bool operator==(const CircaWidths&) const = default;
};

/// The same as without widths, but each date that is approximate widened by what its mark is about. In an
/// interval each end is widened by its own mark, in a set each member; open and unknown ends stay. `?` alone
/// widens nothing. Limits are widened by their own marks alone, and cut what is widened.
///
/// A width of months or years moves the first and the last day by the calendar, to the last day of a shorter
/// month; where digits are unspecified, the first and the last month. A width of days or less is that much
/// local time. Years known only as a whole move by whole years, rounded outwards; what would lie beyond all
/// years is unbounded. O(1) for each date, beyond what its bounds take.
ANNALS_EXPORT Bounds bounds_of(const Edtf& edtf, const CircaWidths& circa, const Zone& zone = {});

/// What was taken for each date that is approximate: "about 1850, taken as 1845 to 1855"; empty where none
/// is. By the clocks of the date. What limits leave of an estimate is what it is taken as.
ANNALS_EXPORT std::string circa_text(const Edtf& edtf, const CircaWidths& circa);

/// Which bounds of a date rest on something uncertain (`?` or `%`).
struct Doubt {
  bool start = false;
  bool end = false;
  bool operator==(const Doubt&) const = default;
};

/// Of an interval each end is doubted where its own date is, or where the other is and bounds it. A doubted
/// member of a set makes both doubted. With limits, an end is doubted that firm_bounds_of leaves wider.
ANNALS_EXPORT Doubt doubt_of(const Edtf& edtf, const CircaWidths& circa = {}, const Zone& zone = {});

/// What a date says without anything uncertain: the bounds of the ends that are not doubted, unbounded ones
/// of those that are, cut by the limits that are not. Of `1850? [1848..]` it is no more than 1848 or later.
ANNALS_EXPORT Bounds firm_bounds_of(const Edtf& edtf, const CircaWidths& circa = {}, const Zone& zone = {});

}  // namespace annals::inline v0_2
