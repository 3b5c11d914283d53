#include "baseline.hpp"

#include <stdexcept>
#include <vector>

#include <sqlite3.h>

namespace annals::bench {

namespace {

struct Finalize {
  void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

Statement prepare(sqlite3* handle, const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(handle, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK)
    throw std::runtime_error(sqlite3_errmsg(handle));
  return Statement(statement);
}

using Cell = std::unique_ptr<sqlite3_value, void (*)(sqlite3_value*)>;

/// All rows of a table, in memory, so that only the inserts are measured afterwards; of a record with who
/// says so, in one row.
std::vector<Cell> read_table(sqlite3* handle, const std::string& table, int& columns) {
  auto statement =
      prepare(handle, table == "participant"
                          ? "SELECT * FROM participant"
                          : "SELECT r.*, c.likelihood_low, c.likelihood_high, c.likelihood_word, c.source, "
                            "c.speaker, c.locator, c.published, c.recorded, c.window FROM \"" +
                                table + "\" AS r JOIN claim AS c ON c.id = r.id");
  columns = sqlite3_column_count(statement.get());
  std::vector<Cell> cells;
  while (sqlite3_step(statement.get()) == SQLITE_ROW)
    for (int i = 0; i < columns; ++i)
      cells.emplace_back(sqlite3_value_dup(sqlite3_column_value(statement.get(), i)), sqlite3_value_free);
  return cells;
}

std::string text_of(sqlite3_stmt* statement, int column) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
  return text == nullptr
             ? std::string()
             : std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement, column)));
}

}  // namespace

BareDatabase::BareDatabase(const std::filesystem::path& path) {
  if (sqlite3_open(path.c_str(), &handle_) != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(handle_));
  execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY");
}

BareDatabase::~BareDatabase() {
  sqlite3_close(handle_);
}

void BareDatabase::execute(const std::string& sql) {
  if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    throw std::runtime_error(sqlite3_errmsg(handle_));
}

BareTables::BareTables(const std::filesystem::path& base) {
  BareDatabase from(base);
  for (const std::string name : {"source", "actor", "event", "participant", "link", "relative_date"}) {
    auto& table = tables_.emplace_back();
    table.name = name;
    for (auto& cell : read_table(from.handle(), name, table.columns))
      table.cells.emplace_back(cell.release(), sqlite3_value_free);
  }
}

void BareTables::insert_into(const std::filesystem::path& path) const {
  BareDatabase to(path);
  to.execute("BEGIN");
  for (const auto& table : tables_) {
    std::string columns;
    std::string values;
    for (int i = 0; i < table.columns; ++i) {
      columns += (i == 0 ? "c" : ", c") + std::to_string(i);
      values += i == 0 ? "?" : ", ?";
    }
    to.execute("CREATE TABLE \"" + table.name + "\" (" + columns + ")");
    auto insert = prepare(to.handle(), "INSERT INTO \"" + table.name + "\" VALUES (" + values + ")");
    for (std::size_t at = 0; at < table.cells.size(); at += static_cast<std::size_t>(table.columns)) {
      for (int i = 0; i < table.columns; ++i)
        sqlite3_bind_value(insert.get(), i + 1, table.cells[at + static_cast<std::size_t>(i)].get());
      if (sqlite3_step(insert.get()) != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(to.handle()));
      sqlite3_reset(insert.get());
    }
  }
  to.execute("COMMIT");
}

std::size_t read_page_bare(BareDatabase& base, std::int64_t after_key, std::size_t limit) {
  thread_local auto page =
      prepare(base.handle(),
              "SELECT e.id, e.key, e.kind, e.title, e.summary, e.date, e.date_words, e.earliest_start, "
              "e.latest_start, "
              "e.earliest_end, e.latest_end, e.place, e.outcome, s.key, c.speaker, c.locator, c.recorded, "
              "e.likelihood_low "
              "FROM event AS e JOIN claim AS c ON c.id = e.id JOIN source AS s ON s.id = c.source "
              "WHERE e.outcome = 'occurred' AND e.sort_key > ? ORDER BY e.sort_key, e.id LIMIT ?");
  thread_local auto participants =
      prepare(base.handle(), "SELECT actor, role FROM participant WHERE event = ? ORDER BY actor, role");
  sqlite3_bind_int64(page.get(), 1, after_key);
  sqlite3_bind_int64(page.get(), 2, static_cast<std::int64_t>(limit));
  std::vector<std::string> texts;
  std::size_t found = 0;
  while (sqlite3_step(page.get()) == SQLITE_ROW) {
    ++found;
    for (const int column : {1, 2, 3, 4, 5, 6, 12, 13, 15}) texts.push_back(text_of(page.get(), column));
    sqlite3_bind_int64(participants.get(), 1, sqlite3_column_int64(page.get(), 0));
    while (sqlite3_step(participants.get()) == SQLITE_ROW) texts.push_back(text_of(participants.get(), 1));
    sqlite3_reset(participants.get());
  }
  sqlite3_reset(page.get());
  return found;
}

std::size_t read_effects_bare(BareDatabase& base, std::int64_t event, std::size_t depth) {
  thread_local auto walk = prepare(
      base.handle(),
      "WITH RECURSIVE walk (id, depth) AS (SELECT ?1, 0 UNION SELECT l.to_event, walk.depth + 1 FROM walk "
      "JOIN link AS l ON l.from_event = walk.id WHERE walk.depth < ?2 AND l.kind IN ('causes', "
      "'contributes_to', 'enables', "
      "'triggers', 'prevents')), reached (id, depth) AS (SELECT id, min(depth) FROM walk GROUP BY id) "
      "SELECT r.depth, f.key, f.title, f.date, l.kind, t.key, t.title, t.date, l.mechanism, "
      "l.likelihood_word, s.title, "
      "c.locator, l.id FROM reached AS r JOIN link AS l ON l.from_event = r.id JOIN event AS f ON f.id = "
      "l.from_event "
      "JOIN event AS t ON t.id = l.to_event JOIN claim AS c ON c.id = l.id JOIN source AS s ON s.id = "
      "c.source WHERE r.depth < ?2 AND "
      "l.kind IN "
      "('causes', 'contributes_to', 'enables', 'triggers', 'prevents') ORDER BY r.depth, l.id");
  sqlite3_bind_int64(walk.get(), 1, event);
  sqlite3_bind_int64(walk.get(), 2, static_cast<std::int64_t>(depth));
  std::vector<std::string> texts;
  std::size_t found = 0;
  while (sqlite3_step(walk.get()) == SQLITE_ROW) {
    ++found;
    for (int column = 1; column < 12; ++column) texts.push_back(text_of(walk.get(), column));
  }
  sqlite3_reset(walk.get());
  return found;
}

}  // namespace annals::bench
