#include "query/account.hpp"

#include "cause/chains.hpp"
#include "cause/circles.hpp"
#include "cause/graph.hpp"
#include "cause/walk.hpp"
#include "query/explanation.hpp"
#include "query/hops.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace annals::inline v0_2::query {

namespace {

using cause::Node;

bool comes_to_all(EventId) {
  return true;
}

EventId cause_of(const cause::Hop& hop) {
  return cause::next_of(hop, Toward::cause);
}
EventId effect_of(const cause::Hop& hop) {
  return cause::near_of(hop, Toward::cause);
}

/// Those of some links that somebody denies, without prevailing.
std::set<LinkId> disputed_of(sql::Database& database, std::span<const cause::Walked> walked) {
  std::vector<std::int64_t> ids;
  for (const auto& step : walked) ids.push_back(step.hop.link.value());
  std::set<LinkId> disputed;
  auto rows =
      database.query("SELECT id FROM link WHERE standing = 'disputed' AND id " + database.in_list("$1"),
                     std::string_view(database.id_list(ids)));
  while (rows.next()) disputed.insert(LinkId(rows.integer(0)));
  return disputed;
}

/// What was walked as a graph, but for the event itself; with the hop that each link is.
class Causes {
 public:
  Causes(store::State& state, std::span<const cause::Hop> hops, EventId event)
      : graph_(made(state, hops, event)) {
    for (const auto& hop : hops) hops_.emplace(hop.link, hop);
    const auto begins = cause::beginnings(graph_, Toward::cause);
    for (Node node = 0; node < graph_.size(); ++node)
      if (begins[node] != cause::Beginning::none) beginnings_.push_back(node);
  }

  /// The most credible chains that lead to an event, the last link first. Where none is short enough, one
  /// without links.
  [[nodiscard]] std::vector<std::vector<cause::Hop>> chains_to(EventId event, std::size_t best,
                                                               std::size_t most_steps) const {
    std::vector<std::vector<cause::Hop>> chains;
    const auto node = graph_.find(event).value();
    if (std::ranges::find(beginnings_, node) == beginnings_.end()) {
      const cause::ChainsAsked asked{beginnings_, {node}, best, ChainOrder::credence, most_steps};
      for (const auto& found : cause::best_chains(graph_, asked)) {
        auto& chain = chains.emplace_back();
        for (auto edge = found.edges.rbegin(); edge != found.edges.rend(); ++edge)
          chain.push_back(hops_.at(graph_.edge(*edge).link));
      }
    }
    if (chains.empty()) chains.emplace_back();
    return chains;
  }

 private:
  static cause::Graph made(store::State& state, std::span<const cause::Hop> hops, EventId event) {
    std::set<std::int64_t> ids;
    for (const auto& hop : hops) ids.insert({hop.from.value(), hop.to.value()});
    ids.erase(event.value());
    std::vector<cause::Graph::Event> events;
    std::map<EventId, Node> numbers;
    auto rows = state.database.query(
        "SELECT id, earliest_start, latest_start FROM event WHERE id " + state.database.in_list("$1"),
        std::string_view(state.database.id_list(std::vector(ids.begin(), ids.end()))));
    while (rows.next()) {
      numbers.emplace(EventId(rows.integer(0)), static_cast<Node>(events.size()));
      events.push_back(
          {EventId(rows.integer(0)), Instant::from_key(rows.integer(1)), Instant::from_key(rows.integer(2))});
    }
    std::vector<cause::Graph::Edge> edges;
    for (const auto& hop : hops)
      if (cause_of(hop) != event && effect_of(hop) != event)
        edges.push_back({numbers.at(cause_of(hop)), numbers.at(effect_of(hop)), hop.link, hop.credence,
                         hop.kind.first().has_value()});
    return cause::Graph(std::move(events), std::move(edges));
  }

  cause::Graph graph_;
  std::map<LinkId, cause::Hop> hops_{};
  std::vector<Node> beginnings_{};
};

/// The steps of an account as they come, each chain along those that it shares with others.
class Tree {
 public:
  /// Adds a chain, the links nearest to the event first.
  AccountChain add(std::span<const cause::Hop> chain) {
    AccountChain added;
    std::optional<std::size_t> before;
    double least = 1.0;
    double most = 0.0;
    for (const auto& hop : chain) {
      const auto [at, is_new] = steps_.try_emplace({before, hop.link}, walked_.size());
      if (is_new)
        walked_.push_back({hop, before ? walked_[*before].depth + 1 : 1, before,
                           std::min(hop.credence, before ? walked_[*before].weakest : 1.0)});
      before = at->second;
      if (hop.credence < least || !added.weakest) added.weakest = before;
      least = std::min(least, hop.credence);
      most = std::max(most, hop.credence);
      added.credence *= hop.credence;
    }
    added.last = before.value_or(0);
    if (least == most) added.weakest.reset();
    return added;
  }
  [[nodiscard]] const std::vector<cause::Walked>& walked() const { return walked_; }

