#include "order/network.hpp"

#include <algorithm>
#include <limits>
#include <queue>
#include <utility>

namespace annals::order {

namespace {

constexpr ConstraintId none = std::numeric_limits<ConstraintId>::max();

/// Points by what they wait for, least first.
using Waiting = std::pair<ExactUs, Node>;
using Queue = std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>>;

}  // namespace

Network::Network() {
  add_node();
  after_zero_.least[zero] = before_zero_.least[zero] = 0;
}

Node Network::add_node() {
  out_.emplace_back();
  in_.emplace_back();
  value_.push_back(0);
  for (auto* distances : {&after_zero_, &before_zero_}) {
    distances->least.emplace_back();
    distances->by.push_back(none);
  }
  return static_cast<Node>(value_.size() - 1);
}

std::vector<ConstraintId> Network::add(const Constraint& constraint) {
  const auto id = static_cast<ConstraintId>(constraints_.size());
  constraints_.push_back(constraint);
  if (auto conflict = repair(id); !conflict.empty()) return conflict;
  out_[constraint.from].push_back(id);
  in_[constraint.to].push_back(id);
  tighten(after_zero_, Direction::forward, id);
  tighten(before_zero_, Direction::backward, id);
  return {};
}

/// Lowers the values that the new constraint makes too high, those first that must fall furthest. If the
/// circle closes, nothing is changed.
std::vector<ConstraintId> Network::repair(ConstraintId added) {
  const auto& constraint = constraints_[added];
  const auto excess = [&](ConstraintId id, ExactUs from_value) {
    return from_value + constraints_[id].most - value_[constraints_[id].to];
  };
  if (excess(added, value_[constraint.from]) >= 0) return {};
  if (constraint.from == constraint.to) return {added};

  std::vector<std::pair<Node, ExactUs>> lowered;
  std::vector<std::optional<ExactUs>> fall(value_.size());  // by how much a point must fall, negative
  std::vector<bool> done(value_.size(), false);
  std::vector<ConstraintId> by(value_.size(), none);
  Queue queue;
  const auto ask = [&](ConstraintId id, ExactUs from_value) {
    const Node to = constraints_[id].to;
    const ExactUs least = excess(id, from_value);
    if (done[to] || least >= 0 || (fall[to] && *fall[to] <= least)) return;
    fall[to] = least;
    by[to] = id;
    queue.emplace(least, to);
  };
  ask(added, value_[constraint.from]);
  while (!queue.empty()) {
    const auto [least, node] = queue.top();
    queue.pop();
    if (done[node] || fall[node] != least) continue;
    if (node == constraint.from) return circle(added, by);
    done[node] = true;
    const ExactUs value = value_[node] + least;
    lowered.emplace_back(node, value);
    for (const auto id : out_[node]) ask(id, value);
  }
  for (const auto& [node, value] : lowered) value_[node] = value;
  return {};
}

/// The constraints that led back to where the added one begins, that one first.
std::vector<ConstraintId> Network::circle(ConstraintId added, const std::vector<ConstraintId>& by) const {
  std::vector<ConstraintId> found;
  for (Node node = constraints_[added].from; by[node] != added; node = constraints_[by[node]].from)
    found.push_back(by[node]);
  found.push_back(added);
  std::ranges::reverse(found);
  return found;
}

/// Carries on what has become less at some points: Dijkstra's algorithm with the slack that the solution
/// leaves in each constraint, which is never negative.
void Network::improve(Distances& distances, Direction direction, std::vector<Node> from) const {
  const auto slack_to = [&](Node node) {
    const ExactUs value = value_[node];
    return *distances.least[node] + (direction == Direction::forward ? -value : value);
  };
  Queue queue;
  for (const auto node : from) queue.emplace(slack_to(node), node);
  while (!queue.empty()) {
    const auto [slack, node] = queue.top();
    queue.pop();
    if (slack != slack_to(node)) continue;
    for (const auto id : next(node, direction)) {
      const ExactUs sum = *distances.least[node] + constraints_[id].most;
      const Node there = head(id, direction);
      auto& least = distances.least[there];
      if (least && *least <= sum) continue;
      least = sum;
      distances.by[there] = id;
      queue.emplace(slack_to(there), there);
    }
  }
}

void Network::tighten(Distances& distances, Direction direction, ConstraintId added) const {
  const auto& near = distances.least[tail(added, direction)];
  if (!near) return;
  const ExactUs sum = *near + constraints_[added].most;
  const Node there = head(added, direction);
  auto& least = distances.least[there];
  if (least && *least <= sum) return;
  least = sum;
  distances.by[there] = added;
  improve(distances, direction, {there});
}

void Network::remove(ConstraintId id) {
  std::erase(out_[constraints_[id].from], id);
  std::erase(in_[constraints_[id].to], id);
  loosen(after_zero_, Direction::forward, id);
  loosen(before_zero_, Direction::backward, id);
}

/// Forgets what followed from the removed constraint and finds it anew from what did not.
void Network::loosen(Distances& distances, Direction direction, ConstraintId removed) const {
  const Node first = head(removed, direction);
  if (distances.by[first] != removed) return;
  std::vector<Node> lost{first};
  distances.by[first] = none;
  distances.least[first].reset();
  for (std::size_t i = 0; i < lost.size(); ++i)
    for (const auto id : next(lost[i], direction)) {
      const Node there = head(id, direction);
      if (distances.by[there] != id) continue;
      distances.by[there] = none;
      distances.least[there].reset();
      lost.push_back(there);
    }
  std::vector<Node> found;
  for (const auto node : lost) {
    for (const auto id : previous(node, direction)) {
      const Node near = tail(id, direction);
      if (!distances.least[near]) continue;
      const ExactUs sum = *distances.least[near] + constraints_[id].most;
      if (distances.least[node] && *distances.least[node] <= sum) continue;
      distances.least[node] = sum;
      distances.by[node] = id;
    }
    if (distances.least[node]) found.push_back(node);
  }
  improve(distances, direction, found);
}

Range Network::range(Node node) const {
  Range range;
  if (const auto& most = before_zero_.least[node]) range.earliest = -*most;
  range.latest = after_zero_.least[node];
  return range;
}

Network::Distances Network::distances_from(Node node, Direction direction) const {
  Distances distances{std::vector<std::optional<ExactUs>>(value_.size()),
                      std::vector<ConstraintId>(value_.size(), none)};
  distances.least[node] = 0;
  improve(distances, direction, {node});
  return distances;
}

std::optional<ExactUs> Network::most_between(Node from, Node to) const {
  return distances_from(from, Direction::forward).least[to];
}

std::optional<std::vector<ConstraintId>> Network::shortest_proof(Node from, Node to, ExactUs limit) const {
  // Only what can still reach the limit is worth a step.
  const auto rest = distances_from(to, Direction::backward).least;
  if (!rest[from] || *rest[from] > limit) return std::nullopt;

  struct Step {
    ConstraintId by;
    std::size_t before;
    Node node;
    ExactUs sum;
  };
  std::vector<Step> steps{{none, 0, from, 0}};
  std::vector<std::optional<ExactUs>> least(value_.size());
  least[from] = 0;
  const auto chain_to = [&](std::size_t step) {
    std::vector<ConstraintId> chain;
    for (; steps[step].by != none; step = steps[step].before) chain.push_back(steps[step].by);
    std::ranges::reverse(chain);
    return chain;
  };
  if (from == to && limit >= 0) return std::vector<ConstraintId>{};
  // Breadth first by the number of constraints: the first sum within the limit has the fewest.
  for (std::size_t at = 0; at < steps.size(); ++at) {
    const auto [by, before, node, sum] = steps[at];
    for (const auto id : out_[node]) {
      const Node there = constraints_[id].to;
      const ExactUs through = sum + constraints_[id].most;
      if (!rest[there] || through + *rest[there] > limit) continue;
      if (least[there] && *least[there] <= through) continue;
      least[there] = through;
      steps.push_back({id, at, there, through});
      if (there == to && through <= limit) return chain_to(steps.size() - 1);
    }
  }
  return std::nullopt;
}

}  // namespace annals::order
