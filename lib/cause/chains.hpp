#pragma once

#include "annals/cause/chains.hpp"
#include "cause/graph.hpp"

#include <cstddef>
#include <vector>

namespace annals::inline v0_2::cause {

struct ChainsAsked {
  std::vector<Node> from{};
  std::vector<Node> to{};  ///< those of `from` among them do not count
  std::size_t best = 1;
  ChainOrder order = ChainOrder::steps;
  std::size_t most_steps = unreached;
};

struct FoundChain {
  std::vector<EdgeNumber> edges{};
  /// What decides: by steps the credence of the weakest link, by credence the product of all.
  double credence = 1.0;
};

/// The best chains without loops, the best first, as `annals::Chains` says. No effect in them surely began
/// before an event earlier in the chain, unless its last link implies no order. By J. Yen, "Finding the K
/// Shortest Loopless Paths in a Network" (Management Science 17, 1971), each by labels that no other beats in
/// steps, credence and time at once: O(k l m log m), where few labels are on an event.
std::vector<FoundChain> best_chains(const Graph& graph, const ChainsAsked& asked);

}  // namespace annals::inline v0_2::cause
