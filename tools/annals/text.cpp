#include "text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

namespace annals::tools {

namespace {

constexpr char32_t replacement = 0xFFFD;

struct Range {
  char32_t first;
  char32_t last;
};

// Coarse on purpose: whole blocks, as what is unassigned in them is not printed anyway.
constexpr auto zero_width = std::to_array<Range>({
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x0610, 0x061A}, {0x064B, 0x065F},
    {0x06D6, 0x06DC}, {0x093A, 0x093C}, {0x0941, 0x0948}, {0x094D, 0x094D}, {0x0E31, 0x0E31},
    {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E}, {0x1160, 0x11FF}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF},
    {0x200B, 0x200F}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF},
});
constexpr auto double_width = std::to_array<Range>({
    {0x1100, 0x115F},
    {0x2E80, 0x303E},
    {0x3041, 0x4DBF},
    {0x4E00, 0xA4CF},
    {0xA960, 0xA97C},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x1F300, 0x1F64F},
    {0x1F680, 0x1F6FF},
    {0x1F900, 0x1F9FF},
    {0x20000, 0x3FFFD},
});

bool is_in(std::span<const Range> ranges, char32_t point) {
  const auto range = std::ranges::lower_bound(ranges, point, {}, &Range::last);
  return range != ranges.end() && range->first <= point;
}

std::size_t width_of(char32_t point) {
  if (point < 0x300) return 1;
  if (is_in(zero_width, point)) return 0;
  return is_in(double_width, point) ? 2 : 1;
}

bool turns_direction(char32_t point) {
  return (0x202A <= point && point <= 0x202E) || (0x2066 <= point && point <= 0x2069);
}

bool is_control(char32_t point) {
  return point < 0x20 || (0x7F <= point && point < 0xA0) || point == 0x2028 || point == 0x2029;
}

}  // namespace

char32_t take_code_point(std::string_view& rest) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(rest[i]); };
  const auto lead = byte(0);
  std::size_t length = 1;
  char32_t point = lead;
  if (lead >= 0x80) {
    length = lead >= 0xF0 && lead < 0xF5   ? 4
             : lead >= 0xE0 && lead < 0xF0 ? 3
             : lead >= 0xC2 && lead < 0xE0 ? 2
                                           : 0;
    point = length == 0 ? replacement : lead & (0x7FU >> length);
    bool whole = length != 0 && length <= rest.size();
    for (std::size_t i = 1; whole && i < length; ++i) {
      whole = (byte(i) & 0xC0) == 0x80;
      point = (point << 6) | (byte(i) & 0x3FU);
    }
    const bool too_long = (length == 3 && point < 0x800) || (length == 4 && point < 0x10000);
    if (!whole || too_long || point > 0x10FFFF || (0xD800 <= point && point <= 0xDFFF)) {
      length = 1;
      point = replacement;
    }
  }
  rest.remove_prefix(length);
  return point;
}

std::size_t columns(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) width += width_of(take_code_point(text));
  return width;
}

std::string printable(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  while (!text.empty()) {
    const auto before = text;
    const auto point = take_code_point(text);
    if (point == '\n' || point == '\t' || point == '\r' || point == 0x2028 || point == 0x2029)
      shown += ' ';
    else if (is_control(point) || turns_direction(point) || point == replacement)
      shown += "\uFFFD";
    else
      shown += before.substr(0, before.size() - text.size());
  }
  return shown;
}

std::string_view head_of(std::string_view text, std::size_t most) {
  std::string_view rest = text;
  std::size_t width = 0;
  std::size_t taken = 0;
  while (!rest.empty()) {
    width += width_of(take_code_point(rest));
    if (width > most && taken > 0) break;
    taken = text.size() - rest.size();
  }
  return text.substr(0, taken);
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string text;
  for (const auto& part : parts) text.append(&part == parts.data() ? "" : between).append(part);
  return text;
}

std::string shell_word(const std::string& argument) {
  constexpr std::string_view safe =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@%+=:,./_-";
  if (!argument.empty() && argument.find_first_not_of(safe) == std::string::npos) return argument;
  std::string text = "'";
  for (const char c : argument) text += c == '\'' ? "'\\''" : std::string(1, c);
  return text + "'";
}

}  // namespace annals::tools
