#include "query/hops.hpp"

#include "annals/error.hpp"
#include "query/chosen_links.hpp"
#include "store/identity.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <unordered_set>
#include <utility>

namespace annals::inline v0_2::query {

namespace {

/// Links of these kinds with this end in the list $1 and the other elsewhere. The speaker is $2; the source
/// comes after it, if any.
std::string links_sql(const sql::Database& database, std::string_view end, std::string_view other,
                      const std::vector<LinkKind>& kinds, const WalkOptions& options) {
  auto sql = "SELECT l.id, l.kind, l.from_event, l.to_event, " + std::string(credence_sql) +
             ", coalesce(o.standing, '') = 'retracted', o.earliest_start, o.latest_start FROM link AS l JOIN "
             "event AS o ON o.id = l." +
             std::string(other) + " WHERE l." + std::string(end) + " " + database.in_list("$1") +
             kinds_sql(kinds);
  if (!options.with_rejected)
    sql +=
        " AND (l.standing IS NULL OR l.standing = 'disputed') "
        "AND coalesce(o.standing, '') <> 'rejected'";
  return sql + voice_sql(options, 2);
}

/// Whether a link is left out of a walk, which is counted.
bool is_left_out(const cause::Hop& hop, Toward toward, Instant earliest_start, Instant latest_start,
                 LeftOut& out) {
  const auto next = cause::next_of(hop, toward);
  if (next == out.start) return ++out.back > 0;
  if (out.start_order == nullptr || !hop.kind.first()) return false;
  const bool is_wrong = out.start_order->is_wrong(next, toward, earliest_start, latest_start);
  if (is_wrong) ++out.out_of_time;
  return is_wrong;
}

/// A walk that has met so many links goes on in memory: to read all links pays.
constexpr std::size_t many_links = 2000;

/// What a walk asks for, frontier by frontier.
class Asking {
 public:
  Asking(store::State& state, Links& links, const WalkOptions& options, std::vector<LinkKind> kinds,
         ComesTo comes_to, LeftOut* left_out)
      : state_(state),
        links_(links),
        options_(options),
        kinds_(std::move(kinds)),
        comes_to_(std::move(comes_to)),
        left_out_(left_out) {}

  std::vector<cause::Hop> operator()(std::span<const EventId> frontier, Toward toward) {
    found_.clear();
    std::vector<std::int64_t> events;
    events.reserve(frontier.size());
    for (const auto event : frontier)
      if (!retracted_.contains(event.value())) events.push_back(event.value());
    if (const auto* chosen = in_memory()) {
      ask_memory(*chosen, events, toward);
    } else {
      ask_file(events, toward);
      if (links_.of_one_voice()) keep_credible(found_, links_, options_);
    }
    met_ += found_.size();
    return std::move(found_);
  }

 private:
  const ChosenLinks* in_memory() {
    if (!chosen_ && !links_.of_one_voice())
      if (auto all = met_ < many_links ? state_.adjacency_at_hand() : state_.adjacency())
        chosen_.emplace(std::move(all), options_, kinds_);
    return chosen_ ? &*chosen_ : nullptr;
  }

  void ask_memory(const ChosenLinks& chosen, std::span<const std::int64_t> events, Toward toward) {
    for (const auto id : events) {
      const auto node = chosen.all().find(id);
      if (!node) continue;
      chosen.each(*node, toward, [&](auto other, std::int64_t link, const store::Adjacency::Nature& nature) {
        const auto next = chosen.all().event(other);
        if (!chosen.comes_to(next.standing)) return;
        const bool is_forward =
            (toward == Toward::effect) == (nature.kind.explains() != Explains::from_by_to);
        const EventId near(id);
        const EventId far(next.id);
        add({LinkId(link), nature.kind, is_forward ? near : far, is_forward ? far : near, nature.credence},
            toward, next.standing, next.earliest_start, next.latest_start);
      });
    }
  }

  void ask_file(std::span<const std::int64_t> events, Toward toward) {
    std::vector<LinkKind> by_to;    // explain `to` by `from`, or are read so
    std::vector<LinkKind> by_from;  // explain `from` by `to`
    for (const auto& kind : kinds_)
      (kind.explains() == Explains::from_by_to ? by_from : by_to).push_back(kind);
    if (kinds_.empty()) return;
    auto& database = state_.database;
    const bool to_causes = toward == Toward::cause;
    std::string sql;
    const std::string_view near = to_causes ? "to_event" : "from_event";
    const std::string_view far = to_causes ? "from_event" : "to_event";
    if (!by_to.empty()) sql = links_sql(database, near, far, by_to, options_);
    if (!by_from.empty())
      sql += (sql.empty() ? "" : " UNION ALL ") + links_sql(database, far, near, by_from, options_);
    const auto list = database.id_list(events);
    std::vector<sql::Value> values{std::string_view(list)};
    add_voice(values, options_);
    auto rows = database.query(sql, std::span<const sql::Value>(values));
    while (rows.next())
      add({LinkId(rows.integer(0)), state_.link_kind(rows.text(1)), EventId(rows.integer(2)),
           EventId(rows.integer(3)), rows.real(4)},
          toward, rows.integer(5) != 0 ? Standing::retracted : Standing::accepted, rows.integer(6),
          rows.integer(7));
  }

