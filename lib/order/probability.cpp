#include "order/probability.hpp"

#include "order/free_points.hpp"
#include "order/pair.hpp"
#include "order/two_points.hpp"
#include "order/walk.hpp"

#include <algorithm>

namespace annals::inline v0_2::order {

namespace {

/// Where the points that a and b move with can be, whatever the others do.
TwoPoints two_points(const FreePoints& free, ExactUs scale) {
  const auto most = [&](Node from, Node to) { return free.most_between(from, to) * scale; };
  const Node x = free.a.to;
  const Node y = free.b.to;
  return {-most(x, Network::zero),
          most(Network::zero, x),
          -most(y, Network::zero),
          most(Network::zero, y),
          -most(y, x),
          most(x, y)};
}

/// What other points, at their places, leave to one.
class Leave {
 public:
  Leave(const FreePoints& free, Node point, Node partner) {
    for (const auto& [from, to, most] : free.constraints) {
      if (from == partner || to == partner) continue;
      if (from == point) behind_.push_back({from, to, most * Walk::places_per_us});
      if (to == point) ahead_.push_back({from, to, most * Walk::places_per_us});
    }
  }
  void narrow(ExactUs& first, ExactUs& last, const std::vector<ExactUs>& places) const {
    for (const auto& constraint : behind_) first = std::max(first, places[constraint.to] - constraint.most);
    for (const auto& constraint : ahead_) last = std::min(last, places[constraint.from] + constraint.most);
  }

 private:
  std::vector<Constraint> ahead_;
  std::vector<Constraint> behind_;
};

Chance sampled(const FreePoints& free, std::uint64_t seed) {
  constexpr std::size_t work = 100'000'000;
  Walk walk(free, seed);
  const auto steps = std::clamp<std::size_t>(work / walk.cost(), 1000, 100'000);
  for (std::size_t i = 0; i < steps / 10; ++i) walk.step();

  const auto alone = two_points(free, Walk::places_per_us);
  const auto after = (free.a.after - free.b.after) * Walk::places_per_us;
  const Leave x(free, free.a.to, free.b.to);
  const Leave y(free, free.b.to, free.a.to);
  double sum = 0;
  for (std::size_t i = 0; i < steps; ++i) {
    walk.step();
    auto left = alone;
    x.narrow(left.x_first, left.x_last, walk.places());
    y.narrow(left.y_first, left.y_last, walk.places());
    sum += share_after(left, after);
  }
  return {sum / static_cast<double>(steps), false, steps};
}

}  // namespace

std::optional<Chance> chance_before(const Network& network, Node a, Node b, std::uint64_t seed) {
  switch (comes_before(network, a, b)) {
    case Precedence::must:
      return Chance{1, true, 0};
    case Precedence::cannot:
      return Chance{0, true, 0};
    case Precedence::may:
      break;
  }
  if (!network.range(a).is_bounded() || !network.range(b).is_bounded()) return std::nullopt;
  const auto free = free_points(network, a, b);
  std::size_t asked = 1;  // the calendar, and those of a and b that are not fastened to it
  for (const auto& one : {free.a, free.b})
    if (one.to != Network::zero) ++asked;
  if (free.count == asked)
    return Chance{share_after(two_points(free, 1), free.a.after - free.b.after), true, 0};
  return sampled(free, seed);
}

}  // namespace annals::inline v0_2::order
