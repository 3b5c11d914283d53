#pragma once

#include "order/network.hpp"

#include <vector>

namespace annals::inline v0_2::order {

/// A point that moves with another, always so long after it.
struct Fastened {
  Node to = 0;
  ExactUs after = 0;
};

/// What of a network is weighed in the chances of two points: the two, and the points that share a freedom
/// with them. Points that are rigid to each other are one here.
struct FreePoints {
  std::size_t count = 0;                ///< of points, with the calendar, which is the first
  std::vector<Constraint> constraints;  ///< between these points; the calendar constrains each on both sides
  std::vector<ExactUs> most;            ///< see `most_between`
  Fastened a;
  Fastened b;

  /// How far one point can come after another, by all constraints.
  [[nodiscard]] ExactUs most_between(Node from, Node to) const { return most[from * count + to]; }
};

/// The points reached from a and b, which both have an earliest and a latest time, by constraints that forbid
/// something that the dates of their points allow. Not among them:
/// - points without an earliest or without a latest time. They say nothing of the others: the limit of what
///   they say where they lie within wider and wider bounds;
/// - points that nothing constrains but an event's duration of 1 µs at least: an end, or a start, that no
/// fact
///   names. Its range is taken into account, but not how much room it has there;
/// - points further away than the nearest `most_free_points`, likewise.
/// O(n² log n) in the points found.
FreePoints free_points(const Network& network, Node a, Node b);

inline constexpr std::size_t most_free_points = 300;

}  // namespace annals::inline v0_2::order
