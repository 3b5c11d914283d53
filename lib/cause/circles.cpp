#include "cause/circles.hpp"

#include <algorithm>

namespace annals::inline v0_2::cause {

namespace {

/// How many events each component has.
std::vector<std::size_t> sizes(std::span<const Node> components) {
  std::vector<std::size_t> found;
  for (const auto component : components) {
    if (component >= found.size()) found.resize(component + std::size_t{1});
    ++found[component];
  }
  return found;
}

/// The links of a shortest circle through one event; breadth first, within its component.
class ShortestCircle {
 public:
  ShortestCircle(const Graph& graph, std::span<const Node> components)
      : graph_(graph), components_(components), by_(graph.size(), none) {}

  std::vector<EdgeNumber> through(Node start) {
    std::vector<Node> reached{start};
    for (std::size_t i = 0; i < reached.size(); ++i)
      for (const auto link : graph_.links(reached[i], Toward::effect)) {
        const auto next = graph_.next(link, Toward::effect);
        if (next == start) return back_from(link, start);
        if (components_[next] != components_[start] || by_[next] != none) continue;
        by_[next] = link;
        reached.push_back(next);
      }
    return {};
  }

 private:
  static constexpr auto none = std::numeric_limits<EdgeNumber>::max();

  [[nodiscard]] std::vector<EdgeNumber> back_from(EdgeNumber last, Node start) const {
    std::vector<EdgeNumber> links{last};
    while (graph_.edge(links.back()).cause != start) links.push_back(by_[graph_.edge(links.back()).cause]);
    std::ranges::reverse(links);
    return links;
  }

  const Graph& graph_;
  std::span<const Node> components_;
  std::vector<EdgeNumber> by_;  ///< the link by which an event was reached
};

}  // namespace

std::vector<Node> components(const Graph& graph) {
  constexpr auto none = std::numeric_limits<Node>::max();
  struct Open {
    Node node;
    std::span<const EdgeNumber> links;  ///< that were not followed yet
  };
  std::vector<Node> found(graph.size(), none);
  std::vector<Node> number(graph.size(), none);  // in the order in which they are met
  std::vector<Node> lowest(graph.size());        // that a chain from it comes back to
  std::vector<Node> waiting;                     // of components that are not done
  std::vector<Open> open;
  Node met = 0;
  Node count = 0;
  const auto enter = [&](Node node) {
    number[node] = lowest[node] = met++;
    waiting.push_back(node);
    open.push_back({node, graph.links(node, Toward::effect)});
  };
  const auto close = [&](Node node) {
    for (auto last = none; last != node; waiting.pop_back()) {
      last = waiting.back();
      found[last] = count;
    }
    ++count;
  };
  for (Node root = 0; root < graph.size(); ++root) {
    if (number[root] == none) enter(root);
    while (!open.empty()) {
      auto& [node, links] = open.back();
      if (!links.empty()) {
        const auto next = graph.next(links.front(), Toward::effect);
        links = links.subspan(1);
        if (number[next] == none)
          enter(next);
        else if (found[next] == none)
          lowest[node] = std::min(lowest[node], number[next]);
        continue;
      }
      const auto done = node;
      open.pop_back();
      if (lowest[done] == number[done]) close(done);
      if (!open.empty()) lowest[open.back().node] = std::min(lowest[open.back().node], lowest[done]);
    }
  }
  return found;
}

std::vector<Beginning> beginnings(const Graph& graph, Toward toward) {
  const auto component = components(graph);
  const auto size = sizes(component);
  std::vector<bool> leads_out(size.size());
  for (Node node = 0; node < graph.size(); ++node)
    for (const auto link : graph.links(node, toward))
      if (component[graph.next(link, toward)] != component[node]) leads_out[component[node]] = true;
  std::vector<Beginning> found(graph.size(), Beginning::none);
  for (Node node = 0; node < graph.size(); ++node)
    if (!leads_out[component[node]])
      found[node] = size[component[node]] > 1 ? Beginning::of_circle : Beginning::of_none;
  return found;
}

std::vector<Circle> circles(const Graph& graph) {
  const auto component = components(graph);
  const auto size = sizes(component);
  std::vector<Node> nodes;
  for (Node node = 0; node < graph.size(); ++node)
    if (size[component[node]] > 1) nodes.push_back(node);
  std::ranges::sort(nodes, {}, [&](Node node) { return graph.event(node).id; });
  std::vector<bool> is_done(size.size());
  ShortestCircle shortest(graph, component);
  std::vector<Circle> found;
  for (const auto node : nodes) {
    if (is_done[component[node]]) continue;
    is_done[component[node]] = true;
    found.push_back({shortest.through(node), size[component[node]]});
  }
  return found;
}

}  // namespace annals::inline v0_2::cause
