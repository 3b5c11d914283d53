#include "sql/sqlite/connection.hpp"

#include "annals/error.hpp"
#include "sql/sqlite/failure.hpp"
#include "sql/sqlite/file.hpp"
#include "sql/sqlite/waiting_line.hpp"
#include "sql/sqlite/words.hpp"

#include <algorithm>
#include <limits>
#include <thread>
#include <utility>

#include <sqlite3.h>

namespace annals::inline v0_2::sql::sqlite {

namespace {

/// More than the library has of its own; queries composed for a caller take turns in the rest.
constexpr std::size_t kept_statements = 512;

struct ResetAtEnd {
  Statement& statement;
  ~ResetAtEnd() { statement.reset(); }
};

std::int32_t header_number(Database& database, std::string_view sql) {
  Rows rows = database.query(sql);
  rows.next();
  return static_cast<std::int32_t>(rows.integer(0));
}

}  // namespace

void CloseConnection::operator()(sqlite3* connection) const noexcept {
  sqlite3_close_v2(connection);  // waits for rows that are still being read
}

Connection::Connection(Handle handle, Opening opening)
    : handle_(std::move(handle)),
      opening_(std::move(opening)),
      keep_log_at_begin_(opening_.writes && !opening_.memory),
      budget_(std::make_shared<StepBudget>(handle_.get())),
      rollback_(handle_.get(), budget_, "ROLLBACK") {
  sqlite3_busy_handler(handle_.get(), wait_a_little, this);
}

/// Whoever waits is the first in line, so it asks each millisecond; the engine's own pauses grow to 100.
int Connection::wait_a_little(void* connection, int times) {
  constexpr std::chrono::milliseconds pause(1);
  if (times * pause >= static_cast<Connection*>(connection)->busy_timeout_) return 0;
  std::this_thread::sleep_for(pause);
  return 1;
}

Connection::~Connection() {
  // The last connection to close moves the log into the file and removes it: not where they are no longer the
  // same, and not where that cannot be told. The next to open the file does it then.
  bool same = false;
  try {
    same = !knows_files_ || !why_other_file();
  } catch (...) {
  }
  if (!same) sqlite3_db_config(handle_.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

std::shared_ptr<Statement> Connection::idle_statement(std::string_view sql) {
  auto found = statements_.find(sql);
  if (found == statements_.end()) {
    auto statement = std::make_shared<Statement>(handle_.get(), budget_, sql);
    if (statements_.size() >= kept_statements) drop_oldest_statement();
    found = statements_.emplace(sql, Kept{std::move(statement)}).first;
  }
  found->second.last_use = ++uses_;
  // Rows that are being read share their statement.
  if (found->second.statement.use_count() > 1)
    return std::make_shared<Statement>(handle_.get(), budget_, sql);
  return found->second.statement;
}

void Connection::drop_oldest_statement() {
  statements_.erase(
      std::min_element(statements_.begin(), statements_.end(),
                       [](const auto& a, const auto& b) { return a.second.last_use < b.second.last_use; }));
}

Rows Connection::query(std::string_view sql, std::span<const Value> values) {
  auto statement = idle_statement(sql);
  statement->bind(values, Lifetime::temporary);
  return Rows(make_cursor(std::move(statement)));
}

std::int64_t Connection::run(std::string_view sql, std::span<const Value> values) {
  const auto statement = idle_statement(sql);
  const ResetAtEnd reset{*statement};
  statement->bind(values, Lifetime::until_reset);
  const std::int64_t before = sqlite3_total_changes64(handle_.get());
  while (statement->step()) {
  }
  // A statement that changes nothing leaves the count of the one before it.
  return sqlite3_total_changes64(handle_.get()) == before ? 0 : sqlite3_changes64(handle_.get());
}

void Connection::script(std::string_view sql) {
  if (sql.find('\0') != std::string_view::npos ||
      sql.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
    throw Error(ErrorCode::invalid_argument,
                "Cannot run a script that is too long or has a NUL character in it.");
  }
  while (!sql.empty()) {
    sqlite3_stmt* statement = nullptr;
    const char* rest = nullptr;
    int code = sqlite3_prepare_v2(handle_.get(), sql.data(), static_cast<int>(sql.size()), &statement, &rest);
    budget_->start();
    while (statement != nullptr && (code == SQLITE_OK || code == SQLITE_ROW)) code = sqlite3_step(statement);
    const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> owner(statement, sqlite3_finalize);
    if (code == SQLITE_INTERRUPT) budget_->throw_if_cancelled();
    if (code != SQLITE_OK && code != SQLITE_DONE) fail(handle_.get(), code, run_phrase(sql));
    sql.remove_prefix(static_cast<std::size_t>(rest - sql.data()));
  }
}

void Connection::require_transaction(std::string_view doing, bool open) const {
  if (in_transaction() == open) return;
  throw Error(
      ErrorCode::invalid_argument,
      "Cannot " + std::string(doing) + (open ? ": no transaction is open." : ": one is open already."));
}

/// A file gets its write-ahead log, which lets readers go on beside the writer, when its first transaction
/// begins: only then has the caller decided that the file is one of ours and may be changed.
void Connection::keep_log() {
  if (!std::exchange(keep_log_at_begin_, false)) return;
  try {
    Rows rows = query("PRAGMA journal_mode = WAL");
    rows.next();
  } catch (const Error& error) {
    // Someone else is using the file in its old mode, in which we can work too.
    if (error.code() != ErrorCode::busy) throw;
  }
}

void Connection::begin() {
  require_transaction("begin a transaction", false);
  keep_log();
  const auto until = Clock::now() + busy_timeout_;
  WaitingLine line;  // left with the write lock in hand
  if (!opening_.memory && !line.reach_front(opening_.file.path.native() + "-wal", until))
    fail(handle_.get(), SQLITE_BUSY, "begin a transaction");
  begin("BEGIN IMMEDIATE");
  changes_before_ = sqlite3_total_changes64(handle_.get());
}

void Connection::begin_read() {
  require_transaction("begin a transaction", false);
  if (!is_current())
    throw Error(ErrorCode::busy, "Cannot go on reading " + opening_.file.path.string() +
                                     ": someone has written to it since it was opened; open it again.");
  begin("BEGIN DEFERRED");
}

void Connection::begin(std::string_view sql) {
  try {
    run(sql);
    run("SELECT 1 FROM sqlite_schema LIMIT 1");  // the first read fixes the state that is seen
    require_same_file();
  } catch (const Error&) {
    rollback();
    if (knows_files_) require_same_file();  // why the engine could not read it
    throw;
  }
}

void Connection::commit() {
  require_transaction("commit", true);
  if (opening_.options.application_id && sqlite3_total_changes64(handle_.get()) != changes_before_)
    run("UPDATE base SET writes = printf('%016d', writes + 1)");
  run("COMMIT");
}

bool Connection::rollback() noexcept {
  if (!in_transaction()) return true;
  sqlite3_step(rollback_.handle());
  rollback_.reset();
  return !in_transaction();
}

bool Connection::is_current() {
  return !opening_.immutable ||
         (Seen::at(opening_.file.path) == opening_.file.seen && !has_log(opening_.file.path));
}

void Connection::require_same_file() {
  if (const auto why = why_other_file())
    throw Error(ErrorCode::storage, "Cannot go on with " + opening_.file.path.string() + ": the file " +
                                        *why + " while it was open; open it again.");
}

std::optional<std::string> Connection::why_other_file() {
  if (opening_.memory) return std::nullopt;
  const auto& path = opening_.file.path.native();
  const std::array<Seen, 3> files{Seen::at(path), Seen::at(path + "-wal"), Seen::at(path + "-shm")};
  if (!knows_files_) {
    // The engine knows whether the name still stands for the file that it has opened.
    int moved = 0;
    sqlite3_file_control(handle_.get(), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    if (moved != 0) return "was replaced, moved or deleted";
    files_ = files;
    knows_files_ = true;
  }
  if (!files[0].there) return "was moved or deleted";
  if (!files[0].same_file(files_[0])) return "was replaced by another";
  // A file that is read without locks has neither log nor index, whoever makes them meanwhile.
  if (!opening_.immutable)
    for (const auto beside : {std::size_t{1}, std::size_t{2}}) {
      if (!files_[beside].there) files_[beside] = files[beside];  // with the first write
      if (!files[beside].same_file(files_[beside]))
        return "lost its log, which was moved, replaced or deleted,";
    }
  budget_->set_size(files[0].size + files[1].size);
  if (opening_.options.application_id && is_overwritten()) return "was overwritten by another";
  return std::nullopt;
}

bool Connection::is_overwritten() {
  const auto mark = mark_in_file(handle_.get());
  if (!mark) return true;
  if (in_file_ && (mark->number != in_file_->number || mark->writes < in_file_->writes)) return true;
  if (in_transaction()) {
    auto rows = query("SELECT number, CAST(writes AS INTEGER) FROM base");
    // In the file is what was last moved there from the log, never more than the latest.
    if (!rows.next() || rows.integer(0) != mark->number || rows.integer(1) < mark->writes) return true;
  }
  in_file_ = mark;
  return false;
}

std::int64_t Connection::changes_by_others() {
  auto rows = query("PRAGMA data_version");
  rows.next();
  return rows.integer(0);
}

namespace {

/// The bytes of a row, opened for `work(blob)`, which gives the engine's code.
template <class Work>
void with_bytes(sqlite3* connection, const std::string& table, std::int64_t id, std::size_t size, bool writes,
                Work&& work) {
  const std::string doing = (writes ? "write the bytes of " : "read the bytes of ") + table;
  sqlite3_blob* opened = nullptr;
  int code = sqlite3_blob_open(connection, "main", table.c_str(), "data", id, writes ? 1 : 0, &opened);
  const std::unique_ptr<sqlite3_blob, int (*)(sqlite3_blob*)> blob(opened, sqlite3_blob_close);
  if (code == SQLITE_OK && static_cast<std::size_t>(sqlite3_blob_bytes(opened)) != size)
    throw Error(ErrorCode::invalid_argument, "Cannot " + doing + ": their number is another.");
  if (code == SQLITE_OK) code = work(opened);
  if (code != SQLITE_OK) fail(connection, code, doing);
}

}  // namespace

void Connection::write_bytes(const std::string& table, std::int64_t id, std::span<const std::byte> from) {
  with_bytes(handle_.get(), table, id, from.size(), true, [&](sqlite3_blob* blob) {
    return sqlite3_blob_write(blob, from.data(), static_cast<int>(from.size()), 0);
  });
}

void Connection::read_bytes(const std::string& table, std::int64_t id, std::span<std::byte> into) {
  with_bytes(handle_.get(), table, id, into.size(), false, [&](sqlite3_blob* blob) {
    return sqlite3_blob_read(blob, into.data(), static_cast<int>(into.size()), 0);
  });
}

bool Connection::in_transaction() const {
  return sqlite3_get_autocommit(handle_.get()) == 0;
}

std::string Connection::id_list(std::span<const std::int64_t> ids) const {
  std::string list = "[";
  for (const std::int64_t id : ids) {
    if (list.size() > 1) list += ',';
    list += std::to_string(id);
  }
  return list + "]";
}

std::string Connection::in_list(std::string_view parameter) const {
  return "IN (SELECT value FROM json_each(" + std::string(parameter) + "))";
}

std::optional<std::string> Connection::match_words(std::string_view typed) const {
  return sqlite::match_words(typed);
}

// The index is an external-content table of FTS5 (https://sqlite.org/fts5.html#external_content_tables).

void Connection::add_text(std::int64_t id, const Texts& texts) {
  Database::run(
      "INSERT INTO search (rowid, title, summary, names, details, locator) VALUES ($1, $2, $3, $4, $5, $6)",
      id, texts.title, texts.summary, texts.names, texts.details, texts.locator);
}

void Connection::remove_text(std::int64_t id, const Texts& texts) {
  Database::run(R"(
INSERT INTO search (search, rowid, title, summary, names, details, locator)
VALUES ('delete', $1, $2, $3, $4, $5, $6))",
                id, texts.title, texts.summary, texts.names, texts.details, texts.locator);
}

void Connection::check_text() {
  const auto changes = sqlite3_total_changes64(handle_.get());
  try {
    run("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)");
    changes_before_ +=
        sqlite3_total_changes64(handle_.get()) - changes;  // it counts as one, and changes nothing
  } catch (const Error& error) {
    refuse_text_index(error);
  }
}

void Connection::check_text_entries() {
  try {
    query("SELECT 1 FROM search WHERE search MATCH 'a'").next();  // fails where its tables make no sense
    auto rows = query(R"(
      SELECT 1 FROM (SELECT id FROM searchable EXCEPT SELECT id FROM search_docsize) UNION ALL
      SELECT 1 FROM (SELECT id FROM search_docsize EXCEPT SELECT id FROM searchable))");
    if (rows.next())
      throw Error(ErrorCode::corrupt, "the text index has other entries than there are records");
  } catch (const Error& error) {
    refuse_text_index(error);
  }
}

// FTS5 reports tables of its own that are missing or make no sense as a plain error.
void Connection::refuse_text_index(const Error& error) const {
  if (error.code() == ErrorCode::corrupt || (sqlite3_errcode(handle_.get()) & 0xff) != SQLITE_ERROR)
    throw error;
  throw Error(ErrorCode::corrupt, error.what());
}

void Connection::copy_to(Database& other) {
  auto* const to = dynamic_cast<Connection&>(other).handle_.get();
  const std::unique_ptr<sqlite3_backup, int (*)(sqlite3_backup*)> copy(
      sqlite3_backup_init(to, "main", handle_.get(), "main"), sqlite3_backup_finish);
  const int code = copy == nullptr ? sqlite3_errcode(to) : sqlite3_backup_step(copy.get(), -1);
  if (code != SQLITE_DONE) fail(to, code, "copy the database");
}

void Connection::erase_deleted() {
  require_transaction("erase what was deleted", false);
  // To overwrite what is deleted (`secure_delete`) would leave what moved within a page, or went before.
  script("PRAGMA temp_store = FILE");  // where the engine makes the new file first
  try {
    script("VACUUM");
  } catch (...) {
    script("PRAGMA temp_store = MEMORY");
    throw;
  }
  script("PRAGMA temp_store = MEMORY");
  auto rows = query("PRAGMA wal_checkpoint(TRUNCATE)");
  if (rows.next() && rows.integer(0) != 0)
    throw Error(ErrorCode::busy, "Cannot empty the log of " + opening_.file.path.string() +
                                     ": a snapshot or another program still reads an older state; end it and "
                                     "try again.");
}

std::int32_t Connection::application_id() {
  return header_number(*this, "PRAGMA application_id");
}
std::int32_t Connection::format_version() {
  return header_number(*this, "PRAGMA user_version");
}

void Connection::set_application_id(std::int32_t id) {
  script("PRAGMA application_id = " + std::to_string(id));
}

void Connection::set_format_version(std::int32_t version) {
  script("PRAGMA user_version = " + std::to_string(version));
}

std::vector<std::string> Connection::integrity_problems() {
  std::vector<std::string> problems;
  try {
    for (Rows rows = query("PRAGMA integrity_check"); rows.next();) {
      if (rows.text(0) != "ok") problems.emplace_back(rows.text(0));
    }
    for (Rows rows = query("PRAGMA foreign_key_check"); rows.next();) {
      const std::string row = rows.is_null(1) ? "a row" : "row " + std::to_string(rows.integer(1));
      problems.push_back(row + " of " + std::string(rows.text(0)) + " refers to a row of " +
                         std::string(rows.text(2)) + " that is not there");
    }
  } catch (const Error& error) {
    if (error.code() != ErrorCode::corrupt) throw;
    problems.emplace_back(error.what());
  }
  return problems;
}

}  // namespace annals::inline v0_2::sql::sqlite
