#include "query/explanation.hpp"

#include "annals/error.hpp"
#include "cause/chains.hpp"
#include "cause/walk.hpp"
#include "query/hops.hpp"
#include "store/binding.hpp"
#include "store/claims.hpp"
#include "store/identity.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <string>

namespace annals::inline v0_2::query {

std::map<EventId, EventBrief> load_briefs(sql::Database& database, std::span<const std::int64_t> ids) {
  std::map<EventId, EventBrief> briefs;
  auto rows = database.query(
      "SELECT id, key, title, kind, date, outcome, standing FROM event WHERE id " + database.in_list("$1"),
      std::string_view(database.id_list(ids)));
  while (rows.next()) {
    EventBrief brief{EventId(rows.integer(0)),
                     std::string(rows.text(1)),
                     std::string(rows.optional_text(2).value_or("")),
                     std::string(rows.text(3)),
                     std::string(rows.optional_text(4).value_or("")),
                     {},
                     store::read_word<Outcome>(rows.text(5)),
                     store::read_word<Standing>(rows.optional_text(6).value_or(word(Standing::accepted)))};
    briefs.emplace(brief.id, std::move(brief));
  }
  for (auto& [event, doubt] : store::doubts_of_dates(database, ids)) briefs[event].doubt = std::move(doubt);
  return briefs;
}

namespace {

constexpr std::size_t longest_chain = 20;

bool comes_to_all(EventId) {
  return true;
}

/// The links of an event of one kind, toward its causes or effects, that a walk would go along.
std::vector<Step> links_of_kind(store::State& state, EventId event, Toward toward, LinkKind kind,
                                WalkOptions options) {
  options.kinds = {kind};
  Links links(state, options);
  const auto walked = cause::walk(event, toward, 1, hops_of(state, links, options, {kind}, comes_to_all));
  auto briefs = briefs_of(state.database, walked, {});
  return steps_of(links, walked, briefs);
}

/// The links of a chain as steps, one after the other.
std::vector<cause::Walked> walked_along(std::span<const cause::Hop> chain) {
  std::vector<cause::Walked> walked;
  for (const auto& hop : chain) {
    const auto before = walked.empty() ? std::nullopt : std::optional(walked.size() - 1);
    const auto weakest = std::min(hop.credence, walked.empty() ? 1.0 : walked.back().weakest);
    walked.push_back({hop, walked.size() + 1, before, weakest});
  }
  return walked;
}

/// Whether no effect of a chain surely began before an event earlier in it.
bool is_in_time(store::State& state, std::span<const cause::Hop> chain) {
  std::vector<std::int64_t> ids;
  for (const auto& hop : chain) ids.insert(ids.end(), {hop.from.value(), hop.to.value()});
  std::map<EventId, std::pair<Instant, Instant>> starts;
  auto rows = state.database.query(
      "SELECT id, earliest_start, latest_start FROM event WHERE id " + state.database.in_list("$1"),
      std::string_view(state.database.id_list(ids)));
  while (rows.next())
    starts[EventId(rows.integer(0))] = {Instant::from_key(rows.integer(1)),
                                        Instant::from_key(rows.integer(2))};
  auto since = Instant::unbounded_past();
  for (const auto& hop : chain) {
    since = std::max(since, starts[cause::near_of(hop, Toward::effect)].first);
    const auto effect = starts[cause::next_of(hop, Toward::effect)];
    if (hop.kind.first() && effect.second < since) return false;
  }
  return true;
}

/// How many links lead on from the events that a walk came to last.
std::size_t count_further(std::span<const cause::Walked> walked, EventId start, Toward toward,
                          std::size_t depth, const cause::Hops& hops) {
  std::set<EventId> seen{start};
  std::set<EventId> last;
  if (depth == 0) last.insert(start);
  for (const auto& step : walked) {
    const auto next = cause::next_of(step.hop, toward);
    if (seen.insert(next).second && step.depth == depth) last.insert(next);
  }
  if (last.empty()) return 0;
  return hops(std::vector(last.begin(), last.end()), toward).size();
}

}  // namespace

Explanation explain(store::State& state, EventId event, Toward toward, const WalkOptions& options) {
  Explanation explanation;
  explanation.toward = toward;
  explanation.asked = options;
  explanation.asked.depth = options.depth.value_or(near);
  const StartOrder start_order(state, event);
  LeftOut left_out{.start_order = &start_order, .start = event};
  Links links(state, options);
  const auto hops =
      hops_of(state, links, options, explaining_kinds(state, toward, options), comes_to_all, &left_out);
  const auto walked = cause::walk(event, toward, *explanation.asked.depth, hops);
  explanation.back = left_out.back;
  explanation.out_of_time = left_out.out_of_time;
  explanation.further = count_further(walked, event, toward, *explanation.asked.depth, hops);
  auto briefs = briefs_of(state.database, walked, std::array{event});
  explanation.steps = steps_of(links, walked, briefs);
  explanation.event = briefs[event];
  if (toward == Toward::effect && options.kinds.empty())
    explanation.aims = links_of_kind(state, event, Toward::cause, aims_at, options);
  return explanation;
}

Path find_path(store::State& state, EventId from, EventId to, const WalkOptions& options) {
  Path path;
  path.asked = options;
  path.asked.depth = options.depth.value_or(longest_chain);
  Links links(state, options);
  const auto comes_to = [&](EventId retracted) { return retracted == from || retracted == to; };
  const auto kinds = walked_kinds(state, options, Along::all_that_explain);
  const auto chain =
      cause::shortest_path(from, to, *path.asked.depth, hops_of(state, links, options, kinds, comes_to));
  const auto walked = walked_along(chain);
  auto briefs = briefs_of(state.database, walked, std::array{from, to});
  path.from = briefs[from];
  path.to = briefs[to];
  if (is_in_time(state, chain)) {
    path.steps = steps_of(links, walked, briefs);
  } else {
    // The shortest of all is none, so those are looked for that are in time all along.
    auto found = find_chains(state, std::array{from}, std::array{to}, {.walk = path.asked});
    if (!found.chains.empty()) path.steps = std::move(found.chains.front().steps);
  }
  return path;
}

Chains find_chains(store::State& state, std::span<const EventId> from, std::span<const EventId> to,
                   const ChainOptions& options) {
  Chains chains;
  chains.asked = options;
  chains.asked.walk.depth = options.walk.depth.value_or(longest_chain);
  std::vector<EventId> asked(from.begin(), from.end());
  asked.insert(asked.end(), to.begin(), to.end());
  const auto kinds = walked_kinds(state, options.walk, Along::all_that_explain);
  const auto graph = load_graph(state, options.walk, kinds, asked, Around::effects);
  static_cast<void>(briefs_of(state.database, {}, asked));
  cause::ChainsAsked wanted{
      .best = options.best, .order = options.order, .most_steps = *chains.asked.walk.depth};
  if (wanted.best < cause::unreached) ++wanted.best;  // to see whether there are more
  for (const auto event : from) wanted.from.push_back(graph.find(event).value());
  for (const auto event : to) wanted.to.push_back(graph.find(event).value());
  auto found = cause::best_chains(graph, wanted);
  chains.more = found.size() > options.best;
  if (chains.more) found.resize(options.best);

  std::vector<cause::Walked> walked;
  std::vector<std::size_t> ends;
  for (const auto& chain : found) {
    const auto hops = hops_of(state, graph, chain.edges);
    for (auto& step : walked_along(hops)) walked.push_back(std::move(step));
    ends.push_back(walked.size());
  }
  Links links(state, options.walk);
  auto briefs = briefs_of(state.database, walked, asked);
  auto steps = steps_of(links, walked, briefs);
  for (const auto event : from) chains.from.push_back(briefs[event]);
  for (const auto event : to) chains.to.push_back(briefs[event]);
  std::size_t at = 0;
  for (const auto end : ends) {
    auto& chain = chains.chains.emplace_back();
    for (; at < end; ++at) {
      chain.credence *= walked[at].hop.credence;
      chain.steps.push_back(std::move(steps[at]));
    }
  }
  return chains;
}

std::vector<Step> links_of(store::State& state, EventId event) {
  // A walk of one link each way sees them all, once it is told to go along every kind.
  const WalkOptions options{.kinds = state.link_kinds(), .with_rejected = true};
  Links links(state, options);
  std::vector<Step> all;
  for (const auto toward : {Toward::cause, Toward::effect}) {
    const auto walked =
        cause::walk(event, toward, 1, hops_of(state, links, options, options.kinds, comes_to_all));
    auto briefs = briefs_of(state.database, walked, std::array{event});
    auto steps = steps_of(links, walked, briefs);
    all.insert(all.end(), std::make_move_iterator(steps.begin()), std::make_move_iterator(steps.end()));
  }
  return all;
}

Attribution attribute(store::State& state, const Citation& citation) {
  Attribution attribution;
  attribution.source_id = citation.source.value_or(SourceId(store::self_source));
  const auto& source = state.called(attribution.source_id);
  attribution.source = source.key;
  attribution.source_title = source.title;
  if (citation.speaker) {
    attribution.speaker_id = citation.speaker;
    const auto& speaker = state.called(*citation.speaker);
    attribution.speaker = speaker.key;
    attribution.speaker_title = speaker.title;
  }
  attribution.locator = citation.locator;
  attribution.credence = citation.likelihood;
  return attribution;
}

Attribution attribute(store::State& state, const Claim& claim) {
  auto attribution = attribute(state, claim.citation);
  attribution.claim = claim.id;
  attribution.stance = claim.stance;
  return attribution;
}

}  // namespace annals::inline v0_2::query
