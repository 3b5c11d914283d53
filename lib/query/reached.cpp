#include "query/reached.hpp"

#include "query/chosen_links.hpp"
#include "query/explanation.hpp"
#include "query/hops.hpp"
#include "query/start_order.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

namespace annals::inline v0_2::query {

namespace {

using Layers = std::vector<std::vector<EventId>>;

/// By the number of links to them.
Layers layers(const ChosenLinks& chosen, EventId event, Toward toward, std::size_t depth,
              const StartOrder& start_order) {
  Layers found;
  const auto start = chosen.all().find(event.value());
  if (!start) return found;
  std::vector<bool> is_reached(chosen.all().nodes());
  is_reached[*start] = true;
  std::vector<ChosenLinks::Node> frontier{*start};
  while (!frontier.empty() && found.size() < depth) {
    auto& layer = found.emplace_back();
    for (const auto node : std::exchange(frontier, {}))
      chosen.each(node, toward, [&](auto other, auto, const store::Adjacency::Nature& nature) {
        if (is_reached[other]) return;
        const auto next = chosen.all().event(other);
        const EventId id(next.id);
        if (!chosen.comes_to(next.standing)) return;
        if (nature.kind.first() && start_order.is_wrong(id, toward, Instant::from_key(next.earliest_start),
                                                        Instant::from_key(next.latest_start)))
          return;
        is_reached[other] = true;
        layer.push_back(id);
        if (chosen.goes_on(next.standing)) frontier.push_back(other);
      });
  }
  return found;
}

Layers layers(const std::vector<cause::Walked>& walked, EventId event, Toward toward) {
  Layers found;
  std::unordered_set<EventId> reached{event};
  for (const auto& step : walked) {
    found.resize(step.depth);
    const auto next = cause::next_of(step.hop, toward);
    if (reached.insert(next).second) found.back().push_back(next);
  }
  return found;
}

}  // namespace

std::vector<EventId> reached(store::State& state, EventId event, Toward toward, const WalkOptions& options) {
  static_cast<void>(briefs_of(state.database, {}, std::array{event}));
  const auto kinds = explaining_kinds(state, toward, options);
  const auto depth = options.depth.value_or(near);
  const StartOrder start_order(state, event);
  Links links(state, options);
  auto all = links.of_one_voice() ? nullptr : depth > near ? state.adjacency() : state.adjacency_at_hand();
  Layers found;
  if (all != nullptr) {
    found = layers(ChosenLinks(std::move(all), options, kinds), event, toward, depth, start_order);
  } else {
    LeftOut left_out{.start_order = &start_order, .start = event};
    const auto hops = hops_of(
        state, links, options, kinds, [](EventId) { return true; }, &left_out);
    found = layers(cause::walk(event, toward, depth, hops), event, toward);
  }
  std::vector<EventId> events;
  for (auto& layer : found) {
    std::ranges::sort(layer);
    events.insert(events.end(), layer.begin(), layer.end());
  }
  return events;
}

}  // namespace annals::inline v0_2::query
