#pragma once

#include "annals/cause/explanation.hpp"
#include "annals/export.hpp"
#include "annals/lines.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace annals::inline v0_2 {

/// Which of several chains comes first.
enum class ChainOrder {
  steps,    ///< that of fewer links; of equally long ones the one whose weakest link is stronger
  credence  ///< the more credible, by the product of its links; of equally credible ones the shorter
};

struct ChainOptions {
  WalkOptions walk{};    ///< its depth is the most links of a chain
  std::size_t best = 1;  ///< so many chains, at most
  ChainOrder order = ChainOrder::steps;
};

/// Links by which one event led to another, one after the other.
struct Chain {
  std::vector<Step> steps{};
  double credence = 1.0;  ///< the product of what can be counted on of each link, as if none hung on another
};

/// The best chains from some events to others, the best first. A chain comes to no event twice, to no other
/// of the events that it may start at, and ends where it first comes to one that it may end at; it goes
/// through events that the base believes in. No effect in it surely began before one of its causes. Of
/// several links between two events it takes the surest.
struct Chains {
  std::vector<EventBrief> from{};
  std::vector<EventBrief> to{};
  ChainOptions asked{};  ///< with the depth that was gone
  std::vector<Chain> chains{};
  bool more = false;  ///< there are chains besides these

  /// The chains for reading. `how` tells how to see more.
  [[nodiscard]] ANNALS_EXPORT Lines lines(std::string_view how = {}) const;
  /// The lines, drawn.
  [[nodiscard]] ANNALS_EXPORT std::string text() const;
};

}  // namespace annals::inline v0_2
