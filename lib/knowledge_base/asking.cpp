// Questions about claims, beliefs and causes. Questions about events are values: see annals/query/events.hpp.

#include "annals/questions.hpp"
#include "annals/record/kinds.hpp"
#include "io/hint.hpp"
#include "io/location.hpp"
#include "knowledge_base/propagation.hpp"
#include "knowledge_base/remarks.hpp"
#include "knowledge_base/states.hpp"
#include "query/account.hpp"
#include "query/between.hpp"
#include "query/events.hpp"
#include "query/expectation.hpp"
#include "query/explanation.hpp"
#include "query/grounds.hpp"
#include "query/order.hpp"
#include "query/printed_key.hpp"
#include "query/reached.hpp"
#include "query/search.hpp"
#include "query/select.hpp"
#include "query/starting.hpp"
#include "store/believe.hpp"
#include "store/binding.hpp"
#include "store/claims.hpp"
#include "store/columns.hpp"
#include "store/identity.hpp"
#include "store/purging.hpp"
#include "store/records.hpp"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

namespace annals::inline v0_2 {

namespace {

/// The ids of all records of a type, in an order that a copy of the base has too.
std::vector<std::int64_t> ids_in_order(sql::Database& database, RecordType type) {
  switch (type) {
    case RecordType::source:
      // The owner's own record only where something rests on it: every base has one.
      return store::read_ids(
          database.query("SELECT r.id FROM source AS r JOIN origin AS o ON o.id = r.origin WHERE r.id <> $1 "
                         "OR EXISTS (SELECT 1 FROM claim WHERE source = $1 AND id <> $1) "
                         "OR EXISTS (SELECT 1 FROM claim WHERE record = $1 AND id <> $1) "
                         "OR EXISTS (SELECT 1 FROM review WHERE claim = $1) ORDER BY r.key, o.name",
                         store::self_source));
    case RecordType::event:
      return store::read_ids(
          database.query("SELECT r.id FROM event AS r JOIN origin AS o ON o.id = r.origin ORDER BY "
                         "r.sort_key, r.position, r.key, o.name"));
    case RecordType::link:
    case RecordType::relative_date: {
      const auto edge = store::edge_columns(type);
      return store::read_ids(database.query(fmt::format(
          "SELECT t.id FROM {} AS t JOIN event AS f ON f.id = t.{} JOIN event AS l ON l.id = t.{} "
          "JOIN origin AS fo ON fo.id = f.origin JOIN origin AS lo ON lo.id = l.origin "
          "ORDER BY f.key, fo.name, t.{}, l.key, lo.name",
          store::table_of(type), edge.from, edge.to, edge.kind)));
    }
    default:
      return store::read_ids(
          database.query("SELECT r.id FROM " + std::string(store::table_of(type)) +
                         " AS r JOIN origin AS o ON o.id = r.origin ORDER BY r.key, o.name"));
  }
}

/// The ids of relative dates, in the order in which they are shown.
template <class... Args>
std::vector<std::int64_t> relative_dates_where(sql::Database& database, std::string_view condition,
                                               const Args&... args) {
  return store::read_ids(database.query(
      fmt::format("SELECT t.id FROM relative_date AS t JOIN event AS e ON e.id = t.event JOIN event AS "
                  "b ON b.id = t.anchor WHERE {} ORDER BY e.sort_key, e.position, e.id, "
                  "b.sort_key, b.position, b.id, t.time_offset",
                  condition),
      args...));
}

/// A misspelt kind would find nothing and look like an answer.
void require_kinds(store::State& state, const EventFilter& filter) {
  for (const auto word : query::kinds_asked_for(filter)) {
    if (state.kind(RecordType::event, word) != nullptr) continue;
    std::vector<std::string> known;
    for (const auto& [name, kind] : state.kinds())
      if (name.first == RecordType::event) known.push_back(name.second);
    const auto own = known.size();
    for (auto& kind : built_in_kinds()) known.push_back(std::move(kind.name));
    if (std::ranges::find(known, word) != known.end()) continue;
    const auto hint = io::hint(word, known);
    known.resize(own);
    throw Error(ErrorCode::not_found,
                fmt::format("There is no kind {} in this base; {}{}", io::in_quotes(word),
                            known.empty() ? "it has no kinds yet"
                                          : fmt::format("its kinds are {}", fmt::join(known, ", ")),
                            hint.empty() ? "." : hint));
  }
}

/// The result of `work(store::State&)`, which asks by `filter`.
template <class Work>
auto ask(detail::States& states, const EventFilter& filter, const Work& work) {
  return states.read([&](store::State& state) {
    require_kinds(state, filter);
    return work(state);
  });
}

}  // namespace

namespace detail {

std::vector<EventEntry<>> fetch(States& states, const EventFilter& filter) {
  return ask(states, filter, [&](store::State& state) {
    const auto select = query::select_events(state, filter, store::event_columns());
    return store::read_events(state, query::run(state.database, select));
  });
}

std::vector<EventId> ids(States& states, const EventFilter& filter) {
  return ask(states, filter, [&](store::State& state) {
    std::vector<EventId> found;
    auto rows = query::run(state.database, query::select_events(state, filter, "e.id"));
    while (rows.next()) found.emplace_back(rows.integer(0));
    return found;
  });
}

std::size_t count(States& states, const EventFilter& filter) {
  return ask(states, filter, [&](store::State& state) { return query::count_events(state, filter); });
}

std::vector<GroupCount> count_by(States& states, const EventFilter& filter, const Grouping& grouping) {
  return ask(states, filter,
             [&](store::State& state) { return query::count_events_by(state, filter, grouping); });
}

std::vector<PairCount> count_by(States& states, const EventFilter& filter, const Grouping& first,
                                const Grouping& second) {
  return ask(states, filter,
             [&](store::State& state) { return query::count_events_by(state, filter, first, second); });
}

std::optional<Value> aggregate(States& states, const EventFilter& filter, Aggregate aggregate,
                               std::string_view field) {
  return ask(states, filter,
             [&](store::State& state) { return query::aggregate_events(state, filter, aggregate, field); });
}

std::string sql(States& states, const EventFilter& filter) {
  return ask(states, filter, [&](store::State& state) {
    return query::readable(query::select_events(state, filter, "e.key, e.date, e.title"));
  });
}

std::string explain(States& states, const EventFilter& filter) {
  return ask(states, filter, [&](store::State& state) {
    auto select = query::select_events(state, filter, store::event_columns());
    select.sql = "EXPLAIN QUERY PLAN " + select.sql;
    std::string steps;
    for (auto rows = query::run(state.database, select); rows.next();)
      steps += std::string(rows.text(3)) + "\n";
    return steps;
  });
}

void go_on_after(EventFilter& filter, const Cursor& event, const Fields& details) {
  if (!filter.field_order) {
    filter.after = event;
    return;
  }
  const Value* value = annals::find(details, filter.field_order->field);
  filter.field_order->after = {event, value != nullptr ? std::optional(*value) : std::nullopt};
}

Pages::Pages(States& states, EventFilter filter) : state_(states.fixed()), filter_(std::move(filter)) {}

std::vector<EventEntry<>> Pages::next() {
  constexpr std::size_t most = 512;  // in memory at a time
  if (state_ == nullptr) return {};
  const auto left = filter_.limit.value_or(std::numeric_limits<std::size_t>::max());
  const bool is_fixed = dynamic_cast<const FixedState*>(state_.get()) != nullptr;
  filter_.limit = is_fixed ? std::min(left, most) : left;
  auto page = fetch(*state_, filter_);
  if (!is_fixed || page.size() < most || left == most) {
    state_.reset();
  } else {
    go_on_after(filter_, page.back().cursor(), page.back().details);
    filter_.limit = left - page.size();
  }
  return page;
}

void expect_kind(RecordType type, std::string_view key, std::string_view kind, std::string_view expected) {
  if (kind != expected)
    throw Error(ErrorCode::invalid_argument,
                fmt::format(R"(The {} "{}" is of the {} "{}", not "{}".)", word(type), key,
                            type == RecordType::actor ? "type" : "kind", kind, expected));
}

}  // namespace detail

Questions::Questions(std::shared_ptr<detail::States> states) : states_(std::move(states)) {}
Questions::Questions(const Questions&) = default;
Questions::Questions(Questions&&) noexcept = default;
Questions& Questions::operator=(const Questions&) = default;
Questions& Questions::operator=(Questions&&) noexcept = default;
Questions::~Questions() = default;

std::vector<SearchHit> Questions::search(std::string_view words, const SearchOptions& options) const {
  return states_->read([&](store::State& state) { return query::search(state, words, options); });
}

std::vector<Claim> Questions::claims(RecordId about) const {
  return states_->read(
      [&](store::State& state) { return store::claims_of(state, store::require_kind(state, about)); });
}

Claim Questions::claim(ClaimId id) const {
  return states_->read([&](store::State& state) {
    const auto about = store::record_of(state.database, id);
    for (auto& claim : store::claims_of(state, store::require_kind(state, about)))
      if (claim.id == id) return std::move(claim);
    store::refuse_missing(id);
  });
}

std::vector<Claim> Questions::claims_by(SourceId source) const {
  return states_->read([&](store::State& state) {
    static_cast<void>(store::require_kind(state, source));
    return store::claims_by(state, source);
  });
}

std::vector<Claim> Questions::claims_by(ActorId speaker) const {
  return states_->read([&](store::State& state) {
    static_cast<void>(store::require_kind(state, speaker));
    return store::claims_by(state, speaker);
  });
}

std::vector<Instant> Questions::imports_of(std::string_view file) const {
  return states_->read([&](store::State& state) { return store::imports_of(state.database, file); });
}

std::vector<Rating> Questions::ratings(SourceId source) const {
  return states_->read([&](store::State& state) {
    static_cast<void>(store::require_kind(state, source));
    return store::ratings_of(state.database, source);
  });
}

ClaimCount Questions::count_claims(SourceId by) const {
  return states_->read([&](store::State& state) {
    static_cast<void>(store::require_kind(state, by));
    // The owner's own record, which every base has, is nothing that anyone said.
    auto rows = state.database.query(
        "SELECT count(*), count(DISTINCT record) FROM claim WHERE source = $1 AND id <> $2", by.value(),
        store::self_source);
    rows.next();
    return ClaimCount{static_cast<std::size_t>(rows.integer(0)), static_cast<std::size_t>(rows.integer(1))};
  });
}

void Questions::each_claim(const std::function<void(const Claim&)>& visit) const {
  constexpr std::size_t batch = 256;  // few are in memory at a time
  const auto states = states_->fixed();
  for (const auto type : store::record_types) {
    const auto ids = states->read([&](store::State& state) { return ids_in_order(state.database, type); });
    for (std::span<const std::int64_t> rest(ids); !rest.empty();) {
      const auto some = rest.first(std::min(batch, rest.size()));
      rest = rest.subspan(some.size());
      auto claims = states->read(
          [&](store::State& state) { return store::claims_of(state, store::load_rows(state, type, some)); });
      for (auto& on_record : claims) {
        const auto enters = std::ranges::find(on_record, Stance::asserts, &Claim::stance);
        if (enters != on_record.end()) std::rotate(on_record.begin(), enters, enters + 1);
        for (const auto& claim : on_record) visit(claim);
      }
    }
  }
}

std::vector<Change> Questions::changes_since(std::int64_t number, std::size_t most) const {
  return states_->read([&](store::State& state) {
    // Ids are handed out in ascending order, over claims, reviews and tombstones alike.
    auto rows = state.database.query(
        "SELECT id, id, record_type, record, 0 FROM claim WHERE id > $1 UNION ALL SELECT v.id, v.claim, "
        "c.record_type, c.record, 1 FROM review AS v JOIN claim AS c ON c.id = v.claim WHERE v.id > $1 "
        "UNION ALL SELECT id, coalesce(claim, 0), record_type, record, 2 FROM tombstone WHERE id > $1 "
        "ORDER BY 1 LIMIT $2",
        number, std::min(most, std::size_t{std::numeric_limits<std::int64_t>::max()}));
    std::vector<Change> changes;
    while (rows.next())
      changes.push_back({rows.integer(0),
                         ClaimId(rows.integer(1)),
                         {store::read_word<RecordType>(rows.text(2)), rows.integer(3)},
                         rows.integer(4) == 1,
                         rows.integer(4) == 2});
    return changes;
  });
}

std::vector<Purge> Questions::purges() const {
  return states_->read([](store::State& state) { return store::tombstones(state.database); });
}

Belief Questions::belief(RecordId about) const {
  return states_->read([&](store::State& state) {
    const auto row = store::require_kind(state, about);
    return store::believe(state, row, store::claims_of(state, row));
  });
}

Belief Questions::belief(RecordId about, const Policy& policy) const {
  for (const auto reason : policy) static_cast<void>(index_of(reason));
  return states_->read([&](store::State& state) {
    const auto row = store::require_kind(state, about);
    return store::believe(state, row, store::claims_of(state, row), policy);
  });
}

ChangeOver Questions::change_over() const {
  return states_->read([](store::State& state) { return state.rules().change_over; });
}

CircaWidths Questions::circa() const {
  return states_->read([](store::State& state) { return state.circa(); });
}

Ties Questions::ties() const {
  return states_->read([](store::State& state) { return state.ties(); });
}

std::vector<Disagreement> Questions::disagreements() const {
  return states_->read([&](store::State& state) {
    std::vector<Disagreement> found;
    for (const auto id : store::contended(state.database)) {
      const auto row = store::require_row(state, id);
      for (auto& field : store::believe(state, row, store::claims_of(state, row)).fields) {
        const bool disputed =
            std::ranges::any_of(field.candidates, [](const auto& one) { return !one.disputed_by.empty(); });
        const auto agreeing = std::ranges::count_if(field.candidates, &Candidate::agrees);
        if (std::ssize(field.candidates) - agreeing < 2 && !disputed) continue;
        const auto key = query::printed_key(state, id);
        const auto* title = annals::find(row.statement.fields, "title");
        found.push_back({id, key, title != nullptr ? std::get<std::string>(*title) : key, std::move(field)});
      }
    }
    return found;
  });
}

std::vector<Expectation> Questions::expectations() const {
  return states_->read([&](store::State& state) {
    const auto ids = store::read_ids(state.database.query(
        "SELECT e.id FROM event AS e WHERE EXISTS (SELECT 1 FROM claim AS c WHERE c.record = e.id "
        "AND (c.window IS NOT NULL OR c.likelihood_low IS NOT NULL OR c.likelihood_word IS NOT NULL)) "
        "ORDER BY e.sort_key, e.position, e.key, e.id"));
    std::vector<Expectation> expectations;
    const auto briefs = query::load_briefs(state.database, ids);
    const auto claims = store::claims_of(state, store::load_rows(state, RecordType::event, ids));
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const auto& brief = briefs.at(EventId(ids[i]));
      for (const auto& claim : claims[i]) {
        if (!query::expects(claim, brief.outcome)) continue;
        expectations.push_back({brief, claim.id, claim.citation.likelihood, claim.citation.window,
                                query::attribute(state, claim)});
      }
    }
    // Those of one window stay in the order of the dates, in which they came.
    std::ranges::stable_sort(expectations, {}, [](const Expectation& one) {
      return one.window ? one.window->bounds().earliest_start : Instant::unbounded_future();
    });
    return expectations;
  });
}

