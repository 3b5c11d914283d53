#include "order/network.hpp"

#include "order/steps.hpp"

#include <algorithm>
#include <unordered_map>
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
  pass_.push_back(Pass::none);
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
  Values before;
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
      conflict = cycle(node);
      break;
    }
    fall_[node].reset();  // it falls once: what is left of it needs no more
    before.emplace_back(node, value_[node]);
    value_[node] += least;
    count_steps(out_[node].size());
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
  place_new_nodes(first);
  for (auto id = first; id < constraints_.size(); ++id) link(id);
  if (auto conflict = solve(first); !conflict.empty()) {
    // They are the last of each point, the latest last.
    for (auto id = static_cast<ConstraintId>(constraints_.size()); id-- > first;) {
      out_[constraints_[id].from].pop_back();
      in_[constraints_[id].to].pop_back();
    }
    return conflict;
  }
  tighten_from(first);
  return {};
}

/// Points without constraints so far begin at their latest date, and those without a date after all of them:
/// a solution is then mostly there.
void Network::place_new_nodes(ConstraintId first_added) {
  const auto added = std::span(constraints_).subspan(first_added);
  const auto each_new = [&](auto&& place) {
    for (const auto& one : added)
      for (const auto node : {one.from, one.to})
        if (node != zero && out_[node].empty() && in_[node].empty()) place(node, one);
  };
  each_new([&](Node node, const Constraint&) { value_[node] = after_all; });
  ExactUs last = value_[zero];
  each_new([&](Node node, const Constraint& one) {
    if (one.from != zero) return;
    const ExactUs latest = value_[zero] + one.most;
    value_[node] = std::min(value_[node], latest);
    last = std::max(last, latest);
  });
  each_new([&](Node node, const Constraint&) {
    if (value_[node] == after_all) value_[node] = last;
  });
}

/// Lowers values until every constraint holds, pass by pass, in each those that are still to be looked at and
/// all that must fall with them in topological order, as far as there is one: A. Goldberg, T. Radzik, "A
/// heuristic improvement of the Bellman-Ford algorithm" (Applied Mathematics Letters 6, 1993). Constraints
/// that lower each other in a cycle are looked for now and then: then nothing is changed.
std::vector<ConstraintId> Network::solve(ConstraintId first_added) {
  Values before;  // of what was lowered
  std::vector<Node> waiting;
  std::size_t since_look = 0;
  const auto lower = [&](const Arc& arc, ExactUs from_value) {
    const Node to = arc.other;
    const ExactUs value = from_value + arc.most;
    if (value >= value_[to]) return;
    if (by_[to] == none) before.emplace_back(to, value_[to]);
    value_[to] = value;
    by_[to] = arc.id;
    ++since_look;
    if (pass_[to] != Pass::none) return;
    pass_[to] = Pass::next;
    waiting.push_back(to);
  };
  for (auto id = first_added; id < constraints_.size(); ++id)
    lower({constraints_[id].most, constraints_[id].to, id}, value_[constraints_[id].from]);
  std::vector<ConstraintId> conflict;
  while (!waiting.empty() && conflict.empty()) {
    for (const auto node : in_order_of_fall(std::exchange(waiting, {}))) {
      pass_[node] = Pass::none;
      count_steps(out_[node].size());
      for (const auto& arc : out_[node]) lower(arc, value_[node]);
    }
    if (since_look <= before.size()) continue;
    since_look = 0;
    conflict = find_cycle(before);
  }
  for (const auto node : waiting) pass_[node] = Pass::none;
  for (const auto& [node, value] : before) {
    by_[node] = none;
    if (!conflict.empty()) value_[node] = value;
  }
  return conflict;
}

/// Points that have fallen, and all that must fall because of them, each before what it lowers: depth first,
/// the last to be left first.
std::vector<Node> Network::in_order_of_fall(const std::vector<Node>& fallen) {
  struct Visit {
    Node at;
    ExactUs fall;  ///< negative, or 0 where the point has fallen already
    std::size_t done;
  };
  std::vector<Node> order;
  std::vector<Visit> way;
  const auto visit = [&](Node node, ExactUs fall) {
    pass_[node] = Pass::now;
    way.push_back({node, fall, 0});
  };
  for (const auto start : fallen) {
    if (pass_[start] != Pass::now) visit(start, 0);
    while (!way.empty()) {
      auto& [at, fall, done] = way.back();
      if (done == out_[at].size()) {
        count_steps(done);
        order.push_back(at);
        way.pop_back();
        continue;
      }
      const auto& arc = out_[at][done++];
      if (pass_[arc.other] == Pass::now) continue;
      const ExactUs slack = value_[at] + arc.most - value_[arc.other];
      if (fall + slack < 0 || (slack == 0 && pass_[arc.other] == Pass::next))
        visit(arc.other, std::min<ExactUs>(fall + slack, 0));
    }
  }
  std::ranges::reverse(order);
  return order;
}

/// The constraints that led around to this point, the one that closed the cycle first.
std::vector<ConstraintId> Network::cycle(Node at) const {
  std::vector<ConstraintId> found;
  Node node = at;
  do {
    found.push_back(by_[node]);
    node = constraints_[by_[node]].from;
  } while (node != at && by_[node] != none);
  std::ranges::reverse(found);
  return found;
}

/// A cycle in which each point was lowered because of the one before it; empty: there is none.
std::vector<ConstraintId> Network::find_cycle(const Values& lowered) const {
  std::unordered_map<Node, Node> seen_from;
  for (const auto& [start, value] : lowered)
    for (Node node = start; by_[node] != none; node = constraints_[by_[node]].from) {
      const auto [seen, is_new] = seen_from.try_emplace(node, start);
      if (is_new) continue;
      if (seen->second == start) return cycle(node);
      break;
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
