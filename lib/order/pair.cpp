#include "order/pair.hpp"

#include "time/allen_ranks.hpp"

#include <algorithm>
#include <array>

namespace annals::inline v0_2::order {

namespace {

/// Whether `to` comes at most `limit` after `from` by their dates alone.
bool dates_force(const Network& network, Node from, Node to, ExactUs limit) {
  const auto earliest = network.range(from).earliest;
  const auto latest = network.range(to).latest;
  return earliest && latest && *latest - *earliest <= limit;
}

/// Whether a comes before b by so much at least.
Precedence precedence(const Network& network, Node a, Node b, ExactUs least) {
  if (network.forces(b, a, -least)) return Precedence::must;
  if (network.forces(a, b, least - 1)) return Precedence::cannot;
  return Precedence::may;
}

/// How far each of the four ends can come after each other one. Any four points that keep to this are part of
/// a solution of the whole network: its distances decompose (Dechter, Meiri, Pearl 1991).
using Distances = std::array<std::array<std::optional<ExactUs>, 4>, 4>;

void limit(std::optional<ExactUs>& distance, ExactUs most) {
  distance = distance ? std::min(*distance, most) : most;
}

/// By Floyd's and Warshall's algorithm: no cycle of limits is below zero.
bool can_hold(Distances distances) {
  for (std::size_t k = 0; k < distances.size(); ++k)
    for (std::size_t i = 0; i < distances.size(); ++i)
      for (std::size_t j = 0; j < distances.size(); ++j)
        if (distances[i][k] && distances[k][j]) limit(distances[i][j], *distances[i][k] + *distances[k][j]);
  for (std::size_t i = 0; i < distances.size(); ++i)
    if (*distances[i][i] < 0) return false;
  return true;
}

/// The distances where the ends also stand in this order: at one instant, or 1 µs apart at least.
Distances with_order(Distances distances, const std::array<std::uint8_t, 4>& ranks) {
  for (std::size_t i = 0; i < ranks.size(); ++i)
    for (std::size_t j = 0; j < ranks.size(); ++j)
      if (ranks[i] >= ranks[j]) limit(distances[i][j], ranks[i] == ranks[j] ? 0 : -1);
  return distances;
}

}  // namespace

Precedence comes_before(const Network& network, Node a, Node b) {
  return precedence(network, a, b, 1);
}

Precedence starts_before(const Network& network, Ends a, Ends b) {
  return comes_before(network, a.start, b.start);
}

Precedence precedes(const Network& network, Ends a, Ends b) {
  return precedence(network, a.end, b.start, 0);
}

Relations possible_relations(const Network& network, Ends a, Ends b) {
  if (dates_force(network, b.start, a.end, -1)) return Allen::before;
  if (dates_force(network, a.start, b.end, -1)) return Allen::after;

  const std::array ends{a.start, a.end, b.start, b.end};
  Distances distances;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    const auto most = network.most_from(ends[i]);
    for (std::size_t j = 0; j < ends.size(); ++j) distances[i][j] = most[ends[j]];
  }
  Relations possible;
  for (std::size_t i = 0; i < allen_count; ++i) {
    const auto& [a_start, a_end, b_start, b_end] = allen_ranks[i];
    if (can_hold(with_order(distances, {a_start, a_end, b_start, b_end}))) possible |= static_cast<Allen>(i);
  }
  return possible;
}

}  // namespace annals::inline v0_2::order
