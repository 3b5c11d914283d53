#pragma once

#include "order/network.hpp"

#include <cstdint>
#include <optional>

namespace annals::inline v0_2::order {

struct Chance {
  double probability = 0;
  bool exact = false;         ///< by formula; else an average over samples
  std::uint64_t samples = 0;  ///< 0 where exact
};

/// P(a before b), where all placements of the points that satisfy all constraints are equally likely, on a
/// continuous line of time. So a point that nothing else constrains is uniform within its tightened range.
/// The points are those of the question and those connected to them, as `free_points` says; an end of an
/// event that no constraint but its duration names is not weighed.
///
/// Exactly 1 where a must come before b, exactly 0 where it cannot, by whatever bounds there are; equal
/// instants are not before, but weigh nothing where others are possible. Exact, as the share of a polygon's
/// area, where no other points are free with the two: where they are independent, or constrain each other
/// alone. Else the average of that formula over samples of the other points: the same for the same seed,
/// meant to be within 0.01, in well under a second. Nothing: the order is not forced, and a or b has no
/// earliest or no latest time, so no distribution.
std::optional<Chance> chance_before(const Network& network, Node a, Node b, std::uint64_t seed = 1);

}  // namespace annals::inline v0_2::order
