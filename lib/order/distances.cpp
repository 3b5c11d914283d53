// How far points of a network can lie from others, kept up to date: the shortest ways in a graph of which no
// cycle is shorter than nothing.

#include "order/network.hpp"
#include "order/steps.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace annals::inline v0_2::order {

Network::Distances Network::empty(Direction direction, Distances::From from) const {
  return {direction,
          from,
          std::vector<std::optional<ExactUs>>(value_.size()),
          std::vector<ConstraintId>(value_.size(), none),
          {}};
}

/// Where a point is whatever leads to it.
std::optional<ExactUs> Network::own(const Distances& distances, Node node) const {
  if (distances.from == Distances::From::earliest) return range(node).earliest.value_or(after_all);
  return node == zero ? std::optional<ExactUs>(0) : std::nullopt;
}

/// Carries on what has become less at some points: Dijkstra's algorithm with the slack that the solution
/// leaves in each constraint, which is never negative.
void Network::improve(Distances& distances, const std::vector<Node>& from) const {
  const auto slack_to = [&](Node node) {
    const ExactUs value = value_[node];
    return *distances.least[node] + (distances.direction == Direction::forward ? -value : value);
  };
  Queue queue;
  for (const auto node : from) queue.emplace(slack_to(node), node);
  while (!queue.empty()) {
    const auto [slack, node] = queue.top();
    queue.pop();
    if (slack != slack_to(node)) continue;
    if (notes_moved_) distances.changed.push_back(node);
    const ExactUs here = *distances.least[node];
    count_steps(next(node, distances.direction).size());
    for (const auto& [most, there, id] : next(node, distances.direction)) {
      const ExactUs sum = here + most;
      auto& least = distances.least[there];
      if (least && *least <= sum) continue;
      least = sum;
      distances.by[there] = id;
      queue.emplace(slack_to(there), there);
    }
  }
}

void Network::tighten(Distances& distances, ConstraintId first_added) const {
  std::vector<Node> nearer;
  for (auto id = first_added; id < constraints_.size(); ++id) {
    const auto& near = distances.least[tail(id, distances.direction)];
    if (!near) continue;
    const ExactUs sum = *near + constraints_[id].most;
    const Node there = head(id, distances.direction);
    auto& least = distances.least[there];
    if (least && *least <= sum) continue;
    least = sum;
    distances.by[there] = id;
    nearer.push_back(there);
  }
  if (!nearer.empty()) improve(distances, nearer);
}

void Network::loosen(Distances& distances, ConstraintId removed) const {
  const Node first = head(removed, distances.direction);
  if (distances.by[first] == removed) lose(distances, {first});
}

/// Forgets what some points have, and what followed from it, and finds it anew from what did not.
void Network::lose(Distances& distances, std::vector<Node> lost) const {
  const auto forget = [&](Node node) {
    distances.by[node] = none;
    distances.least[node].reset();
  };
  for (const auto node : lost) forget(node);
  for (std::size_t i = 0; i < lost.size(); ++i)
    for (const auto& [most, there, id] : next(lost[i], distances.direction)) {
      if (distances.by[there] != id) continue;
      forget(there);
      lost.push_back(there);
    }
  std::vector<Node> found;
  for (const auto node : lost) {
    distances.least[node] = own(distances, node);
    for (const auto& [most, near, id] : previous(node, distances.direction)) {
      if (!distances.least[near]) continue;
      const ExactUs sum = *distances.least[near] + most;
      if (distances.least[node] && *distances.least[node] <= sum) continue;
      distances.least[node] = sum;
      distances.by[node] = id;
    }
    if (distances.least[node]) found.push_back(node);
  }
  if (notes_moved_) distances.changed.insert(distances.changed.end(), lost.begin(), lost.end());
  improve(distances, found);
}

Range Network::range(Node node) const {
  Range range;
  if (const auto& most = before_zero_.least[node]) range.earliest = -*most;
  range.latest = after_zero_.least[node];
  return range;
}

/// Along the tree of distances from the calendar, or to it.
std::vector<ConstraintId> Network::chain(const Distances& distances, Node node) const {
  std::vector<ConstraintId> chain;
  for (; node != zero; node = tail(chain.back(), distances.direction)) chain.push_back(distances.by[node]);
  return chain;
}

std::vector<ConstraintId> Network::why_no_earlier(Node node) const {
  return chain(before_zero_, node);
}

std::vector<ConstraintId> Network::why_no_later(Node node) const {
  return chain(after_zero_, node);
}

Network::Distances Network::distances_from(Node node, Direction direction) const {
  auto distances = empty(direction, Distances::From::point);
  distances.least[node] = 0;
  improve(distances, {node});
  return distances;
}

std::optional<ExactUs> Network::most_between(Node from, Node to) const {
  return most_within(from, to, after_all);
}

bool Network::forces(Node from, Node to, ExactUs limit) const {
  const auto most = most_within(from, to, limit);
  return most && *most <= limit;
}

/// The distance of two points, if it is no more than a limit; else perhaps nothing, or more than it. What
/// leads by the calendar is known; for the rest the solution is enough where it has them further apart, and
/// else what has more slack than it leaves them cannot matter.
std::optional<ExactUs> Network::most_within(Node from, Node to, ExactUs limit) const {
  const auto& before = before_zero_.least[from];
  const auto& after = after_zero_.least[to];
  const auto by_calendar = before && after ? std::optional(*before + *after) : std::nullopt;
  if (from == zero || to == zero) return by_calendar;
  const ExactUs most_slack = std::min(limit, by_calendar.value_or(limit)) + value_[from] - value_[to];
  std::unordered_map<Node, ExactUs> least;
  Queue queue;
  const auto reach = [&](Node node, ExactUs slack) {
    if (slack > most_slack) return;
    const auto [known, is_new] = least.try_emplace(node, slack);
    if (!is_new && known->second <= slack) return;
    known->second = slack;
    queue.emplace(slack, node);
  };
  reach(from, 0);
  while (!queue.empty()) {
    const auto [slack, node] = queue.top();
    queue.pop();
    if (node == to) return slack + value_[to] - value_[from];
    if (slack != least.at(node)) continue;
    count_steps(out_[node].size());
    for (const auto& arc : out_[node])
      if (arc.other != zero) reach(arc.other, slack + value_[node] + arc.most - value_[arc.other]);
  }
  return by_calendar;
}

std::vector<std::optional<ExactUs>> Network::most_from(Node from) const {
  return distances_from(from, Direction::forward).least;
}

std::vector<std::optional<ExactUs>> Network::most_from(std::span<const std::pair<Node, ExactUs>> from) const {
  auto distances = empty(Direction::forward, Distances::From::point);
  std::vector<Node> nodes;
  for (const auto& [node, after] : from) {
    auto& least = distances.least[node];
    if (least && *least <= after) continue;
    least = after;
    nodes.push_back(node);
  }
  improve(distances, nodes);
  return distances.least;
}

std::vector<std::optional<ExactUs>> Network::most_to(Node to) const {
  return distances_from(to, Direction::backward).least;
}

}  // namespace annals::inline v0_2::order
