// What can be wrong with a base, found by doing the work again.

#include "annals/error.hpp"
#include "annals/knowledge_base.hpp"
#include "knowledge_base/base.hpp"
#include "knowledge_base/believing.hpp"
#include "knowledge_base/cycles.hpp"
#include "knowledge_base/propagation.hpp"
#include "query/order.hpp"
#include "query/printed_key.hpp"
#include "store/binding.hpp"
#include "store/claims.hpp"
#include "store/columns.hpp"
#include "store/digest.hpp"
#include "store/identity.hpp"
#include "store/kept_adjacency.hpp"
#include "store/records.hpp"
#include "store/schema.hpp"
#include "store/schema_differences.hpp"
#include "store/span_class.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

#include <fmt/format.h>

namespace annals::inline v0_2 {

namespace {

Problem damage(std::string about, std::string what) {
  return {.about = std::move(about), .what = std::move(what)};
}

void check_file(sql::Database& database, std::string_view file, std::vector<Problem>& problems) {
  for (auto& problem : database.integrity_problems())
    problems.push_back(damage(std::string(file), std::move(problem)));
}

/// Notes it where `look` finds the text index damaged.
template <class Look>
void check_text(std::string_view file, std::vector<Problem>& problems, Look look) {
  try {
    look();
  } catch (const Error& error) {
    if (error.code() != ErrorCode::corrupt) throw;
    problems.push_back(
        damage("search", "the text index is damaged, or differs from the records: 'annals repair " +
                             std::string(file) + "' makes it anew"));
  }
}

constexpr const char* export_and_import = ": export the base and import that into a new one";

std::string named(RecordId id) {
  return std::string(noun(id.type)) + " " + std::to_string(id.value);
}

/// Whether an error tells of the file; others, such as one of reading it, are no answer to what is wrong
/// with it.
bool is_damage(const Error& error) {
  return error.code() == ErrorCode::corrupt || error.code() == ErrorCode::not_found;
}

/// Looks at a record, or at a part of the base. What of it cannot be read at all is a problem as well.
template <class Look>
void look_at(const std::string& about, std::vector<Problem>& problems, Look look) {
  try {
    look();
  } catch (const Error& error) {
    if (!is_damage(error)) throw;
    problems.push_back(damage(about, error.what()));
  }
}

/// The key of a record, or its id where it has none.
std::string key_of(store::State& state, RecordId id) {
  try {
    const auto key = query::printed_key(state, id);
    return key.empty() ? named(id) : key;
  } catch (const Error& error) {
    if (!is_damage(error)) throw;
    return named(id);
  }
}

std::vector<std::int64_t> ids_of(sql::Database& database, RecordType type) {
  return store::read_ids(
      database.query("SELECT id FROM " + std::string(store::table_of(type)) + " ORDER BY id"));
}

/// Whether a record is as its claims have it.
void check_record(store::State& state, const store::Row& row, const std::vector<Claim>& claims,
                  std::vector<Problem>& problems) {
  // Zones are read where they are needed.
  if (const auto* zone = find(row.statement.fields, "zone"))
    static_cast<void>(store::date_zone(std::get<std::string>(*zone), {}, {}));
  if (claims.empty()) {
    problems.push_back(damage(key_of(state, row.id), "there is no claim on it"));
    return;
  }
  const auto expected = believed(state, row, claims);
  if (expected.statement != row.statement || expected.standing != row.standing ||
      expected.likelihood != row.likelihood || expected.reported != row.reported)
    problems.push_back(damage(key_of(state, row.id), "its row differs from what its claims give"));
  if (expected.candidates != row.candidates)
    problems.push_back(
        damage(key_of(state, row.id), "what is in doubt of it is not what is in doubt by its claims"));
}

/// Rows that are no records, or not what their claims give. False where some could not be read.
bool check_records(store::State& state, std::vector<Problem>& problems) {
  bool readable = true;
  constexpr std::size_t batch = 1024;
  for (const auto type : store::record_types) {
    const auto ids = ids_of(state.database, type);
    const auto check = [&](std::span<const std::int64_t> some) {
      auto rows = store::load_rows(state, type, some);
      store::load_candidates(state, rows);
      const auto claims = store::claims_of(state, rows);
      std::vector<Problem> found;
      for (std::size_t i = 0; i < rows.size(); ++i) check_record(state, rows[i], claims[i], found);
      std::ranges::move(found, std::back_inserter(problems));
    };
    for (std::span<const std::int64_t> rest(ids); !rest.empty();) {
      const auto some = rest.first(std::min(batch, rest.size()));
      rest = rest.subspan(some.size());
      try {
        check(some);
      } catch (const Error& error) {
        if (!is_damage(error)) throw;
        readable = false;
        for (const auto id : some) look_at(named({type, id}), problems, [&] { check(std::array{id}); });
      }
    }
  }
  return readable;
}

/// What is missing in the structure, or is another: tables, views, indexes, triggers, kinds of link; and
/// kinds of event that nothing describes.
void check_schema(store::State& state, std::vector<Problem>& problems) {
  for (auto& difference : store::schema_differences(state.database, state.kinds()))
    problems.push_back(damage(std::move(difference.name), difference.what + export_and_import));
  auto rows = state.database.query(
      "SELECT DISTINCT kind FROM event WHERE kind <> 'event' AND kind NOT IN (SELECT name FROM kind WHERE "
      "record_type = 'event')");
  while (rows.next())
    problems.push_back(
        damage(std::string(rows.text(0)), "events are of this kind, which is not among the kinds"));
}

/// Claims that are not as they were entered, or on records that are not there; ratings that do not count.
void check_claims(store::State& state, std::vector<Problem>& problems) {
  for (const auto record : store::altered(state.database))
    problems.push_back(
        damage(key_of(state, record), "what was said of it, or its name, was changed by hand"));
  for (const auto& rule : store::altered_rules(state.database))
    problems.push_back(damage("rule " + rule, "it was changed by hand"));
  auto sources = state.database.query(
      "SELECT id FROM source AS s WHERE reliability IS NOT (SELECT reliability FROM rating WHERE source = "
      "s.id "
      "ORDER BY recorded DESC, id DESC LIMIT 1)");
  while (sources.next())
    problems.push_back(damage(key_of(state, SourceId(sources.integer(0))), "its rating is not the latest"));
  auto rows = state.database.query(
      "SELECT DISTINCT c.record_type, c.record FROM claim AS c WHERE NOT EXISTS (SELECT 1 FROM record AS r "
      "WHERE r.id = c.record AND r.type = c.record_type) ORDER BY c.record_type, c.record");
  while (rows.next())
    problems.push_back(damage("claims", "they are about the " + std::string(rows.text(0)) + " " +
                                            std::to_string(rows.integer(1)) + ", which is not there"));
}

void check_schedule(store::State& state, const store::KnownTimes& known, std::vector<Problem>& problems) {
  const auto inconsistent = detail::resolve_conflicts(state, known).flags(known.facts);
  order::Chronology chronology(known.facts, inconsistent);
  order::Estimate estimate;
  estimate.follow(chronology, store::strengths(state, known));
  for (const auto& [number, schedule] : estimate.take_moved(chronology)) {
    const auto& event = known.events[number];
    if (schedule != event.schedule || store::span_class_of(schedule.bounds) != event.span_class)
      problems.push_back(
          damage(key_of(state, event.id), "its place in time differs from what is known of it"));
  }
  const auto is_set_aside = [&](order::FactNumber fact) {
    return known.facts.facts[fact].doubted ? estimate.set_aside().contains(fact)
                                           : !inconsistent.empty() && inconsistent[fact];
  };
  for (order::FactNumber fact = 0; fact < known.rows.size(); ++fact)
    if (known.rows[fact].set_aside != is_set_aside(fact))
      problems.push_back(
          damage(key_of(state, known.rows[fact].key.record),
                 known.rows[fact].set_aside
                     ? "the base says that it cannot hold with what else is known, and it can"
                     : "it cannot hold with what else is known, and the base does not say so"));
  for (const auto& stray : known.stray)
    problems.push_back(
        damage(key_of(state, stray.record), "the base has set aside a fact about it, and nobody says that"));
}

/// Participants that say another kind or time of their event than it has.
void check_participants(store::State& state, std::vector<Problem>& problems) {
  auto rows = state.database.query(
      "SELECT DISTINCT e.id FROM event AS e JOIN participant AS p ON p.event = e.id "
      "WHERE (p.kind, p.start_class, p.sort_key) IS NOT (e.kind, e.start_class, e.sort_key)");
  while (rows.next())
    problems.push_back(damage(key_of(state, EventId(rows.integer(0))),
                              "its participants have another kind or time than it"));
}

/// Events whose place in time is not what follows from all that is known.
void check_times(store::State& state, std::vector<Problem>& problems) {
  check_participants(state, problems);
  constexpr std::size_t batch = 4096;
  std::unordered_set<std::int64_t> seen;
  std::vector<std::int64_t> next;
  const auto look = [&] {
    for (const auto& known : store::load_known_times(state, next)) {
      for (const auto& event : known.events) seen.insert(event.id.value());
      check_schedule(state, known, problems);
    }
    next.clear();
  };
  for (const auto id : ids_of(state.database, RecordType::event)) {
    if (!seen.contains(id)) next.push_back(id);
    if (next.size() == batch) look();
  }
  look();
}

/// Chains of "lies within" and "is part of" that come back to where they began.
void check_cycles(store::State& state, std::vector<Problem>& problems) {
  const auto cycles = [&](RecordType type, std::string_view pairs, std::string_view what) {
    std::vector<Pair> within;
    for (auto rows = state.database.query(pairs); rows.next();)
      within.emplace_back(rows.integer(0), rows.integer(1));
    for (const auto id : on_cycles(within))
      problems.push_back(damage(key_of(state, RecordId(type, id)), std::string(what)));
  };
  cycles(
      RecordType::event,
      "SELECT p.event, p.whole FROM part AS p JOIN event AS e ON e.id = p.event WHERE coalesce(e.standing, "
      "'') <> 'retracted'",
      "is a part of itself, by way of others");
  cycles(RecordType::place, "SELECT id, within FROM place WHERE within IS NOT NULL",
         "lies within itself, by way of others");
  cycles(RecordType::actor, "SELECT id, part_of FROM actor WHERE part_of IS NOT NULL",
         "belongs to itself, by way of others");
}

/// States that are superseded by another, and are dated as if they went on.
void check_superseded(store::State& state, std::vector<Problem>& problems) {
  auto rows = state.database.query(
      "SELECT l.id, coalesce(b.title, b.key), coalesce(a.title, a.key) FROM link AS l JOIN event AS a ON "
      "a.id = "
      "l.from_event JOIN event AS b ON b.id = l.to_event WHERE l.kind = 'supersedes' AND "
      "coalesce(l.standing, "
      "'disputed') = 'disputed' AND a.outcome = 'occurred' AND coalesce(a.standing, 'disputed') = 'disputed' "
      "AND "
      "b.outcome = 'occurred' AND coalesce(b.standing, 'disputed') = 'disputed' AND b.earliest_end = $1 "
      "ORDER BY "
      "l.id",
      Instant::unbounded_future().key());
  while (rows.next())
    problems.push_back(
        {.type = Problem::Type::superseded_goes_on,
         .about = key_of(state, LinkId(rows.integer(0))),
         .what = fmt::format("“{}” is dated as going on, and “{}” supersedes it: say when it ended",
                             rows.text(1), rows.text(2))});
}

void check_adjacency(store::State& state, std::string_view file, std::vector<Problem>& problems) {
  if (!store::is_adjacency_true(state))
    problems.push_back(damage("adjacency", "the copy of the links differs from them: 'annals repair " +
                                               std::string(file) + "' makes it anew"));
}

/// What cannot be so by what else is said. Only what was propagated well can be told.
void check_order(store::State& state, std::vector<Problem>& problems) {
  for (const auto& contradiction : detail::contradictions(state))
    problems.push_back({.type = Problem::Type::contradiction,
                        .about = key_of(state, contradiction.facts.front().record),
                        .what = "these cannot all hold: " + contradiction.text()});
  for (auto& impossible : query::impossible_links(state))
    problems.push_back({.type = Problem::Type::impossible_link,
                        .about = key_of(state, impossible.link),
                        .what = impossible.proof.text(),
                        .proofs = {std::move(impossible.proof)}});
  for (auto& impossible : query::impossible_chains(state))
    problems.push_back({.type = Problem::Type::impossible_chain,
                        .about = key_of(state, impossible.links.front()),
                        .what = std::move(impossible.text),
                        .proofs = std::move(impossible.proofs)});
  check_superseded(state, problems);
}

}  // namespace

namespace detail {

std::vector<Problem> check(store::State& state, std::string_view file) {
  std::vector<Problem> problems;
  const auto part = [&](const char* about, auto look) {
    const auto before = problems.size();
    look_at(about, problems, look);
    return problems.size() == before;
  };
  // Kinds that cannot be read make everything unreadable.
  if (!part("kinds", [&] { static_cast<void>(state.kinds()); })) return problems;
  check_text(file, problems, [&] { state.database.check_text_entries(); });
  part("file", [&] { check_file(state.database, file, problems); });
  part("schema", [&] { check_schema(state, problems); });
  part("claims", [&] { check_claims(state, problems); });
  bool readable = false;
  part("records", [&] { readable = check_records(state, problems); });
  if (readable && part("time", [&] { check_times(state, problems); }))
    part("order", [&] { check_order(state, problems); });
  if (readable) part("adjacency", [&] { check_adjacency(state, file, problems); });
  part("wholes", [&] { check_cycles(state, problems); });
  return problems;
}

}  // namespace detail

std::vector<Problem> Questions::check() const {
  return states_->read([&](store::State& state) { return detail::check(state, states_->path()); });
}

std::vector<Problem> KnowledgeBase::check() {
  std::vector<Problem> problems;
  // The words of the text index can be compared with the records only where it could be written.
  if (base_->writes())
    check_text(path(), problems,
               [&] { base_->write([](detail::Base::Writing& writing) { writing.database.check_text(); }); });
  for (auto& problem : Questions::check())
    if (problem.about != "search" || problems.empty()) problems.push_back(std::move(problem));
  return problems;
}

std::size_t KnowledgeBase::repair() {
  return base_->write([](detail::Base::Writing& writing) {
    writing.begun = true;
    store::repair_adjacency(writing.state);
    return store::remake_search(writing.database);
  });
}

}  // namespace annals::inline v0_2
