#include "store/identity.hpp"

#include "annals/error.hpp"
#include "store/binding.hpp"

#include <array>
#include <span>
#include <string>

namespace annals::inline v0_2::store {

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
  return database.query(sql[index_of(id.type)], id.value).next();
}

void refuse_missing(RecordId id) {
  throw Error(ErrorCode::not_found, "There is no " + std::string(noun(id.type)) + " with the id " +
                                        std::to_string(id.value) + " in this base.");
}

std::vector<Keyed> with_key(sql::Database& database, std::string_view key) {
  auto rows = database.query(
      "SELECT r.type, r.id, o.name FROM (SELECT 'source' AS type, id, origin FROM source WHERE key = $1 "
      "UNION ALL SELECT 'actor', id, origin FROM actor WHERE key = $1 "
      "UNION ALL SELECT 'place', id, origin FROM place WHERE key = $1 "
      "UNION ALL SELECT 'event', id, origin FROM event WHERE key = $1) AS r JOIN origin AS o ON o.id = "
      "r.origin "
      "ORDER BY r.id",
      key);
  std::vector<Keyed> found;
  while (rows.next())
    found.push_back({{read_word<RecordType>(rows.text(0)), rows.integer(1)}, std::string(rows.text(2))});
  return found;
}

std::optional<RecordType> type_with_key(sql::Database& database, std::string_view key, std::int64_t origin) {
  auto rows = database.query(
      "SELECT 'event' FROM event WHERE key = $1 AND origin = $2 "
      "UNION ALL SELECT 'actor' FROM actor WHERE key = $1 AND origin = $2 "
      "UNION ALL SELECT 'place' FROM place WHERE key = $1 AND origin = $2 "
      "UNION ALL SELECT 'source' FROM source WHERE key = $1 AND origin = $2",
      key, origin);
  if (!rows.next()) return std::nullopt;
  return read_word<RecordType>(rows.text(0));
}

std::optional<RecordId> with_key(sql::Database& database, RecordType type, std::string_view key,
                                 std::int64_t origin) {
  auto rows = database.query(
      "SELECT id FROM " + std::string(table_of(type)) + " WHERE key = $1 AND origin = $2", key, origin);
  if (!rows.next()) return std::nullopt;
  return RecordId(type, rows.integer(0));
}

EdgeColumns edge_columns(RecordType type) {
  if (type == RecordType::relative_date) return {"event", "time_offset", "anchor"};
  return {"from_event", "kind", "to_event"};
}

std::optional<RecordId> find_edge(sql::Database& database, RecordType type, EventId from,
                                  std::string_view kind, EventId to) {
  const auto columns = edge_columns(type);
  auto rows = database.query("SELECT id FROM " + std::string(table_of(type)) + " WHERE " + columns.from +
                                 " = $1 AND " + columns.kind + " = $2 AND " + columns.to + " = $3",
                             from.value(), kind, to.value());
  if (!rows.next()) return std::nullopt;
  return RecordId(type, rows.integer(0));
}

std::optional<RecordName> name_of(sql::Database& database, RecordId id) {
  RecordName name;
  name.type = id.type;
  if (is_edge(id.type)) {
    const auto columns = edge_columns(id.type);
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

namespace {

/// The first of a run of ids that no row of these tables has, long enough never to be used up. A file from
/// elsewhere may have ids near the end of 64 bits, after which there are no more: what goes on then is the
/// highest run below them.
std::int64_t free_ids(sql::Database& database, std::span<const std::string_view> tables) {
  constexpr std::int64_t enough = std::int64_t{1} << 40;
  std::string sql;
  for (const auto table : tables)
    sql += (sql.empty() ? "SELECT max(0, " : ", ") + std::string("(SELECT coalesce(max(id), 0) FROM ") +
           std::string(table) + " WHERE id < $1)";
  sql += ")";
  for (std::int64_t limit = std::int64_t{1} << 62; limit > enough;) {
    auto rows = database.query(sql, limit);
    rows.next();
    const auto highest = rows.integer(0);
    if (limit - highest > enough) return highest + 1;
    limit = highest - enough;
  }
  throw Error(ErrorCode::corrupt, "The ids of this base are spread so that none are left for new records.");
}

}  // namespace

std::int64_t origin_number(sql::Database& database, std::string_view name, bool add) {
  {
    auto rows = database.query("SELECT id FROM origin WHERE name = $1", name);
    if (rows.next()) return rows.integer(0);
  }
  if (!add) return 0;
  const auto number = free_ids(database, std::array<std::string_view, 1>{"origin"});
  database.run("INSERT INTO origin (id, name) VALUES ($1, $2)", number, name);
  return number;
}

std::int64_t next_id(sql::Database& database) {
  return free_ids(
      database, std::array<std::string_view, 11>{"source", "actor", "place", "event", "link", "relative_date",
                                                 "claim", "review", "rating", "tombstone", "log"});
}

}  // namespace annals::inline v0_2::store
