#include "attack.hpp"
#include "ledger.hpp"

#include <array>

#include <sqlite3.h>

namespace annals::torture {

namespace {

/// What someone who means harm may do to a file, with the engine alone.
constexpr std::array harms = std::to_array<const char*>({
    // Other things in the place of tables.
    "ALTER TABLE actor RENAME TO hidden; CREATE VIEW actor AS SELECT * FROM hidden",
    "ALTER TABLE event RENAME TO hidden; CREATE VIEW event AS SELECT * FROM hidden",
    "DROP TABLE link; CREATE VIEW link AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
    "SELECT i AS id, i AS from_event, i AS to_event FROM n",
    "DROP TABLE claim; CREATE VIRTUAL TABLE claim USING fts5(id, record)",
    "DROP TABLE place; CREATE VIRTUAL TABLE place USING fts5(id, key, origin, title)",
    "DROP VIEW timeline; CREATE TABLE timeline (nothing)",
    "DROP TABLE kind_field",
    "DROP TABLE origin; CREATE TABLE origin (id, name, zone)",
    "UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', '') WHERE type = 'table'",
    "UPDATE sqlite_schema SET sql = 'CREATE TABLE actor (id)' WHERE name = 'actor'",
    "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'actor') "
    "WHERE name = 'event'",
    "UPDATE sqlite_schema SET rootpage = 1 WHERE name = 'source'",
    "UPDATE sqlite_schema SET sql = 'garbage' WHERE name = 'link'",
    // Things that run on reading or writing.
    "ALTER TABLE event ADD COLUMN harm AS (hex(zeroblob(100000000)))",
    "ALTER TABLE actor ADD COLUMN harm AS (length(hex(zeroblob(10000000))))",
    "CREATE INDEX harm ON event (length(hex(zeroblob(1000000 + id))))",
    "CREATE INDEX harm ON event (key) WHERE length(hex(zeroblob(1000000))) > id",
    "CREATE TRIGGER harm AFTER INSERT ON event BEGIN DELETE FROM actor; END",
    "CREATE TEMP TABLE t (i); CREATE TABLE harm (a CHECK (length(hex(zeroblob(1000000))) > 0))",
    // Rows of wrong words.
    "UPDATE event SET id = 9223372036854775807 WHERE id = (SELECT max(id) FROM event)",
    "UPDATE event SET id = -9223372036854775808 WHERE id = (SELECT min(id) FROM event)",
    "UPDATE source SET id = 9223372036854775806 WHERE id = (SELECT max(id) FROM source)",
    "UPDATE event SET earliest_start = 9223372036854775807, latest_end = -9223372036854775808",
    "UPDATE event SET sort_key = random(), position = random(), span_class = random()",
    "UPDATE event SET kind = 'no such kind'",
    "UPDATE event SET date = '2018-99-99'",
    "UPDATE event SET date = replace(hex(zeroblob(25000000)), '00', '1')",
    "UPDATE event SET title = hex(zeroblob(5000000)) WHERE id = (SELECT min(id) FROM event)",
    "UPDATE event SET key = x'00ff80fe' || key",
    "UPDATE event SET title = CAST(x'ff00fe' AS TEXT), summary = CAST(x'c3' AS TEXT)",
    "UPDATE event SET zone = '+99:99', origin = 77; UPDATE claim SET source = 12345",
    "UPDATE event SET standing = 'odd'",
    "UPDATE event SET likelihood_low = 9e999, likelihood_high = -9e999",
    "UPDATE link SET kind = 'befuddles'",
    "UPDATE link SET from_event = to_event",
    "UPDATE link SET from_event = 999999999",
    "UPDATE relative_date SET time_offset = '9999999999999999999 years before'",
    "UPDATE relative_date SET event = anchor",
    "UPDATE claim SET record = record + 1",
    "UPDATE claim SET states = '{' || states",
    "UPDATE claim SET states = '[' || hex(zeroblob(1000))",
    "UPDATE origin SET name = '', zone = 'nowhere'",
    "DELETE FROM origin",
    "DELETE FROM source",
    "DELETE FROM kind",
    "UPDATE source SET reliability = -1e308, source = id + 1",
    "INSERT INTO kind_field SELECT 'event', 'summit', 'f' || value, value, 'text', NULL, 'not json', 0 FROM "
    "(WITH RECURSIVE n(value) AS (SELECT 100 UNION ALL SELECT value + 1 FROM n LIMIT 3000) SELECT value FROM "
    "n)",
    "INSERT INTO kind_field VALUES ('event', 'threat', 'x\"; DROP TABLE event; --', 99, 'text', NULL, NULL, "
    "0)",
    "INSERT INTO part SELECT a.id, b.id, 0 FROM event a, event b",
    "PRAGMA user_version = 2147483647",
    "PRAGMA user_version = -1",
    "PRAGMA application_id = 1",
    "PRAGMA journal_mode = DELETE",
    "PRAGMA encoding = 'UTF-16'",
});

/// Ones more: a table of the base where a row is written again with a value of an odd type.
std::string odd_value(Case& one, sqlite3* base) {
  const auto ask = [&](const std::string& sql) {
    std::string found;
    const auto keep = [](void* into, int, char** values, char**) {
      *static_cast<std::string*>(into) = values[0] != nullptr ? values[0] : "";
      return 0;
    };
    sqlite3_exec(base, sql.c_str(), keep, &found, nullptr);
    return found;
  };
  const auto nth = [&](std::size_t most) { return " LIMIT 1 OFFSET " + std::to_string(one.number(most)); };
  const auto table = ask("SELECT name FROM sqlite_schema WHERE type = 'table'" + nth(25));
  const auto columns = "pragma_table_info('" + table + "')";
  const auto column = ask("SELECT name FROM " + columns + " WHERE cid = " + std::to_string(one.number(1000)) +
                          " % (SELECT count(*) FROM " + columns + ")");
  constexpr std::array values{"NULL",  "''",  "-9223372036854775808",  "9223372036854775807", "x'00ff'",
                              "9e999", "'a'", "'9223372036854775807'", "zeroblob(1000)",      "-1"};
  return "UPDATE OR IGNORE \"" + table + "\" SET \"" + column +
         "\" = " + values.at(one.number(values.size()));
}

}  // namespace

void hostile_schema(Case& one) {
  const auto path = one.folder / "base.annals";
  {
    auto base = KnowledgeBase::open(path);
    for (int n = 1; n <= 5; ++n) write_commit(base, n);
  }
  sqlite3* base = nullptr;
  require(sqlite3_open(path.c_str(), &base) == SQLITE_OK, "the engine opens a base");
  sqlite3_db_config(base, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  sqlite3_exec(base, "PRAGMA writable_schema = ON; PRAGMA ignore_check_constraints = ON", nullptr, nullptr,
               nullptr);
  for (auto count = one.early(3); count > 0; --count) {
    const std::string harm = one.chance(60) ? harms.at(one.number(harms.size())) : odd_value(one, base);
    char* why = nullptr;
    sqlite3_exec(base, harm.c_str(), nullptr, nullptr, &why);
    std::fprintf(stderr, "%s: %s\n", harm.c_str(), why != nullptr ? why : "done");
    sqlite3_free(why);
  }
  sqlite3_close(base);
  use_wary(path);
}

}  // namespace annals::torture
