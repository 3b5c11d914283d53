#include "sql/sqlite/words.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace annals::inline v0_2::sql::sqlite {

namespace {

using Range = std::pair<char32_t, char32_t>;

template <std::size_t N>
bool is_within(const std::array<Range, N>& ranges, char32_t c) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [c](const Range& range) { return range.first <= c && c <= range.second; });
}

constexpr std::array<Range, 7> spaces{{{0, 0x20},
                                       {0x7f, 0xa0},
                                       {0x1680, 0x1680},
                                       {0x2000, 0x200a},
                                       {0x2028, 0x2029},
                                       {0x202f, 0x205f},
                                       {0x3000, 0x3000}}};

/// Punctuation and symbols beyond ASCII that people type. A mark missing here does no harm: the engine finds
/// no word in it and passes over it. A letter must never be here.
constexpr std::array<Range, 20> marks{
    {{0xa1, 0xa9},     {0xab, 0xb1},     {0xb4, 0xb4},     {0xb6, 0xb8},     {0xbb, 0xbb},
     {0xbf, 0xbf},     {0xd7, 0xd7},     {0xf7, 0xf7},     {0x200b, 0x2064}, {0x20a0, 0x20c0},
     {0x2190, 0x245f}, {0x2500, 0x2775}, {0x3001, 0x3003}, {0x3008, 0x3020}, {0xfe30, 0xfe6b},
     {0xff01, 0xff0f}, {0xff1a, 0xff20}, {0xff3b, 0xff40}, {0xff5b, 0xff65}, {0x1f300, 0x1faff}}};

bool is_letter_or_digit(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return !is_within(spaces, c) && !is_within(marks, c);
}

/// Takes the first character off. What is not UTF-8 comes out as characters of some kind, in pieces that
/// never swallow an ASCII character such as the quotation mark.
std::pair<char32_t, std::string_view> take_character(std::string_view& text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  const std::size_t longest = lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  char32_t c = longest == 1 ? lead : lead & (0x7fu >> longest);
  std::size_t size = 1;
  for (; size < longest && size < text.size(); ++size) {
    const auto byte = static_cast<unsigned char>(text[size]);
    if ((byte & 0xc0u) != 0x80u) break;
    c = c << 6 | (byte & 0x3fu);
  }
  const std::string_view bytes = text.substr(0, size);
  text.remove_prefix(size);
  return {c, bytes};
}

}  // namespace

std::optional<std::string> match_words(std::string_view typed) {
  std::string query;
  std::string word;
  bool has_letter = false;
  const auto finish_word = [&] {
    if (has_letter) query += (query.empty() ? "\"" : " \"") + word + "\"*";
    word.clear();
    has_letter = false;
  };
  while (!typed.empty()) {
    const auto [c, bytes] = take_character(typed);
    if (is_within(spaces, c)) {
      finish_word();
      continue;
    }
    if (c == '"') {
      word += ' ';  // inside a quoted word a space separates as a quotation mark does, and needs no escape
      continue;
    }
    word += bytes;
    has_letter = has_letter || is_letter_or_digit(c);
  }
  finish_word();
  if (query.empty()) return std::nullopt;
  return query;
}

}  // namespace annals::inline v0_2::sql::sqlite
