#pragma once

#include "annals/record/field.hpp"
#include "annals/time/bounds.hpp"

#include <vector>

namespace annals::inline v0_2::belief {

/// What a date leaves open, as far as it matters whether two dates can both be so.
struct Extent {
  std::vector<Bounds> members{};  ///< it is one of these; empty: no date
  bool is_doubted = false;        ///< by its own text: `?` or `%`
  bool is_approximate = false;    ///< `~` or `%`; it reaches as far as it does without a base
};

/// That of a value; of what is no date, none. By clocks that show UTC. O(members).
Extent extent_of(const Value& value);

/// Whether one of the two lies within the other, so that nobody who says the one denies the other. What is no
/// date agrees with nothing. O(members of the one × members of the other).
bool agree(const Extent& one, const Extent& other);

/// Whether the first lies within the second, and says more: the second does not lie within it, or is as wide
/// only about.
bool is_narrower(const Extent& one, const Extent& other);

}  // namespace annals::inline v0_2::belief
