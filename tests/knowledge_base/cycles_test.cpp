#include "knowledge_base/cycles.hpp"

#include <random>
#include <set>

#include <catch2/catch.hpp>

using annals::on_cycles;
using annals::Pair;

TEST_CASE("What lies within itself is found, and not what lies between two cycles") {
  const std::vector<Pair> pairs{{1, 2}, {2, 1}, {2, 3}, {3, 4}, {4, 5}, {5, 4}, {6, 1}, {7, 7}, {5, 8}};
  CHECK(on_cycles(pairs) == std::vector<std::int64_t>{1, 2, 4, 5, 7});
  CHECK(on_cycles({}).empty());
}

TEST_CASE("Cycles are those that going up from everything finds") {
  std::mt19937 random(11);
  for (int round = 0; round < 300; ++round) {
    constexpr std::int64_t size = 7;
    bool within[size][size] = {};
    std::vector<Pair> pairs;
    for (int i = 0; i < 8; ++i) {
      const auto inner = static_cast<std::int64_t>(random() % size);
      const auto outer = static_cast<std::int64_t>(random() % size);
      pairs.emplace_back(inner, outer);
      within[inner][outer] = true;
    }
    for (std::int64_t by = 0; by < size; ++by)
      for (std::int64_t one = 0; one < size; ++one)
        for (std::int64_t other = 0; other < size; ++other)
          within[one][other] = within[one][other] || (within[one][by] && within[by][other]);
    std::vector<std::int64_t> expected;
    for (std::int64_t one = 0; one < size; ++one)
      if (within[one][one]) expected.push_back(one);
    CHECK(on_cycles(pairs) == expected);
  }
}

TEST_CASE("A cycle of a million is found") {
  std::vector<Pair> pairs;
  for (std::int64_t i = 0; i < 1'000'000; ++i) pairs.emplace_back(i, (i + 1) % 1'000'000);
  CHECK(on_cycles(pairs).size() == 1'000'000);
}
