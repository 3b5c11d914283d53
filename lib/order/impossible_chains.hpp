#pragma once

#include "order/network.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace annals::inline v0_2::order {

/// The starts of two events, of which the cause starts no later than the effect.
struct CausalLink {
  Node cause = 0;
  Node effect = 0;
};

/// Links that cannot all hold with a network, though any of them can without one of the others.
struct ImpossibleChain {
  std::vector<std::size_t> links{};  ///< by their numbers, as they lead from cause to effect
  /// Behind each link, what the network has between its effect and the cause of the next one, after the last
  /// that of the first: that effect (`to`) comes at most so long after that cause (`from`). Where both are
  /// one point this is nothing. The sum is below zero.
  std::vector<Constraint> between{};
};

/// Chains of links that are impossible only together: none has a link that is impossible alone, no two share
/// a link, and without their links, and those that are impossible alone, all can hold. Each is one of the
/// fewest links through one of its links, up to 64; longer ones may have links without need. In no order, but
/// always the same. Where all can hold, O((n + m) log n) for the points, constraints and links that are
/// connected to links; else for each chain and each link that is impossible O((n + m) log n) for each of its
/// links, in what is connected to it.
std::vector<ImpossibleChain> impossible_chains(const Network& network, std::span<const CausalLink> links);

}  // namespace annals::inline v0_2::order
