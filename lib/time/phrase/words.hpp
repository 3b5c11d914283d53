#pragma once

#include <cstdint>
#include <string_view>

/// The words of dates, absolute and relative.
namespace annals::inline v0_2::phrase {

enum class Kind : std::uint8_t {
  end,  ///< beyond the last token
  number,
  date,        ///< all in digits, or EDTF
  month,       ///< 1 to 12
  season,      ///< 0 spring to 3 winter
  hemisphere,  ///< what it adds to the number of a season in EDTF
  weekday,     ///< 1 Monday to 7 Sunday
  edge,        ///< 0 early, 1 mid, 2 late
  part,        ///< of how many: half, third, quarter
  part_sign,   ///< the same, as in Q3 and H1
  week,
  decade,  ///< the s of 1950s
  century,
  millennium,
  million,      ///< the exponent of 10
  years,        ///< after million
  ago,          ///< after years
  million_ago,  ///< both in a word: the exponent of 10
  era,          ///< 0 BC, 1 AD
  calendar,     ///< 1 Julian, 0 Gregorian
  style,        ///< after old and new
  about,
  perhaps,
  between,
  from,
  to,
  both,    ///< and
  either,  ///< or
  before,
  after,
  than,
  negation,  ///< not, no
  by,
  since,
  until,
  up,       ///< before to
  outmost,  ///< 0 latest, 1 earliest
  onward,
  present,
  on,
  small,   ///< says nothing of the date
  dash,    ///< between two dates
  hyphen,  ///< between two dates or within one
  slash,
  relative,  ///< depends on when it was said
  nameless,  ///< fifties: of which century?
  absent,    ///< undated
  vague,     ///< shortly: how long is that?
  unknown,

  // Of relative dates alone. What has a side has an Offset::Side for a value; so do before and after.
  unit,  ///< a Unit
  fortnight,
  half,
  at,
  least,
  most,
  more,
  less,
  over,
  under,
  within,
  exactly,
  the,
  in,
  same,
  time,
  as,
  of,
  next,         ///< next, previous
  adjacent,     ///< following, preceding
  comparative,  ///< earlier, later: with "than" or without
  prior,        ///< prior to
  starts,       ///< the verb
  ends,
  start,  ///< the noun
  finish,
};

struct Word {
  std::string_view text;
  Kind kind = Kind::unknown;
  int value = 0;
};

/// Whose words are known: of dates, or of offsets between two of them, in which some of the same mean
/// something else ("second").
enum class Vocabulary : std::uint8_t { dates, offsets };

/// What a word in small letters is; of the kind unknown if it is none of them. Ordinals ("third") are numbers
/// in dates.
Word word_of(std::string_view text, Vocabulary vocabulary);

}  // namespace annals::inline v0_2::phrase
