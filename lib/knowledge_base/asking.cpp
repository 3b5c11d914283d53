// Questions about claims, beliefs and causes. Questions about events are values: see annals/query/events.hpp.

#include "annals/knowledge_base.hpp"
#include "knowledge_base/base.hpp"
#include "knowledge_base/believing.hpp"
#include "knowledge_base/settling.hpp"
#include "query/explanation.hpp"
#include "query/order.hpp"
#include "query/search.hpp"
#include "store/believe.hpp"
#include "store/claims.hpp"
#include "store/identity.hpp"
#include "store/records.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace annals {

namespace {

std::vector<std::int64_t> read_ids(sql::Rows rows) {
  std::vector<std::int64_t> ids;
  while (rows.next()) ids.push_back(rows.integer(0));
  return ids;
}

/// The ids of all records of a type, in an order that a copy of the base has too.
std::vector<std::int64_t> ids_in_order(sql::Database& database, RecordType type) {
  switch (type) {
    case RecordType::source:
      // The owner's own record only where something rests on it: every base has one.
      return read_ids(database.query(
          "SELECT r.id FROM source AS r JOIN origin AS o ON o.id = r.origin WHERE r.id <> $1 OR r.claims > 0 "
          "OR EXISTS (SELECT 1 FROM source WHERE source = $1 AND id <> $1) OR EXISTS (SELECT 1 FROM actor "
          "WHERE source = $1) "
          "OR EXISTS (SELECT 1 FROM place WHERE source = $1) OR EXISTS (SELECT 1 FROM event WHERE source = "
          "$1) "
          "OR EXISTS (SELECT 1 FROM link WHERE source = $1) OR EXISTS (SELECT 1 FROM timing WHERE source = "
          "$1) "
          "OR EXISTS (SELECT 1 FROM claim_entry WHERE source = $1) "
          "ORDER BY r.key, o.name",
          store::self_source));
    case RecordType::event:
      return read_ids(
          database.query("SELECT r.id FROM event AS r JOIN origin AS o ON o.id = r.origin ORDER BY "
                         "r.sort_key, r.position, r.key, o.name"));
    case RecordType::link:
    case RecordType::timing: {
      const auto tie = store::tie_columns(type);
      return read_ids(database.query(fmt::format(
          "SELECT t.id FROM {} AS t JOIN event AS f ON f.id = t.{} JOIN event AS l ON l.id = t.{} "
          "JOIN origin AS fo ON fo.id = f.origin JOIN origin AS lo ON lo.id = l.origin "
          "ORDER BY f.key, fo.name, t.{}, l.key, lo.name",
          store::table_of(type), tie.from, tie.to, tie.kind)));
    }
    default:
      return read_ids(database.query("SELECT r.id FROM " + std::string(store::table_of(type)) +
                                     " AS r JOIN origin AS o ON o.id = r.origin ORDER BY r.key, o.name"));
  }
}

/// Visits all rows of a type in that order. Few are in memory at a time.
template <class Visitor>
void for_each_row(sql::Database& database, const store::Kinds& kinds, RecordType type, Visitor&& visit) {
  constexpr std::size_t batch = 256;
  const auto ids = ids_in_order(database, type);
  for (std::size_t at = 0; at < ids.size(); at += batch) {
    const auto some = std::span(ids).subspan(at, std::min(batch, ids.size() - at));
    for (const auto& row : store::load_rows(database, kinds, type, some)) visit(row);
  }
}

/// The ids of timings, in the order in which they are shown.
template <class... Args>
std::vector<std::int64_t> timings_where(sql::Database& database, std::string_view condition,
                                        const Args&... args) {
  return read_ids(database.query(
      fmt::format("SELECT t.id FROM timing AS t JOIN event AS e ON e.id = t.event JOIN event AS "
                  "b ON b.id = t.anchor WHERE {} ORDER BY e.sort_key, e.position, e.id, "
                  "b.sort_key, b.position, b.id, t.gap",
                  condition),
      args...));
}

}  // namespace

