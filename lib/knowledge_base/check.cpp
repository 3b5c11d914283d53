// What can be wrong with a base, found by doing the work again.

#include "annals/error.hpp"
#include "annals/knowledge_base.hpp"
#include "knowledge_base/base.hpp"
#include "knowledge_base/believing.hpp"
#include "knowledge_base/circles.hpp"
#include "knowledge_base/settling.hpp"
#include "store/believe.hpp"
#include "store/binding.hpp"
#include "store/claims.hpp"
#include "store/identity.hpp"
#include "store/records.hpp"
#include "store/schema.hpp"
#include "store/time_columns.hpp"

#include <algorithm>
#include <span>
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

/// Notes it where `look` finds the text index damaged.
template <class Look>
void check_text(const detail::Base& base, std::vector<Problem>& problems, Look look) {
  try {
    look();
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
std::string key_of(const KnowledgeBase& base, RecordId id) {
  try {
    return base.key(id);
  } catch (const Error& error) {
    if (!is_damage(error)) throw;
    return named(id);
  }
}

constexpr RecordType all_types[] = {RecordType::source, RecordType::actor, RecordType::place,
                                    RecordType::event,  RecordType::link,  RecordType::timing};

std::vector<std::int64_t> ids_of(sql::Database& database, RecordType type) {
  std::vector<std::int64_t> ids;
  auto rows = database.query("SELECT id FROM " + std::string(store::table_of(type)) + " ORDER BY id");
  while (rows.next()) ids.push_back(rows.integer(0));
  return ids;
}

/// Rows that are no records.
void check_rows(sql::Database& database, const store::Kinds& kinds, std::vector<Problem>& problems) {
  constexpr std::size_t batch = 1024;
  for (const auto type : all_types) {
    const auto ids = ids_of(database, type);
    for (std::span<const std::int64_t> rest(ids); !rest.empty();) {
      const auto some = rest.first(std::min(batch, rest.size()));
      rest = rest.subspan(some.size());
      try {
        static_cast<void>(store::load_rows(database, kinds, type, some));
      } catch (const Error& error) {
        if (!is_damage(error)) throw;
        for (const auto id : some)
          look_at(named({type, id}), problems, [&] {
            static_cast<void>(store::load_row(database, kinds, {type, id}));
          });
      }
    }
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
    problems.push_back(damage(key_of(base, id), "its row differs from what its claims give"));
}

/// Records whose rows are not what their claims give.
void check_beliefs(const KnowledgeBase& base, sql::Database& database, const store::Kinds& kinds,
                   std::vector<Problem>& problems) {
  auto rows =
      database.query("SELECT DISTINCT record_type, record FROM claim_entry ORDER BY record_type, record");
  while (rows.next()) {
    const auto about = std::string(rows.text(0)) + " " + std::to_string(rows.integer(1));
    look_at(about, problems, [&] {
      check_belief(base, database, kinds, {store::read_word<RecordType>(rows.text(0)), rows.integer(1)},
                   problems);
    });
  }
}

/// Rows that count other claims than there are, or that are their only claim and yet disputed.
void check_counts(const KnowledgeBase& base, sql::Database& database, std::vector<Problem>& problems) {
  for (const auto type : all_types) {
    auto rows = database.query(
        "SELECT r.id, r.claims, (SELECT count(*) FROM claim_entry AS c WHERE c.record = r.id) AS entries "
        "FROM " +
        std::string(store::table_of(type)) +
        " AS r WHERE r.claims <> entries OR (r.claims = 0 AND r.standing IS NOT NULL) ORDER BY r.id");
    while (rows.next())
      problems.push_back(damage(key_of(base, RecordId(type, rows.integer(0))),
                                rows.integer(1) == rows.integer(2)
                                    ? "nobody disputes its only claim, and its row says otherwise"
                                    : "its row counts " + std::to_string(rows.integer(1)) +
                                          " claims beside it, and there are " +
                                          std::to_string(rows.integer(2))));
  }
}

void check_placed(const KnowledgeBase& base, sql::Database& database, const store::Kinds& kinds,
                  const store::KnownTimes& known, std::vector<Problem>& problems) {
  const auto contested = detail::contest(database, kinds, known).flags(known.facts);
  const auto placed = order::Chronology(known.facts, contested).place();
  for (std::size_t event = 0; event < placed.size(); ++event)
    if (placed[event] != known.events[event].placed ||
        store::span_class_of(placed[event].bounds) != known.events[event].span_class)
      problems.push_back(
          damage(key_of(base, known.events[event].id), "its place in time differs from what is known of it"));
  for (order::FactNumber fact = 0; fact < known.places.size(); ++fact)
    if (known.places[fact].contested != (!contested.empty() && contested[fact]))
      problems.push_back(damage(key_of(base, known.places[fact].record),
                                known.places[fact].contested
                                    ? "its row says that it cannot hold with what else is known, and it can"
                                    : "it cannot hold with what else is known, and its row does not say so"));
}

/// Events whose place in time is not what follows from all that is known.
void check_times(const KnowledgeBase& base, sql::Database& database, const store::Kinds& kinds,
                 std::vector<Problem>& problems) {
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
  for (const auto id : ids_of(database, RecordType::event)) {
    if (!seen.contains(id)) next.push_back(id);
    if (next.size() == batch) look();
  }
  look();
}

/// Chains of "lies within" and "is part of" that come back to where they began.
void check_circles(const KnowledgeBase& base, sql::Database& database, std::vector<Problem>& problems) {
  const auto circles = [&](RecordType type, std::string_view pairs, std::string_view what) {
    std::vector<Pair> within;
    for (auto rows = database.query(pairs); rows.next();)
      within.emplace_back(rows.integer(0), rows.integer(1));
    for (const auto id : on_circles(within))
      problems.push_back(damage(key_of(base, RecordId(type, id)), std::string(what)));
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
    problems.push_back({Problem::Type::contradiction, key_of(base, contradiction.facts.front().record),
                        "these cannot all hold: " + contradiction.text()});
  for (const auto& impossible : base.impossible_links())
    problems.push_back(
        {Problem::Type::impossible_link, key_of(base, impossible.link), impossible.proof.text()});
}

}  // namespace

std::vector<Problem> KnowledgeBase::check() const {
  std::vector<Problem> in_text;
  // The words of the text index can be compared with the records only where it could be written.
  if (base_->writes())
    check_text(*base_, in_text,
               [&] { base_->write([](detail::Base::Writing& writing) { writing.database.check_text(); }); });
  const auto file = base_->path().string();
  std::vector<Problem> found;
  // Kinds that cannot be read make everything unreadable.
  look_at(file, found, [&] {
    found = base_->read_in_order([&](auto& database, const auto& kinds) {
      std::vector<Problem> problems = in_text;
      const auto part = [&](const char* about, auto look) {
        const auto before = problems.size();
        look_at(about, problems, look);
        return problems.size() == before;
      };
      if (!base_->writes()) check_text(*base_, problems, [&] { database.check_text_entries(); });
      part("file", [&] { check_file(database, file, problems); });
      const bool readable = part("records", [&] { check_rows(database, kinds, problems); });
      part("claims", [&] { check_beliefs(*this, database, kinds, problems); });
      part("claims", [&] { check_counts(*this, database, problems); });
      if (readable && part("time", [&] { check_times(*this, database, kinds, problems); }))
        part("order", [&] { check_order(*this, problems); });
      part("wholes", [&] { check_circles(*this, database, problems); });
      return problems;
    });
  });
  return found;
}

std::size_t KnowledgeBase::rebuild_search() {
  return base_->write([](detail::Base::Writing& writing) {
    writing.begun = true;
    return store::remake_search(writing.database);
  });
}

}  // namespace annals
