// What can be wrong with a base, found by doing the work again.

#include "annals/error.hpp"
#include "annals/knowledge_base.hpp"
#include "knowledge_base/base.hpp"
#include "knowledge_base/believing.hpp"
#include "store/believe.hpp"
#include "store/binding.hpp"
#include "store/claims.hpp"
#include "store/identity.hpp"
#include "store/records.hpp"
#include "store/time_columns.hpp"

#include <string>
#include <vector>

namespace annals {

namespace {

void check_file(sql::Database& database, std::string_view file, std::vector<Problem>& problems) {
  for (auto& problem : database.integrity_problems())
    problems.push_back({std::string(file), std::move(problem)});
}

/// The text index can be compared with the records only where it could be written.
void check_text(detail::Base& base, std::vector<Problem>& problems) {
  if (!base.writes()) return;
  try {
    base.write([](detail::Base::Writing& writing) { writing.database.check_text(); });
  } catch (const Error& error) {
    if (error.code() != ErrorCode::corrupt) throw;
    problems.push_back({"search", "the text index is damaged, or differs from the records"});
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
    problems.push_back({named(id), error.what()});
  }
}

void check_belief(const KnowledgeBase& base, sql::Database& database, const store::Kinds& kinds, RecordId id,
                  std::vector<Problem>& problems) {
  const auto row = store::load_row(database, kinds, id);
  if (!row) {
    problems.push_back({named(id), "is claimed about but is not there"});
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
    problems.push_back({base.key(id), "its row differs from what its claims give"});
}

/// Records whose rows are not what their claims give.
void check_beliefs(const KnowledgeBase& base, sql::Database& database, const store::Kinds& kinds,
                   std::vector<Problem>& problems) {
  for (const auto id : store::with_claims(database))
    look_at(id, problems, [&] { check_belief(base, database, kinds, id, problems); });
}

/// Rows that count other claims than there are, or that are their only claim and yet disputed.
void check_counts(const KnowledgeBase& base, sql::Database& database, std::vector<Problem>& problems) {
  for (const auto type :
       {RecordType::source, RecordType::actor, RecordType::place, RecordType::event, RecordType::link}) {
    auto rows = database.query(
        "SELECT r.id, r.claims, (SELECT count(*) FROM claim_entry AS c WHERE c.record = r.id) AS entries "
        "FROM " +
        std::string(store::table_of(type)) +
        " AS r WHERE r.claims <> entries OR (r.claims = 0 AND r.standing IS NOT NULL) ORDER BY r.id");
    while (rows.next())
      problems.push_back({base.key(RecordId(type, rows.integer(0))),
                          rows.integer(1) == rows.integer(2)
                              ? "nobody disputes its only claim, and its row says otherwise"
                              : "its row counts " + std::to_string(rows.integer(1)) +
                                    " claims beside it, and there are " + std::to_string(rows.integer(2))});
  }
}

/// Events whose place in time is not that of their date.
void check_times(const KnowledgeBase& base, sql::Database& database, std::vector<Problem>& problems) {
  auto rows = database.query(
      "SELECT id, date, earliest_start, latest_start, earliest_end, latest_end, sort_key, span_class "
      "FROM event ORDER BY id");
  while (rows.next()) {
    const RecordId id(RecordType::event, rows.integer(0));
    look_at(id, problems, [&] {
      Fields fields;
      int column = 1;
      if (auto date = store::read_date(rows, column)) fields.push_back({"when", *std::move(date)});
      const auto instant = [&](int at) { return Instant::from_key(rows.integer(at)); };
      const store::TimeColumns columns{
          {instant(2), instant(3), instant(4), instant(5)}, instant(6), static_cast<int>(rows.integer(7))};
      if (columns != store::time_columns(fields))
        problems.push_back({base.key(id), "its place in time differs from what its date gives"});
    });
  }
}

/// Chains of "lies within" and "is part of" that come back to where they began.
void check_circles(const KnowledgeBase& base, sql::Database& database, std::vector<Problem>& problems) {
  const auto circles = [&](RecordType type, std::string_view pairs, std::string_view what) {
    auto rows = database.query("WITH RECURSIVE pair (inner_id, outer_id) AS (" + std::string(pairs) +
                               "), up (id, above) AS (SELECT inner_id, outer_id FROM pair UNION "
                               "SELECT up.id, pair.outer_id FROM up JOIN pair ON pair.inner_id = up.above) "
                               "SELECT id FROM up WHERE id = above ORDER BY id");
    while (rows.next()) problems.push_back({base.key(RecordId(type, rows.integer(0))), std::string(what)});
  };
  circles(RecordType::event, "SELECT event, whole FROM part", "is a part of itself, by way of others");
  circles(RecordType::place, "SELECT id, within FROM place WHERE within IS NOT NULL",
          "lies within itself, by way of others");
  circles(RecordType::actor, "SELECT id, part_of FROM actor WHERE part_of IS NOT NULL",
          "belongs to itself, by way of others");
}

}  // namespace

std::vector<Problem> KnowledgeBase::check() const {
  std::vector<Problem> problems;
  check_text(*base_, problems);
  base_->read([&](auto& database, const auto& kinds) {
    check_file(database, base_->path().string(), problems);
    check_beliefs(*this, database, kinds, problems);
    check_counts(*this, database, problems);
    check_times(*this, database, problems);
    check_circles(*this, database, problems);
  });
  return problems;
}

}  // namespace annals
