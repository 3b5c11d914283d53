#pragma once

#include "annals/time/edtf.hpp"
#include "time/phrase/numeric.hpp"
#include "time/phrase/words.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// A phrase, cut into its words and numbers.
namespace annals::inline v0_2::phrase {

struct Token {
  Kind kind = Kind::end;
  std::int64_t value = 0;
  std::string text{};  ///< in small letters, without accents
  std::size_t position = 0;
  bool apart = true;                          ///< a space stands before it
  bool ordinal = false;                       ///< 19th
  bool roman = false;                         ///< XIX
  bool named = false;                         ///< the year 12000
  unsigned decimals = 0;                      ///< of a number, in its value
  std::size_t digits = 0;                     ///< of a number in digits, or that it would have in them
  std::optional<std::int64_t> second_year{};  ///< of 1743/44
  std::optional<Numeric> date{};
  std::optional<Clock> clock{};
};

/// Cuts a phrase, and puts words together that mean something together. Letter case, accents, quotes and the
/// dots of abbreviations are left out; any dash but a hyphen is a dash; ordinals are numbers. Refuses
/// characters that no date has. Offsets have no dates and times of day in digits, and no brackets.
std::vector<Token> tokens_of(std::string_view phrase, Vocabulary vocabulary);

}  // namespace annals::inline v0_2::phrase
