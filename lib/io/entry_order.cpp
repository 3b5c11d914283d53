#include "io/entry_order.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <optional>
#include <queue>
#include <utility>

namespace annals::inline v0_2::io {

namespace {

/// The records that a step waits for: those it needs, and for a dispute the one it is about.
template <class Visitor>
void for_each_need(const Step& step, Visitor&& visit) {
  for (const auto record : step.needs) visit(record);
  if (!step.enters) visit(step.record);
}

/// A cycle among the steps that were left, or a step that needs what nothing enters.
std::vector<std::uint32_t> find_cycle(const std::vector<Step>& steps, const std::vector<bool>& done,
                                      const std::vector<bool>& present) {
  constexpr std::uint32_t none = UINT32_MAX;
  std::vector<std::uint32_t> entering(present.size(), none);  // the first step left that would enter a record
  std::uint32_t at = none;
  for (std::uint32_t i = 0; i < steps.size(); ++i) {
    if (done[i]) continue;
    if (at == none) at = i;
    auto& first = entering[steps[i].record];
    if (steps[i].enters && (first == none || steps[i].wish < steps[first].wish)) first = i;
  }

  std::vector<std::uint32_t> way;
  while (std::find(way.begin(), way.end(), at) == way.end()) {
    way.push_back(at);
    std::optional<std::uint32_t> missing;
    for_each_need(steps[at], [&](std::uint32_t record) {
      if (!present[record] && !missing) missing = record;
    });
    if (entering[*missing] == none) return {at};
    at = entering[*missing];
  }
  return {std::find(way.begin(), way.end(), at), way.end()};
}

enum class WithinRecord { by_wish, as_possible };

/// For each step the one that must come just before it, itself where none must: the steps on a record by
/// wish.
std::vector<std::uint32_t> predecessors(const std::vector<Step>& steps, std::size_t records) {
  std::vector<std::uint32_t> before(steps.size());
  std::iota(before.begin(), before.end(), 0U);
  std::vector<std::uint32_t> by_wish = before;
  std::ranges::sort(by_wish, {}, [&](std::uint32_t step) { return steps[step].wish; });
  std::vector<std::optional<std::uint32_t>> last(records);
  for (const auto step : by_wish) before[step] = std::exchange(last[steps[step].record], step).value_or(step);
  return before;
}

/// Kahn's algorithm.
EntryOrder order_by(WithinRecord within, const std::vector<Step>& steps, std::vector<bool> present) {
  const auto later = [&](std::uint32_t a, std::uint32_t b) { return steps[b].wish < steps[a].wish; };
  std::priority_queue<std::uint32_t, std::vector<std::uint32_t>, decltype(later)> ready(later);
  std::vector<std::uint32_t> pending(steps.size(), 0);
  std::vector<std::vector<std::uint32_t>> waiting(present.size());  // steps, by the record they wait for
  std::vector<std::uint32_t> followers(steps.size());               // itself: none
  std::iota(followers.begin(), followers.end(), 0U);
  if (within == WithinRecord::by_wish) {
    const auto before = predecessors(steps, present.size());
    for (std::uint32_t i = 0; i < steps.size(); ++i) {
      if (before[i] == i) continue;
      followers[before[i]] = i;
      ++pending[i];
    }
  }
  for (std::uint32_t i = 0; i < steps.size(); ++i) {
    for_each_need(steps[i], [&](std::uint32_t record) {
      if (present[record]) return;
      waiting[record].push_back(i);
      ++pending[i];
    });
    if (pending[i] == 0) ready.push(i);
  }

  EntryOrder order;
  order.steps.reserve(steps.size());
  std::vector<bool> done(steps.size(), false);
  while (!ready.empty()) {
    const std::uint32_t step = ready.top();
    ready.pop();
    order.steps.push_back(step);
    done[step] = true;
    if (const auto next = followers[step]; next != step && --pending[next] == 0) ready.push(next);
    const std::uint32_t record = steps[step].record;
    if (present[record]) continue;
    present[record] = true;
    for (const auto next : std::exchange(waiting[record], {}))
      if (--pending[next] == 0) ready.push(next);
  }
  if (order.steps.size() < steps.size() && within == WithinRecord::as_possible)
    order.cycle = find_cycle(steps, done, present);
  return order;
}

}  // namespace

EntryOrder entry_order(const std::vector<Step>& steps, const std::vector<bool>& present) {
  EntryOrder order = order_by(WithinRecord::by_wish, steps, present);
  return order.steps.size() == steps.size() ? order : order_by(WithinRecord::as_possible, steps, present);
}

}  // namespace annals::inline v0_2::io
