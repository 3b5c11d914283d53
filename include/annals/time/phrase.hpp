#pragma once

#include "annals/error.hpp"
#include "annals/export.hpp"
#include "annals/time/when.hpp"

#include <string_view>

namespace annals::inline v0_2 {

/// Reads a date as people and other programs write it, in English: "early 2018", "mid-June 2019", "about
/// 1950", "before 1900", "27 April 2018", "between 4 and 16 June 2020", "1950s", "19th century", "Q3 2021",
/// "spring 1969", "25 October 1917 (Julian)", "2018-04-27 09:30:00.5 +0900", and any EDTF text. Gives its
/// EDTF and bounds, and keeps the phrase as the words of the date where it is not EDTF itself. Letter case
/// and the number of spaces do not matter.
///
/// What a phrase that leaves room is taken to mean:
/// - early, mid and late (also beginning, middle, end): the thirds of a year; of a month, days 1 to 10, 11 to
///   20 and 21 on; of a season or quarter, its months; of a decade, years 0 to 3, 4 to 6 and 7 to 9; of a
///   century, years 1 to 33, 34 to 67 and 68 to 100. All of them approximate.
/// - Before and after: outside, not within; but the edges of an early, mid or late part are vague, so that
///   "before the end of May" reaches to its last day. By: not later.
/// - Between A and B, A or B: sometime in. From A to B, and A–B: an interval. A and B: in both.
/// - Since A: from A on, and still; from A: its end is unknown; until B: its start is.
/// - A century as it is counted: the 19th is 1801 to 1900, the 5th BC is 500 to 401 BC.
/// - A quarter, a half or a season of a year: see EdtfDate. Winter 1969 ends in February 1970.
/// - 170 million years ago: within half a unit of the last digit that is not 0, at least 10,000 years, from
///   year 0; so 165 to 175.
/// - A Julian date ("(Julian)", "O.S.") is turned into the Gregorian days that it was.
/// - A fraction of a second is cut off. About and perhaps are the flags of EDTF, which move no bounds.
///
/// In an interval, a part of a month is written as its month, and one of a decade as the decade: EDTF has no
/// closer date for an end. Refuses, with a reason and the place, what can mean two things ("04/05/2018",
/// "the 1900s", "the fifties") or depends on when it was said ("yesterday", "two weeks ago"), what does not
/// exist, what EDTF cannot say, and every word it does not know; it never guesses. Linear in the length of
/// the text, except that it stops at 1,000 bytes: no date is so long.
ANNALS_EXPORT Parsed<When> read_date_phrase(std::string_view phrase);

/// The same for a phrase of which it is known when it was said, from where it may count back: "21 months
/// ago", "less than two weeks ago", read as the Offset "21 months before" to the start of `said`; in whole
/// days, rounded outwards, and sometime in them. Refuses such a phrase where `said` has no bounds.
ANNALS_EXPORT Parsed<When> read_date_phrase(std::string_view phrase, const When& said);

/// Whether only the second can read a phrase, as it counts back from when it was said. Linear.
ANNALS_EXPORT bool counts_back(std::string_view phrase);

}  // namespace annals::inline v0_2
