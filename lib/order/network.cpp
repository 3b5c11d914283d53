#include "order/network.hpp"

#include <algorithm>
#include <utility>

namespace annals::inline v0_2::order {

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
  if (solution_) {
    solution_->least.emplace_back(after_all);
    solution_->by.push_back(none);
    moved_.push_back(node);
  }
  return node;
}

std::vector<ConstraintId> Network::add(const Constraint& constraint) {
  const auto id = static_cast<ConstraintId>(constraints_.size());
  constraints_.push_back(constraint);
  if (auto conflict = out_of_range(id); !conflict.empty()) return conflict;
  if (auto conflict = repair(id); !conflict.empty()) return conflict;
  link(id);
  tighten_from(id);
  return {};
}

void Network::tighten_from(ConstraintId first_added) {
  tighten(after_zero_, first_added);
  tighten(before_zero_, first_added);
  if (solution_) {
    follow_earliest();  // first: what has not risen yet seems too early for the new
    tighten(*solution_, first_added);
  }
  if (notes_moved_) gather_moved();
}

/// A cycle over the calendar that the new constraint closes, from the ranges of its points: without any
/// search. Where the ways between them and the calendar meet before it, the cycle is closed there.
std::vector<ConstraintId> Network::out_of_range(ConstraintId added) const {
  const auto& [from, to, most] = constraints_[added];
  const auto& after = after_zero_.least[from];
  const auto& before = before_zero_.least[to];
  if (!after || !before || *before + *after + most >= 0) return {};
  std::vector<Node> way;  // back from `from`
  for (Node node = from;; node = constraints_[after_zero_.by[node]].from) {
    way.push_back(node);
    if (node == zero) break;
  }
  std::vector<ConstraintId> conflict{added};
  auto met = way.end();
  for (Node node = to; (met = std::ranges::find(way, node)) == way.end();) {
    const auto next = before_zero_.by[node];
    conflict.push_back(next);
    node = constraints_[next].to;
  }
  const auto rest = conflict.size();
  for (auto node = way.begin(); node != met; ++node) conflict.push_back(after_zero_.by[*node]);
  std::reverse(conflict.begin() + static_cast<std::ptrdiff_t>(rest), conflict.end());
  return conflict;
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
/// cycle closes, nothing is changed.
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
      conflict = cycle(node, by_);
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
    // They are the last of each point, the latest last.
    for (auto id = static_cast<ConstraintId>(constraints_.size()); id-- > first;) {
      out_[constraints_[id].from].pop_back();
      in_[constraints_[id].to].pop_back();
    }
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
/// Constraints that lower each other in a cycle are looked for now and then.
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
    if (auto conflict = find_cycle(by); !conflict.empty()) return conflict;
  }
  return find_cycle(by);
}

/// The constraints that led around to this point, the one that closed the cycle first.
std::vector<ConstraintId> Network::cycle(Node at, const std::vector<ConstraintId>& by) const {
  std::vector<ConstraintId> found;
  Node node = at;
  do {
    found.push_back(by[node]);
    node = constraints_[by[node]].from;
  } while (node != at && by[node] != none);
  std::ranges::reverse(found);
  return found;
}

/// A cycle in which each point was lowered because of the one before it; empty: there is none.
std::vector<ConstraintId> Network::find_cycle(const std::vector<ConstraintId>& by) const {
  std::vector<Node> seen_from(value_.size(), zero);
  for (Node start = 1; start <= by.size(); ++start) {  // one more than the point, to tell it from unseen
    for (Node node = start - 1; seen_from[node] == zero;) {
      seen_from[node] = start;
      if (by[node] == none) break;
      node = constraints_[by[node]].from;
      if (seen_from[node] == start) return cycle(node, by);
    }
  }
  return {};
}

void Network::remove(ConstraintId id) {
  unlink(id);
  loosen(after_zero_, id);
  loosen(before_zero_, id);
  if (solution_) {
    loosen(*solution_, id);
    follow_earliest();
  }
  if (notes_moved_) gather_moved();
}

std::vector<ConstraintId> Network::constraints_of(Node node) const {
  std::vector<ConstraintId> ids;
  for (const auto& arc : out_[node]) ids.push_back(arc.id);
  for (const auto& arc : in_[node])
    if (arc.other != node) ids.push_back(arc.id);  // one on the point alone is in both
  return ids;
}

}  // namespace annals::inline v0_2::order
