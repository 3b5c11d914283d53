#include "store/log.hpp"

#include "store/binding.hpp"
#include "store/indexed_texts.hpp"

#include <optional>

#include <fmt/format.h>

namespace annals::inline v0_2::store {

namespace {

std::optional<std::string_view> said(const std::string& text) {
  return text.empty() ? std::optional<std::string_view>() : std::string_view(text);
}

constexpr std::string_view is_undo =
    "(first = id AND id IN (SELECT undone_by FROM log WHERE undone_by IS NOT NULL))";

std::vector<LogEntry> entries(sql::Database& database, std::string_view condition, std::size_t limit) {
  constexpr std::size_t all = std::size_t{1} << 62;
  auto rows = database.query(
      fmt::format("SELECT id, recorded, author, command, lasting, undone_by, {}, "
                  "(SELECT count(*) FROM claim AS c WHERE c.id BETWEEN log.first AND log.id), "
                  "(SELECT count(DISTINCT record) FROM claim AS c WHERE c.id BETWEEN log.first AND log.id), "
                  "(SELECT count(*) FROM review AS v WHERE v.id BETWEEN log.first AND log.id), "
                  "(SELECT count(*) FROM rating AS r WHERE r.id BETWEEN log.first AND log.id) "
                  "FROM log WHERE {} ORDER BY id DESC LIMIT $1",
                  is_undo, condition),
      static_cast<std::int64_t>(limit < all ? limit : all));
  std::vector<LogEntry> found;
  while (rows.next()) {
    auto& one = found.emplace_back();
    const auto count = [&](int column) { return static_cast<std::size_t>(rows.integer(column)); };
    one.number = rows.integer(0);
    one.recorded = Instant::from_key(rows.integer(1));
    one.author = rows.optional_text(2).value_or("");
    one.command = rows.optional_text(3).value_or("");
    one.lasting = rows.integer(4) != 0;
    one.undone_by = rows.optional_integer(5);
    one.takes_back = rows.integer(6) != 0;
    one.claims = count(7);
    one.records = count(8);
    one.reviews = count(9);
    one.ratings = count(10);
  }
  return found;
}

}  // namespace

void insert_log(sql::Database& database, std::int64_t first, std::int64_t last, Instant recorded,
                const Signature& signature, const KindsBefore& kinds, bool lasting) {
  database.run(
      "INSERT INTO log (id, first, recorded, author, command, kinds, lasting) VALUES ($1, $2, $3, $4, $5, "
      "$6, $7)",
      last, first, recorded.key(), said(signature.author), said(signature.command), said(text_of(kinds)),
      std::int64_t{lasting});
}

void forget_commands(sql::Database& database) {
  database.run("UPDATE log SET command = NULL");
}

std::vector<LogEntry> log_entries(sql::Database& database, std::size_t limit) {
  return entries(database, "true", limit);
}

std::vector<LogEntry> entries_to_undo(sql::Database& database, std::size_t limit) {
  return entries(database, fmt::format("undone_by IS NULL AND NOT {}", is_undo), limit);
}

std::int64_t mark_undone(sql::Database& database, std::int64_t from, std::int64_t by) {
  database.run(
      fmt::format("UPDATE log SET undone_by = $2 WHERE id >= $1 AND undone_by IS NULL AND NOT {}", is_undo),
      from, by);
  auto rows = database.query("SELECT first FROM log WHERE id = $1", from);
  rows.next();
  return rows.integer(0);
}

std::vector<RecordId> entered_since(sql::Database& database, std::int64_t first) {
  return read_records(database.query(
      "SELECT record_type, record FROM claim WHERE id >= $1 AND record = id ORDER BY id DESC", first));
}

std::vector<RecordId> spoken_of_since(sql::Database& database, std::int64_t first) {
  return read_records(
      database.query("SELECT record_type, record FROM claim WHERE id >= $1 AND record < $1 UNION "
                     "SELECT c.record_type, c.record FROM review AS v JOIN claim AS c ON c.id = v.claim "
                     "WHERE v.id >= $1 AND c.record < $1",
                     first));
}

std::vector<SourceId> rated_since(sql::Database& database, std::int64_t first) {
  std::vector<SourceId> found;
  auto rows = database.query("SELECT DISTINCT source FROM rating WHERE id >= $1 AND source < $1", first);
  while (rows.next()) found.emplace_back(rows.integer(0));
  return found;
}

KindsBefore kinds_before(sql::Database& database, std::int64_t first) {
  KindsBefore found;
  auto rows =
      database.query("SELECT kinds FROM log WHERE first >= $1 AND kinds IS NOT NULL ORDER BY id", first);
  while (rows.next()) found.merge(read_kinds_before(rows.text(0)));  // the earliest of each kind stays
  return found;
}

void remove_claims_since(sql::Database& database, std::int64_t first) {
  unindex_locators(database, read_ids(database.query(
                                 "SELECT id FROM claim WHERE id >= $1 AND locator IS NOT NULL", first)));
  database.run("DELETE FROM review WHERE id >= $1", first);
  database.run("DELETE FROM claim WHERE id >= $1", first);
}

void remove_ratings_since(sql::Database& database, std::int64_t first) {
  database.run("DELETE FROM rating WHERE id >= $1", first);
}

void remove_imports_undone_by(sql::Database& database, std::int64_t entry) {
  database.run("DELETE FROM import WHERE recorded IN (SELECT recorded FROM log WHERE undone_by = $1)", entry);
}

}  // namespace annals::inline v0_2::store
