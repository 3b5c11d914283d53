#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace annals::inline v0_2::phrase {

/// Stands for an en or em dash, which says more than a hyphen.
inline constexpr char dash_sign = '\x01';
inline constexpr char plus_minus_sign = '\x02';

/// A phrase in ASCII and small letters without accents: spaces of all kinds are ' ', and what only sets a
/// part off (quotes, round brackets, the signs of copyright and of GEDCOM's escapes) too.
struct PlainText {
  std::string text;
  std::vector<std::size_t> positions;  ///< of each character in the phrase, and of its end
};

/// Of a plain text.
constexpr bool is_letter(char c) {
  return 'a' <= c && c <= 'z';
}

/// Refuses characters that no date has.
PlainText plain_text(std::string_view phrase);

}  // namespace annals::inline v0_2::phrase
