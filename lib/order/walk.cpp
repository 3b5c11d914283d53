#include "order/walk.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace annals::inline v0_2::order {

namespace {

using Points = std::vector<Node>;

/// Points that can move far, but little without each other: one by one they would get nowhere. They are
/// merged in order of the freedom between them, the least first; a bundle is what has twice as much freedom
/// to all others as within.
std::vector<Points> bundles(const FreePoints& free) {
  struct Freedom {
    ExactUs width;
    Node one, other;
  };
  std::vector<Freedom> freedoms;
  for (Node one = 0; one < free.count; ++one)
    for (Node other = one + 1; other < free.count; ++other)
      freedoms.push_back({free.most_between(one, other) + free.most_between(other, one), one, other});
  std::ranges::stable_sort(freedoms, {}, &Freedom::width);

  struct Bundle {
    Points points;
    ExactUs width = 0;
  };
  std::vector<Bundle> growing(free.count);
  std::vector<Node> bundle_of(free.count);
  for (Node node = 0; node < free.count; ++node) {
    growing[node].points = {node};
    bundle_of[node] = node;
  }
  std::vector<Points> found;
  for (const auto& [width, one, other] : freedoms) {
    const Node into = std::min(bundle_of[one], bundle_of[other]);  // the calendar's stays the first
    const Node from = std::max(bundle_of[one], bundle_of[other]);
    if (into == from) continue;
    for (const Node ready : {into, from}) {
      const auto& bundle = growing[ready];
      if (ready != Network::zero && bundle.points.size() > 1 && 2 * bundle.width <= width)
        found.push_back(bundle.points);
    }
    for (const Node node : growing[from].points) bundle_of[node] = into;
    auto& points = growing[into].points;
    points.insert(points.end(), growing[from].points.begin(), growing[from].points.end());
    growing[into].width = width;
  }
  return found;
}

}  // namespace

Walk::Walk(const FreePoints& free, std::uint64_t seed) : places_(free.count), random_(seed) {
  place_all(free);
  for (Node node = 1; node < free.count; ++node) add_move(free, {node});
  for (auto& together : bundles(free)) add_move(free, std::move(together));
}

/// Each point where those before it let it be, in a random order, so that none crowd at an end. That never
/// fails, as the distances leave out nothing that follows.
void Walk::place_all(const FreePoints& free) {
  Points order(free.count);
  std::iota(order.begin(), order.end(), Network::zero);
  for (std::size_t i = order.size() - 1; i > 1; --i) std::swap(order[i], order[1 + random_() % i]);
  for (std::size_t i = 1; i < order.size(); ++i) {
    const auto most = [&](Node from, Node to) { return free.most_between(from, to) * places_per_us; };
    ExactUs first = -most(order[i], Network::zero);
    ExactUs last = most(Network::zero, order[i]);
    for (std::size_t before = 1; before < i; ++before) {
      first = std::max(first, places_[order[before]] - most(order[i], order[before]));
      last = std::min(last, places_[order[before]] + most(order[before], order[i]));
    }
    places_[order[i]] = first + part_of(last - first);
  }
}

void Walk::add_move(const FreePoints& free, Points together) {
  std::vector<bool> moves(free.count);
  for (const Node node : together) moves[node] = true;
  Move move{std::move(together), {}, {}};
  for (const auto& [from, to, most] : free.constraints)
    if (moves[from] != moves[to])
      (moves[to] ? move.ahead : move.behind).push_back({from, to, most * places_per_us});
  moves_.push_back(std::move(move));
}

void Walk::step() {
  constexpr int steps_in_a_direction = 16;
  const bool at_random = random_() % steps_in_a_direction == 0;
  for (const auto& move : moves_) make(move, at_random);
}

void Walk::make(const Move& move, bool at_random) {
  const auto least_slack = [&](const std::vector<Constraint>& constraints) {
    const auto slack = [&](const Constraint& constraint) {
      return constraint.most - (places_[constraint.to] - places_[constraint.from]);
    };
    ExactUs least = slack(constraints.front());  // the calendar constrains all
    for (const auto& constraint : constraints) least = std::min(least, slack(constraint));
    return least;
  };
  const ExactUs back = least_slack(move.behind);
  const ExactUs ahead = least_slack(move.ahead);
  const ExactUs shift = (at_random ? part_of(back + ahead) : ahead) - back;
  for (const Node node : move.points) places_[node] += shift;
}

ExactUs Walk::part_of(ExactUs width) {
  __extension__ using Unsigned = unsigned __int128;
  const auto whole = static_cast<Unsigned>(width);
  const Unsigned bits = random_();
  return static_cast<ExactUs>((whole >> 64) * bits + ((static_cast<std::uint64_t>(whole) * bits) >> 64));
}

std::size_t Walk::cost() const {
  std::size_t cost = 0;
  for (const auto& move : moves_) cost += move.points.size() + move.ahead.size() + move.behind.size();
  return cost;
}

}  // namespace annals::inline v0_2::order