std::vector<SearchHit> KnowledgeBase::search(std::string_view words, const SearchOptions& options) const {
  return base_->read([&](auto& database, const auto&) { return query::search(database, words, options); });
}

std::vector<Claim> KnowledgeBase::claims(RecordId about) const {
  return base_->read([&](auto& database, const auto& kinds) {
    return store::claims_of(database, kinds, store::require_row(database, kinds, about));
  });
}

Claim KnowledgeBase::claim(ClaimId id) const {
  return base_->read([&](auto& database, const auto& kinds) {
    if (const auto about = store::record_of(database, id))
      for (auto& claim : store::claims_of(database, kinds, store::require_row(database, kinds, *about)))
        if (claim.id == id) return std::move(claim);
    throw Error(ErrorCode::not_found,
                "There is no claim with the id " + std::to_string(id.value()) + " in this base.");
  });
}

ClaimCount KnowledgeBase::count_claims(SourceId by) const {
  return base_->read([&](auto& database, const auto& kinds) {
    static_cast<void>(store::require_row(database, kinds, by));
    // The owner's own record, which every base has, is nothing that anyone said.
    auto rows = database.query(
        "SELECT count(*), count(DISTINCT record) FROM ("
        "SELECT id AS record FROM source WHERE source = $1 AND claims = 0 AND id <> $1 "
        "UNION ALL SELECT id FROM actor WHERE source = $1 AND claims = 0 "
        "UNION ALL SELECT id FROM place WHERE source = $1 AND claims = 0 "
        "UNION ALL SELECT id FROM event WHERE source = $1 AND claims = 0 "
        "UNION ALL SELECT id FROM link WHERE source = $1 AND claims = 0 "
        "UNION ALL SELECT id FROM timing WHERE source = $1 AND claims = 0 "
        "UNION ALL SELECT record FROM claim_entry WHERE source = $1) AS said",
        by.value());
    rows.next();
    return ClaimCount{static_cast<std::size_t>(rows.integer(0)), static_cast<std::size_t>(rows.integer(1))};
  });
}

void KnowledgeBase::each_claim(const std::function<void(const Claim&)>& visit) const {
  base_->read_in_order([&](auto& database, const auto& kinds) {
    for (const auto type : {RecordType::source, RecordType::actor, RecordType::place, RecordType::event,
                            RecordType::link, RecordType::timing})
      for_each_row(database, kinds, type, [&](const store::Row& row) {
        for (const auto& claim : store::claims_of(database, kinds, row)) visit(claim);
      });
  });
}

Belief KnowledgeBase::belief(RecordId about) const {
  return base_->read([&](auto& database, const auto& kinds) {
    const auto row = store::require_row(database, kinds, about);
    return store::believe(database, kinds, row, store::claims_of(database, kinds, row));
  });
}

std::vector<Disagreement> KnowledgeBase::disagreements() const {
  return base_->read([&](auto& database, const auto& kinds) {
    std::vector<Disagreement> found;
    for (const auto id : store::with_claims(database)) {
      const auto row = store::require_row(database, kinds, id);
      for (auto& field :
           store::believe(database, kinds, row, store::claims_of(database, kinds, row)).fields) {
        const bool disputed =
            std::ranges::any_of(field.candidates, [](const auto& one) { return !one.disputed_by.empty(); });
        if (field.candidates.size() < 2 && !disputed) continue;
        const auto* title = annals::find(row.says.fields, "title");
        found.push_back(
            {id, key(id), title != nullptr ? std::get<std::string>(*title) : key(id), std::move(field)});
      }
    }
    return found;
  });
}

