#include "order/network.hpp"

#include <algorithm>
#include <limits>
#include <queue>
#include <span>
#include <utility>

namespace annals::order {

namespace {

constexpr ConstraintId none = std::numeric_limits<ConstraintId>::max();

/// Later than anything that is dated; what nothing dates is placed before this.
constexpr ExactUs after_all = static_cast<ExactUs>(1) << 125;

/// Points by what they wait for, least first.
using Waiting = std::pair<ExactUs, Node>;
using Queue = std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>>;

}  // namespace

Network::Network() {
  before_zero_.direction = Direction::backward;
  add_node();
  after_zero_.least[zero] = before_zero_.least[zero] = 0;
}

Node Network::add_node() {
  out_.emplace_back();
  in_.emplace_back();
  value_.push_back(0);
  by_.push_back(none);
  fall_.emplace_back();
  for (auto* distances : {&after_zero_, &before_zero_}) {
    distances->least.emplace_back();
    distances->by.push_back(none);
  }
  const auto node = static_cast<Node>(value_.size() - 1);
  if (places_) {
    places_->least.emplace_back(after_all);
    places_->by.push_back(none);
    moved_.push_back(node);
  }
  return node;
}

std::vector<ConstraintId> Network::add(const Constraint& constraint) {
  const auto id = static_cast<ConstraintId>(constraints_.size());
  constraints_.push_back(constraint);
  if (auto conflict = repair(id); !conflict.empty()) return conflict;
  link(id);
  tighten_from(id);
  return {};
}

void Network::tighten_from(ConstraintId first_added) {
  tighten(after_zero_, first_added);
  tighten(before_zero_, first_added);
  if (!places_) return;
  tighten(*places_, first_added);
  follow_earliest();
}

void Network::link(ConstraintId id) {
  const auto& [from, to, most] = constraints_[id];
  out_[from].push_back({most, to, id});
  in_[to].push_back({most, from, id});
}

void Network::unlink(ConstraintId id) {
  const auto is_it = [id](const Arc& arc) { return arc.id == id; };
  std::erase_if(out_[constraints_[id].from], is_it);
  std::erase_if(in_[constraints_[id].to], is_it);
}

/// Lowers the values that the new constraint makes too high, those first that must fall furthest. If the
/// circle closes, nothing is changed.
std::vector<ConstraintId> Network::repair(ConstraintId added) {
  const auto& constraint = constraints_[added];
  if (value_[constraint.from] + constraint.most >= value_[constraint.to]) return {};
  if (constraint.from == constraint.to) return {added};

  std::vector<Node> asked;  // to clear the scratch
  std::vector<std::pair<Node, ExactUs>> before;
  std::vector<ConstraintId> conflict;
  Queue queue;
  const auto ask = [&](const Arc& arc, ExactUs from_value) {
    const Node to = arc.other;
    const ExactUs least = from_value + arc.most - value_[to];
    if (least >= 0 || (fall_[to] && *fall_[to] <= least)) return;
    if (by_[to] == none) asked.push_back(to);
    fall_[to] = least;
    by_[to] = arc.id;
    queue.emplace(least, to);
  };
  ask({constraint.most, constraint.to, added}, value_[constraint.from]);
  while (!queue.empty()) {
    const auto [least, node] = queue.top();
    queue.pop();
    if (fall_[node] != least) continue;
    if (node == constraint.from) {
      conflict = circle(node, by_);
      break;
    }
    fall_[node].reset();  // it falls once: what is left of it needs no more
    before.emplace_back(node, value_[node]);
    value_[node] += least;
    for (const auto& arc : out_[node]) ask(arc, value_[node]);
  }
  if (!conflict.empty())
    for (const auto& [node, value] : before) value_[node] = value;
  for (const auto node : asked) {
    by_[node] = none;
    fall_[node].reset();
  }
  return conflict;
}

std::vector<ConstraintId> Network::add_all(std::span<const Constraint> constraints) {
  const auto first = static_cast<ConstraintId>(constraints_.size());
  constraints_.insert(constraints_.end(), constraints.begin(), constraints.end());
  const auto values = value_;
  place_new_nodes(first);
  for (auto id = first; id < constraints_.size(); ++id) link(id);
  if (auto conflict = solve(first); !conflict.empty()) {
    for (auto id = first; id < constraints_.size(); ++id) unlink(id);
    value_ = values;
    return conflict;
  }
  tighten_from(first);
  return {};
}

/// Points without constraints so far begin at their latest date, and those without a date after all of them:
/// a solution is then mostly there.
void Network::place_new_nodes(ConstraintId first_added) {
  const auto is_new = [&](Node node) { return node != zero && out_[node].empty() && in_[node].empty(); };
  std::vector<std::optional<ExactUs>> latest(value_.size());
  ExactUs last = value_[zero];
  for (auto id = first_added; id < constraints_.size(); ++id) {
    const auto& one = constraints_[id];
    if (one.from != zero || !is_new(one.to)) continue;
    const ExactUs value = value_[zero] + one.most;
    if (!latest[one.to] || value < *latest[one.to]) latest[one.to] = value;
    last = std::max(last, value);
  }
  for (Node node = 0; node < value_.size(); ++node)
    if (is_new(node)) value_[node] = latest[node].value_or(last);
}

/// Lowers values until every constraint holds, the least first: Dijkstra's order, with corrections.
/// Constraints that lower each other in a circle are looked for now and then.
std::vector<ConstraintId> Network::solve(ConstraintId first_added) {
  std::vector<ConstraintId> by(value_.size(), none);
  Queue queue;
  const auto lower = [&](const Arc& arc, ExactUs from_value) {
    const ExactUs value = from_value + arc.most;
    if (value >= value_[arc.other]) return false;
    value_[arc.other] = value;
    by[arc.other] = arc.id;
    queue.emplace(value, arc.other);
    return true;
  };
  for (auto id = first_added; id < constraints_.size(); ++id)
    lower({constraints_[id].most, constraints_[id].to, id}, value_[constraints_[id].from]);
  std::size_t since_look = 0;
  while (!queue.empty()) {
    const auto [value, node] = queue.top();
    queue.pop();
    if (value != value_[node]) continue;
    for (const auto& arc : out_[node])
      if (lower(arc, value)) ++since_look;
    if (since_look <= value_.size()) continue;
    since_look = 0;
    if (auto conflict = find_circle(by); !conflict.empty()) return conflict;
  }
  return find_circle(by);
}

/// The constraints that led around to this point, the one that closed the circle first.
std::vector<ConstraintId> Network::circle(Node at, const std::vector<ConstraintId>& by) const {
  std::vector<ConstraintId> found;
  Node node = at;
  do {
    found.push_back(by[node]);
    node = constraints_[by[node]].from;
  } while (node != at && by[node] != none);
  std::ranges::reverse(found);
  return found;
}

/// A circle in which each point was lowered because of the one before it; empty: there is none.
std::vector<ConstraintId> Network::find_circle(const std::vector<ConstraintId>& by) const {
  std::vector<Node> seen_from(value_.size(), zero);
  for (Node start = 1; start <= by.size(); ++start) {  // one more than the point, to tell it from unseen
    for (Node node = start - 1; seen_from[node] == zero;) {
      seen_from[node] = start;
      if (by[node] == none) break;
      node = constraints_[by[node]].from;
      if (seen_from[node] == start) return circle(node, by);
    }
  }
  return {};
}

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
    if (places_) distances.changed.push_back(node);
    const ExactUs here = *distances.least[node];
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

void Network::remove(ConstraintId id) {
  unlink(id);
  loosen(after_zero_, id);
  loosen(before_zero_, id);
  if (!places_) return;
  loosen(*places_, id);
  follow_earliest();
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
  if (places_) distances.changed.insert(distances.changed.end(), lost.begin(), lost.end());
  improve(distances, found);
}

/// Lets the kept placement follow the earliest times that have changed.
void Network::follow_earliest() {
  std::vector<Node> lost;
  std::vector<Node> nearer;
  std::ranges::sort(before_zero_.changed);
  const auto end = std::unique(before_zero_.changed.begin(), before_zero_.changed.end());
  for (const auto node : std::span(before_zero_.changed.begin(), end)) {
    const auto at = own(*places_, node);
    if (*at < *places_->least[node]) {
      places_->least[node] = at;
      places_->by[node] = none;
      nearer.push_back(node);
    } else if (places_->by[node] == none && *at != *places_->least[node]) {
      lost.push_back(node);
    }
  }
  improve(*places_, nearer);
  lose(*places_, lost);
  for (auto* distances : {&after_zero_, &before_zero_, &*places_}) {
    moved_.insert(moved_.end(), distances->changed.begin(), distances->changed.end());
    distances->changed.clear();
  }
}

std::vector<ConstraintId> Network::constraints_of(Node node) const {
  std::vector<ConstraintId> ids;
  for (const auto& arc : out_[node]) ids.push_back(arc.id);
  for (const auto& arc : in_[node])
    if (arc.other != node) ids.push_back(arc.id);  // one on the point alone is in both
  return ids;
}

Range Network::range(Node node) const {
  Range range;
  if (const auto& most = before_zero_.least[node]) range.earliest = -*most;
  range.latest = after_zero_.least[node];
  return range;
}

/// How late each point can be where all that have an earliest time are at theirs. These lie there as they
/// can: earliest times are a solution.
Network::Distances Network::latest_by_earliest() const {
  auto places = empty(Direction::forward, Distances::From::earliest);
  std::vector<Node> from;
  for (Node node = 0; node < value_.size(); ++node) {
    places.least[node] = own(places, node);
    if (range(node).earliest) continue;
    from.push_back(node);
    for (const auto& [most, near, id] : previous(node, Direction::forward)) {
      const auto earliest = range(near).earliest;
      if (!earliest || *earliest + most >= *places.least[node]) continue;
      places.least[node] = *earliest + most;
      places.by[node] = id;
    }
  }
  improve(places, from);
  return places;
}

Placement Network::placement_at(ExactUs at) {
  return at < after_all / 2 ? Placement{true, at} : Placement{false, at - after_all};
}

std::vector<Placement> Network::placement() const {
  const auto places = latest_by_earliest();
  std::vector<Placement> placement;
  placement.reserve(value_.size());
  for (const auto& at : places.least) placement.push_back(placement_at(*at));
  return placement;
}

void Network::keep_placement() {
  places_ = latest_by_earliest();
}

Placement Network::place(Node node) const {
  return placement_at(*places_->least[node]);
}

std::vector<Node> Network::take_moved() {
  std::ranges::sort(moved_);
  moved_.erase(std::unique(moved_.begin(), moved_.end()), moved_.end());
  return std::exchange(moved_, {});
}

Network::Distances Network::distances_from(Node node, Direction direction) const {
  auto distances = empty(direction, Distances::From::point);
  distances.least[node] = 0;
  improve(distances, {node});
  return distances;
}

std::optional<ExactUs> Network::most_between(Node from, Node to) const {
  return most_from(from)[to];
}

std::vector<std::optional<ExactUs>> Network::most_from(Node from) const {
  return distances_from(from, Direction::forward).least;
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
    for (const auto& [most, there, id] : out_[node]) {
      const ExactUs through = sum + most;
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
