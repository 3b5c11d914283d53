#pragma once

#include "annals/order/precedence.hpp"
#include "annals/time/allen.hpp"
#include "order/network.hpp"

/// What a network says of two events, or points. Each answer is sound and complete: nothing is called
/// possible that no solution of the network has, and nothing that some solution has is left out. O(1) where
/// the dates of the two decide, else O((n + m) log n) in the points and constraints of the network.
namespace annals::inline v0_2::order {

/// The points of an event. The network holds that the end comes 1 µs after the start at least.
struct Ends {
  Node start = 0;
  Node end = 0;
};

/// Whether point a comes earlier than point b.
Precedence comes_before(const Network& network, Node a, Node b);

/// Whether a starts earlier than b.
Precedence starts_before(const Network& network, Ends a, Ends b);

/// Whether a is over when b starts: Allen's before or meets.
Precedence precedes(const Network& network, Ends a, Ends b);

/// What a can be to b.
Relations possible_relations(const Network& network, Ends a, Ends b);

}  // namespace annals::inline v0_2::order
