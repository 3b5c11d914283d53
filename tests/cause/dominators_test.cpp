#include "cause/dominators.hpp"

#include "cause/random_graph.hpp"

#include <algorithm>
#include <random>
#include <set>

#include <catch2/catch.hpp>

using namespace annals;
using namespace annals::cause;

namespace {

/// Whether some chain from where chains begin comes to an event past another. By trying all events again and
/// again; where chains begin is said once more, by what leads back to where.
class Twin {
 public:
  explicit Twin(const test::RandomGraph& graph) : graph_(graph) {
    for (std::size_t node = 0; node < graph.size(); ++node) {
      const auto causes = all_from(node, true);
      const bool begins = std::ranges::all_of(
          causes, [&](std::size_t cause) { return all_from(node, false).contains(cause); });
      if (begins) roots_.insert(node);
    }
  }

  [[nodiscard]] std::set<std::size_t> reached_past(std::size_t left_out) const {
    std::set<std::size_t> reached = roots_;
    reached.erase(left_out);
    for (std::size_t i = 0; i < graph_.size(); ++i)
      for (const auto& edge : graph_.edges)
        if (reached.contains(edge.cause) && edge.effect != left_out) reached.insert(edge.effect);
    return reached;
  }

 private:
  [[nodiscard]] std::set<std::size_t> all_from(std::size_t node, bool toward_causes) const {
    std::set<std::size_t> reached{node};
    for (std::size_t i = 0; i < graph_.size(); ++i)
      for (const auto& edge : graph_.edges) {
        const std::size_t from = toward_causes ? edge.effect : edge.cause;
        if (reached.contains(from)) reached.insert(toward_causes ? edge.cause : edge.effect);
      }
    return reached;
  }

  const test::RandomGraph& graph_;
  std::set<std::size_t> roots_;
};

}  // namespace

TEST_CASE("What dominates an event is what no chain to it goes past, on random graphs with cycles") {
  std::mt19937 engine(1979);
  std::size_t dominated = 0;
  for (int round = 0; round < 4'000; ++round) {
    const auto made = test::random_graph(engine, 3 + round % 7, 14);
    const Dominators dominators(made.graph());
    const Twin twin(made);
    std::vector<std::set<std::size_t>> expected(made.size());  // of each event, what dominates it
    for (std::size_t one = 0; one < made.size(); ++one) {
      const auto reached = twin.reached_past(one);
      for (std::size_t other = 0; other < made.size(); ++other)
        if (other != one && !reached.contains(other)) expected[other].insert(one);
    }
    const auto counts = dominators.counts();
    for (Node node = 0; node < made.size(); ++node) {
      const auto of = dominators.of(node);
      REQUIRE(std::set<std::size_t>(of.begin(), of.end()) == expected[node]);
      // Each is dominated by those after it.
      for (std::size_t i = 1; i < of.size(); ++i) REQUIRE(expected[of[i - 1]].contains(of[i]));
      const auto below = dominators.dominated_by(node);
      REQUIRE(counts[node] == below.size());
      for (const auto other : below) REQUIRE(expected[other].contains(node));
      REQUIRE(static_cast<std::size_t>(std::ranges::count_if(
                  expected, [&](const auto& one) { return one.contains(node); })) == below.size());
      dominated += below.size();
    }
  }
  CHECK(dominated > 5'000);
}

TEST_CASE("Dominators of four times the events take hardly more than four times the steps") {
  const auto looks = [](std::uint32_t events) {
    const auto graph = test::long_graph(events).graph();
    const Dominators dominators(graph);
    return graph.looked_at();
  };
  CHECK(looks(20'000) < 6 * looks(5'000));
}
