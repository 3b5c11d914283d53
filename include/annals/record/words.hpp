#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <optional>
#include <string_view>

namespace annals {

/// The words of an enumeration, in the order of its values: the one list that the schema, JSON and
/// printing use. Specialise it beside the enumeration.
template <class Enum>
inline constexpr std::nullptr_t words_of = nullptr;

/// An enumeration that is stored and printed as a word.
template <class Enum>
concept Worded = !std::same_as<decltype(words_of<Enum>), const std::nullptr_t>;

/// The word of a value: `word(Outcome::not_occurred)` is "not_occurred". O(1).
template <Worded Enum>
constexpr std::string_view word(Enum value) {
  return words_of<Enum>[static_cast<std::size_t>(value)];
}

/// The value of a word, or nothing when no value has it. O(number of words).
template <Worded Enum>
constexpr std::optional<Enum> from_word(std::string_view text) {
  for (std::size_t i = 0; i < words_of<Enum>.size(); ++i)
    if (words_of<Enum>[i] == text) return static_cast<Enum>(i);
  return std::nullopt;
}

}  // namespace annals
