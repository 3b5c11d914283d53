#include "fold.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utf8proc.h>
#include <utility>

namespace annals::inline v0_2 {

namespace {

using Range = std::pair<char32_t, char32_t>;

/// Chinese and Japanese characters, among letters: also those of half a width.
constexpr std::array<Range, 6> lone_characters{{{0x2E80, 0x31FF},
                                                {0x3400, 0x9FFF},
                                                {0xF900, 0xFAFF},
                                                {0xFF66, 0xFF9D},
                                                {0x1B000, 0x1B2FF},
                                                {0x20000, 0x3FFFD}}};

/// Letters that are no others with an accent, in small.
constexpr std::array<std::pair<char32_t, std::string_view>, 8> spelled{{{U'æ', "ae"},
                                                                        {U'ð', "d"},
                                                                        {U'ø', "o"},
                                                                        {U'þ', "th"},
                                                                        {U'đ', "d"},
                                                                        {U'ı', "i"},
                                                                        {U'ł', "l"},
                                                                        {U'œ', "oe"}}};

enum class Class { between, letter, lone, mark };

bool is_accent(char32_t c) {
  return 0x300 <= c && c <= 0x36F;
}

Class class_of_ascii(char c) {
  return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') ? Class::letter
                                                                                    : Class::between;
}

Class class_of(char32_t c) {
  if (c == 0xFF9E || c == 0xFF9F) return Class::mark;  // voiced, of kana of half a width
  switch (utf8proc_category(static_cast<std::int32_t>(c))) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
      return Class::mark;
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
    case UTF8PROC_CATEGORY_CO:
      break;
    default:
      return Class::between;
  }
  const bool is_lone = std::ranges::any_of(
      lone_characters, [c](const Range& range) { return range.first <= c && c <= range.second; });
  return is_lone ? Class::lone : Class::letter;
}

struct Character {
  char32_t point = 0;
  std::size_t size = 1;  ///< in bytes
  Class is = Class::between;
};

Character first_of(std::string_view text) {
  if (static_cast<unsigned char>(text[0]) < 0x80)
    return {static_cast<unsigned char>(text[0]), 1, class_of_ascii(text[0])};
  std::int32_t point = 0;
  const auto size = utf8proc_iterate(reinterpret_cast<const std::uint8_t*>(text.data()),
                                     static_cast<utf8proc_ssize_t>(text.size()), &point);
  if (size <= 0) return {0xFFFD};
  const auto c = static_cast<char32_t>(point);
  return {c, static_cast<std::size_t>(size), class_of(c)};
}

/// Its characters, taken apart: each letter and its accents for themselves.
std::u32string taken_apart(std::string_view word) {
  constexpr auto how = static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
                                                      UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
  std::u32string apart;
  std::array<std::int32_t, 32> parts{};  // Unicode's longest has 18
  for (std::size_t at = 0; at < word.size();) {
    const auto c = first_of(word.substr(at));
    int last_bound_class = 0;
    const auto count = utf8proc_decompose_char(static_cast<std::int32_t>(c.point), parts.data(), parts.size(),
                                               how, &last_bound_class);
    for (utf8proc_ssize_t i = 0; i < std::min<utf8proc_ssize_t>(count, parts.size()); ++i)
      apart += static_cast<char32_t>(parts[static_cast<std::size_t>(i)]);
    at += c.size;
  }
  return apart;
}

std::string folded_word(std::string_view word) {
  std::string folded;
  if (std::ranges::all_of(word, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
    for (const char c : word) folded += 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return folded;
  }
  std::vector<std::int32_t> points;
  for (const auto c : taken_apart(word)) {
    const auto letters = std::ranges::find(spelled, c, &std::pair<char32_t, std::string_view>::first);
    if (letters != spelled.end())
      points.insert(points.end(), letters->second.begin(), letters->second.end());
    else if (!is_accent(c))
      points.push_back(static_cast<std::int32_t>(c));
  }
  // Syllables of Hangul, and kana with their marks, are put together again.
  const auto count =
      utf8proc_normalize_utf32(points.data(), static_cast<utf8proc_ssize_t>(points.size()), UTF8PROC_COMPOSE);
  std::array<std::uint8_t, 4> bytes{};
  for (utf8proc_ssize_t i = 0; i < count; ++i) {
    const auto size = utf8proc_encode_char(points[static_cast<std::size_t>(i)], bytes.data());
    folded.append(bytes.begin(), bytes.begin() + size);
  }
  return folded;
}

bool is_space(char32_t c) {
  const auto category = utf8proc_category(static_cast<std::int32_t>(c));
  return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
         category == UTF8PROC_CATEGORY_ZP || category == UTF8PROC_CATEGORY_CC;
}

bool has_space(std::string_view between) {
  for (std::size_t at = 0; at < between.size();) {
    const auto c = first_of(between.substr(at));
    if (is_space(c.point)) return true;
    at += c.size;
  }
  return false;
}

}  // namespace

std::vector<FoldedWord> folded_words(std::string_view text) {
  std::vector<FoldedWord> words;
  auto before = Class::between;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = first_of(text.substr(at));
    const bool goes_on = before != Class::between &&
                         (c.is == Class::mark || (c.is == Class::letter && before == Class::letter));
    if (goes_on)
      words.back().end = at + c.size;
    else if (c.is != Class::between)
      words.push_back({{}, at, at + c.size});
    if (!(goes_on && c.is == Class::mark)) before = c.is == Class::mark ? Class::letter : c.is;
    at += c.size;
  }
  for (auto& word : words) word.text = folded_word(text.substr(word.begin, word.end - word.begin));
  std::erase_if(words, [](const FoldedWord& word) { return word.text.empty(); });  // a lone accent
  return words;
}

std::string fold(std::string_view text) {
  std::string folded;
  for (const auto& word : folded_words(text)) folded.append(folded.empty() ? "" : " ").append(word.text);
  return folded;
}

std::vector<FoldedPhrase> folded_phrases(std::string_view typed) {
  std::vector<FoldedPhrase> phrases;
  std::size_t end = 0;
  for (auto& word : folded_words(typed)) {
    if (phrases.empty() || has_space(typed.substr(end, word.begin - end))) phrases.emplace_back();
    end = word.end;
    phrases.back().push_back(std::move(word.text));
  }
  return phrases;
}

}  // namespace annals::inline v0_2
