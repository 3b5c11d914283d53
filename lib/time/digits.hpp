#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace annals::inline v0_2 {

constexpr bool is_digit(char c) {
  return '0' <= c && c <= '9';
}

/// How far a number is from zero; also of the least one.
constexpr std::uint64_t magnitude(std::int64_t number) {
  const auto bits = static_cast<std::uint64_t>(number);
  return number < 0 ? 0 - bits : bits;
}

/// Appends a number with zeros before it up to the width.
inline void append_padded(std::string& text, std::uint64_t number, std::size_t width) {
  const std::string digits = std::to_string(number);
  if (digits.size() < width) text.append(width - digits.size(), '0');
  text += digits;
}

/// Appends a year as ISO 8601-2 writes it: four digits, or as many as it needs after `Y`, and a minus before
/// them.
inline void append_year(std::string& text, std::int64_t year) {
  const std::uint64_t digits = magnitude(year);
  if (digits > 9999) text += 'Y';
  if (year < 0) text += '-';
  append_padded(text, digits, 4);
}

}  // namespace annals::inline v0_2
