#include "cause/chains.hpp"

#include "cause/random_graph.hpp"

#include <algorithm>
#include <functional>
#include <random>
#include <set>
#include <utility>

#include <catch2/catch.hpp>

using namespace annals;
using namespace annals::cause;

namespace {

struct Tried {
  std::vector<Node> events;
  std::size_t steps;
  double decides;
};

/// Every chain that there is, by trying: the events that each comes to.
std::vector<Tried> all_chains(const test::RandomGraph& graph, const ChainsAsked& asked) {
  const auto has = [](const std::vector<Node>& nodes, Node node) {
    return std::ranges::find(nodes, node) != nodes.end();
  };
  std::vector<Tried> found;
  const std::function<void(std::vector<Node>, double)> extend = [&](std::vector<Node> chain,
                                                                    double credence) {
    if (chain.size() > asked.most_steps) return;
    for (const auto& edge : graph.edges) {
      if (edge.cause != chain.back() || has(chain, edge.effect) || has(asked.from, edge.effect)) continue;
      const auto latest = graph.events[edge.effect].latest_start;
      const bool is_late =
          std::ranges::any_of(chain, [&](Node node) { return latest < graph.events[node].earliest_start; });
      if (edge.in_order && is_late) continue;
      auto longer = chain;
      longer.push_back(edge.effect);
      const auto so_far =
          asked.order == ChainOrder::steps ? std::min(credence, edge.credence) : credence * edge.credence;
      if (has(asked.to, edge.effect))
        found.push_back({longer, longer.size() - 1, so_far});
      else
        extend(longer, so_far);
    }
  };
  for (const auto node : asked.from) extend({node}, 1.0);
  std::ranges::sort(found, [&](const Tried& a, const Tried& b) {
    const std::pair by_steps(a.steps < b.steps, a.steps == b.steps && a.decides > b.decides);
    if (asked.order == ChainOrder::steps) return by_steps.first || by_steps.second;
    return a.decides != b.decides ? a.decides > b.decides : a.steps < b.steps;
  });
  return found;
}

void check_best(std::uint32_t seed, bool dated, ChainOrder order) {
  std::mt19937 engine(seed);
  std::size_t several = 0;
  for (int round = 0; round < 2'500; ++round) {
    const auto made = test::random_graph(engine, 6, 14, dated);
    const auto graph = made.graph();
    ChainsAsked asked{{0},
                      {1},
                      static_cast<std::size_t>(1 + round % 6),
                      order,
                      round % 3 == 0 ? std::size_t{3} : unreached};
    if (round % 4 == 0) asked.from.push_back(2);
    if (round % 5 == 0) asked.to.push_back(3);
    const auto found = best_chains(graph, asked);
    const auto expected = all_chains(made, asked);
    INFO("round " << round);
    REQUIRE(found.size() == std::min(asked.best, expected.size()));
    std::set<std::vector<Node>> seen;
    for (std::size_t i = 0; i < found.size(); ++i) {
      std::vector<Node> events{graph.edge(found[i].edges.front()).cause};
      for (const auto edge : found[i].edges) {
        REQUIRE(graph.edge(edge).cause == events.back());
        events.push_back(graph.edge(edge).effect);
      }
      // As good as the one that trying puts there, one of those that trying found, and no other again.
      REQUIRE(found[i].edges.size() == expected[i].steps);
      REQUIRE(found[i].credence == expected[i].decides);
      REQUIRE(seen.insert(events).second);
      REQUIRE(std::ranges::any_of(expected, [&](const Tried& one) { return one.events == events; }));
    }
    several += found.size() > 1 ? 1 : 0;
  }
  CHECK(several > 150);
}

}  // namespace

TEST_CASE("The k shortest chains are those that trying all finds") {
  check_best(1, false, ChainOrder::steps);
}
TEST_CASE("The k most credible chains are those that trying all finds") {
  check_best(2, false, ChainOrder::credence);
}
TEST_CASE("The k shortest chains keep to time") {
  check_best(3, true, ChainOrder::steps);
}
TEST_CASE("The k most credible chains keep to time") {
  check_best(4, true, ChainOrder::credence);
}

TEST_CASE("The best chains of four times the events take hardly more than four times the steps") {
  for (const auto order : {ChainOrder::steps, ChainOrder::credence}) {
    const auto looks = [&](std::uint32_t events) {
      const auto graph = test::long_graph(events).graph();
      // Chains of a fixed length, so that Yen's searches are as many.
      CHECK(best_chains(graph, {{events / 2}, {events / 2 + 100}, 5, order, 20}).size() == 5);
      return graph.looked_at();
    };
    CHECK(looks(8'000) < 6 * looks(2'000));
  }
}
