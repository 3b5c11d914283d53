#include "limit.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <queue>
#include <tuple>
#include <utility>

namespace annals::bench {

namespace {

/// Counts months in an array that has them all.
class MonthCounts {
 public:
  void add(std::int64_t month) { ++counts_[static_cast<std::size_t>(month - first)]; }
  [[nodiscard]] Months months() const {
    Months months;
    for (std::size_t i = 0; i < counts_.size(); ++i)
      if (counts_[i] != 0) months.push_back({month_text(first + static_cast<std::int64_t>(i)), counts_[i]});
    return months;
  }

 private:
  static constexpr std::int64_t first = 1900 * 12;
  std::vector<std::size_t> counts_ = std::vector<std::size_t>(126 * 12);
};

}  // namespace

Limit::Limit(const Workload& workload, const Ids& ids) : ids_(ids), by_actor_(actor_count) {
  std::vector<std::tuple<std::int64_t, std::int64_t, EventId>> order;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const auto bounds = workload.events[i].when.bounds();
    order.emplace_back(bounds.earliest_start.key(), bounds.latest_start.key(), ids[i]);
    month_.push_back(month_of(bounds.earliest_start));
    by_span_[span_class(bounds)].push_back({bounds.earliest_start.key(), bounds.latest_end.key()});
    for (const auto actor : workload.events[i].actors)
      by_actor_[actor].push_back(static_cast<std::uint32_t>(i));
  }
  std::ranges::sort(order);
  for (const auto& [start, latest, id] : order) order_.push_back(id);
  for (auto& [one, spans] : by_span_) std::ranges::sort(spans, {}, &Span::start);
  first_arc_.resize(ids.size() + 1);
  for (const auto& link : workload.links) {
    ++first_arc_[link.from + 1];
    arcs_.push_back({static_cast<std::uint32_t>(link.to), link.credence});
  }
  std::partial_sum(first_arc_.begin(), first_arc_.end(), first_arc_.begin());
}

std::size_t Limit::count_overlapping(const Period& period) const {
  std::size_t count = 0;
  for (const auto& [one, spans] : by_span_) {
    const auto longest = one >= 62 ? std::numeric_limits<std::int64_t>::max() : std::int64_t{1} << one;
    auto at = one >= 62 ? spans.begin()
                        : std::ranges::upper_bound(spans, period.from.key() - longest, {}, &Span::start);
    for (; at != spans.end() && at->start < period.to.key(); ++at)
      count += at->end > period.from.key() ? 1 : 0;
  }
  return count;
}

Months Limit::months() const {
  MonthCounts counts;
  for (const auto month : month_) counts.add(month);
  return counts.months();
}
Months Limit::months_of(std::size_t actor) const {
  MonthCounts counts;
  for (const auto event : by_actor_[actor]) counts.add(month_[event]);
  return counts.months();
}

/// Breadth first, each depth by place; ends where `reach` of an event says so.
template <class Reach>
void Limit::walk(std::size_t event, std::size_t depth, const Reach& reach) const {
  std::vector<bool> seen(ids_.size());
  seen[event] = true;
  std::vector<std::uint32_t> level{static_cast<std::uint32_t>(event)};
  std::vector<std::uint32_t> next;
  for (std::size_t at = 1; at <= depth && !level.empty(); ++at) {
    next.clear();
    for (const auto from : level)
      for (auto arc = first_arc_[from]; arc < first_arc_[from + 1]; ++arc) {
        const auto to = arcs_[arc].to;
        if (seen[to]) continue;
        seen[to] = true;
        next.push_back(to);
      }
    std::ranges::sort(next);
    for (const auto to : next)
      if (reach(to, at)) return;
    std::swap(level, next);
  }
}

Ids Limit::effects(std::size_t event, std::size_t depth) const {
  Ids reached;
  walk(event, depth, [&](std::size_t to, std::size_t) { return reached.push_back(ids_[to]), false; });
  return reached;
}

std::size_t Limit::fewest_steps(std::size_t from, std::size_t to) const {
  std::size_t steps = 0;
  walk(from, ids_.size(),
       [&](std::size_t event, std::size_t at) { return event == to && (steps = at, true); });
  return steps;
}

double Limit::best_credence(std::size_t from, std::size_t to) const {
  std::vector<double> best(ids_.size());
  std::priority_queue<std::pair<double, std::size_t>> queue;
  queue.emplace(best[from] = 1, from);
  while (!queue.empty()) {
    const auto [credence, event] = queue.top();
    queue.pop();
    if (event == to) return credence;
    if (credence < best[event]) continue;
    for (auto arc = first_arc_[event]; arc < first_arc_[event + 1]; ++arc) {
      const auto next = credence * arcs_[arc].credence;
      if (next > best[arcs_[arc].to]) queue.emplace(best[arcs_[arc].to] = next, arcs_[arc].to);
    }
  }
  return 0;
}

}  // namespace annals::bench