  /// Adds a hop to an event of this standing, which began in this range.
  void add(const cause::Hop& hop, Toward toward, Standing standing, std::int64_t earliest_start,
           std::int64_t latest_start) {
    if (!links_.of_one_voice() && hop.credence < options_.min_credence) return;
    if (left_out_ != nullptr && is_left_out(hop, toward, Instant::from_key(earliest_start),
                                            Instant::from_key(latest_start), *left_out_))
      return;
    if (standing == Standing::retracted && !options_.with_rejected) {
      const auto next = cause::next_of(hop, toward);
      if (!comes_to_(next)) return;
      retracted_.insert(next.value());
    }
    found_.push_back(hop);
  }

  store::State& state_;
  Links& links_;
  const WalkOptions& options_;
  std::vector<LinkKind> kinds_;
  ComesTo comes_to_;
  LeftOut* left_out_;
  std::unordered_set<std::int64_t> retracted_{};
  std::vector<cause::Hop> found_{};
  std::size_t met_ = 0;
  std::optional<ChosenLinks> chosen_{};
};

}  // namespace

std::vector<LinkKind> walked_kinds(store::State& state, const WalkOptions& options, Along along) {
  if (std::isnan(options.min_credence))
    throw Error(ErrorCode::invalid_argument,
                "The least credence of a walk is a number from 0 to 1, not NaN.");
  for (const auto& kind : options.kinds) state.check_link_kind(kind);
  if (!options.kinds.empty()) return options.kinds;
  auto kinds = state.link_kinds();
  std::erase_if(kinds, [&](const LinkKind& kind) {
    return kind.explains() == Explains::nothing ||
           (along == Along::what_came_of && (kind == prevents || kind == aims_at));
  });
  return kinds;
}

std::vector<LinkKind> explaining_kinds(store::State& state, Toward toward, const WalkOptions& options) {
  auto kinds = walked_kinds(state, options, Along::all_that_explain);
  if (toward == Toward::effect && options.kinds.empty()) std::erase(kinds, aims_at);
  return kinds;
}

cause::Hops hops_of(store::State& state, Links& links, const WalkOptions& options,
                    std::vector<LinkKind> kinds, const ComesTo& comes_to, LeftOut* left_out) {
  return Asking(state, links, options, std::move(kinds), comes_to, left_out);
}

std::vector<cause::Hop> hops_of(store::State& state, const cause::Graph& graph,
                                std::span<const cause::EdgeNumber> edges) {
  std::vector<std::int64_t> ids;
  for (const auto edge : edges) ids.push_back(graph.edge(edge).link.value());
  std::unordered_map<std::int64_t, cause::Hop> read;
  auto rows = state.database.query(
      "SELECT id, kind, from_event, to_event FROM link WHERE id " + state.database.in_list("$1"),
      std::string_view(state.database.id_list(ids)));
  while (rows.next())
    read.emplace(rows.integer(0), cause::Hop{LinkId(rows.integer(0)), state.link_kind(rows.text(1)),
                                             EventId(rows.integer(2)), EventId(rows.integer(3))});
  std::vector<cause::Hop> hops;
  for (const auto edge : edges) {
    auto& hop = hops.emplace_back(read.at(graph.edge(edge).link.value()));
    hop.credence = graph.edge(edge).credence;
  }
  return hops;
}

std::vector<Step> steps_of(Links& links, std::span<const cause::Walked> walked,
                           std::map<EventId, EventBrief>& briefs) {
  std::vector<std::int64_t> ids;
  for (const auto& step : walked) ids.push_back(step.hop.link.value());
  links.read(std::move(ids));
  std::vector<Step> steps;
  steps.reserve(walked.size());
  for (const auto& [hop, depth, before, weakest] : walked) {
    auto& step = steps.emplace_back();
    step.link = hop.link;
    step.kind = hop.kind;
    for (const auto end : {hop.from, hop.to})
      if (!briefs.contains(end))
        throw Error(ErrorCode::corrupt, "The link " + std::to_string(hop.link.value()) +
                                            " refers to the event " + std::to_string(end.value()) +
                                            ", which is not there.");
    step.from = briefs[hop.from];
    step.to = briefs[hop.to];
    step.depth = depth;
    step.before = before;
    step.weakest = weakest;
    links.describe(step);
  }
  return steps;
}

std::map<EventId, EventBrief> briefs_of(sql::Database& database, std::span<const cause::Walked> walked,
                                        std::span<const EventId> more) {
  std::set<std::int64_t> ids;
  for (const auto end : more) ids.insert(end.value());
  for (const auto& step : walked) ids.insert({step.hop.from.value(), step.hop.to.value()});
  auto briefs = load_briefs(database, std::vector<std::int64_t>(ids.begin(), ids.end()));
  for (const auto end : more)
    if (!briefs.contains(end)) store::refuse_missing(end);
  return briefs;
}

}  // namespace annals::inline v0_2::query
