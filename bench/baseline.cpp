#include "baseline.hpp"

#include <stdexcept>
#include <string>

#include <sqlite3.h>

namespace annals::bench {

void Statement::Finalize::operator()(sqlite3_stmt* statement) const noexcept {
  sqlite3_finalize(statement);
}

Statement::Statement(sqlite3* handle, const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v3(handle, sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) !=
      SQLITE_OK)
    throw std::runtime_error(std::string(sqlite3_errmsg(handle)) + ": " + sql);
  statement_.reset(statement);
}

void Statement::start() {
  sqlite3_reset(statement_.get());
}
void Statement::bind(int parameter, std::int64_t number) {
  sqlite3_bind_int64(statement_.get(), parameter, number);
}
void Statement::bind(int parameter, double number) {
  sqlite3_bind_double(statement_.get(), parameter, number);
}
void Statement::bind(int parameter, std::string_view text) {
  sqlite3_bind_text(statement_.get(), parameter, text.data(), static_cast<int>(text.size()),
                    SQLITE_TRANSIENT);
}
void Statement::bind(int parameter, const sqlite3_value* value) {
  sqlite3_bind_value(statement_.get(), parameter, value);
}

bool Statement::step() {
  switch (sqlite3_step(statement_.get())) {
    case SQLITE_ROW:
      return true;
    case SQLITE_DONE:
      sqlite3_reset(statement_.get());
      return false;
    default:
      throw std::runtime_error(sqlite3_errmsg(sqlite3_db_handle(statement_.get())));
  }
}

int Statement::columns() const {
  return sqlite3_column_count(statement_.get());
}
std::int64_t Statement::number(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}
std::string Statement::text(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  return text == nullptr
             ? std::string()
             : std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column)));
}
sqlite3_value* Statement::copy(int column) const {
  return sqlite3_value_dup(sqlite3_column_value(statement_.get(), column));
}

BareDatabase::BareDatabase(const std::filesystem::path& path) {
  if (sqlite3_open(path.c_str(), &handle_) != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(handle_));
  execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY");
}

BareDatabase::~BareDatabase() {
  sqlite3_close_v2(handle_);
}

void BareDatabase::execute(const std::string& sql) {
  if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    throw std::runtime_error(sqlite3_errmsg(handle_));
}

void BareTables::Free::operator()(sqlite3_value* value) const noexcept {
  sqlite3_value_free(value);
}

BareTables::BareTables(const std::filesystem::path& base) {
  const BareDatabase from(base);
  for (const std::string name :
       {"source", "actor", "place", "event", "participant", "link", "relative_date"}) {
    // Of a record with who says so, in one row.
    auto rows = from.prepare(name == "participant" ? "SELECT * FROM participant"
                                                   : "SELECT r.*, c.likelihood_low, c.likelihood_high, "
                                                     "c.likelihood_word, c.source, c.speaker, c.locator, "
                                                     "c.published, c.recorded, c.window FROM \"" +
                                                         name + "\" AS r JOIN claim AS c ON c.id = r.id");
    auto& table = tables_.emplace_back(Table{name, rows.columns()});
    while (rows.step())
      for (int i = 0; i < table.columns; ++i) table.cells.emplace_back(rows.copy(i));
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
    auto insert = to.prepare("INSERT INTO \"" + table.name + "\" VALUES (" + values + ")");
    for (std::size_t at = 0; at < table.cells.size(); at += static_cast<std::size_t>(table.columns)) {
      for (int i = 0; i < table.columns; ++i)
        insert.bind(i + 1, table.cells[at + static_cast<std::size_t>(i)].get());
      insert.step();
    }
  }
  to.execute("COMMIT");
}

}  // namespace annals::bench
