#include "io/entry_order.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <random>
#include <vector>

#include <catch2/catch.hpp>

using annals::io::entry_order;
using annals::io::EntryOrder;
using annals::io::Step;

namespace {

bool can_come(const Step& step, const std::vector<bool>& present) {
  return std::ranges::all_of(step.needs, [&](auto record) { return present[record]; }) &&
         (step.enters || present[step.record]);
}

/// Whether a step on the same record has a lesser wish and is not done.
bool is_early(const std::vector<Step>& steps, std::uint32_t at, const std::vector<bool>& done) {
  for (std::uint32_t i = 0; i < steps.size(); ++i)
    if (!done[i] && steps[i].record == steps[at].record && steps[i].wish < steps[at].wish) return true;
  return false;
}

/// The same promise by looking through all steps each time.
std::vector<std::uint32_t> slow_order(const std::vector<Step>& steps, std::vector<bool> present,
                                      bool by_wish) {
  std::vector<std::uint32_t> order;
  std::vector<bool> done(steps.size(), false);
  while (true) {
    std::optional<std::uint32_t> best;
    for (std::uint32_t i = 0; i < steps.size(); ++i)
      if (!done[i] && can_come(steps[i], present) && !(by_wish && is_early(steps, i, done)) &&
          (!best || steps[i].wish < steps[*best].wish))
        best = i;
    if (!best) return order;
    done[*best] = true;
    present[steps[*best].record] = true;
    order.push_back(*best);
  }
}

std::vector<std::uint32_t> slow_order(const std::vector<Step>& steps, const std::vector<bool>& present) {
  const auto order = slow_order(steps, present, true);
  return order.size() == steps.size() ? order : slow_order(steps, present, false);
}

Step step(std::uint32_t record, std::vector<std::uint32_t> needs, std::uint32_t line, bool enters = true) {
  return {record, enters, std::move(needs), {0, {}, line, false, line}};
}

}  // namespace

TEST_CASE("Lines are entered by their wishes, but after what they need") {
  const auto order = entry_order({step(0, {1}, 0), step(1, {2}, 1), step(2, {}, 2), step(3, {}, 3)},
                                 std::vector<bool>(4, false));
  CHECK(order.steps == std::vector<std::uint32_t>{2, 1, 0, 3});
  CHECK(order.cycle.empty());
}

TEST_CASE("What the base has already need not come first") {
  CHECK(entry_order({step(0, {1}, 0), step(2, {}, 1)}, {false, true, false}).steps ==
        std::vector<std::uint32_t>{0, 1});
}

TEST_CASE("The lines about one record are entered as in the file, even where a later one could come sooner") {
  CHECK(entry_order({step(0, {1}, 0), step(0, {}, 1), step(1, {}, 2)}, {false, false}).steps ==
        std::vector<std::uint32_t>{2, 0, 1});
}

TEST_CASE(
    "A record is entered by a later line where its first refers to itself, and a dispute never enters") {
  CHECK(entry_order({step(0, {0}, 0), step(0, {}, 1)}, {false}).steps == std::vector<std::uint32_t>{1, 0});
  CHECK(entry_order({step(0, {}, 0, false), step(0, {}, 1)}, {false}).steps ==
        std::vector<std::uint32_t>{1, 0});
}

TEST_CASE("A cycle is found whole and without what merely leads to it") {
  const auto order = entry_order({step(0, {1}, 0), step(1, {2}, 1), step(2, {3}, 2), step(3, {1}, 3)},
                                 std::vector<bool>(4, false));
  CHECK(order.steps.empty());
  CHECK(order.cycle == std::vector<std::uint32_t>{1, 2, 3});
  CHECK(entry_order({step(0, {0}, 0)}, {false}).cycle == std::vector<std::uint32_t>{0});
  CHECK(entry_order({step(0, {}, 0, false)}, {false}).cycle == std::vector<std::uint32_t>{0});
}

TEST_CASE("On random lines the order is that of looking through all of them each time") {
  std::mt19937 random(2019);
  const auto below = [&](std::size_t n) { return static_cast<std::uint32_t>(random() % n); };
  std::size_t cycles = 0;
  for (int round = 0; round < 3000; ++round) {
    const std::size_t records = 1 + below(6);
    std::vector<bool> present(records);
    for (std::size_t i = 0; i < records; ++i) present[i] = below(4) == 0;
    std::vector<Step> steps(below(9));
    for (std::uint32_t i = 0; i < steps.size(); ++i) {
      steps[i] = step(below(records), {}, i, below(4) != 0);
      steps[i].wish.type_rank = static_cast<int>(below(3));
      for (auto n = below(3); n > 0; --n) steps[i].needs.push_back(below(records));
    }
    const auto order = entry_order(steps, present);
    REQUIRE(order.steps == slow_order(steps, present));
    REQUIRE((order.steps.size() == steps.size()) == order.cycle.empty());
    if (order.cycle.empty()) continue;
    ++cycles;
    for (std::size_t i = 0; i < order.cycle.size(); ++i) {
      const auto& one = steps[order.cycle[i]];
      REQUIRE(std::ranges::find(order.steps, order.cycle[i]) == order.steps.end());
      if (order.cycle.size() == 1) continue;
      const auto next = steps[order.cycle[(i + 1) % order.cycle.size()]].record;
      REQUIRE((std::ranges::count(one.needs, next) > 0 || (!one.enters && one.record == next)));
    }
  }
  CHECK(cycles > 300);
}
