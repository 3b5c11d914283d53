#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// The words of relative dates in English.
namespace annals::inline v0_2::offset_words {

enum class Kind : std::uint8_t {
  end,  ///< beyond the last word
  number,
  fraction,
  half,
  unit,
  fortnight,
  about,
  at,
  least,
  most,
  more,
  less,
  over,
  under,
  than,
  negation,  ///< no, not
  up,
  to,
  dash,
  within,
  exactly,
  between,
  from,
  both,    ///< and, but
  either,  ///< or
  the,
  on,
  in,
  same,
  time,
  as,
  of,
  next,      ///< next, previous: a Offset::Side
  adjacent,  ///< following, preceding: the same, also as a preposition
  side,      ///< before, after
  relative,  ///< earlier, later: the same, with "than" or without
  prior,     ///< prior to
  starts,    ///< the verb
  ends,
  start,  ///< the noun
  finish,
  ago,
  vague,
  unknown,
};

struct Word {
  Kind kind = Kind::end;
  std::int64_t value = 0;
  std::string text{};  ///< in small letters
  std::size_t position = 0;
  bool in_digits = false;
};

/// The most that a text may count of a unit.
inline constexpr std::int64_t most_units = 1'000'000'000'000'000;

/// The words of a text, read from the front. Letter case, white space, quotes, commas and the dots of
/// abbreviations are left out.
class Words {
 public:
  /// Throws phrase::Refused at characters that no date has, and at numbers that no offset has.
  explicit Words(std::string_view text);

  /// The word that comes so many after the next one; of the kind end beyond the last.
  const Word& peek(std::size_t ahead = 0) const { return words_[std::min(at_ + ahead, words_.size() - 1)]; }
  bool at(Kind kind, std::size_t ahead = 0) const { return peek(ahead).kind == kind; }
  bool at_unit(std::size_t ahead = 0) const { return at(Kind::unit, ahead) || at(Kind::fortnight, ahead); }

  const Word& take() { return words_[at_ + 1 < words_.size() ? at_++ : at_]; }
  bool take(Kind kind);
  void require(Kind kind, const char* expected);
  /// Refuses the next word, for what is expected in its place.
  [[noreturn]] void refuse_word(const char* expected) const;

  /// The first unit of the whole text.
  const Word* first_unit() const;

 private:
  std::vector<Word> words_;
  std::size_t at_ = 0;
};

}  // namespace annals::inline v0_2::offset_words
