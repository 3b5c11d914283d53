#pragma once

#include "time/phrase/tokens.hpp"

#include <optional>
#include <span>
#include <vector>

namespace annals::inline v0_2::phrase {

/// The tokens that say something, one at least.
struct Sifted {
  std::vector<Token> tokens;
  std::size_t end = 0;  ///< of the phrase
  bool julian = false;
  std::optional<TimeOfDay> time;
  std::size_t time_position = 0;

  /// Where a token ends.
  std::size_t after(const Token& token) const { return token.position + token.text.size(); }
};

/// Takes out words that say nothing and the name of the calendar, and makes one year of "winter 1969/70".
/// Refuses what no date can be made of whatever stands around it: yesterday, the fifties, undated, and words
/// that are unknown.
Sifted sift(Tokens tokens, std::size_t end);

/// The year that "18" is in "1914–18"; nothing where the right side is something else. Refuses it after a
/// hyphen, where two digits are a month.
std::optional<std::int64_t> short_year(std::span<const Token> left, const Token& line,
                                       std::span<const Token> right);

}  // namespace annals::inline v0_2::phrase
