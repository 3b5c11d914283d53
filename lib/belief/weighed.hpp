#pragma once

#include "annals/record/claim.hpp"
#include "annals/time/instant.hpp"

#include <functional>
#include <string>
#include <vector>

namespace annals::inline v0_2::belief {

/// When something was published: at some time from `from` to `to`, which is exclusive, by clocks that show
/// UTC.
struct Publication {
  Instant from = Instant::unbounded_past();
  Instant to = Instant::unbounded_future();
  Instant to_here = Instant::unbounded_future();  ///< `to` by the clocks of the base
};

/// Whether the first was surely published after the second.
constexpr bool is_later(const Publication& one, const Publication& other) {
  return one.from >= other.to;
}

/// A claim with what the base's owner and its source lend it.
struct Weighed {
  const Claim* claim;
  double reliability = 0.5;         ///< of its source; 0.5 when unrated
  Publication published{};          ///< of the claim itself, or else of its source
  std::vector<SourceId> origins{};  ///< see `origins_of`; empty: the source itself
};

/// What a record is known by in every base that holds it. Local ids differ between two bases that hold the
/// same, and must decide nothing.
using NameOf = std::function<std::string(RecordId)>;

}  // namespace annals::inline v0_2::belief
