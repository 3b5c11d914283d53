#include "order/free_points.hpp"

#include <unordered_map>

namespace annals::inline v0_2::order {

namespace {

/// Whether the dates of its points allow something that the constraint does not.
bool constraints(const Network& network, const Constraint& constraint) {
  const auto from = network.range(constraint.from);
  const auto to = network.range(constraint.to);
  return from.is_bounded() && to.is_bounded() && constraint.most < *to.latest - *from.earliest;
}

/// Whether nothing but an event's duration, which is 1 µs at least, constrains this end of it.
bool is_unnamed_end(const Network& network, Node node) {
  int others = 0;
  for (const auto id : network.constraints_of(node)) {
    const auto& one = network.constraint(id);
    if (one.from == Network::zero || one.to == Network::zero || one.from == one.to) continue;
    if (++others > 1 || one.most != -1) return false;
  }
  return others == 1;
}

/// Some points of a network, with the calendar, which constrains each by its range, as a network of their
/// own.
struct Part {
  Network network;
  std::vector<Constraint> constraints;
  Node a = 0;
  Node b = 0;
};

Part part_around(const Network& network, Node a, Node b) {
  Part part;
  std::vector<Node> points{Network::zero};
  std::unordered_map<Node, Node> place{{Network::zero, Network::zero}};
  const auto place_of = [&](Node node) {
    const auto [found, is_new] = place.try_emplace(node, static_cast<Node>(points.size()));
    if (is_new) points.push_back(node);
    return found->second;
  };
  part.a = place_of(a);
  part.b = place_of(b);
  for (Node at = 1; at < points.size(); ++at) {
    for (const auto id : network.constraints_of(points[at])) {
      const auto& one = network.constraint(id);
      if (!constraints(network, one)) continue;
      const Node other = one.from == points[at] ? one.to : one.from;
      if (!place.contains(other) && (points.size() > most_free_points || is_unnamed_end(network, other)))
        continue;
      if (place_of(other) <= at) part.constraints.push_back({place.at(one.from), place.at(one.to), one.most});
    }
  }
  for (Node at = 1; at < points.size(); ++at) {
    part.network.add_node();
    const auto range = network.range(points[at]);
    part.constraints.push_back({Network::zero, at, *range.latest});
    part.constraints.push_back({at, Network::zero, -*range.earliest});
  }
  part.network.add_all(part.constraints);
  return part;
}

}  // namespace

FreePoints free_points(const Network& network, Node a, Node b) {
  const auto part = part_around(network, a, b);
  FreePoints free;
  std::vector<Node> firsts;                               // of those rigid to each other
  std::vector<Fastened> fastened;                         // by point of the part
  std::vector<std::vector<std::optional<ExactUs>>> most;  // by first
  for (Node node = 0; node < part.network.nodes(); ++node) {
    const auto after = part.network.most_from(node);
    const auto is_rigid_to = [&](Node first) { return *after[firsts[first]] + *most[first][node] == 0; };
    Node first = 0;
    while (first < firsts.size() && !is_rigid_to(first)) ++first;
    if (first == firsts.size()) {
      firsts.push_back(node);
      most.push_back(after);
    }
    fastened.push_back({first, *most[first][node]});
  }
  free.count = firsts.size();
  for (const auto& row : most)
    for (const auto first : firsts) free.most.push_back(*row[first]);
  for (const auto& [from, to, limit] : part.constraints)
    if (fastened[from].to != fastened[to].to)
      free.constraints.push_back(
          {fastened[from].to, fastened[to].to, limit + fastened[from].after - fastened[to].after});
  free.a = fastened[part.a];
  free.b = fastened[part.b];
  return free;
}

}  // namespace annals::inline v0_2::order
