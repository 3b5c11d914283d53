#pragma once

#include "cause/graph.hpp"

#include <cstddef>
#include <vector>

namespace annals::inline v0_2::cause {

/// An event from which chains lead to both of two, and how far they are.
struct Common {
  Node event = 0;
  std::size_t steps_to_a = 0;
  std::size_t steps_to_b = 0;
  bool nearest = false;  ///< from it a chain leads to one of the two past no other common cause
  friend bool operator==(const Common&, const Common&) = default;
};

/// Common causes within a depth, by the sum of steps, then the greater of the two, then in the order of the
/// graph. O(events + links), and the sorting of what is found.
std::vector<Common> common_causes(const Graph& graph, Node a, Node b, std::size_t depth = unreached);

}  // namespace annals::inline v0_2::cause
