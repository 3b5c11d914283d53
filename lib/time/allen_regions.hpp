#pragma once

#include "annals/time/allen.hpp"
#include "annals/time/bounds.hpp"

#include <optional>
#include <vector>

namespace annals::inline v0_2 {

/// Bounds of `a` in which it can have one of some relations to a known `b`: all that keep to the limits that
/// are there. So a question about many dates is a few comparisons of each.
struct AllenRegion {
  std::optional<Instant> earliest_start{};  ///< at most this
  std::optional<Instant> latest_start{};    ///< at least this
  std::optional<Instant> earliest_end{};    ///< at most this
  std::optional<Instant> latest_end{};      ///< at least this
  /// At least so much from the earliest start to the latest end, where both are known to the microsecond.
  int lasting_us = 1;
};

/// `a` can have one of the relations to `b` exactly where its bounds are in one of these regions, given that
/// they are those of any date: `possible_relations` tells the same of one pair. None where `b` is not, or
/// cannot be long enough. Which limits there are depends on the relations alone.
std::vector<AllenRegion> allen_regions(Relations relations, const Bounds& b);

/// A few parts whose union is the set, each as large as it can be and such that comparisons of the four pairs
/// of ends say it: the convex relations of K. Nökel, "Convex relations between time intervals" (1989).
std::vector<Relations> convex_parts(Relations relations);

}  // namespace annals::inline v0_2
