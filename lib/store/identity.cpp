#include "store/identity.hpp"

#include "annals/error.hpp"
#include "store/binding.hpp"

#include <array>
#include <string>

namespace annals::store {

std::string_view table_of(RecordType type) {
  return word(type);
}

bool exists(sql::Database& database, RecordId id) {
  static const std::array<std::string, words_of<RecordType>.size()> sql = [] {
    std::array<std::string, words_of<RecordType>.size()> all;
    for (std::size_t i = 0; i < all.size(); ++i)
      all[i] = "SELECT 1 FROM " + std::string(table_of(static_cast<RecordType>(i))) + " WHERE id = $1";
    return all;
  }();
  return database.query(sql[static_cast<std::size_t>(id.type)], id.value).next();
}

void refuse_missing(RecordId id) {
  throw Error(ErrorCode::not_found, "There is no " + std::string(word(id.type)) + " with the id " +
                                        std::to_string(id.value) + " in this base.");
}

std::vector<Keyed> with_key(sql::Database& database, std::string_view key) {
  auto rows = database.query(
      "SELECT r.type, r.id, o.name FROM (SELECT 3 AS type, id, origin FROM source WHERE key = $1 "
      "UNION ALL SELECT 1, id, origin FROM actor WHERE key = $1 UNION ALL SELECT 2, id, origin FROM place "
      "WHERE key = $1 "
      "UNION ALL SELECT 0, id, origin FROM event WHERE key = $1) AS r JOIN origin AS o ON o.id = r.origin "
      "ORDER BY r.id",
      key);
  std::vector<Keyed> found;
  while (rows.next())
    found.push_back({{static_cast<RecordType>(rows.integer(0)), rows.integer(1)}, std::string(rows.text(2))});
  return found;
}

std::optional<RecordType> type_with_key(sql::Database& database, std::string_view key, std::int64_t origin) {
  auto rows = database.query(
      "SELECT 0 FROM event WHERE key = $1 AND origin = $2 UNION ALL SELECT 1 FROM actor WHERE key = $1 AND "
      "origin = $2 "
      "UNION ALL SELECT 2 FROM place WHERE key = $1 AND origin = $2 "
      "UNION ALL SELECT 3 FROM source WHERE key = $1 AND origin = $2",
      key, origin);
  if (!rows.next()) return std::nullopt;
  return static_cast<RecordType>(rows.integer(0));
}

std::optional<RecordId> with_key(sql::Database& database, RecordType type, std::string_view key,
                                 std::int64_t origin) {
  auto rows = database.query(
      "SELECT id FROM " + std::string(table_of(type)) + " WHERE key = $1 AND origin = $2", key, origin);
  if (!rows.next()) return std::nullopt;
  return RecordId(type, rows.integer(0));
}

TieColumns tie_columns(RecordType type) {
  if (type == RecordType::timing) return {"event", "gap", "anchor"};
  return {"from_event", "kind", "to_event"};
}

std::optional<RecordId> find_tie(sql::Database& database, RecordType type, EventId from,
                                 std::string_view kind, EventId to) {
  const auto columns = tie_columns(type);
  auto rows = database.query("SELECT id FROM " + std::string(table_of(type)) + " WHERE " + columns.from +
                                 " = $1 AND " + columns.kind + " = $2 AND " + columns.to + " = $3",
                             from.value(), kind, to.value());
  if (!rows.next()) return std::nullopt;
  return RecordId(type, rows.integer(0));
}

std::optional<RecordName> name_of(sql::Database& database, RecordId id) {
  RecordName name;
  name.type = id.type;
  if (is_tie(id.type)) {
    const auto columns = tie_columns(id.type);
    auto rows = database.query(std::string("SELECT ") + columns.from + ", " + columns.kind + ", " +
                                   columns.to + " FROM " + std::string(table_of(id.type)) + " WHERE id = $1",
                               id.value);
    if (!rows.next()) return std::nullopt;
    name.from = EventId(rows.integer(0));
    name.kind = rows.text(1);
    name.to = EventId(rows.integer(2));
    return name;
  }
  auto rows = database.query(
      "SELECT r.key, o.name, " + std::string(id.type == RecordType::event ? "r.kind" : "NULL") + " FROM " +
          std::string(table_of(id.type)) + " AS r JOIN origin AS o ON o.id = r.origin WHERE r.id = $1",
      id.value);
  if (!rows.next()) return std::nullopt;
  int column = 0;
  name.key = read_text(rows, column);
  name.origin = read_text(rows, column);
  name.kind = read_text(rows, column);
  return name;
}

std::int64_t origin_number(sql::Database& database, std::string_view name, bool add) {
  {
    auto rows = database.query("SELECT id FROM origin WHERE name = $1", name);
    if (rows.next()) return rows.integer(0);
  }
  if (!add) return 0;
  database.run("INSERT INTO origin (id, name) SELECT max(id) + 1, $1 FROM origin", name);
  return origin_number(database, name, false);
}

std::int64_t next_id(sql::Database& database) {
  auto rows = database.query(
      "SELECT max((SELECT coalesce(max(id), 0) FROM source), (SELECT coalesce(max(id), 0) FROM actor), "
      "(SELECT coalesce(max(id), 0) FROM place), (SELECT coalesce(max(id), 0) FROM event), "
      "(SELECT coalesce(max(id), 0) FROM link), (SELECT coalesce(max(id), 0) FROM timing), "
      "(SELECT coalesce(max(id), 0) FROM claim_entry), "
      "(SELECT coalesce(max(id), 0) FROM verdict))");
  rows.next();
  return rows.integer(0) + 1;
}

}  // namespace annals::store
