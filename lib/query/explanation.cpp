#include "query/explanation.hpp"

#include "annals/error.hpp"
#include "cause/walk.hpp"
#include "store/believe.hpp"
#include "store/binding.hpp"
#include "store/claims.hpp"
#include "store/identity.hpp"
#include "store/records.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <iterator>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace annals::inline v0_2::query {

namespace {

std::vector<LinkKind> walked_kinds(store::State& state, const WalkOptions& options) {
  if (std::isnan(options.min_credence))
    throw Error(ErrorCode::invalid_argument,
                "The least credence of a walk is a number from 0 to 1, not NaN.");
  for (const auto& kind : options.kinds) state.check_link_kind(kind);
  if (!options.kinds.empty()) return options.kinds;
  auto kinds = state.link_kinds();
  std::erase_if(kinds, [](const LinkKind& kind) { return kind.explains() == Explains::nothing; });
  return kinds;
}

/// Links of these kinds with this end in the list $1 and the other elsewhere. The speaker is $2; the source
/// comes after it, if any.
std::string links_sql(const sql::Database& database, std::string_view end, std::string_view other,
                      const std::vector<LinkKind>& kinds, const WalkOptions& options) {
  std::string words;
  for (const auto& kind : kinds) words += (words.empty() ? "'" : ", '") + std::string(kind.name()) + "'";
  // A word without a range ("may") cannot be counted on at all; a link without a likelihood is said flatly.
  std::string sql =
      "SELECT l.id, l.kind, l.from_event, l.to_event, "
      "coalesce(l.likelihood_low, CASE WHEN l.likelihood_word IS NULL THEN 1.0 ELSE 0.0 END), "
      "coalesce(o.standing, '') = 'retracted' FROM link AS l JOIN event AS o ON o.id = l." +
      std::string(other) + " WHERE l." + std::string(end) + " " + database.in_list("$1") +
      " AND l.kind IN (" + words + ")";
  if (!options.with_rejected)
    sql +=
        " AND (l.standing IS NULL OR l.standing = 'disputed') "
        "AND coalesce(o.standing, '') <> 'rejected'";
  if (options.speaker || options.source) {
    sql += " AND EXISTS (SELECT 1 FROM claim AS c WHERE c.record = l.id";
    if (options.speaker) sql += " AND c.speaker = $2";
    if (options.source) sql += std::string(" AND c.source = ") + (options.speaker ? "$3" : "$2");
    sql += " AND c.stance = 'asserts' AND NOT EXISTS (SELECT 1 FROM withdrawn AS w WHERE w.claim = c.id))";
  }
  return sql;
}

/// What is believed of the links walked and who says so.
class Links {
 public:
  Links(store::State& state, const WalkOptions& options) : state_(state), options_(options) {}

