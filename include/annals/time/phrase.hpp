#pragma once

#include "annals/error.hpp"
#include "annals/export.hpp"
#include "annals/time/when.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace annals::inline v0_2 {

/// The day on which the Gregorian calendar took over where a source was written. Days and months of words
/// before it are Julian, unless they say otherwise.
struct ChangeOver {
  CivilDate first_gregorian{1582, 10, 15};

  /// Reads "julian until 1752-09-14", with the first Gregorian day, and "gregorian": at all times.
  ANNALS_EXPORT static Parsed<ChangeOver> parse(std::string_view text);
  /// What parse() reads as this.
  ANNALS_EXPORT std::string text() const;

  bool operator==(const ChangeOver&) const = default;
};

/// Which of two numbers before a year is the day, where both can be: 04/05/2018.
enum class DayOrder : std::uint8_t { unknown, day_first, month_first };

/// What a file or a source says of all its dates.
struct PhraseOptions {
  ChangeOver change_over{};
  DayOrder day_order = DayOrder::unknown;
};

/// Reads a date as people and other programs write it: "early 2018", "c. 1850", "before 1900", "27 April
/// 2018", "4-16 June 2020", "1950s", "second half of the 19th century", "Q3 2021", "25 October 1917 O.S.",
/// "2018-04-27 09:30 +0900", "BET 1850 AND 1860", "[18--?]"; in English, and the commonest of it in German,
/// French, Spanish, Italian and Dutch. Gives its EDTF and bounds, and keeps the phrase as the words of the
/// date where it is not EDTF itself. Letter case, accents and the number of spaces do not matter.
///
/// No word is dropped: what is not understood refuses the whole, and what is changes the reading, but for
/// these: articles, prepositions of place in time (in, at, on, of, during, sometime), the nouns year, month,
/// date and calendar, and the signs of copyright.
///
/// What a phrase that leaves room is taken to mean:
/// - early, mid and late (also beginning, middle, end): the thirds of a year; of a month, days 1 to 10, 11 to
///   20 and 21 on; of a season or quarter, its months; of a decade, years 0 to 3, 4 to 6 and 7 to 9; of a
///   century, years 1 to 33, 34 to 67 and 68 to 100. Earlier and later: the halves. All of them approximate.
/// - Before and after: outside, not within; but the edges of an early, mid or late part are vague, so that
///   "before the end of May" reaches to its last day. By: not later.
/// - Between A and B, A or B: sometime in. From A to B, and A-B: an interval, where both have a single date
/// of
///   EDTF; else sometime within both, as in "late 18th to mid 19th century". A and B: in both.
/// - About and perhaps before such a span are of both ends. They are the flags of EDTF, which move no bounds.
/// - A year and a shorter number: "1914-18" is a span, "1743/44" either year. With a day from January to
/// March
///   the latter is one year, begun in March: 15 January 1744, Old Style.
/// - Since A: from A on, and still; from A: its end is unknown; until B: its start is.
/// - A century as it is counted: the 19th is 1801 to 1900, the 5th BC is 500 to 401 BC.
/// - A quarter, a half or a season of a year: see EdtfDate. Winter 1969 ends in February 1970.
/// - 170 million years ago: within half a unit of the last digit that is not 0, at least 10,000 years, from
///   year 0; so 165 to 175.
/// - A Julian day or month is turned into the Gregorian days that it was: one that says so ("(Julian)",
///   "O.S."), and one before the change-over that does not say otherwise. Text in the form of ISO 8601, years
///   and what is made of years are Gregorian unless they say otherwise.
///
/// Reads EDTF too, but for years such as 1920-30, which are a span of years in words and a season of EDTF.
///
/// Refuses, with a reason and the place, what can mean two things ("04/05/2018", "the 1900s", "the fifties")
/// or depends on when it was said ("yesterday", "two weeks ago"), what does not exist, and what EDTF cannot
/// say; it never guesses. Linear in the length of the text, except that it stops at 1,000 bytes: no date is
/// so long.
ANNALS_EXPORT Parsed<When> read_date_phrase(std::string_view phrase, const PhraseOptions& options = {});

/// The same for a phrase of which it is known when it was said, from where it may count back: "21 months
/// ago", "less than two weeks ago", read as the Offset "21 months before" to the start of `said`; in whole
/// days, rounded outwards, and sometime in them. Refuses such a phrase where `said` has no bounds.
ANNALS_EXPORT Parsed<When> read_date_phrase(std::string_view phrase, const When& said,
                                            const PhraseOptions& options = {});

/// Whether only the second can read a phrase, as it counts back from when it was said. Linear.
ANNALS_EXPORT bool counts_back(std::string_view phrase);

/// Whether no number and no word of time is in it ("unknown", "n.d.", "stillborn"), so that it can be kept as
/// the words of an undated event. Linear.
ANNALS_EXPORT bool names_no_time(std::string_view phrase);

}  // namespace annals::inline v0_2
