#pragma once

#include "cause/graph.hpp"

#include <vector>

namespace annals::inline v0_2::cause {

/// Of each event the number of its component, counted from 0: two events have the same where chains lead from
/// each to the other. By R. Tarjan, "Depth-First Search and Linear Graph Algorithms" (SIAM Journal on
/// Computing 1, 1972). O(events + links).
std::vector<Node> components(const Graph& graph);

enum class Beginning { none, of_none, of_circle };

/// Of each event whether chains toward causes end there, or chains toward effects: it has no link that goes
/// on, or lies in a component that no link leads out of. O(events + links).
std::vector<Beginning> beginnings(const Graph& graph, Toward toward);

/// A component in which events are their own causes by way of others.
struct Circle {
  std::vector<EdgeNumber>
      links{};             ///< of a shortest circle through its event with the least id, from there on
  std::size_t events = 0;  ///< in all of the component
};
/// Those of a graph, by the least ids of their events. O((events + links) log events).
std::vector<Circle> circles(const Graph& graph);

}  // namespace annals::inline v0_2::cause
