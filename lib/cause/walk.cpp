#include "cause/walk.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

namespace annals::inline v0_2::cause {
namespace {

constexpr auto at_start = static_cast<std::size_t>(-1);

/// A walk under way: all steps so far, and the events that the next ones start from.
class Walk {
 public:
  Walk(EventId start, Toward toward) : toward_(toward), frontier_{start} {
    reached_.emplace(start, at_start);
  }

  /// Goes one link further from every event of the frontier.
  void expand(const Hops& hops);

  [[nodiscard]] const std::vector<EventId>& frontier() const { return frontier_; }
  [[nodiscard]] std::size_t depth() const { return depth_; }
  [[nodiscard]] bool reached(EventId event) const { return reached_.contains(event); }
  /// Of a reached event.
  [[nodiscard]] double weakest(EventId event) const { return weakest_after(reached_.at(event)); }
  /// The chain to a reached event, the last link first.
  [[nodiscard]] std::vector<Hop> chain_back(EventId event) const;
  [[nodiscard]] std::vector<Walked> steps() && { return std::move(steps_); }

 private:
  [[nodiscard]] double weakest_after(std::size_t step) const {
    return step == at_start ? 1.0 : steps_[step].weakest;
  }

  Toward toward_;
  std::size_t depth_ = 0;
  std::vector<Walked> steps_{};
  std::vector<EventId> frontier_;
  std::unordered_map<EventId, std::size_t> reached_{};  ///< the step that led there
};

void Walk::expand(const Hops& hops) {
  auto met = hops(frontier_, toward_);
  // A NaN can be counted on for nothing, and would upset the sorting.
  for (auto& hop : met)
    if (std::isnan(hop.credence)) hop.credence = 0.0;
  std::sort(met.begin(), met.end(), [](const Hop& a, const Hop& b) {
    return a.credence != b.credence ? a.credence > b.credence : a.link < b.link;
  });

  ++depth_;
  frontier_.clear();
  steps_.reserve(steps_.size() + met.size());
  const auto first = steps_.size();
  for (const auto& hop : met) {
    const auto before = reached_.at(near_of(hop, toward_));
    const auto step = steps_.size();
    steps_.push_back({hop, depth_, before == at_start ? std::nullopt : std::optional(before),
                      std::min(hop.credence, weakest_after(before))});
    const auto [next, is_new] = reached_.try_emplace(next_of(hop, toward_), step);
    if (is_new) {
      frontier_.push_back(next->first);
    } else if (next->second != at_start && next->second >= first &&
               steps_[next->second].weakest < steps_[step].weakest) {
      next->second = step;
    }
  }
}

std::vector<Hop> Walk::chain_back(EventId event) const {
  std::vector<Hop> chain;
  for (auto step = reached_.at(event); step != at_start; step = steps_[step].before.value_or(at_start))
    chain.push_back(steps_[step].hop);
  return chain;
}

}  // namespace

EventId near_of(const Hop& hop, Toward toward) {
  return (hop.kind.explains() == Explains::from_by_to) == (toward == Toward::effect) ? hop.to : hop.from;
}

EventId next_of(const Hop& hop, Toward toward) {
  return near_of(hop, toward == Toward::cause ? Toward::effect : Toward::cause);
}

std::vector<Walked> walk(EventId start, Toward toward, std::size_t depth, const Hops& hops) {
  Walk walk(start, toward);
  while (walk.depth() < depth && !walk.frontier().empty()) walk.expand(hops);
  return std::move(walk).steps();
}

std::vector<Hop> shortest_path(EventId from, EventId to, std::size_t depth, const Hops& hops) {
  Walk onward(from, Toward::effect);
  Walk backward(to, Toward::cause);
  if (from == to) return {};
  while (onward.depth() + backward.depth() < depth && !onward.frontier().empty() &&
         !backward.frontier().empty()) {
    auto& smaller = onward.frontier().size() <= backward.frontier().size() ? onward : backward;
    const auto& other = &smaller == &onward ? backward : onward;
    smaller.expand(hops);

    // Where two walks first meet, every shortest chain goes through one of the events just reached.
    const EventId* best = nullptr;
    double best_weakest = 0.0;
    for (const auto& event : smaller.frontier()) {
      if (!other.reached(event)) continue;
      const double weakest = std::min(onward.weakest(event), backward.weakest(event));
      if (best == nullptr || weakest > best_weakest || (weakest == best_weakest && event < *best)) {
        best = &event;
        best_weakest = weakest;
      }
    }
    if (best == nullptr) continue;
    auto chain = onward.chain_back(*best);
    std::reverse(chain.begin(), chain.end());
    const auto rest = backward.chain_back(*best);
    chain.insert(chain.end(), rest.begin(), rest.end());
    return chain;
  }
  return {};
}

}  // namespace annals::inline v0_2::cause
