#include "cause/common.hpp"

#include <algorithm>
#include <tuple>

namespace annals::inline v0_2::cause {

namespace {

/// Marks the common causes that a walk from an event comes to which goes on from none of them. All events on
/// the way lie within the reach.
void mark_nearest(const Graph& graph, Node start, const Reach& reach, const std::vector<bool>& is_common,
                  std::vector<bool>& nearest) {
  std::vector<bool> seen(graph.size());
  std::vector<Node> open{start};
  seen[start] = true;
  while (!open.empty()) {
    const auto node = open.back();
    open.pop_back();
    for (const auto link : graph.links(node, Toward::cause)) {
      const auto next = graph.next(link, Toward::cause);
      if (seen[next] || reach.steps[next] == unreached || graph.is_out_of_time(link, start, Toward::cause))
        continue;
      seen[next] = true;
      if (is_common[next])
        nearest[next] = true;
      else
        open.push_back(next);
    }
  }
}

}  // namespace

std::vector<Common> common_causes(const Graph& graph, Node a, Node b, std::size_t depth) {
  const auto from_a = reach(graph, a, Toward::cause, depth);
  const auto from_b = reach(graph, b, Toward::cause, depth);
  std::vector<bool> is_common(graph.size());
  for (const auto node : from_a.nodes)
    is_common[node] = node != a && node != b && from_b.steps[node] != unreached;
  std::vector<bool> nearest(graph.size());
  mark_nearest(graph, a, from_a, is_common, nearest);
  mark_nearest(graph, b, from_b, is_common, nearest);

  std::vector<Common> found;
  for (const auto node : from_a.nodes)
    if (is_common[node]) found.push_back({node, from_a.steps[node], from_b.steps[node], nearest[node]});
  std::ranges::sort(found, {}, [](const Common& one) {
    return std::tuple(one.steps_to_a + one.steps_to_b, std::max(one.steps_to_a, one.steps_to_b), one.event);
  });
  return found;
}

}  // namespace annals::inline v0_2::cause
