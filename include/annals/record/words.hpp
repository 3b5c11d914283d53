#pragma once

#include "annals/error.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace annals::inline v0_2 {

namespace detail {

/// The name of an enumerator as the compilers spell it, without a last "_"; empty where no enumerator has the
/// value. g++ says "[with auto value = ns::Colour::red; …]", or "(ns::Colour)7"; clang++ the same in other
/// words.
template <auto value>
consteval std::string_view enumerator_name() {
  std::string_view name = __PRETTY_FUNCTION__;
  name.remove_prefix(name.find("value = ") + 8);
  name = name.substr(0, name.find_first_of(";]"));
  name.remove_prefix(name.find_last_of(":)") + 1);
  if (name.front() == '-' || (name.front() >= '0' && name.front() <= '9')) return {};
  if (name.back() == '_') name.remove_suffix(1);
  return name;
}

/// Whether a type stands in the namespace of the library.
template <class T>
consteval bool is_of_annals() {
  constexpr std::string_view name = __PRETTY_FUNCTION__;
  return name.find("T = annals::") != std::string_view::npos;
}

/// How many enumerators there are with the values 0, 1, 2, …
template <class Enum, std::size_t from = 0>
consteval std::size_t count_enumerators() {
  if constexpr (enumerator_name<static_cast<Enum>(from)>().empty())
    return from;
  else
    return count_enumerators<Enum, from + 1>();
}

template <class Enum>
consteval auto enumerator_names() {
  return []<std::size_t... i>(std::index_sequence<i...>) {
    return std::array<std::string_view, sizeof...(i)>{enumerator_name<static_cast<Enum>(i)>()...};
  }
  (std::make_index_sequence<count_enumerators<Enum>()>{});
}

}  // namespace detail

/// An enumeration that is stored and printed as a word. Its values are 0, 1, 2, …
template <class Enum>
concept Worded = std::is_enum_v<Enum>;

/// The words of an enumeration, in the order of its values: the names of its enumerators (`void_` is "void"),
/// so that schema, JSON, printing and code say the same. Specialise it beside the enumeration for other
/// words, one for each value.
template <class Enum>
inline constexpr auto words_of = detail::enumerator_names<Enum>();

/// Whether the words of an enumeration stand in an order, so that its values can be compared: from the least
/// to the greatest. Specialise it beside `words_of`.
template <class Enum>
inline constexpr bool is_ordered = false;

/// The place of a value among the words of its enumeration. Throws `Error` (invalid_argument) where the
/// enumeration has no such value.
template <Worded Enum>
constexpr std::size_t index_of(Enum value) {
  static_assert(words_of<Enum>.size() == detail::count_enumerators<Enum>() && words_of<Enum>.size() > 0,
                "annals: an enumeration has one word for each value, and its values are 0, 1, 2, …");
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

}  // namespace annals::inline v0_2
