#pragma once

#include "cause/graph.hpp"

#include <algorithm>
#include <cstdint>
#include <random>
#include <set>
#include <utility>
#include <vector>

namespace annals::test {

/// A small graph, as lists that twins read: events with the years in which they can have begun, and links.
struct RandomGraph {
  std::vector<cause::Graph::Event> events{};
  std::vector<cause::Graph::Edge> edges{};

  [[nodiscard]] cause::Graph graph() const { return cause::Graph(events, edges); }
  [[nodiscard]] std::size_t size() const { return events.size(); }
};

/// With so many events, cycles, and between two events at most one link each way. Dates only where asked for.
inline RandomGraph random_graph(std::mt19937& engine, std::int64_t events, std::int64_t most_edges,
                                bool dated = false) {
  const auto below = [&](std::int64_t n) {
    return std::uniform_int_distribution<std::int64_t>(0, n - 1)(engine);
  };
  RandomGraph made;
  for (std::int64_t i = 0; i < events; ++i) {
    auto& event = made.events.emplace_back();
    event.id = EventId(100 + i);
    if (!dated || below(3) == 0) continue;
    const auto first = below(6);
    event.earliest_start = Instant::from_key(first);
    event.latest_start = Instant::from_key(first + below(4));
  }
  std::set<std::pair<std::int64_t, std::int64_t>> used;
  for (auto i = below(most_edges + 1); i > 0; --i) {
    const auto cause = below(events);
    const auto effect = below(events);
    if (cause == effect || !used.insert({cause, effect}).second) continue;
    made.edges.push_back({static_cast<cause::Node>(cause), static_cast<cause::Node>(effect), LinkId(1000 + i),
                          static_cast<double>(below(5)) / 4, !dated || below(4) > 0});
  }
  return made;
}

/// A long graph for the counting of steps: each event has three causes among those shortly before it.
inline RandomGraph long_graph(std::uint32_t events) {
  std::mt19937 engine(7);
  RandomGraph made;
  for (std::uint32_t i = 0; i < events; ++i) {
    made.events.push_back({.id = EventId(1 + i)});
    for (std::uint32_t n = 0; n < 3 && i > 0; ++n) {
      const auto back = std::uniform_int_distribution<std::uint32_t>(1, std::min(i, 20U))(engine);
      made.edges.push_back({i - back, i, LinkId(1 + 3 * i + n), 0.5 + 0.1 * n});
    }
  }
  return made;
}

}  // namespace annals::test
