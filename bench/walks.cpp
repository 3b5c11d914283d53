#include "rows.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <utility>
#include <vector>

#include <fmt/core.h>

namespace annals::bench {

namespace {

constexpr int questions = 20;
constexpr std::size_t all_the_way = std::numeric_limits<std::uint32_t>::max();

/// Events that lead somewhere, and one that each leads to within a few steps.
std::vector<std::pair<std::size_t, std::size_t>> random_ends(const Sides& sides) {
  std::mt19937_64 random(6);
  std::vector<std::pair<std::size_t, std::size_t>> ends;
  while (ends.size() < questions) {
    const auto from = sides.workload.links[random() % sides.workload.links.size()].from;
    const auto reached = sides.limit.effects(from, 6);
    const auto to = reached[random() % reached.size()];
    ends.emplace_back(from, static_cast<std::size_t>(std::ranges::lower_bound(sides.loaded.events, to) -
                                                     sides.loaded.events.begin()));
  }
  return ends;
}

/// To six digits: what is multiplied in another order may differ in the last.
double rounded(double credence) {
  return std::round(credence * 1e6);
}

}  // namespace

void measure_walks(Table& table, const Sides& sides) {
  const auto ends = random_ends(sides);
  const auto from = [&](int i) { return ends[static_cast<std::size_t>(i)].first; };
  const auto to = [&](int i) { return ends[static_cast<std::size_t>(i)].second; };
  const auto id = [&](std::size_t event) { return sides.loaded.events[event]; };
  const auto ours = [&](std::size_t depth) {
    return [&, depth](int i) { return sides.base.reached(id(from(i)), Toward::effect, {.depth = depth}); };
  };
  const auto by_hand = [&](std::size_t depth) {
    return [&, depth](int i) { return sides.hand_tuned.effects(id(from(i)), depth); };
  };
  const auto least = [&](std::size_t depth) {
    return [&, depth](int i) { return sides.limit.effects(from(i), depth); };
  };
  const auto ends_of = [&](int i) { return Json{{"from", id(from(i)).value()}, {"to", id(to(i)).value()}}; };
  for (const std::size_t depth : {3, 6})
    ask(table, sides,
        {fmt::format("effects to depth {}, as ids", depth), "effects", questions,
         [&](int i) {
           return Json{{"from", id(from(i)).value()}, {"depth", depth}};
         },
         times_limit(3)},
        ours(depth), by_hand(depth), least(depth));
  ask(table, sides,
      {"all effects, as ids", "all_effects", rounds,
       [&](int i) {
         return Json{{"from", id(from(i)).value()}};
       },
       times_limit(3)},
      ours(all_the_way), by_hand(all_the_way), least(all_the_way));
  ask(
      table, sides, {"fewest steps from A to B", "fewest_steps", questions, ends_of, times_limit(3)},
      [&](int i) { return sides.base.path(id(from(i)), id(to(i))).steps.size(); }, nullptr,
      [&](int i) { return sides.limit.fewest_steps(from(i), to(i)); });
  ask(
      table, sides, {"most credible path from A to B", "best_credence", questions, ends_of, times_limit(3)},
      [&](int i) {
        const std::vector a{id(from(i))};
        const std::vector b{id(to(i))};
        const auto found = sides.base.chains(a, b, {.order = ChainOrder::credence});
        return rounded(found.chains.empty() ? 0 : found.chains.front().credence);
      },
      nullptr, [&](int i) { return rounded(sides.limit.best_credence(from(i), to(i))); });
}

}  // namespace annals::bench
