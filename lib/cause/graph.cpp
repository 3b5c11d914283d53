#include "cause/graph.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace annals::inline v0_2::cause {

Graph::Graph(std::vector<Event> events, std::vector<Edge> edges)
    : events_(std::move(events)), edges_(std::move(edges)) {
  std::erase_if(edges_, [&](const Edge& edge) {
    return edge.cause == edge.effect ||
           (edge.in_order && events_[edge.effect].latest_start < events_[edge.cause].earliest_start);
  });
  for (auto& edge : edges_)
    if (std::isnan(edge.credence)) edge.credence = 0.0;
  std::ranges::sort(edges_, {}, [](const Edge& edge) {
    return std::tuple(edge.cause, edge.effect, -edge.credence, edge.link);
  });
  const auto are_same = [](const Edge& a, const Edge& b) {
    return a.cause == b.cause && a.effect == b.effect;
  };
  edges_.erase(std::unique(edges_.begin(), edges_.end(), are_same), edges_.end());
  by_effect_ = rows_by(&Edge::effect);
  by_cause_ = rows_by(&Edge::cause);
  for (Node node = 0; node < events_.size(); ++node) numbers_.emplace(events_[node].id, node);
}

Graph::Rows Graph::rows_by(Node Edge::*end) const {
  Rows rows{std::vector<EdgeNumber>(events_.size() + 1), std::vector<EdgeNumber>(edges_.size())};
  for (const auto& edge : edges_) ++rows.first[edge.*end + 1];
  for (std::size_t i = 1; i < rows.first.size(); ++i) rows.first[i] += rows.first[i - 1];
  auto next = rows.first;
  for (EdgeNumber number = 0; number < edges_.size(); ++number)
    rows.edges[next[edges_[number].*end]++] = number;
  return rows;
}

std::optional<Node> Graph::find(EventId event) const {
  const auto found = numbers_.find(event);
  return found == numbers_.end() ? std::nullopt : std::optional(found->second);
}

std::span<const EdgeNumber> Graph::links(Node node, Toward toward) const {
  if (events_[node].is_end) return {};
  const auto& rows = toward == Toward::cause ? by_effect_ : by_cause_;
  const auto found = std::span(rows.edges).subspan(rows.first[node], rows.first[node + 1] - rows.first[node]);
  count(found.size() + 1);
  return found;
}

bool Graph::is_out_of_time(EdgeNumber number, Node start, Toward toward) const {
  const auto& other = events_[next(number, toward)];
  if (!edges_[number].in_order) return false;
  return toward == Toward::cause ? other.earliest_start > events_[start].latest_start
                                 : other.latest_start < events_[start].earliest_start;
}

Graph Graph::part(std::span<const Node> nodes) const {
  constexpr auto none = std::numeric_limits<Node>::max();
  std::vector<Node> numbers(size(), none);
  std::vector<Event> events;
  for (const auto node : nodes) {
    numbers[node] = static_cast<Node>(events.size());
    events.push_back(events_[node]);
  }
  std::vector<Edge> edges;
  for (const auto& edge : edges_) {
    if (numbers[edge.cause] == none || numbers[edge.effect] == none) continue;
    edges.push_back(edge);
    edges.back().cause = numbers[edge.cause];
    edges.back().effect = numbers[edge.effect];
  }
  return Graph(std::move(events), std::move(edges));
}

Reach reach(const Graph& graph, Node start, Toward toward, std::size_t depth) {
  Reach reach{{start}, std::vector<std::size_t>(graph.size(), unreached), 0};
  reach.steps[start] = 0;
  for (std::size_t i = 0; i < reach.nodes.size(); ++i) {
    const auto node = reach.nodes[i];
    for (const auto link : graph.links(node, toward)) {
      const auto next = graph.next(link, toward);
      if (graph.is_out_of_time(link, start, toward)) continue;
      if (reach.steps[node] == depth) {
        if (next != start) ++reach.further;
      } else if (reach.steps[next] == unreached) {
        reach.steps[next] = reach.steps[node] + 1;
        reach.nodes.push_back(next);
      }
    }
  }
  return reach;
}

}  // namespace annals::inline v0_2::cause
