#pragma once

#include "cause/graph.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace annals::inline v0_2::cause {

/// Of each event of a graph the events that every chain of causes to it passes. Chains begin as `beginnings`
/// says; in a circle at any of its events. By T. Lengauer, R. Tarjan, "A Fast Algorithm for Finding
/// Dominators in a Flowgraph" (TOPLAS 1, 1979), from one root before all beginnings. O(m log n).
class Dominators {
 public:
  explicit Dominators(const Graph& graph);

  /// Those of an event, the nearest first, each passed by every chain to the one before it. O(their number).
  [[nodiscard]] std::vector<Node> of(Node node) const;
  /// The events of which this is one, each after those of them that it rests on. O(events).
  [[nodiscard]] std::vector<Node> dominated_by(Node node) const;
  /// Of each event, how many these are. O(events).
  [[nodiscard]] std::vector<std::size_t> counts() const;

 private:
  std::vector<Node> order_{};                   ///< each event after its dominators
  std::vector<std::optional<Node>> nearest_{};  ///< of each event; none: no event dominates it
};

}  // namespace annals::inline v0_2::cause
