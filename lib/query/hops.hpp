#pragma once

#include "cause/graph.hpp"
#include "cause/walk.hpp"
#include "query/explanation.hpp"
#include "query/links.hpp"
#include "query/start_order.hpp"
#include "store/state.hpp"

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <vector>

/// The links of a base, as walks and graphs of causes take them.
namespace annals::inline v0_2::query {

/// Which links a question is about, where it names none.
enum class Along {
  all_that_explain,
  what_came_of  ///< all of them but `prevents` and `aims_at`: what one event came of another by
};

/// How far a walk goes that is not told.
inline constexpr std::size_t near = 3;

/// The kinds asked for. Throws `Error` (invalid_argument) for options that cannot be.
std::vector<LinkKind> walked_kinds(store::State& state, const WalkOptions& options, Along along);

/// Those of an explanation: in effects, what an event aims at stands apart from what came of it.
std::vector<LinkKind> explaining_kinds(store::State& state, Toward toward, const WalkOptions& options);

/// What a walk from one event does not go along, and counts.
struct LeftOut {
  const StartOrder* start_order = nullptr;  ///< absent: nothing is out of time
  EventId start{};
  std::size_t back = 0;
  std::size_t out_of_time = 0;
};

/// Whether a walk comes to a retracted event, which it does not go on from.
using ComesTo = std::function<bool(EventId retracted)>;

/// The hops that a walk along some kinds asks for: by one query for each frontier, until there are so many
/// that links in memory pay. A link whose effect surely began before its cause is none.
cause::Hops hops_of(store::State& state, Links& links, const WalkOptions& options,
                    std::vector<LinkKind> kinds, const ComesTo& comes_to, LeftOut* left_out = nullptr);

/// Which links a graph has.
enum class Around {
  all,      ///< all of the base
  causes,   ///< those by which chains lead to what is asked about
  effects,  ///< those by which they lead on from it
  causes_and_effects,
  causes_of_effects,  ///< all by which they lead to it, or to anything that it led to
};

/// The links along some kinds around what is asked about: in O(these), where links are in memory; else
/// perhaps more of them, in one query. An event asked about is there, even without links or belief, and
/// chains go on from it though it be retracted.
cause::Graph load_graph(store::State& state, const WalkOptions& options, const std::vector<LinkKind>& kinds,
                        std::span<const EventId> asked, Around around);

/// The links of a graph as hops.
std::vector<cause::Hop> hops_of(store::State& state, const cause::Graph& graph,
                                std::span<const cause::EdgeNumber> edges);

/// Steps with all that is told of them, their events taken from `briefs`.
std::vector<Step> steps_of(Links& links, std::span<const cause::Walked> walked,
                           std::map<EventId, EventBrief>& briefs);

/// The events of these steps, and some more. Throws `Error` (not_found) where one of those is not there.
std::map<EventId, EventBrief> briefs_of(sql::Database& database, std::span<const cause::Walked> walked,
                                        std::span<const EventId> more);

}  // namespace annals::inline v0_2::query
