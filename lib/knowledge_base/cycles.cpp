#include "knowledge_base/cycles.hpp"

#include <algorithm>
#include <cstddef>
#include <set>

namespace annals::inline v0_2 {

namespace {

/// Who lies where, by numbers in place of ids.
struct Graph {
  std::vector<std::int64_t> ids;
  std::vector<std::vector<std::size_t>> up;
  std::vector<std::vector<std::size_t>> down;
};

Graph graph_of(std::span<const Pair> pairs) {
  Graph graph;
  for (const auto& [inner, outer] : pairs) graph.ids.insert(graph.ids.end(), {inner, outer});
  std::ranges::sort(graph.ids);
  graph.ids.erase(std::unique(graph.ids.begin(), graph.ids.end()), graph.ids.end());
  graph.up.resize(graph.ids.size());
  graph.down.resize(graph.ids.size());
  const auto number = [&](std::int64_t id) {
    return static_cast<std::size_t>(std::ranges::lower_bound(graph.ids, id) - graph.ids.begin());
  };
  for (const auto& [inner, outer] : pairs) {
    graph.up[number(inner)].push_back(number(outer));
    graph.down[number(outer)].push_back(number(inner));
  }
  return graph;
}

/// What can be reached from a start and was not yet, each after all that is reached from it.
void append_reached(const std::vector<std::vector<std::size_t>>& next, std::size_t start,
                    std::vector<bool>& seen, std::vector<std::size_t>& reached) {
  if (seen[start]) return;
  struct Visit {
    std::size_t at;
    std::size_t done;
  };
  std::vector<Visit> way{{start, 0}};
  seen[start] = true;
  while (!way.empty()) {
    auto& [at, done] = way.back();
    if (done == next[at].size()) {
      reached.push_back(at);
      way.pop_back();
    } else if (const auto to = next[at][done++]; !seen[to]) {
      seen[to] = true;
      way.push_back({to, 0});
    }
  }
}

}  // namespace

std::vector<std::int64_t> on_cycles(std::span<const Pair> pairs) {
  const auto graph = graph_of(pairs);
  std::vector<std::size_t> order;
  std::vector<bool> seen(graph.ids.size());
  for (std::size_t i = 0; i < graph.ids.size(); ++i) append_reached(graph.up, i, seen, order);
  std::set<std::int64_t> found;
  for (const auto& [inner, outer] : pairs)
    if (inner == outer) found.insert(inner);
  seen.assign(graph.ids.size(), false);
  std::vector<std::size_t> component;
  for (auto start = order.rbegin(); start != order.rend(); ++start) {
    component.clear();
    append_reached(graph.down, *start, seen, component);
    if (component.size() > 1)
      for (const auto one : component) found.insert(graph.ids[one]);
  }
  return {found.begin(), found.end()};
}

}  // namespace annals::inline v0_2
