#pragma once

#include "annals/record/belief.hpp"
#include "belief/extent.hpp"
#include "belief/weighed.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace annals::inline v0_2::belief {

/// How surely something is said, from the least to the most.
enum class Firmness { doubted, implied, stated };

/// What stands behind a value, or against it: what its claims weigh together.
struct Backing {
  std::size_t claims = 0;
  Rank rank = Rank::deprecated;
  double reliability = 0;                 ///< of the best claim, by rank and then by reliability
  bool is_report = false;                 ///< some claim speaks of what has happened
  Firmness firmness = Firmness::doubted;  ///< of the firmest
  std::vector<SourceId> origins{};        ///< sorted, each once
  Publication latest{Instant::unbounded_past(), Instant::unbounded_past()};
  Publication earliest{Instant::unbounded_future(), Instant::unbounded_future()};
  Extent extent{};  ///< of a date

  void add(const Backing& other);
  void add(const Weighed& one, bool is_stated, bool reports);
};

/// How backings fare against each other.
struct Result {
  std::vector<std::size_t> held_out{};  ///< for each backing: how many reasons it survived
  std::optional<Reason> decided_by{};   ///< that left one alone of several
};

/// Reason after reason, those stay that no other of those still there beats. O(number of backings) for
/// each reason; for `precision` the square of it.
Result contest(const Policy& policy, std::vector<Backing> backings);

/// Whether the first beats the second.
bool is_stronger(const Policy& policy, const Backing& one, const Backing& other);

}  // namespace annals::inline v0_2::belief