Attribution Questions::attribution(const Citation& citation) const {
  return states_->read([&](store::State& state) { return query::attribute(state, citation); });
}

std::vector<Step> Questions::links(EventId event) const {
  return states_->read([&](store::State& state) { return query::links_of(state, event); });
}

std::vector<LinkEntry> Questions::links(const LinkFilter& filter) const {
  std::string kinds = "true";
  for (const auto& kind : filter.kinds)
    kinds += fmt::format("{}'{}'", kinds == "true" ? " AND l.kind IN (" : ", ", kind.name());
  if (!filter.kinds.empty()) kinds += ")";
  constexpr std::string_view ends =
      "FROM link AS l JOIN event AS f ON f.id = l.from_event JOIN event AS t ON t.id = l.to_event";
  constexpr std::string_view order = "f.sort_key, f.position, f.id, t.sort_key, t.position, t.id, l.kind";
  return states_->read([&](store::State& state) {
    for (const auto& kind : filter.kinds) state.check_link_kind(kind);
    if (filter.after) static_cast<void>(store::require_kind(state, *filter.after));
    return store::load_links(
        state,
        store::read_ids(state.database.query(
            fmt::format("SELECT l.id {} WHERE {} AND ($1 = 0 OR ({}) > (SELECT {} {} WHERE l.id = $1)) "
                        "ORDER BY {} LIMIT $2",
                        ends, kinds, order, order, ends, order),
            filter.after ? filter.after->value() : 0,
            std::min(filter.limit.value_or(std::size_t{std::numeric_limits<std::int64_t>::max()}),
                     std::size_t{std::numeric_limits<std::int64_t>::max()}))));
  });
}

