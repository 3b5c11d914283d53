#include "cause/common.hpp"

#include "cause/random_graph.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <random>
#include <set>

#include <catch2/catch.hpp>

using namespace annals;
using namespace annals::cause;

namespace {

using Chain = std::vector<Node>;

/// Every chain without loops that leads to an event, from the event back.
std::vector<Chain> all_chains(const test::RandomGraph& graph, Node to) {
  std::vector<Chain> chains;
  const std::function<void(const Chain&)> extend = [&](const Chain& chain) {
    for (const auto& edge : graph.edges) {
      if (edge.effect != chain.back() || std::ranges::find(chain, edge.cause) != chain.end()) continue;
      auto longer = chain;
      longer.push_back(edge.cause);
      chains.push_back(longer);
      extend(longer);
    }
  };
  extend({to});
  return chains;
}

}  // namespace

TEST_CASE("Common causes are those with chains to both, nearest first, on random graphs") {
  std::mt19937 engine(64);
  std::size_t all = 0;
  std::size_t nearest = 0;
  for (int round = 0; round < 4'000; ++round) {
    const auto made = test::random_graph(engine, 6, 10);
    const auto found = common_causes(made.graph(), 0, 1);

    std::map<Node, std::size_t> to[2];
    std::vector<Chain> chains[2];
    for (Node one = 0; one < 2; ++one)
      for (const auto& chain : chains[one] = all_chains(made, one)) {
        const auto [at, is_new] = to[one].try_emplace(chain.back(), chain.size() - 1);
        at->second = std::min(at->second, chain.size() - 1);
      }
    const auto is_common = [&](Node node) {
      return node > 1 && to[0].contains(node) && to[1].contains(node);
    };
    std::set<Node> past_no_other;
    for (const auto& some : chains)
      for (const auto& chain : some)
        if (std::ranges::none_of(chain.begin() + 1, chain.end() - 1, is_common))
          past_no_other.insert(chain.back());
    std::vector<Common> expected;
    for (Node node = 2; node < made.size(); ++node)
      if (is_common(node)) expected.push_back({node, to[0][node], to[1][node], past_no_other.contains(node)});
    std::ranges::stable_sort(expected, [](const Common& a, const Common& b) {
      const auto sum = [](const Common& one) { return one.steps_to_a + one.steps_to_b; };
      const auto most = [](const Common& one) { return std::max(one.steps_to_a, one.steps_to_b); };
      return sum(a) != sum(b) ? sum(a) < sum(b) : most(a) < most(b);
    });
    REQUIRE(found == expected);
    all += expected.size();
    nearest += static_cast<std::size_t>(std::ranges::count_if(expected, &Common::nearest));
  }
  CHECK(nearest > 500);
  CHECK(all > nearest + 100);
}

TEST_CASE("Common causes of four times the events take hardly more than four times the steps") {
  const auto looks = [](std::uint32_t events) {
    const auto graph = test::long_graph(events).graph();
    CHECK_FALSE(common_causes(graph, events - 1, events - 2).empty());
    return graph.looked_at();
  };
  CHECK(looks(20'000) < 6 * looks(5'000));
}
