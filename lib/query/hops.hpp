#pragma once

#include "cause/graph.hpp"
#include "cause/walk.hpp"
#include "query/explanation.hpp"
#include "query/start_order.hpp"
#include "store/claims.hpp"
#include "store/records.hpp"
#include "store/state.hpp"

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

/// The links of a base, as walks and graphs of causes take them.
namespace annals::inline v0_2::query {

/// Which links a question is about, where it names none.
enum class Along {
  all_that_explain,
  what_came_of  ///< all of them but `prevents` and `aims_at`: what one event came of another by
};

/// The kinds asked for. Throws `Error` (invalid_argument) for options that cannot be.
std::vector<LinkKind> walked_kinds(store::State& state, const WalkOptions& options, Along along);

/// What is believed of the links walked and who says so.
class Links {
 public:
  Links(store::State& state, const WalkOptions& options) : state_(state), options_(options) {}

  /// Reads links that were not read yet, all in a few statements.
  void read(std::vector<std::int64_t> ids);

  void describe(Step& step) const;

  [[nodiscard]] bool of_one_voice() const { return options_.speaker || options_.source; }

  /// How likely a link that was read is for the voice that is asked for; nothing where it does not stand by
  /// it.
  [[nodiscard]] std::optional<double> credence_of_voice(LinkId link) const;

 private:
  struct Known {
    store::Row row;
    std::vector<Claim> claims;  ///< that are asked for
  };

  [[nodiscard]] bool asked_for(const Citation& citation) const {
    return (!options_.speaker || citation.speaker == options_.speaker) &&
           (!options_.source || citation.source == options_.source);
  }

  store::State& state_;
  const WalkOptions& options_;
  std::unordered_map<std::int64_t, Known> known_;
};

/// What a walk from one event does not go along, and counts.
struct LeftOut {
  const StartOrder* start_order = nullptr;  ///< absent: nothing is out of time
  EventId start{};
  std::size_t back = 0;
  std::size_t out_of_time = 0;
};

/// Whether a walk comes to a retracted event, which it does not go on from.
using ComesTo = std::function<bool(EventId retracted)>;

/// The hops that a walk along some kinds asks for, by one query for each frontier. A link whose effect surely
/// began before its cause is none.
cause::Hops hops_of(store::State& state, Links& links, const WalkOptions& options,
                    std::vector<LinkKind> kinds, const ComesTo& comes_to, LeftOut* left_out = nullptr);

/// All links of the base along some kinds, in one query. An event asked about is there, even without links or
/// belief, and chains go on from it though it be retracted.
cause::Graph load_graph(store::State& state, const WalkOptions& options, std::vector<LinkKind> kinds,
                        std::span<const EventId> asked);

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
