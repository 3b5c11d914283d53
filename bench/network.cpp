#include "network.hpp"

#include "measure.hpp"
#include "order/network.hpp"

#include <algorithm>
#include <cstdint>
#include <queue>
#include <random>
#include <utility>
#include <vector>

#include <fmt/core.h>

namespace annals::bench {

namespace {

using order::Constraint;
using order::Network;
using order::Node;

constexpr Node start_of(std::size_t event) {
  return static_cast<Node>(2 * event + 1);
}
constexpr Node end_of(std::size_t event) {
  return static_cast<Node>(2 * event + 2);
}

/// Constraints between the starts and ends of events that can all hold, as they were made from events that
/// happened: each lasts, half have a vague date, and the rest are orders and offsets between two of them.
std::vector<Constraint> make_constraints(std::size_t events, std::size_t count) {
  std::mt19937_64 random(18);
  const auto up_to = [&](std::int64_t most) {
    return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(most));
  };
  constexpr std::int64_t all_of_time = 1'000'000'000;
  std::vector<std::int64_t> starts(events);
  std::vector<std::int64_t> ends(events);
  std::vector<Constraint> constraints;
  for (std::size_t i = 0; i < events; ++i) {
    starts[i] = up_to(all_of_time);
    ends[i] = starts[i] + 1 + up_to(100'000);
    constraints.push_back({end_of(i), start_of(i), -1});
    if (i % 2 != 0) continue;
    constraints.push_back({Network::zero, start_of(i), starts[i] + up_to(10'000'000)});
    constraints.push_back({start_of(i), Network::zero, up_to(10'000'000) - starts[i]});
  }
  while (constraints.size() < count) {
    std::size_t first = random() % events;
    std::size_t second = random() % events;
    if (starts[first] > starts[second]) std::swap(first, second);
    if (random() % 2 == 0)
      constraints.push_back(
          {start_of(first), start_of(second), starts[second] - starts[first] + up_to(50'000'000)});
    else if (ends[first] < starts[second])
      constraints.push_back({start_of(second), end_of(first), 0});
  }
  std::ranges::shuffle(constraints, random);
  return constraints;
}

Network make_network(std::size_t events) {
  Network network;
  for (std::size_t i = 0; i < 2 * events; ++i) network.add_node();
  return network;
}

/// The same arcs once through Dijkstra's algorithm with 64-bit lengths that are none below zero: what the
/// shortest ways from one point cost where nothing has to be solved first.
std::int64_t bare_dijkstra(std::size_t nodes, const std::vector<Constraint>& constraints) {
  std::vector<std::vector<std::pair<Node, std::int64_t>>> arcs(nodes);
  for (const auto& one : constraints)
    arcs[one.from].emplace_back(one.to, std::max<std::int64_t>(0, static_cast<std::int64_t>(one.most)));
  std::vector<std::int64_t> least(nodes, INT64_MAX);
  using Waiting = std::pair<std::int64_t, Node>;
  std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>> queue;
  queue.emplace(least[Network::zero] = 0, Network::zero);
  while (!queue.empty()) {
    const auto [length, node] = queue.top();
    queue.pop();
    if (length != least[node]) continue;
    for (const auto& [to, more] : arcs[node])
      if (length + more < least[to]) queue.emplace(least[to] = length + more, to);
  }
  return least.back();
}

void measure_at_once(Table& table, std::size_t events, std::size_t count, double aim_ms) {
  const auto constraints = make_constraints(events, count);
  std::vector<double> ours;
  std::vector<double> bare;
  std::int64_t seen = 0;
  for (int round = 0; round < rounds; ++round) {
    auto network = make_network(events);
    ours.push_back(seconds([&] { seen += network.add_all(constraints).empty() ? 1 : 0; }));
    bare.push_back(seconds([&] { seen += bare_dijkstra(2 * events + 1, constraints) != 0 ? 1 : 0; }));
  }
  if (seen == 0) fmt::print("nothing was tightened\n");
  table.add(fmt::format("{} events, {} constraints", events, count), {ours, bare}, at_most_ms(aim_ms));
}

/// The slowest but one in a hundred of the last constraints, added one by one.
void measure_one_more(Table& table, std::size_t events, std::size_t count, double aim_ms) {
  constexpr std::size_t last = 2000;
  const auto constraints = make_constraints(events, count);
  const auto rest = constraints.size() - last;
  std::vector<double> ours;
  std::vector<double> bare;
  for (int round = 0; round < rounds; ++round) {
    auto network = make_network(events);
    network.add_all(std::span(constraints).first(rest));
    std::vector<double> each;
    for (std::size_t i = rest; i < constraints.size(); ++i)
      each.push_back(seconds([&] { network.add(constraints[i]); }));
    std::ranges::sort(each);
    ours.push_back(each[each.size() * 99 / 100]);
    bare.push_back(seconds([&] { static_cast<void>(bare_dijkstra(2 * events + 1, constraints)); }));
  }
  table.add(fmt::format("one more of {}, 99 in 100", count), {ours, bare}, at_most_ms(aim_ms));
}

}  // namespace

void measure_network() {
  fmt::print("networks of starts and ends with dates, orders and offsets, on one core\n\n");
  Table table("Dijkstra");
  measure_at_once(table, 10'000, 60'000, 50);
  measure_at_once(table, 200'000, 600'000, 1000);
  measure_one_more(table, 10'000, 60'000, 1);
  measure_one_more(table, 200'000, 600'000, 1);
}

}  // namespace annals::bench
