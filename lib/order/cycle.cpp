#include "order/cycle.hpp"

#include "order/unique.hpp"

#include <algorithm>

namespace annals::inline v0_2::order {

namespace {

bool is_lasting(const Steps::Step& step) {
  return !step.fact;
}

Steps::Step lasting(Node start) {
  return {{start + 1, start, -1}, {}, {}};
}

/// Of steps that one can be.
constexpr std::size_t most_at_once = 2;
std::size_t count(const Steps::Step& step) {
  return (step.fact ? 1U : 0U) + (step.date ? 1U : 0U);
}

bool is_start(Node node) {
  return node % 2 == 1;
}
bool is_end(Node node) {
  return node != Network::zero && !is_start(node);
}

}  // namespace

Steps::Steps(const Chronology& held, std::span<const Reason> more) : held_(&held) {
  for (const auto& step : more) add(step);
}

Steps::Steps(std::span<const Step> steps) {
  std::vector<Node> starts;
  for (const auto& step : steps) {
    if (is_lasting(step)) continue;
    add(step);
    for (const auto node : {step.constraint.from, step.constraint.to})
      if (node != Network::zero) starts.push_back(is_start(node) ? node : node - 1);
  }
  make_unique(starts);
  for (const auto start : starts) add(lasting(start));
}

void Steps::add(const Step& step) {
  more_from_[step.constraint.from].push_back(step);
  more_to_[step.constraint.to].push_back(step);
}

// Layer by layer, by the number of steps, as Bellman and Ford do.
ShortestCycles::ShortestCycles(const Steps& steps, const Steps::Step& first, std::size_t most_steps)
    : steps_(steps), first_(first), layers_(1), most_steps_(most_steps) {
  reach(layers_.front(), first.constraint.to, {first.constraint.most, first});
  while (!closes() && count(first_) + layers_.size() < most_steps_ && leads_on()) extend();
}

/// Notes that a point can be reached, and what follows without a step: an event lasts. What fewer steps
/// reached at no greater sum needs no more of them.
void ShortestCycles::reach(Layer& layer, Node node, const Reached& reached) {
  const auto [least, is_new] = least_.try_emplace(node, reached.sum);
  if (!is_new && least->second <= reached.sum) return;
  least->second = reached.sum;
  layer[node] = reached;
  if (is_end(node)) reach(layer, node - 1, {reached.sum - 1, lasting(node - 1)});
}

/// Runs `visit(layer, steps)` on the layers from which so many steps lead to the one after the last.
template <class Visit>
void ShortestCycles::each_near(Visit&& visit) const {
  for (std::size_t steps = 1; steps <= std::min(most_at_once, layers_.size()); ++steps)
    visit(layers_[layers_.size() - steps], steps);
}

bool ShortestCycles::leads_on() const {
  bool any = false;
  each_near([&](const Layer& layer, std::size_t) { any = any || !layer.empty(); });
  return any;
}

/// Whether a cycle cannot hold that is closed by what has been walked, or by one step more. That step is
/// looked for where it ends, as little leads there, and much may lead on.
bool ShortestCycles::closes() {
  const Node target = first_.constraint.from;
  if (layers_.size() == 1)
    if (const auto found = layers_.front().find(target);
        found != layers_.front().end() && found->second.sum < 0) {
      length_ = count(first_);
      if (is_lasting(found->second.by)) last_ = {found->second.by};
      return true;
    }
  const auto length = count(first_) + layers_.size();
  if (length > most_steps_) return false;
  ExactUs least = 0;
  const auto close_by = [&](Node node, ExactUs rest) {
    steps_.each_to(node, [&](const Steps::Step& step) {
      each_near([&](const Layer& layer, std::size_t steps) {
        const auto near = layer.find(step.constraint.from);
        if (count(step) != steps || near == layer.end()) return;
        const ExactUs sum = near->second.sum + step.constraint.most + rest;
        if (sum >= least) return;
        least = sum;
        last_ = {step};
        if (node != target) last_.push_back(lasting(target));
      });
    });
  };
  close_by(target, 0);
  if (is_start(target)) close_by(target + 1, -1);
  if (least < 0) length_ = length;
  return least < 0;
}

void ShortestCycles::extend() {
  Layer next;
  each_near([&](const Layer& layer, std::size_t steps) {
    for (const auto& [node, reached] : layer)
      steps_.each_from(node, [&, sum = reached.sum](const Steps::Step& step) {
        if (count(step) == steps) reach(next, step.constraint.to, {sum + step.constraint.most, step});
      });
  });
  layers_.push_back(std::move(next));
}

std::vector<Steps::Step> ShortestCycles::one() const {
  std::vector<Steps::Step> cycle(last_.rbegin(), last_.rend());
  if (*length_ == count(first_)) {
    cycle.push_back(first_);
  } else {
    auto layer = layers_.size() - count(last_.front());
    for (Node node = last_.front().constraint.from;;) {
      const auto& step = layers_[layer].at(node).by;
      cycle.push_back(step);
      node = step.constraint.from;
      if (is_lasting(step)) continue;
      if (layer == 0) break;
      layer -= count(step);
    }
  }
  std::ranges::reverse(cycle);
  return cycle;
}

bool ShortestCycles::each(const VisitCycle& visit) const {
  std::vector<Steps::Step> behind;
  return each_before(*length_ - count(first_), first_.constraint.from, 0, behind, visit);
}

/// Back from a point of a layer along every way that still closes below zero with what is left behind it, so
/// that each leads to a cycle.
bool ShortestCycles::each_before(std::size_t layer, Node node, ExactUs left, std::vector<Steps::Step>& behind,
                                 const VisitCycle& visit) const {
  if (layer == 0) {
    behind.push_back(first_);
    const bool goes_on = visit(behind);
    behind.pop_back();
    return goes_on;
  }
  bool goes_on = true;
  const auto back_from = [&](Node at, ExactUs rest) {
    steps_.each_to(at, [&](const Steps::Step& step) {
      if (!goes_on || is_lasting(step) || count(step) > layer) return;
      const auto& nearer = layers_[layer - count(step)];
      const auto near = nearer.find(step.constraint.from);
      const ExactUs through = step.constraint.most + rest;
      if (near == nearer.end() || near->second.sum + through >= 0) return;
      behind.push_back(step);
      goes_on = each_before(layer - count(step), step.constraint.from, through, behind, visit);
      behind.pop_back();
    });
  };
  back_from(node, left);
  if (is_start(node)) back_from(node + 1, left - 1);
  return goes_on;
}

/// Back from where the cycles close, through all points from which what is left makes them so.
std::vector<Steps::Step> ShortestCycles::all() const {
  std::vector<Steps::Step> found{first_};
  const auto lower = [](std::unordered_map<Node, ExactUs>& sums, Node node, ExactUs sum) {
    const auto [least, is_new] = sums.try_emplace(node, sum);
    least->second = std::min(least->second, sum);
  };
  // What is left at least from a point of each layer.
  std::vector<std::unordered_map<Node, ExactUs>> rest(*length_ - count(first_) + 1);
  lower(rest.back(), first_.constraint.from, 0);
  for (auto at = rest.size() - 1; at > 0; --at) {
    // What comes without a step: from the end of an event to its start.
    const auto starts = rest[at];
    for (const auto& [node, sum] : starts)
      if (is_start(node)) lower(rest[at], node + 1, sum - 1);
    for (const auto& [node, sum] : rest[at])
      steps_.each_to(node, [&, sum = sum](const Steps::Step& step) {
        if (is_lasting(step) || count(step) > at) return;
        const auto& layer = layers_[at - count(step)];
        const auto near = layer.find(step.constraint.from);
        const ExactUs left = step.constraint.most + sum;
        if (near == layer.end() || near->second.sum + left >= 0) return;
        found.push_back(step);
        lower(rest[at - count(step)], step.constraint.from, left);
      });
  }
  return found;
}

}  // namespace annals::inline v0_2::order
