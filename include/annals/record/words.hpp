#pragma once

#include "annals/error.hpp"

#include <array>
#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace annals {

/// The words of an enumeration, in the order of its values: the one list that the schema, JSON and
/// printing use. Specialise it beside the enumeration.
template <class Enum>
inline constexpr std::nullptr_t words_of = nullptr;

/// An enumeration that is stored and printed as a word.
template <class Enum>
concept Worded = !std::same_as<decltype(words_of<Enum>), const std::nullptr_t>;

/// Whether the words of an enumeration stand in an order, so that its values can be compared: from the least
/// to the greatest. Specialise it beside `words_of`.
template <class Enum>
inline constexpr bool is_ordered = false;

/// The place of a value among the words of its enumeration. Throws `Error` (invalid_argument) where the
/// enumeration has no such value, or fewer words than values.
template <Worded Enum>
constexpr std::size_t index_of(Enum value) {
  const auto index = static_cast<std::size_t>(value);
  if (index >= words_of<Enum>.size())
    throw Error(ErrorCode::invalid_argument,
                "An enumeration has no word for the value " + std::to_string(static_cast<long long>(value)) +
                    ": its words are " + std::string(words_of<Enum>.front()) + " to " +
                    std::string(words_of<Enum>.back()) + ", in the order of its values.");
  return index;
}

/// The word of a value: `word(Outcome::not_occurred)` is "not_occurred". O(1). Throws as `index_of` does.
template <Worded Enum>
constexpr std::string_view word(Enum value) {
  return words_of<Enum>[index_of(value)];
}

/// The value of a word, or nothing when no value has it. O(number of words).
template <Worded Enum>
constexpr std::optional<Enum> from_word(std::string_view text) {
  for (std::size_t i = 0; i < words_of<Enum>.size(); ++i)
    if (words_of<Enum>[i] == text) return static_cast<Enum>(i);
  return std::nullopt;
}

}  // namespace annals
