#include "annals/record/key.hpp"

#include <cstddef>

namespace annals::inline v0_2 {

namespace {

/// The letters from U+00C0 to U+017F without their accents; a blank where there is none.
constexpr std::string_view folded =
    "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrr"
    "ssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(folded.size() == 0x180 - 0xC0);

/// The lower-case ASCII letter or digit at `at`, moved past what stood there; 0: neither.
char next(std::string_view title, std::size_t& at) {
  const char c = title[at++];
  if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) return c;
  if (c >= 'A' && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
  const auto first = static_cast<unsigned char>(c);
  if (first < 0xC3 || first > 0xC5 || at == title.size()) return 0;
  const auto second = static_cast<unsigned char>(title[at++]);
  const char letter = folded[static_cast<std::size_t>((first - 0xC3U) * 64 + (second & 0x3FU))];
  return letter == ' ' ? '\0' : letter;
}

}  // namespace

std::string key_from(std::string_view title) {
  constexpr std::size_t longest = 60;
  std::string key;
  bool is_apart = false;
  for (std::size_t at = 0; at < title.size();) {
    const bool is_apostrophe = title[at] == '\'' || title.substr(at, 3) == "\u2019";
    if (is_apostrophe) {
      at += title[at] == '\'' ? 1 : 3;
      continue;
    }
    const char letter = next(title, at);
    if (letter == 0) {
      is_apart = !key.empty();
      continue;
    }
    if (key.size() + (is_apart ? 2 : 1) > longest) break;
    if (is_apart) key += '-';
    is_apart = false;
    key += letter;
  }
  return key;
}

}  // namespace annals::inline v0_2
