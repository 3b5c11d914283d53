#pragma once

#include "order/free_points.hpp"

#include <cstdint>
#include <random>
#include <vector>

namespace annals::inline v0_2::order {

/// A random walk through the solutions of points that satisfy all constraints, each equally likely in the
/// long run. A move shifts some points together as far as the others let them: in some steps to anywhere
/// (Gibbs sampling), in most from one end of what is free to as far from the other, which likewise favours no
/// placement, and carries on in its direction where steps at random would undo each other (overrelaxation: R.
/// M. Neal, "Suppressing Random Walks in Markov Chain Monte Carlo Using Ordered Overrelaxation", 1995). A
/// chain of n points then needs about n steps, not the square of n. The same steps for the same seed on every
/// platform.
class Walk {
 public:
  /// Places are counted in fractions of a microsecond, so that points 1 µs apart have somewhere to go.
  static constexpr ExactUs places_per_us = 1 << 16;

  Walk(const FreePoints& free, std::uint64_t seed);

  /// Every move once.
  void step();
  /// The work of a step: how many constraints it looks at.
  [[nodiscard]] std::size_t cost() const;

  /// By point; the calendar's is 0.
  [[nodiscard]] const std::vector<ExactUs>& places() const { return places_; }

 private:
  struct Move {
    std::vector<Node> points;
    std::vector<Constraint> ahead;   ///< constraints that limit how far they can go forward
    std::vector<Constraint> behind;  ///< and back
  };

  void place_all(const FreePoints& free);
  void add_move(const FreePoints& free, std::vector<Node> together);
  void make(const Move& move, bool at_random);
  /// Anything from 0 to the width.
  ExactUs part_of(ExactUs width);

  std::vector<ExactUs> places_;
  std::vector<Move> moves_;
  std::mt19937_64 random_;
};

}  // namespace annals::inline v0_2::order
