#pragma once

#include "annals/error.hpp"

#include <cmath>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

namespace annals::inline v0_2::sql {

/// What a parameter or a column holds: NULL, an integer, a real number or UTF-8 text.
/// Text is a view: whoever holds the value keeps the characters alive.
using Value = std::variant<std::nullptr_t, std::int64_t, double, std::string_view>;

namespace detail {

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

template <class T>
concept Character = std::same_as<T, char> || std::same_as<T, wchar_t> || std::same_as<T, char8_t> ||
    std::same_as<T, char16_t> || std::same_as<T, char32_t>;

template <class T>
concept Scalar = std::same_as<T, Value> || std::same_as<T, std::nullptr_t> ||
                 (std::integral<T> && !Character<T>) ||
                 std::same_as<T, double> || std::same_as<T, float> ||
                 (std::convertible_to<const T&, std::string_view> && !std::same_as<T, std::nullptr_t>);

template <class T>
constexpr bool bindable() {
  if constexpr (is_optional<T>) {
    return Scalar<typename T::value_type>;
  } else {
    return Scalar<T>;
  }
}

}  // namespace detail

/// nullptr, bool, every integer type, double, float, every string type, and optionals of these.
/// Not characters (is 'a' a text or 97?), enumerations or `long double`.
template <class T>
concept Bindable = detail::bindable<T>();

/// The value to bind for an argument. An empty optional and a null `const char*` are NULL.
/// Throws invalid_argument for an unsigned integer beyond 2^63-1 and for not-a-number, which engines
/// would change without a word.
template <Bindable T>
constexpr Value to_value(const T& argument) {
  if constexpr (std::same_as<T, Value> || std::same_as<T, std::nullptr_t>) {
    return argument;
  } else if constexpr (detail::is_optional<T>) {
    return argument ? to_value(*argument) : Value{nullptr};
  } else if constexpr (std::integral<T>) {
    if constexpr (!std::same_as<T, bool>) {
      if (!std::in_range<std::int64_t>(argument)) {
        throw Error(ErrorCode::invalid_argument, "Cannot bind an integer beyond 9223372036854775807.");
      }
    }
    return static_cast<std::int64_t>(argument);
  } else if constexpr (std::floating_point<T>) {
    if (std::isnan(argument)) throw Error(ErrorCode::invalid_argument, "Cannot bind a number that is NaN.");
    return static_cast<double>(argument);
  } else if constexpr (std::is_pointer_v<T>) {
    return argument ? Value{std::string_view(argument)} : Value{nullptr};
  } else {
    return std::string_view(argument);
  }
}

}  // namespace annals::inline v0_2::sql
