#include "cause/circles.hpp"

#include "cause/random_graph.hpp"

#include <map>
#include <optional>
#include <random>

#include <catch2/catch.hpp>

using namespace annals;
using namespace annals::cause;

namespace {

/// By multiplying out: of each two events whether a chain of at least one link leads from the one to the
/// other.
std::vector<std::vector<bool>> connected(const test::RandomGraph& graph) {
  std::vector<std::vector<bool>> leads(graph.size(), std::vector<bool>(graph.size()));
  for (const auto& edge : graph.edges) leads[edge.cause][edge.effect] = true;
  for (std::size_t by = 0; by < graph.size(); ++by)
    for (std::size_t a = 0; a < graph.size(); ++a)
      for (std::size_t b = 0; b < graph.size(); ++b)
        if (leads[a][by] && leads[by][b]) leads[a][b] = true;
  return leads;
}

/// The links of the shortest way from an event back to itself, by going from all that is reached at once.
std::optional<std::size_t> way_back(const test::RandomGraph& graph, Node node) {
  std::set<Node> at{node};
  for (std::size_t steps = 1; steps <= graph.size(); ++steps) {
    std::set<Node> next;
    for (const auto& edge : graph.edges)
      if (at.contains(edge.cause)) next.insert(edge.effect);
    if (next.contains(node)) return steps;
    at = next;
  }
  return std::nullopt;
}

}  // namespace

TEST_CASE("Chains begin at events without causes, and in circles that nothing leads to, on random graphs") {
  std::mt19937 engine(1972);
  for (int round = 0; round < 5'000; ++round) {
    const auto made = test::random_graph(engine, 7, 11);
    const auto leads = connected(made);
    const auto found = beginnings(made.graph(), Toward::cause);
    const auto ends = beginnings(made.graph(), Toward::effect);
    for (std::size_t node = 0; node < made.size(); ++node) {
      bool has_cause = false;
      bool has_effect = false;
      bool is_led_to = false;
      bool leads_out = false;
      for (std::size_t other = 0; other < made.size(); ++other) {
        has_cause = has_cause || leads[other][node];
        has_effect = has_effect || leads[node][other];
        is_led_to = is_led_to || (leads[other][node] && !leads[node][other]);
        leads_out = leads_out || (leads[node][other] && !leads[other][node]);
      }
      const auto expected = [](bool has, bool out) {
        return !has ? Beginning::of_none : out ? Beginning::none : Beginning::of_circle;
      };
      REQUIRE(found[node] == expected(has_cause, is_led_to));
      REQUIRE(ends[node] == expected(has_effect, leads_out));
    }
  }
}

TEST_CASE("Circles are the events that lead to each other, with the shortest way round, on random graphs") {
  std::mt19937 engine(1959);
  for (int round = 0; round < 5'000; ++round) {
    const auto made = test::random_graph(engine, 7, 11);
    const auto graph = made.graph();
    const auto leads = connected(made);
    const auto number = components(graph);
    std::map<Node, Circle> expected;  // by the event with the least id
    for (Node a = 0; a < made.size(); ++a) {
      bool is_first = true;
      std::size_t events = 0;
      for (Node b = 0; b < made.size(); ++b) {
        const bool together = a == b || (leads[a][b] && leads[b][a]);
        REQUIRE((number[a] == number[b]) == together);
        if (!together) continue;
        ++events;
        is_first = is_first && a <= b;
      }
      if (is_first && events > 1) expected[a].events = events;
    }
    const auto found = circles(graph);
    REQUIRE(found.size() == expected.size());
    for (const auto& circle : found) {
      const auto start = graph.edge(circle.links.front()).cause;
      REQUIRE(expected.at(start).events == circle.events);
      REQUIRE(circle.links.size() == way_back(made, start));
      for (std::size_t i = 0; i < circle.links.size(); ++i)
        REQUIRE(graph.edge(circle.links[i]).effect ==
                graph.edge(circle.links[(i + 1) % circle.links.size()]).cause);
    }
  }
}

TEST_CASE("Beginnings and circles look at the links of a graph a fixed number of times") {
  const auto looks = [](std::uint32_t events) {
    auto made = test::long_graph(events);
    made.edges.push_back({events - 1, 0, LinkId(1)});
    const auto graph = made.graph();
    beginnings(graph, Toward::cause);
    circles(graph);
    return graph.looked_at();
  };
  CHECK(looks(20'000) < 6 * looks(5'000));
}
