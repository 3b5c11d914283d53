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
  std::string text{};  ///< in small letters
  std::size_t position = 0;
  bool apart = true;       ///< a space stands before it
  bool ordinal = false;    ///< 19th
  unsigned decimals = 0;   ///< of a number, in its value
  std::size_t digits = 0;  ///< of a number in digits
  std::optional<Numeric> date{};
};

struct Tokens {
  std::vector<Token> all;
  std::optional<TimeOfDay> time;  ///< wherever it stood
  std::size_t time_position = 0;
};

/// Cuts a phrase. Letter case, double quotes, brackets, commas and the dots of abbreviations are left out;
/// any dash but a hyphen is a dash; ordinals are numbers; a time of day is taken out. Refuses characters that
/// no date has.
Tokens tokens_of(std::string_view phrase, Vocabulary vocabulary = Vocabulary::dates);

}  // namespace annals::inline v0_2::phrase
