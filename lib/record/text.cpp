#include "record/text.hpp"

#include "annals/record/field.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace annals::inline v0_2 {

namespace {

/// The length of the well-formed UTF-8 sequence at `at` (Unicode 15, table 3-7), or 0.
std::size_t sequence_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) -> std::uint8_t {
    return at + i < text.size() ? static_cast<std::uint8_t>(text[at + i]) : std::uint8_t{0};
  };
  const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  const std::uint8_t first = byte(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return tail(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    if ((first == 0xE0 && byte(1) < 0xA0) || (first == 0xED && byte(1) > 0x9F)) return 0;
    return tail(1) && tail(2) ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    if ((first == 0xF0 && byte(1) < 0x90) || (first == 0xF4 && byte(1) > 0x8F)) return 0;
    return tail(1) && tail(2) && tail(3) ? 4 : 0;
  }
  return 0;
}

}  // namespace

std::optional<std::string> text_problem(std::string_view text) {
  if (text.size() > longest_text)
    return "is " + std::to_string(text.size()) + " bytes long, and a text has at most " +
           std::to_string(longest_text);
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '\0') return "has a NUL at byte " + std::to_string(at);
    const std::size_t length = sequence_length(text, at);
    if (length == 0) return "is not UTF-8 at byte " + std::to_string(at);
    at += length;
  }
  return std::nullopt;
}

bool has_space(std::string_view text) {
  if (std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7F'; }))
    return true;
  // No-break space, the spaces of U+2000…U+200A, line and paragraph separators, ideographic space.
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    if (text.substr(at, 2) == "\xC2\xA0" || text.substr(at, 3) == "\xE3\x80\x80") return true;
    if (text.substr(at, 2) == "\xE2\x80" && at + 2 < text.size()) {
      const auto last = static_cast<unsigned char>(text[at + 2]);
      if ((last >= 0x80 && last <= 0x8A) || last == 0xA8 || last == 0xA9 || last == 0xAF) return true;
    }
  }
  return false;
}

std::string in_quotes(std::string_view text) {
  return "\"" + std::string(text) + "\"";
}

std::string printable(std::string_view text) {
  constexpr std::size_t most = 80;
  constexpr char digits[] = "0123456789abcdef";
  std::string out;
  for (std::size_t at = 0; at < text.size() && out.size() < most;) {
    const std::size_t length = sequence_length(text, at);
    const auto byte = static_cast<unsigned char>(text[at]);
    if (length == 0 || byte < 0x20 || byte == 0x7F) {
      out += {'\\', 'x', digits[byte >> 4], digits[byte & 15]};
      ++at;
    } else {
      out += text.substr(at, length);
      at += length;
    }
  }
  return out.size() >= most ? out + "…" : out;
}

}  // namespace annals::inline v0_2
