#include "query/hops.hpp"

#include "annals/error.hpp"
#include "store/believe.hpp"
#include "store/binding.hpp"
#include "store/identity.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <unordered_set>
#include <utility>

namespace annals::inline v0_2::query {

namespace {

std::string mechanism_of(const Statement& statement) {
  const auto* mechanism = find(statement.fields, "mechanism");
  return mechanism != nullptr ? std::get<std::string>(*mechanism) : std::string();
}

/// The names of kinds, for a list in SQL.
std::string words_of(const std::vector<LinkKind>& kinds) {
  std::string words;
  for (const auto& kind : kinds) words += (words.empty() ? "'" : ", '") + std::string(kind.name()) + "'";
  return words;
}

/// What can be counted on of a link. A word without a range ("may") cannot be counted on at all; a link
/// without a likelihood is said flatly.
constexpr auto credence_sql =
    "coalesce(l.likelihood_low, CASE WHEN l.likelihood_word IS NULL THEN 1.0 ELSE 0.0 END)";

/// That a voice stands by a link: the speaker is parameter `next`, the source the one after it, if any.
std::string voice_sql(const WalkOptions& options, int next) {
  if (!options.speaker && !options.source) return "";
  std::string sql = " AND EXISTS (SELECT 1 FROM claim AS c WHERE c.record = l.id";
  if (options.speaker) sql += " AND c.speaker = $" + std::to_string(next++);
  if (options.source) sql += " AND c.source = $" + std::to_string(next);
  return sql +
         " AND c.stance = 'asserts' AND NOT EXISTS (SELECT 1 FROM withdrawn AS w WHERE w.claim = c.id))";
}

void add_voice(std::vector<sql::Value>& values, const WalkOptions& options) {
  if (options.speaker) values.emplace_back(options.speaker->value());
  if (options.source) values.emplace_back(options.source->value());
}

/// Links of these kinds with this end in the list $1 and the other elsewhere. The speaker is $2; the source
/// comes after it, if any.
std::string links_sql(const sql::Database& database, std::string_view end, std::string_view other,
                      const std::vector<LinkKind>& kinds, const WalkOptions& options) {
  auto sql = std::string("SELECT l.id, l.kind, l.from_event, l.to_event, ") + credence_sql +
             ", coalesce(o.standing, '') = 'retracted', o.earliest_start, o.latest_start FROM link AS l JOIN "
             "event AS o ON o.id = l." +
             std::string(other) + " WHERE l." + std::string(end) + " " + database.in_list("$1") +
             " AND l.kind IN (" + words_of(kinds) + ")";
  if (!options.with_rejected)
    sql +=
        " AND (l.standing IS NULL OR l.standing = 'disputed') "
        "AND coalesce(o.standing, '') <> 'rejected'";
  return sql + voice_sql(options, 2);
}

/// Leaves of links those that the voice asked for stands by, at its own word, and that are likely enough.
template <class Link>
void keep_credible(std::vector<Link>& all, Links& links, const WalkOptions& options) {
  if (links.of_one_voice()) {
    std::vector<std::int64_t> found;
    found.reserve(all.size());
    for (const auto& one : all) found.push_back(one.link.value());
    links.read(std::move(found));
  }
  std::erase_if(all, [&](Link& one) {
    const auto credence = links.of_one_voice() ? links.credence_of_voice(one.link) : one.credence;
    one.credence = credence.value_or(0.0);
    return !credence || one.credence < options.min_credence;
  });
}

/// Whether a link is left out of a walk, which is counted.
bool is_left_out(const cause::Hop& hop, Toward toward, Instant earliest_start, Instant latest_start,
                 LeftOut& out) {
  const auto next = cause::next_of(hop, toward);
  if (next == out.start) return ++out.back > 0;
  if (out.start_order == nullptr || !hop.kind.first()) return false;
  const bool is_wrong = toward == Toward::cause ? out.start_order->surely_after(next, earliest_start)
                                                : out.start_order->surely_before(next, latest_start);
  if (is_wrong) ++out.out_of_time;
  return is_wrong;
}

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

void Links::read(std::vector<std::int64_t> ids) {
  std::erase_if(ids, [&](std::int64_t id) { return known_.contains(id); });
  auto rows = store::load_rows(state_, RecordType::link, ids);
  auto claims = store::claims_of(state_, rows);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    // Where one voice is asked for, the others stay silent.
    std::erase_if(claims[i], [&](const Claim& claim) { return !asked_for(claim.citation); });
    const auto id = rows[i].id.value;
    known_.emplace(id, Known{std::move(rows[i]), std::move(claims[i])});
  }
}

void Links::describe(Step& step) const {
  const auto found = known_.find(step.link.value());
  if (found == known_.end()) return;
  const auto& [row, claims] = found->second;
  for (const auto& claim : claims) {
    if (claim.withdrawn()) continue;
    auto& attribution = step.citation.emplace_back(attribute(state_, claim));
    attribution.mechanism = mechanism_of(claim.statement);
  }
  step.standing = row.standing;
  if (of_one_voice()) {
    const auto account = store::believe(state_, row, claims);
    step.mechanism = mechanism_of(account.statement);
    step.credence = account.likelihood;
  } else {
    step.mechanism = mechanism_of(row.statement);
    step.credence = row.likelihood;
  }
}

std::optional<double> Links::credence_of_voice(LinkId link) const {
  const auto found = known_.find(link.value());
  if (found == known_.end()) return std::nullopt;
  const auto account = store::believe(state_, found->second.row, found->second.claims);
  if (is_out(account.standing)) return std::nullopt;
  return account.likelihood ? account.likelihood->at_least() : 1.0;
}

cause::Hops hops_of(store::State& state, Links& links, const WalkOptions& options,
                    std::vector<LinkKind> kinds, const ComesTo& comes_to, LeftOut* left_out) {
  std::vector<LinkKind> by_to;    // explain `to` by `from`, or are read so
  std::vector<LinkKind> by_from;  // explain `from` by `to`
  for (const auto& kind : kinds) (kind.explains() == Explains::from_by_to ? by_from : by_to).push_back(kind);
  return [&state, &links, options, by_to, by_from, comes_to, left_out,
          retracted = std::unordered_set<std::int64_t>()](std::span<const EventId> frontier,
                                                          Toward toward) mutable {
    auto& database = state.database;
    std::vector<std::int64_t> ids;
    ids.reserve(frontier.size());
    for (const auto event : frontier)
      if (!retracted.contains(event.value())) ids.push_back(event.value());
    std::vector<cause::Hop> hops;
    if (by_to.empty() && by_from.empty()) return hops;
    const bool to_causes = toward == Toward::cause;
    std::string sql;
    const std::string_view near = to_causes ? "to_event" : "from_event";
    const std::string_view far = to_causes ? "from_event" : "to_event";
    if (!by_to.empty()) sql = links_sql(database, near, far, by_to, options);
    if (!by_from.empty())
      sql += (sql.empty() ? "" : " UNION ALL ") + links_sql(database, far, near, by_from, options);
    const auto list = database.id_list(ids);
    std::vector<sql::Value> values{std::string_view(list)};
    add_voice(values, options);
    auto rows = database.query(sql, std::span<const sql::Value>(values));
    while (rows.next()) {
      const cause::Hop hop{LinkId(rows.integer(0)), state.link_kind(rows.text(1)), EventId(rows.integer(2)),
                           EventId(rows.integer(3)), rows.real(4)};
      if (left_out != nullptr && is_left_out(hop, toward, Instant::from_key(rows.integer(6)),
                                             Instant::from_key(rows.integer(7)), *left_out))
        continue;
      if (rows.integer(5) != 0 && !options.with_rejected) {
        const auto next = cause::next_of(hop, toward);
        if (!comes_to(next)) continue;
        retracted.insert(next.value());
      }
      hops.push_back(hop);
    }
    keep_credible(hops, links, options);
    return hops;
  };
}

cause::Graph load_graph(store::State& state, const WalkOptions& options, std::vector<LinkKind> kinds,
                        std::span<const EventId> asked) {
  std::vector<cause::Graph::Event> events;
  std::vector<cause::Graph::Edge> edges;
  std::unordered_map<EventId, cause::Node> numbers;
  const auto is_asked = [&](EventId event) { return std::ranges::find(asked, event) != asked.end(); };
  const auto number_of = [&](EventId event, std::int64_t earliest, std::int64_t latest, bool is_end) {
    const auto [at, is_new] = numbers.try_emplace(event, static_cast<cause::Node>(events.size()));
    if (is_new) events.push_back({event, Instant::from_key(earliest), Instant::from_key(latest), is_end});
    return at->second;
  };
  {
    std::vector<std::int64_t> ids;
    for (const auto event : asked) ids.push_back(event.value());
    const auto list = state.database.id_list(ids);
    auto rows = state.database.query(
        "SELECT id, earliest_start, latest_start FROM event WHERE id " + state.database.in_list("$1"),
        std::string_view(list));
    while (rows.next()) number_of(EventId(rows.integer(0)), rows.integer(1), rows.integer(2), false);
  }
  std::string sql =
      std::string(
          "SELECT l.id, l.kind, c.id, c.standing, c.earliest_start, c.latest_start, e.id, "
          "e.standing, e.earliest_start, e.latest_start, ") +
      credence_sql +
      " FROM link AS l JOIN link_kind AS k ON k.name = l.kind "
      "JOIN event AS c ON c.id = iif(coalesce(k.explains, '') = 'from_by_to', l.to_event, l.from_event) "
      "JOIN event AS e ON e.id = iif(coalesce(k.explains, '') = 'from_by_to', l.from_event, l.to_event) "
      "WHERE l.kind IN (" +
      words_of(kinds) + ")";
  if (!options.with_rejected) sql += " AND (l.standing IS NULL OR l.standing = 'disputed')";
  sql += voice_sql(options, 1) + " ORDER BY l.id";
  std::vector<sql::Value> values;
  add_voice(values, options);
  {
    auto rows = state.database.query(sql, std::span<const sql::Value>(values));
    while (rows.next()) {
      const EventId cause(rows.integer(2));
      const EventId effect(rows.integer(6));
      const auto is = [&](int column, std::string_view standing) {
        return rows.optional_text(column).value_or("") == standing;
      };
      const auto is_out = [&](int column, EventId event, std::string_view standing) {
        return !options.with_rejected && is(column, standing) && !is_asked(event);
      };
      if (is_out(3, cause, "rejected") || is_out(7, effect, "rejected")) continue;
      const auto kind = state.link_kind(rows.text(1));
      const auto from = number_of(cause, rows.integer(4), rows.integer(5), is_out(3, cause, "retracted"));
      const auto to = number_of(effect, rows.integer(8), rows.integer(9), is_out(7, effect, "retracted"));
      edges.push_back({from, to, LinkId(rows.integer(0)), rows.real(10), kind.first().has_value()});
    }
  }
  Links links(state, options);
  keep_credible(edges, links, options);
  return cause::Graph(std::move(events), std::move(edges));
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
