#include "cause/graph.hpp"

#include "cause/random_graph.hpp"

#include <random>

#include <catch2/catch.hpp>

using namespace annals;
using namespace annals::cause;

TEST_CASE("A graph keeps the surest of several links, and none that is out of time or leads nowhere") {
  const auto at = [](std::int64_t year) { return Instant::from_key(year); };
  const Graph graph({{.id = EventId(1), .earliest_start = at(5), .latest_start = at(6)},
                     {.id = EventId(2), .earliest_start = at(1), .latest_start = at(4)},
                     {.id = EventId(3)}},
                    {{0, 1, LinkId(10), 1.0},
                     {0, 1, LinkId(11), 0.5, false},
                     {0, 2, LinkId(12), 0.3},
                     {0, 2, LinkId(13), 0.6},
                     {2, 2, LinkId(14), 1.0}});
  REQUIRE(graph.edges() == 2);
  CHECK(graph.edge(0).link == LinkId(11));
  CHECK(graph.edge(1).link == LinkId(13));
  CHECK(graph.links(0, Toward::effect).size() == 2);
  CHECK(graph.links(0, Toward::cause).empty());
  CHECK(graph.find(EventId(3)) == Node(2));
  CHECK_FALSE(graph.find(EventId(4)));
}

TEST_CASE("Chains come to an end and do not go on from it") {
  const Graph graph({{.id = EventId(1)}, {.id = EventId(2), .is_end = true}, {.id = EventId(3)}},
                    {{0, 1, LinkId(10)}, {1, 2, LinkId(11)}});
  CHECK(reach(graph, 2, Toward::cause).nodes == std::vector<Node>{2, 1});
  CHECK(reach(graph, 0, Toward::effect).nodes == std::vector<Node>{0, 1});
}

TEST_CASE("A reach has each event at its fewest links, on random graphs") {
  std::mt19937 engine(31);
  for (int round = 0; round < 3'000; ++round) {
    const auto made = test::random_graph(engine, 6, 12);
    const auto graph = made.graph();
    const auto found = reach(graph, 0, Toward::effect);
    // One link more at a time, until nothing changes.
    std::vector<std::size_t> steps(made.size(), unreached);
    steps[0] = 0;
    for (std::size_t i = 0; i < made.size(); ++i)
      for (const auto& edge : made.edges)
        if (steps[edge.cause] != unreached)
          steps[edge.effect] = std::min(steps[edge.effect], steps[edge.cause] + 1);
    REQUIRE(found.steps == steps);
    for (std::size_t depth = 0; depth < 3; ++depth) {
      const auto near = reach(graph, 0, Toward::effect, depth);
      std::size_t further = 0;
      for (const auto& edge : made.edges)
        if (steps[edge.cause] == depth && edge.effect != 0) ++further;
      REQUIRE(near.further == further);
    }
  }
}

TEST_CASE("A reach looks at the links of a graph a fixed number of times") {
  const auto looks = [](std::uint32_t events) {
    const auto graph = test::long_graph(events).graph();
    reach(graph, 0, Toward::effect);
    return graph.looked_at();
  };
  CHECK(looks(20'000) < 6 * looks(5'000));
}