 private:
  std::vector<cause::Walked> walked_{};
  std::map<std::pair<std::optional<std::size_t>, LinkId>, std::size_t> steps_{};
};

/// Hops as steps that stand by themselves.
std::vector<Step> steps_alone(store::State& state, Links& links, std::span<const cause::Hop> hops) {
  std::vector<cause::Walked> walked;
  for (const auto& hop : hops) walked.push_back({hop, 1, std::nullopt, hop.credence});
  auto briefs = briefs_of(state.database, walked, {});
  return steps_of(links, walked, briefs);
}

/// The events that an event is a part of, over any number of others, or those that are its parts.
std::vector<EventId> beside(sql::Database& database, EventId event, bool wholes) {
  const std::string up = "SELECT p.whole FROM near JOIN part AS p ON p.event = near.id";
  const std::string down = "SELECT p.event FROM near JOIN part AS p ON p.whole = near.id";
  std::vector<EventId> found;
  auto rows =
      database.query("WITH RECURSIVE near (id) AS (SELECT $1 UNION " + (wholes ? up : down) +
                         ") SELECT e.id FROM near JOIN event AS e ON e.id = near.id WHERE e.id <> $1 AND "
                         "coalesce(e.standing, 'disputed') = 'disputed' ORDER BY e.sort_key, e.position, "
                         "e.id",
                     event.value());
  while (rows.next()) found.emplace_back(rows.integer(0));
  return found;
}

}  // namespace

Account account(store::State& state, EventId event, const AccountOptions& options) {
  constexpr std::size_t far = 20;
  Account account;
  account.asked = options;
  const auto depth = options.walk.depth.value_or(far);
  account.asked.walk.depth = depth;
  const auto kinds = walked_kinds(state, options.walk, Along::all_that_explain);
  const StartOrder start_order(state, event);
  LeftOut left_out{.start_order = &start_order, .start = event};
  Links links(state, options.walk);
  const auto hops = hops_of(state, links, options.walk, kinds, comes_to_all, &left_out);
  const auto walked = cause::walk(event, Toward::cause, depth, hops);
  account.back = left_out.back;
  account.out_of_time = left_out.out_of_time;

  // Where the walk had to end.
  std::set<EventId> met{event};
  std::set<EventId> last;
  if (depth == 0) last.insert(event);
  for (const auto& step : walked)
    if (met.insert(cause_of(step.hop)).second && step.depth == depth) last.insert(cause_of(step.hop));
  std::set<EventId> goes_on;
  if (!last.empty())
    for (const auto& hop : hops(std::vector(last.begin(), last.end()), Toward::cause)) {
      goes_on.insert(effect_of(hop));
      ++account.further;
    }

  const auto disputed = disputed_of(state.database, walked);
  std::vector<cause::Hop> believed;
  for (const auto& step : walked)
    if (!disputed.contains(step.hop.link)) believed.push_back(step.hop);
  const Causes causes(state, believed, event);
  Tree tree;
  std::set<EventId> told{event};
  struct Group {
    std::vector<std::vector<cause::Hop>> chains;
    double credence = 0.0;
  };
  std::vector<Group> groups;
  std::set<EventId> grouped;
  for (const auto& hop : believed) {  // the most credible first
    if (effect_of(hop) != event || !grouped.insert(cause_of(hop)).second) continue;
    auto& group = groups.emplace_back();
    group.chains = causes.chains_to(cause_of(hop), options.best + 1, depth - 1);
    if (group.chains.size() > options.best) {
      ++account.more;
      group.chains.resize(options.best);
    }
    for (auto& chain : group.chains) {
      chain.insert(chain.begin(), hop);
      double credence = 1.0;
      for (const auto& one : chain) credence *= one.credence;
      group.credence = std::max(group.credence, credence);
    }
  }
  std::ranges::stable_sort(groups, std::greater<>(), &Group::credence);
  for (const auto& group : groups)
    for (const auto& chain : group.chains) {
      for (const auto& hop : chain) told.insert(cause_of(hop));
      auto& added = account.chains.emplace_back(tree.add(chain));
      added.goes_on = goes_on.contains(cause_of(chain.back()));
    }
  auto briefs = briefs_of(state.database, tree.walked(), std::array{event});
  account.event = briefs[event];
  account.steps = steps_of(links, tree.walked(), briefs);

  std::vector<cause::Hop> apart;
  for (const auto& step : walked)
    if (disputed.contains(step.hop.link) && told.contains(effect_of(step.hop))) apart.push_back(step.hop);
  account.disputed = steps_alone(state, links, apart);
  if (!options.walk.with_rejected) {
    auto all = options.walk;
    all.with_rejected = true;
    const auto all_hops = hops_of(state, links, all, kinds, comes_to_all, &left_out);
    std::set<LinkId> known;
    const std::vector events(told.begin(), told.end());
    for (const auto& hop : hops(events, Toward::cause)) known.insert(hop.link);
    apart = all_hops(events, Toward::cause);
    std::erase_if(apart, [&](const cause::Hop& hop) { return known.contains(hop.link); });
    std::ranges::sort(apart, {}, &cause::Hop::link);
    account.not_believed = steps_alone(state, links, apart);
  }
  const auto free_hops = hops_of(state, links, options.walk, kinds, comes_to_all);
  for (const bool wholes : {true, false})
    for (const auto other : beside(state.database, event, wholes)) {
      auto direct = free_hops(std::array{other}, Toward::cause);
      std::erase_if(direct, [&](const cause::Hop& hop) { return cause_of(hop) == event; });
      if (direct.empty()) continue;
      std::ranges::sort(direct, {}, &cause::Hop::link);
      account.beside.push_back({load_briefs(state.database, std::array{other.value()}).at(other), wholes,
                                steps_alone(state, links, direct)});
    }
  return account;
}

}  // namespace annals::inline v0_2::query
