#include "query/grounds.hpp"

#include "annals/error.hpp"
#include "cause/circles.hpp"
#include "cause/common.hpp"
#include "cause/dominators.hpp"
#include "cause/graph.hpp"
#include "query/explanation.hpp"
#include "query/hops.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <span>
#include <utility>
#include <vector>

namespace annals::inline v0_2::query {

namespace {

using cause::Beginning;
using cause::Node;

cause::Graph load(store::State& state, const WalkOptions& options, std::span<const EventId> asked,
                  Around around) {
  return load_graph(state, options, walked_kinds(state, options, Along::what_came_of), asked, around);
}

/// The events of nodes in short. Throws `Error` (not_found) where one of those asked about is not there.
std::map<EventId, EventBrief> briefs_of_nodes(store::State& state, const cause::Graph& graph,
                                              std::span<const Node> nodes, std::span<const EventId> asked) {
  std::vector<EventId> events(asked.begin(), asked.end());
  for (const auto node : nodes) events.push_back(graph.event(node).id);
  return briefs_of(state.database, {}, events);
}

/// What stands in the base before the question is asked of it.
void require(store::State& state, std::span<const EventId> events) {
  static_cast<void>(briefs_of(state.database, {}, events));
}

std::size_t depth_of(const WalkOptions& options) {
  return options.depth.value_or(cause::unreached);
}

/// The nearest first; of those as near, the one that was entered first.
void sort_by_steps(std::vector<Node>& nodes, const cause::Graph& graph,
                   const std::function<std::size_t(Node)>& steps) {
  std::ranges::sort(nodes, {}, [&](Node node) { return std::pair(steps(node), graph.event(node).id); });
}

/// The ends of the chains within a reach: where no link goes on, or a circle is not left; but not where only
/// the depth ends them.
std::vector<Reached> ends_of(store::State& state, const cause::Graph& graph, const cause::Reach& reach,
                             Toward toward) {
  const auto part = graph.part(reach.nodes);
  const auto ends = cause::beginnings(part, toward);
  const auto start = reach.nodes.front();
  const auto goes_on = [&](Node node) {
    return std::ranges::any_of(graph.links(node, toward), [&](cause::EdgeNumber link) {
      return reach.steps[graph.next(link, toward)] == cause::unreached &&
             !graph.is_out_of_time(link, start, toward);
    });
  };
  std::vector<Node> nodes;
  for (Node node = 1; node < part.size(); ++node)  // 0 is the event itself
    if (ends[node] != Beginning::none && !goes_on(reach.nodes[node])) nodes.push_back(node);
  sort_by_steps(nodes, part, [&](Node node) { return reach.steps[reach.nodes[node]]; });
  const auto briefs = briefs_of_nodes(state, part, nodes, {});
  std::vector<Reached> found;
  for (const auto node : nodes)
    found.push_back({briefs.at(part.event(node).id), reach.steps[reach.nodes[node]], true,
                     ends[node] == Beginning::of_circle});
  return found;
}

}  // namespace

Necessity necessary(store::State& state, EventId event, const WalkOptions& options) {
  require(state, std::array{event});
  const auto graph = load(state, options, std::array{event}, Around::causes_of_effects);
  const auto start = graph.find(event).value();
  const auto causes = cause::reach(graph, start, Toward::cause);
  const auto effects = cause::reach(graph, start, Toward::effect);
  const auto begins = cause::beginnings(graph, Toward::cause);
  const cause::Dominators dominators(graph);
  // What is out of time with the event has no part in it.
  auto rests_on = dominators.of(start);
  std::erase_if(rests_on, [&](Node node) { return causes.steps[node] == cause::unreached; });
  auto falls = dominators.dominated_by(start);
  std::erase_if(falls, [&](Node node) { return effects.steps[node] == cause::unreached; });
  sort_by_steps(falls, graph, [&](Node node) { return effects.steps[node]; });

  Necessity necessity;
  necessity.asked = options;
  auto nodes = rests_on;
  nodes.insert(nodes.end(), falls.begin(), falls.end());
  auto briefs = briefs_of_nodes(state, graph, nodes, std::array{event});
  const auto reached = [&](Node node, const cause::Reach& reach) {
    return Reached{briefs.at(graph.event(node).id), reach.steps[node], begins[node] != Beginning::none,
                   begins[node] == Beginning::of_circle};
  };
  necessity.event = briefs.at(event);
  for (const auto node : rests_on) necessity.rests_on.push_back(reached(node, causes));
  for (const auto node : falls) necessity.falls.push_back(reached(node, effects));
  for (const auto node : causes.nodes) {
    if (node == start) continue;
    ++necessity.causes;
    if (begins[node] != Beginning::none) ++necessity.roots;
  }
  return necessity;
}

Influence influence(store::State& state, std::size_t most, const WalkOptions& options) {
  const auto graph = load(state, options, {}, Around::all);
  const auto counts = cause::Dominators(graph).counts();
  std::vector<Node> nodes;
  for (Node node = 0; node < graph.size(); ++node)
    if (counts[node] > 0) nodes.push_back(node);
  const auto first = [&](Node a, Node b) {
    return counts[a] != counts[b] ? counts[a] > counts[b] : graph.event(a).id < graph.event(b).id;
  };
  Influence influence;
  influence.asked = options;
  const auto shown = std::min(most, nodes.size());
  influence.more = nodes.size() - shown;
  std::ranges::partial_sort(nodes, nodes.begin() + static_cast<std::ptrdiff_t>(shown), first);
  nodes.resize(shown);
  const auto briefs = briefs_of_nodes(state, graph, nodes, {});
  for (const auto node : nodes) influence.events.push_back({briefs.at(graph.event(node).id), counts[node]});
  return influence;
}

CommonCauses common(store::State& state, EventId a, EventId b, const WalkOptions& options) {
  if (a == b)
    throw Error(ErrorCode::invalid_argument,
                "Common causes are those of two events, and one was given twice.");
  const std::array asked{a, b};
  require(state, asked);
  const auto graph = load(state, options, asked, Around::causes);
  const auto node_a = graph.find(a).value();
  const auto node_b = graph.find(b).value();
  const auto found = cause::common_causes(graph, node_a, node_b, depth_of(options));
  std::vector<Node> nodes;
  for (const auto& one : found) nodes.push_back(one.event);
  const auto briefs = briefs_of_nodes(state, graph, nodes, asked);
  CommonCauses common;
  common.asked = options;
  common.a = briefs.at(a);
  common.b = briefs.at(b);
  for (const auto& one : found)
    common.causes.push_back(
        {briefs.at(graph.event(one.event).id), one.steps_to_a, one.steps_to_b, one.nearest});
  const auto steps = [&](Node from, Node to) -> std::optional<std::size_t> {
    const auto found_steps = cause::reach(graph, to, Toward::cause, depth_of(options)).steps[from];
    return found_steps == cause::unreached ? std::nullopt : std::optional(found_steps);
  };
  common.a_to_b = steps(node_a, node_b);
  common.b_to_a = steps(node_b, node_a);
  return common;
}

Roots roots(store::State& state, EventId event, const WalkOptions& options) {
  require(state, std::array{event});
  const auto graph = load(state, options, std::array{event}, Around::causes_and_effects);
  const auto start = graph.find(event).value();
  Roots roots;
  roots.asked = options;
  roots.event = briefs_of(state.database, {}, std::array{event}).at(event);
  const auto causes = cause::reach(graph, start, Toward::cause, depth_of(options));
  const auto effects = cause::reach(graph, start, Toward::effect, depth_of(options));
  roots.roots = ends_of(state, graph, causes, Toward::cause);
  roots.final_effects = ends_of(state, graph, effects, Toward::effect);
  roots.further = causes.further + effects.further;
  return roots;
}

}  // namespace annals::inline v0_2::query