std::vector<Expectation> KnowledgeBase::expectations() const {
  return base_->read_in_order([&](auto& database, const auto& kinds) {
    // Forecasts, and whatever says how likely an event is that is open yet.
    const auto ids = read_ids(database.query(
        "SELECT e.id FROM event AS e WHERE (e.claims = 0 AND (e.window IS NOT NULL OR (e.outcome = 'open' "
        "AND "
        "(e.likelihood_low IS NOT NULL OR e.likelihood_word IS NOT NULL)))) OR (e.claims > 0 AND EXISTS "
        "(SELECT 1 FROM claim_entry AS c WHERE c.record = e.id AND (c.window IS NOT NULL OR c.likelihood_low "
        "IS "
        "NOT NULL OR c.likelihood_word IS NOT NULL))) ORDER BY e.sort_key, e.position, e.key, "
        "e.id"));
    std::vector<Expectation> expectations;
    const auto briefs = query::load_briefs(database, ids);
    for (const auto id : ids) {
      const EventId event(id);
      const auto& brief = briefs.at(event);
      const auto row = store::require_row(database, kinds, event);
      for (const auto& claim : store::claims_of(database, kinds, row)) {
        const bool expects = claim.is_forecast() || (claim.said.likelihood && brief.outcome == Outcome::open);
        if (!expects || claim.retracted()) continue;
        auto said = query::attribute(database, claim.said);
        said.claim = claim.id;
        said.stance = claim.stance;
        expectations.push_back({brief, claim.id, claim.said.likelihood, claim.said.window, std::move(said)});
      }
    }
    // Those of one window stay in the order of the dates, in which they came.
    std::ranges::stable_sort(expectations, {}, [](const Expectation& one) {
      return one.window ? one.window->bounds().earliest_start : Instant::unbounded_future();
    });
    return expectations;
  });
}

Attribution KnowledgeBase::attribution(const Said& said) const {
  return base_->read([&](auto& database, const auto&) { return query::attribute(database, said); });
}

std::vector<Step> KnowledgeBase::links(EventId event) const {
  return base_->read(
      [&](auto& database, const auto& kinds) { return query::links_of(database, kinds, event); });
}

std::vector<TimingEntry> KnowledgeBase::timings(EventId event) const {
  return base_->read_in_order([&](auto& database, const auto&) {
    return store::load_timings(database,
                               timings_where(database, "t.event = $1 OR t.anchor = $1", event.value()));
  });
}

std::vector<TimingEntry> KnowledgeBase::timings() const {
  return base_->read_in_order([&](auto& database, const auto&) {
    return store::load_timings(database, timings_where(database, "true"));
  });
}

Order KnowledgeBase::order(EventId a, EventId b, const OrderOptions& options) const {
  return base_->read_in_order(
      [&](auto& database, const auto& kinds) { return query::order_of(database, kinds, a, b, options); });
}

std::vector<Precedence> KnowledgeBase::starts_before_next(std::span<const EventId> events) const {
  return base_->read_in_order(
      [&](auto& database, const auto&) { return query::starts_before_next(database, events); });
}

std::vector<ImpossibleLink> KnowledgeBase::impossible_links() const {
  return base_->read_in_order(
      [](auto& database, const auto& kinds) { return query::impossible_links(database, kinds); });
}

std::vector<Contradiction> KnowledgeBase::contradictions() const {
  return base_->read_in_order([](auto& database, const auto& kinds) {
    std::vector<Contradiction> found;
    for (const auto& known : store::load_known_times(database, store::events_in_contests(database)))
      for (const auto& facts : detail::contest(database, kinds, known).conflicts)
        found.push_back(query::describe_contradiction(database, kinds, known, facts));
    return found;
  });
}

Explanation KnowledgeBase::causes(EventId event, const WalkOptions& options) const {
  return base_->read([&](auto& database, const auto& kinds) {
    return query::explain(database, kinds, event, Toward::causes, options);
  });
}

Explanation KnowledgeBase::effects(EventId event, const WalkOptions& options) const {
  return base_->read([&](auto& database, const auto& kinds) {
    return query::explain(database, kinds, event, Toward::effects, options);
  });
}

Path KnowledgeBase::path(EventId from, EventId to, const WalkOptions& options) const {
  return base_->read([&](auto& database, const auto& kinds) {
    return query::find_path(database, kinds, from, to, options);
  });
}

}  // namespace annals