std::vector<RelativeDateEntry> Questions::relative_dates(EventId event) const {
  return states_->read([&](store::State& state) {
    return store::load_relative_dates(
        state, relative_dates_where(state.database, "t.event = $1 OR t.anchor = $1", event.value()));
  });
}

std::vector<RelativeDateEntry> Questions::relative_dates() const {
  return states_->read([&](store::State& state) {
    return store::load_relative_dates(state, relative_dates_where(state.database, "true"));
  });
}

Order Questions::order(EventId a, EventId b, const OrderOptions& options) const {
  return states_->read([&](store::State& state) { return query::order_of(state, a, b, options); });
}

Between Questions::between(EventId a, EventId b) const {
  return states_->read([&](store::State& state) { return query::between(state, a, b); });
}

MustOrMay Questions::starting_before(EventId event) const {
  return states_->read(
      [&](store::State& state) { return query::starting(state, event, query::Side::before); });
}

MustOrMay Questions::starting_after(EventId event) const {
  return states_->read(
      [&](store::State& state) { return query::starting(state, event, query::Side::after); });
}

std::vector<EventId> Questions::resting_on_assumed_zone(const EventFilter& asked,
                                                        std::span<const EventId> events) const {
  return states_->read(
      [&](store::State& state) { return query::resting_on_assumed_zone(state, asked, events); });
}