  /// Reads links that were not read yet, all in a few statements.
  void read(std::vector<std::int64_t> ids) {
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

  void describe(Step& step) const {
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

  [[nodiscard]] bool of_one_voice() const { return options_.speaker || options_.source; }

  /// How likely a link that was read is for the voice that is asked for; nothing where it does not stand by
  /// it.
  [[nodiscard]] std::optional<double> credence_of_voice(LinkId link) const {
    const auto found = known_.find(link.value());
    if (found == known_.end()) return std::nullopt;
    const auto account = store::believe(state_, found->second.row, found->second.claims);
    if (is_out(account.standing)) return std::nullopt;
    return account.likelihood ? account.likelihood->at_least() : 1.0;
  }

 private:
  struct Known {
    store::Row row;
    std::vector<Claim> claims;  ///< that are asked for
  };

  static std::string mechanism_of(const Statement& statement) {
    const auto* mechanism = find(statement.fields, "mechanism");
    return mechanism != nullptr ? std::get<std::string>(*mechanism) : std::string();
  }

  [[nodiscard]] bool asked_for(const Citation& citation) const {
    return (!options_.speaker || citation.speaker == options_.speaker) &&
           (!options_.source || citation.source == options_.source);
  }

  store::State& state_;
  const WalkOptions& options_;
  std::unordered_map<std::int64_t, Known> known_;
};

/// Whether a walk comes to a retracted event, which it does not go on from.
using ComesTo = std::function<bool(EventId retracted)>;

/// The hops that a walk asks for, by one query for each frontier.
cause::Hops hops_of(store::State& state, Links& links, const WalkOptions& options, const ComesTo& comes_to) {
  std::vector<LinkKind> by_to;    // explain `to` by `from`, or are read so
  std::vector<LinkKind> by_from;  // explain `from` by `to`
  for (const auto& kind : walked_kinds(state, options))
    (kind.explains() == Explains::from_by_to ? by_from : by_to).push_back(kind);
  return [&state, &links, options, by_to, by_from, comes_to, retracted = std::unordered_set<std::int64_t>()](
             std::span<const EventId> frontier, Toward toward) mutable {
    auto& database = state.database;
    std::vector<std::int64_t> ids;
    ids.reserve(frontier.size());
    for (const auto event : frontier)
      if (!retracted.contains(event.value())) ids.push_back(event.value());
    const bool to_causes = toward == Toward::cause;
    std::string sql;
    const std::string_view near = to_causes ? "to_event" : "from_event";
    const std::string_view far = to_causes ? "from_event" : "to_event";
    if (!by_to.empty()) sql = links_sql(database, near, far, by_to, options);
    if (!by_from.empty())
      sql += (sql.empty() ? "" : " UNION ALL ") + links_sql(database, far, near, by_from, options);
    const auto list = database.id_list(ids);
    std::vector<sql::Value> values{std::string_view(list)};
    if (options.speaker) values.emplace_back(options.speaker->value());
    if (options.source) values.emplace_back(options.source->value());
    std::vector<cause::Hop> hops;
    auto rows = database.query(sql, std::span<const sql::Value>(values));
    while (rows.next()) {
      const cause::Hop hop{LinkId(rows.integer(0)), state.link_kind(rows.text(1)), EventId(rows.integer(2)),
                           EventId(rows.integer(3)), rows.real(4)};
      if (rows.integer(5) != 0 && !options.with_rejected) {
        const auto next = cause::next_of(hop, toward);
        if (!comes_to(next)) continue;
        retracted.insert(next.value());
      }
      hops.push_back(hop);
    }
    if (links.of_one_voice()) {
      std::vector<std::int64_t> found;
      found.reserve(hops.size());
      for (const auto& hop : hops) found.push_back(hop.link.value());
      links.read(std::move(found));
    }
    std::erase_if(hops, [&](cause::Hop& hop) {
      const auto credence = links.of_one_voice() ? links.credence_of_voice(hop.link) : hop.credence;
      hop.credence = credence.value_or(0.0);
      return !credence || hop.credence < options.min_credence;
    });
    return hops;
  };
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
                                        std::initializer_list<EventId> ends) {
  std::set<std::int64_t> ids;
  for (const auto end : ends) ids.insert(end.value());
  for (const auto& step : walked) ids.insert({step.hop.from.value(), step.hop.to.value()});
  auto briefs = load_briefs(database, std::vector<std::int64_t>(ids.begin(), ids.end()));
  for (const auto end : ends)
    if (!briefs.contains(end)) store::refuse_missing(end);
  return briefs;
}

}  // namespace

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

Explanation explain(store::State& state, EventId event, Toward toward, const WalkOptions& options) {
  constexpr std::size_t near = 3;
  const auto depth = options.depth.value_or(near);
  Links links(state, options);
  const auto comes_to = [](EventId) { return true; };
  const auto walked = cause::walk(event, toward, depth, hops_of(state, links, options, comes_to));
  auto briefs = briefs_of(state.database, walked, {event});
  Explanation explanation;
  explanation.toward = toward;
  explanation.asked = options;
  explanation.asked.depth = depth;
  explanation.steps = steps_of(links, walked, briefs);
  explanation.event = briefs[event];
  return explanation;
}

Path find_path(store::State& state, EventId from, EventId to, const WalkOptions& options) {
  constexpr std::size_t far = 20;
  const auto depth = options.depth.value_or(far);
  Links links(state, options);
  std::vector<cause::Walked> walked;
  const auto comes_to = [&](EventId retracted) { return retracted == from || retracted == to; };
  for (const auto& hop : cause::shortest_path(from, to, depth, hops_of(state, links, options, comes_to))) {
    const auto before = walked.empty() ? std::nullopt : std::optional(walked.size() - 1);
    const auto weakest = std::min(hop.credence, walked.empty() ? 1.0 : walked.back().weakest);
    walked.push_back({hop, walked.size() + 1, before, weakest});
  }
  auto briefs = briefs_of(state.database, walked, {from, to});
  Path path{briefs[from], briefs[to], options, steps_of(links, walked, briefs)};
  path.asked.depth = depth;
  return path;
}

std::vector<Step> links_of(store::State& state, EventId event) {
  // A walk of one link each way sees them all, once it is told to go along every kind.
  const WalkOptions options{.depth = 1, .kinds = state.link_kinds(), .with_rejected = true};
  auto links = explain(state, event, Toward::cause, options).steps;
  auto onward = explain(state, event, Toward::effect, options).steps;
  links.insert(links.end(), std::make_move_iterator(onward.begin()), std::make_move_iterator(onward.end()));
  return links;
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
