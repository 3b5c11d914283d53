#pragma once

#include "annals/record/field.hpp"
#include "annals/record/words.hpp"

#include <concepts>
#include <cstdint>
#include <string>
#include <type_traits>

namespace annals::inline v0_2 {

/// How the value of a field is compared with a bound.
enum class Comparison { equals, differs, less_than, at_most, more_than, at_least };
using enum Comparison;

namespace detail {

/// Not constexpr, so that to come here is an error of compilation that says what is wrong.
inline void annals_values_of_this_field_can_only_be_equal_or_different() {}

/// A comparison of values that have no order: its other values do not compile.
class Equality {
 public:
  consteval Equality(Comparison comparison) : comparison_(comparison) {
    if (comparison != Comparison::equals && comparison != Comparison::differs)
      annals_values_of_this_field_can_only_be_equal_or_different();
  }
  constexpr operator Comparison() const { return comparison_; }

 private:
  Comparison comparison_;
};

/// Words stand in no order unless it is declared, ids in none, and that of vague dates is no comparison of
/// two values. `Value` stands for a field known by its name: whether it has an order only the base knows.
template <class Inner>
inline constexpr bool has_order = std::is_arithmetic_v<Inner> || std::same_as<Inner, std::string> ||
                                  is_ordered<Inner> || std::same_as<Inner, Value>;

template <class Inner>
using ComparisonOf = std::conditional_t<has_order<Inner>, Comparison, Equality>;

template <class Bound>
concept FitsInteger = requires(const Bound& bound) {
  std::int64_t{bound};
};

/// Nothing is cut off from what a field is compared with: 8.5 is no bound of an integer.
template <class Bound, class Inner>
constexpr bool is_bound_of() {
  if constexpr (std::same_as<Bound, bool> != std::same_as<Inner, bool>)
    return false;
  else if constexpr (std::same_as<Inner, std::int64_t>)
    return FitsInteger<Bound>;
  else
    return std::convertible_to<const Bound&, Inner>;
}

}  // namespace detail

}  // namespace annals::inline v0_2
