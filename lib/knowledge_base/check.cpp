// What can be wrong with a base, found by doing the work again.

#include "annals/error.hpp"
#include "annals/knowledge_base.hpp"
#include "knowledge_base/base.hpp"
#include "knowledge_base/believing.hpp"
#include "knowledge_base/settling.hpp"
#include "store/believe.hpp"
#include "store/binding.hpp"
#include "store/claims.hpp"
#include "store/identity.hpp"
#include "store/records.hpp"
#include "store/schema.hpp"
#include "store/time_columns.hpp"

#include <string>
#include <unordered_set>
#include <vector>

namespace annals {

namespace {

Problem damage(std::string about, std::string what) {
  return {Problem::Type::damage, std::move(about), std::move(what)};
}

void check_file(sql::Database& database, std::string_view file, std::vector<Problem>& problems) {
  for (auto& problem : database.integrity_problems())
    problems.push_back(damage(std::string(file), std::move(problem)));
}

/// The words of the text index can be compared with the records only where it could be written.
void check_text(detail::Base& base, std::vector<Problem>& problems) {
  try {
    if (base.writes())
      base.write([](detail::Base::Writing& writing) { writing.database.check_text(); });
    else
      base.read([](sql::Database& database, const auto&) { database.check_text_entries(); });
  } catch (const Error& error) {
    if (error.code() != ErrorCode::corrupt) throw;
    problems.push_back(
        damage("search", "the text index is damaged, or differs from the records: 'annals repair " +
                             base.path().string() + "' makes it anew"));
  }
}

std::string named(RecordId id) {
  return std::string(word(id.type)) + " " + std::to_string(id.value);
}

/// Looks at one record. What of it cannot be read at all is a problem as well.
template <class Look>
void look_at(RecordId id, std::vector<Problem>& problems, Look look) {
  try {
    look();
  } catch (const Error& error) {
    if (error.code() != ErrorCode::corrupt) throw;
    problems.push_back(damage(named(id), error.what()));
  }
}

void check_belief(const KnowledgeBase& base, sql::Database& database, const store::Kinds& kinds, RecordId id,
                  std::vector<Problem>& problems) {
  const auto row = store::load_row(database, kinds, id);
  if (!row) {
    problems.push_back(damage(named(id), "is claimed about but is not there"));
    return;
  }
  auto expected = *row;
  expected.claims = 1;  // they stand apart, whatever the row says
  take_belief(expected,
              store::believe(database, kinds, expected, store::claims_of(database, kinds, expected)));
  // An event of whose outcome nobody's word stands is open, and its row says so.
  auto says = row->says;
  if (id.type == RecordType::event && find(expected.says.fields, "outcome") == nullptr)
    std::erase(says.fields, Field{"outcome", std::string(word(Outcome::open))});
  if (expected.says != says || expected.standing != row->standing || expected.likelihood != row->likelihood)
    problems.push_back(damage(base.key(id), "its row differs from what its claims give"));
}

/// Records whose rows are not what their claims give.
void check_beliefs(const KnowledgeBase& base, sql::Database& database, const store::Kinds& kinds,
                   std::vector<Problem>& problems) {
  for (const auto id : store::with_claims(database))
    look_at(id, problems, [&] { check_belief(base, database, kinds, id, problems); });
}

/// Rows that count other claims than there are, or that are their only claim and yet disputed.
void check_counts(const KnowledgeBase& base, sql::Database& database, std::vector<Problem>& problems) {
  for (const auto type : {RecordType::source, RecordType::actor, RecordType::place, RecordType::event,
                          RecordType::link, RecordType::timing}) {
    auto rows = database.query(
        "SELECT r.id, r.claims, (SELECT count(*) FROM claim_entry AS c WHERE c.record = r.id) AS entries "
        "FROM " +
        std::string(store::table_of(type)) +
        " AS r WHERE r.claims <> entries OR (r.claims = 0 AND r.standing IS NOT NULL) ORDER BY r.id");
    while (rows.next())
      problems.push_back(damage(base.key(RecordId(type, rows.integer(0))),
                                rows.integer(1) == rows.integer(2)
                                    ? "nobody disputes its only claim, and its row says otherwise"
                                    : "its row counts " + std::to_string(rows.integer(1)) +
                                          " claims beside it, and there are " +
                                          std::to_string(rows.integer(2))));
  }
}

/// Whether all dates can be read. Those that cannot are problems.
bool check_dates(sql::Database& database, std::vector<Problem>& problems) {
  const auto before = problems.size();
  auto rows = database.query("SELECT id, date FROM event WHERE date IS NOT NULL ORDER BY id");
  while (rows.next())
    look_at(RecordId(RecordType::event, rows.integer(0)), problems, [&] {
      int column = 1;
      static_cast<void>(store::read_date(rows, column));
    });
  return problems.size() == before;
}

void check_placed(const KnowledgeBase& base, sql::Database& database, const store::Kinds& kinds,
                  const store::KnownTimes& known, std::vector<Problem>& problems) {
  const auto contested = detail::contest(database, kinds, known).flags(known.facts);
  const auto placed = order::Chronology(known.facts, contested).place();
  for (std::size_t event = 0; event < placed.size(); ++event)
    if (placed[event] != known.events[event].placed ||
        store::span_class_of(placed[event].bounds) != known.events[event].span_class)
      problems.push_back(
          damage(base.key(known.events[event].id), "its place in time differs from what is known of it"));
  for (order::FactNumber fact = 0; fact < known.places.size(); ++fact)
    if (known.places[fact].contested != (!contested.empty() && contested[fact]))
      problems.push_back(damage(base.key(known.places[fact].record),
                                known.places[fact].contested
                                    ? "its row says that it cannot hold with what else is known, and it can"
                                    : "it cannot hold with what else is known, and its row does not say so"));
}

/// Events whose place in time is not what follows from all that is known.
void check_times(const KnowledgeBase& base, sql::Database& database, const store::Kinds& kinds,
                 std::vector<Problem>& problems) {
  if (!check_dates(database, problems)) return;
  constexpr std::size_t batch = 4096;
  std::unordered_set<std::int64_t> seen;
  std::vector<std::int64_t> next;
  const auto look = [&] {
    for (const auto& known : store::load_known_times(database, next)) {
      for (const auto& event : known.events) seen.insert(event.id.value());
      check_placed(base, database, kinds, known, problems);
    }
    next.clear();
  };
  std::vector<std::int64_t> all;
  {
    auto rows = database.query("SELECT id FROM event ORDER BY id");
    while (rows.next()) all.push_back(rows.integer(0));
  }
  for (const auto id : all) {
    if (!seen.contains(id)) next.push_back(id);
    if (next.size() == batch) look();
  }
  look();
}

/// Chains of "lies within" and "is part of" that come back to where they began.
void check_circles(const KnowledgeBase& base, sql::Database& database, std::vector<Problem>& problems) {
  const auto circles = [&](RecordType type, std::string_view pairs, std::string_view what) {
    auto rows = database.query("WITH RECURSIVE pair (inner_id, outer_id) AS (" + std::string(pairs) +
                               "), up (id, above) AS (SELECT inner_id, outer_id FROM pair UNION "
                               "SELECT up.id, pair.outer_id FROM up JOIN pair ON pair.inner_id = up.above) "
                               "SELECT id FROM up WHERE id = above ORDER BY id");
    while (rows.next())
      problems.push_back(damage(base.key(RecordId(type, rows.integer(0))), std::string(what)));
  };
  circles(RecordType::event, "SELECT event, whole FROM part", "is a part of itself, by way of others");
  circles(RecordType::place, "SELECT id, within FROM place WHERE within IS NOT NULL",
          "lies within itself, by way of others");
  circles(RecordType::actor, "SELECT id, part_of FROM actor WHERE part_of IS NOT NULL",
          "belongs to itself, by way of others");
}

/// What cannot be so by what else is said. Only what is settled well can be told.
void check_order(const KnowledgeBase& base, std::vector<Problem>& problems) {
  for (const auto& contradiction : base.contradictions())
    problems.push_back({Problem::Type::contradiction, base.key(contradiction.facts.front().record),
                        "these cannot all hold: " + contradiction.text()});
  for (const auto& impossible : base.impossible_links())
    problems.push_back({Problem::Type::impossible_link, base.key(impossible.link), impossible.proof.text()});
}

}  // namespace

std::vector<Problem> KnowledgeBase::check() const {
  std::vector<Problem> problems;
  check_text(*base_, problems);
  base_->read_in_order([&](auto& database, const auto& kinds) {
    check_file(database, base_->path().string(), problems);
    check_beliefs(*this, database, kinds, problems);
    check_counts(*this, database, problems);
    const auto before = problems.size();
    check_times(*this, database, kinds, problems);
    if (problems.size() == before) check_order(*this, problems);
    check_circles(*this, database, problems);
  });
  return problems;
}

std::size_t KnowledgeBase::rebuild_search() {
  return base_->write([](detail::Base::Writing& writing) {
    writing.begun = true;
    return store::remake_search(writing.database);
  });
}

}  // namespace annals
