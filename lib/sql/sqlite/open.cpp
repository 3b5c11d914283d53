#include "sql/open.hpp"

#include "sql/sqlite/connection.hpp"
#include "sql/sqlite/failure.hpp"
#include "sql/sqlite/file.hpp"

#include <chrono>
#include <string>
#include <thread>

#include <sqlite3.h>

namespace annals::inline v0_2::sql {

namespace {

using sqlite::Handle;
using sqlite::Opening;
using sqlite::Seen;

/// How the engine is to open a file.
struct Way {
  std::string name;
  int flags = 0;
};

std::string immutable_uri(const std::filesystem::path& path) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string uri = "file:";
  for (const char c : path.native()) {
    if (c == '%' || c == '?' || c == '#') {
      const auto byte = static_cast<unsigned char>(c);
      uri += {'%', digits[byte >> 4], digits[byte & 0xf]};
    } else {
      uri += c;
    }
  }
  return uri + "?immutable=1";
}

/// Beside a file that somebody may be writing, or was writing when it stopped, lie its log and the log's
/// index.
bool is_quiet(const std::string& path) {
  return !sqlite::has_log(path) && !(Seen::at(path + "-wal").there && Seen::at(path + "-shm").there);
}

/// The file as it is, at a time after which any write to it shows: the clocks of file systems tick slowly,
/// those of some every two seconds.
Seen see_unchanged(const std::string& path) {
  constexpr std::int64_t second_ns = 1'000'000'000;
  for (;;) {
    const Seen seen = Seen::at(path);
    const std::int64_t tick_ns = seen.written_ns % second_ns == 0 ? 2 * second_ns : 20'000'000;
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const auto age = std::chrono::duration_cast<std::chrono::nanoseconds>(now).count() - seen.written_ns;
    if (age < 0 || age > tick_ns) return seen;
    std::this_thread::sleep_for(std::chrono::nanoseconds(tick_ns - age));
  }
}

Way choose_way(Opening& opening) {
  const auto& path = opening.file.path;
  if (opening.memory) return {":memory:", SQLITE_OPEN_READWRITE};
  if (opening.writes) return {path, SQLITE_OPEN_READWRITE};
  // Even reading needs the log's index beside the file, and would make both: unless we promise that the file
  // stays as it is, and look whether it has.
  opening.immutable = opening.file.write_ahead && is_quiet(path);
  if (!opening.immutable) return {path, SQLITE_OPEN_READONLY};
  opening.file.seen = see_unchanged(path);
  return {immutable_uri(path), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI};
}

void set_option(sqlite3* connection, int option, int value) {
  const int code = sqlite3_db_config(connection, option, value, nullptr);
  if (code != SQLITE_OK) sqlite::fail(connection, code, "set up the connection");
}

/// The bytes of the longest text or row: room for the ids of a few million records in one parameter.
constexpr int longest_value = 100'000'000;

/// The file may come from anyone: nothing in its schema may reach beyond the file or do harm within it.
void protect(sqlite3* connection) {
  set_option(connection, SQLITE_DBCONFIG_DEFENSIVE, 1);
  set_option(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0);
  set_option(connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0);
  set_option(connection, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0);
  // The library looks up what a claim refers to before it writes, to name the field in its message; the
  // engine would look it up again, for a third of the time of a load. `integrity_problems` checks all
  // references.
  set_option(connection, SQLITE_DBCONFIG_ENABLE_FKEY, 0);
  // A misspelt column in double quotes must be an error and not a text.
  set_option(connection, SQLITE_DBCONFIG_DQS_DML, 0);
  set_option(connection, SQLITE_DBCONFIG_DQS_DDL, 0);
  sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, longest_value);
}

void execute(sqlite3* connection, const char* sql) {
  const int code = sqlite3_exec(connection, sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) sqlite::fail(connection, code, "open the database");
}

/// No memory mapping: a file that is cut short while it is open would crash the process.
constexpr const char* settings = R"(
  PRAGMA temp_store = MEMORY;
  PRAGMA cache_size = -32768;
  PRAGMA journal_size_limit = 67108864;
  PRAGMA cell_size_check = ON;
)";

}  // namespace

std::unique_ptr<sqlite::Connection> sqlite::open_connection(Opening opening) {
  const Way way = choose_way(opening);
  sqlite3* opened = nullptr;
  const int code = sqlite3_open_v2(way.name.c_str(), &opened,
                                   way.flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
  Handle handle(opened);  // also after a failure, which it describes
  if (code != SQLITE_OK) fail(opened, code, "open the database");
  const bool writes = opening.writes;
  const bool durable = opening.options.durable;
  auto connection = std::make_unique<Connection>(std::move(handle), std::move(opening));
  protect(opened);
  execute(opened, settings);
  execute(opened, durable ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
  if (!writes) execute(opened, "PRAGMA query_only = ON");
  execute(opened, "SELECT 1 FROM sqlite_schema");  // so that damage shows here
  return connection;
}

std::unique_ptr<Database> open_file(const std::filesystem::path& path, Access access,
                                    const OpenOptions& options) {
  return sqlite::open_connection({.file = sqlite::inspect(path, access, options),
                                  .writes = access != Access::read_only,
                                  .options = options});
}

std::unique_ptr<Database> open_memory() {
  return sqlite::open_connection({.file = {}, .writes = true, .memory = true});
}

}  // namespace annals::inline v0_2::sql
