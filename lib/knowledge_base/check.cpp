// What can be wrong with a base, found by doing the work again.

#include "annals/error.hpp"
#include "annals/knowledge_base.hpp"
#include "knowledge_base/base.hpp"
#include "knowledge_base/believing.hpp"
#include "store/believe.hpp"
#include "store/claims.hpp"
#include "store/records.hpp"

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
    problems.push_back({"search", "the text index differs from the records"});
  }
}

/// Records whose rows are not what their claims give.
void check_beliefs(const KnowledgeBase& base, sql::Database& database, const store::Kinds& kinds,
                   std::vector<Problem>& problems) {
  for (const auto id : store::with_claims(database)) {
    const auto row = store::load_row(database, kinds, id);
    if (!row) {
      problems.push_back(
          {std::string(word(id.type)) + " " + std::to_string(id.value), "is claimed about but is not there"});
      continue;
    }
    auto says = row->says;
    auto expected = *row;
    take_belief(expected, store::believe(database, kinds, *row, store::claims_of(database, kinds, *row)));
    // An event of whose outcome nobody's word stands is open, and its row says so.
    if (id.type == RecordType::event && find(expected.says.fields, "outcome") == nullptr)
      std::erase(says.fields, Field{"outcome", std::string(word(Outcome::open))});
    if (expected.says != says || expected.standing != row->standing || expected.likelihood != row->likelihood)
      problems.push_back({base.key(id), "its row differs from what its claims give"});
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
    check_circles(*this, database, problems);
  });
  return problems;
}

}  // namespace annals
