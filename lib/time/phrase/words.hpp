#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

/// The words of dates, absolute and relative.
namespace annals::inline v0_2::phrase {

enum class Kind : std::uint8_t {
  end,  ///< beyond the last token
  number,
  date,            ///< all in digits, or EDTF
  clock,           ///< a time of day
  month,           ///< 1 to 12
  season,          ///< 0 spring to 3 winter
  hemisphere,      ///< what it adds to the number of a season in EDTF
  weekday,         ///< 1 Monday to 7 Sunday
  edge,            ///< 0 early, 1 mid, 2 late
  part,            ///< of how many: half, third, quarter
  half_or_middle,  ///< a half after an ordinal, else the middle
  part_noun,       ///< after early, mid and late
  part_sign,       ///< of how many, as in Q3 and H1
  last,            ///< before a part; else it depends on when it was said
  week,
  some,           ///< a day or month in what comes: 0 a day, 1 a month
  week_of,        ///< 0 week of, 1 week beginning, 2 week ending
  year,           ///< the noun
  decade,         ///< after its year: the s of 1950s
  decade_before,  ///< the same before it
  century,
  millennium,
  million,      ///< the exponent of 10
  years,        ///< after million
  ago,          ///< after years
  million_ago,  ///< both in a word: the exponent of 10
  era,          ///< 0 BC, 1 AD
  bp,           ///< before present
  calibrated,   ///< beside an era; else about
  calendar,     ///< 1 Julian, 0 Gregorian
  about,
  perhaps,
  between,
  from,
  to,
  weak_to,  ///< to between two dates, else nothing
  both,     ///< and
  either,   ///< or
  before,
  after,
  than,
  negation,  ///< not, no
  by,
  not_before,
  since,
  until,
  up,       ///< before to
  outmost,  ///< 0 latest, 1 earliest
  onward,
  present,
  night,
  span_noun,   ///< a season of sports, an academic year: after two years
  clock_word,  ///< after a time of day: hrs
  on,
  small,   ///< says nothing of the date
  dash,    ///< between two dates
  hyphen,  ///< between two dates or within one
  slash,
  comma,
  plus,
  plus_minus,
  relative,  ///< depends on when it was said
  nameless,  ///< fifties: of which century?
  absent,    ///< undated
  nothing,   ///< a program's mark for a number that is none
  vague,     ///< shortly: how long is that?
  in,
  unknown,

  // Those with a side have an Offset::Side for a value; so do before and after.
  adjacent,     ///< following, preceding
  comparative,  ///< earlier, later
  prior,        ///< prior to

  // Of offsets alone.
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
  same,
  time,
  as,
  of,
  next,    ///< next, previous
  starts,  ///< the verb
  ends,
  start,  ///< the noun
  finish,
};

struct Word {
  std::string_view text;
  Kind kind = Kind::unknown;
  int value = 0;
};

/// Whose words are known: those of dates in a language, or, in English, of offsets between two dates, in
/// which some of the same mean something else ("second").
enum class Vocabulary : std::uint8_t { english, german, french, spanish, italian, dutch, offsets };
inline constexpr Vocabulary languages[] = {Vocabulary::english, Vocabulary::german,  Vocabulary::french,
                                           Vocabulary::spanish, Vocabulary::italian, Vocabulary::dutch};

/// What a word in small letters is; of the kind unknown if it is none of them. Ordinals ("third") are numbers
/// in dates.
Word word_of(std::string_view text, Vocabulary vocabulary);

/// The longest entry of several words ("vor Christus") that these begin with, and how many they are;
/// 0 of none. One text at least.
struct Compound {
  Word word;
  std::size_t count = 0;
};
Compound compound_of(std::span<const std::string_view> texts, Vocabulary vocabulary);

}  // namespace annals::inline v0_2::phrase