std::vector<NextOrder> Questions::starts_before_next(std::span<const EventId> events) const {
  return states_->read([&](store::State& state) { return query::starts_before_next(state, events); });
}

std::vector<ImpossibleChain> Questions::impossible_chains() const {
  return states_->read([](store::State& state) { return query::impossible_chains(state); });
}

std::vector<ImpossibleLink> Questions::impossible_links() const {
  return states_->read([](store::State& state) { return query::impossible_links(state); });
}

std::vector<Contradiction> Questions::contradictions() const {
  return states_->read([](store::State& state) { return detail::contradictions(state); });
}

Explanation Questions::causes(EventId event, const WalkOptions& options) const {
  return states_->read(
      [&](store::State& state) { return query::explain(state, event, Toward::cause, options); });
}

Explanation Questions::effects(EventId event, const WalkOptions& options) const {
  return states_->read(
      [&](store::State& state) { return query::explain(state, event, Toward::effect, options); });
}

Account Questions::why(EventId event, const AccountOptions& options) const {
  return states_->read([&](store::State& state) { return query::account(state, event, options); });
}

Path Questions::path(EventId from, EventId to, const WalkOptions& options) const {
  return states_->read([&](store::State& state) { return query::find_path(state, from, to, options); });
}

Chains Questions::chains(std::span<const EventId> from, std::span<const EventId> to,
                         const ChainOptions& options) const {
  return states_->read([&](store::State& state) { return query::find_chains(state, from, to, options); });
}

Necessity Questions::necessary(EventId event, const WalkOptions& options) const {
  return states_->read([&](store::State& state) { return query::necessary(state, event, options); });
}

std::vector<EventId> Questions::reached(EventId event, Toward toward, const WalkOptions& options) const {
  return states_->read([&](store::State& state) { return query::reached(state, event, toward, options); });
}

Influence Questions::influence(std::size_t most, const WalkOptions& options) const {
  return states_->read([&](store::State& state) { return query::influence(state, most, options); });
}

CommonCauses Questions::common(EventId a, EventId b, const WalkOptions& options) const {
  return states_->read([&](store::State& state) { return query::common(state, a, b, options); });
}

Roots Questions::roots(EventId event, const WalkOptions& options) const {
  return states_->read([&](store::State& state) { return query::roots(state, event, options); });
}

std::vector<Remark> Questions::remarks() const {
  return states_->read([](store::State& state) { return detail::remarks(state); });
}

}  // namespace annals::inline v0_2
