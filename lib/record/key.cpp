#include "annals/record/key.hpp"

#include <cstddef>

namespace annals::inline v0_2 {

namespace {

constexpr std::size_t longest = 60;

/// U+00C0 to U+017F without accents, of both cases; a space: no letter. Some stand for two letters, see
/// below.
constexpr std::string_view latin =
    "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrsssssssstttttt"
    "uuuuuu"
    "uuuuuuwwyyyzzzzzzs";
static_assert(latin.size() == 0x180 - 0xC0);

std::string_view second_letter(unsigned point) {
  switch (point) {
    case 0xC6:  // Æ
    case 0xE6:
    case 0x152:  // Œ
    case 0x153:
      return "e";
    case 0xDE:  // Þ
    case 0xFE:
      return "h";
    case 0xDF:  // ß
      return "s";
    default:
      return "";
  }
}

/// The letters for what the text begins with, which is taken off it; a space for what separates words.
std::string take_plain(std::string_view& text) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  const auto lead = byte(0);
  if (lead < 0x80) {
    const char c = text[0];
    text.remove_prefix(1);
    if ('A' <= c && c <= 'Z') return {static_cast<char>(c - 'A' + 'a')};
    if (('a' <= c && c <= 'z') || ('0' <= c && c <= '9')) return {c};
    return c == '\'' ? "" : " ";
  }
  if (text.starts_with("\u2019")) {
    text.remove_prefix(3);
    return "";
  }
  if (lead >= 0xE0 || lead < 0xC0 || text.size() < 2) {
    text.remove_prefix(1);
    return " ";
  }
  const auto point = ((lead & 0x1FU) << 6U) | (byte(1) & 0x3FU);
  text.remove_prefix(2);
  if (0x300 <= point && point < 0x370) return "";  // an accent by itself
  if (point < 0xC0 || point >= 0x180) return " ";
  return latin[point - 0xC0] + std::string(second_letter(point));
}

}  // namespace

std::string key_from(std::string_view title) {
  std::string key;
  std::string word;
  const auto add_word = [&] {
    if (word.empty()) return true;
    if (!key.empty() && key.size() + 1 + word.size() > longest) return false;
    key += (key.empty() ? "" : "-") + word.substr(0, longest);
    word.clear();
    return true;
  };
  while (!title.empty()) {
    const auto plain = take_plain(title);
    if (plain != " ")
      word += plain;
    else if (!add_word())
      return key;
  }
  add_word();
  return key;
}

}  // namespace annals::inline v0_2
