#include "sql/open.hpp"

#include "sql/sqlite/connection.hpp"
#include "sql/sqlite/failure.hpp"
#include "sql/sqlite/file.hpp"

#include <algorithm>
#include <limits>
#include <string>

#include <sqlite3.h>

namespace annals::sql {

namespace {

using sqlite::File;
using sqlite::Handle;

/// How the engine is to open a file.
struct Way {
  std::string name;
  int flags = 0;
  bool immutable = false;
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

Way choose_way(const File& file, Access access) {
  if (access == Access::create) return {file.path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE};
  // A reader that may write tidies up the files that reading makes beside the base; query_only binds it.
  if (file.writable) return {file.path, SQLITE_OPEN_READWRITE};
  // Even reading needs the log's index beside the file, unless there is no log and we promise that none
  // comes.
  if (file.write_ahead && !sqlite::has_log(file.path)) {
    return {immutable_uri(file.path), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, true};
  }
  return {file.path, SQLITE_OPEN_READONLY};
}

void set_option(sqlite3* connection, int option, int value) {
  const int code = sqlite3_db_config(connection, option, value, nullptr);
  if (code != SQLITE_OK) sqlite::fail(connection, code, "set up the connection");
}

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
}

void execute(sqlite3* connection, const char* sql) {
  const int code = sqlite3_exec(connection, sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) sqlite::fail(connection, code, "open the database");
}

/// No memory mapping: a file that is cut short while it is open would crash the process.
constexpr const char* settings = R"(
  PRAGMA synchronous = NORMAL;
  PRAGMA temp_store = MEMORY;
  PRAGMA cache_size = -32768;
  PRAGMA journal_size_limit = 67108864;
  PRAGMA cell_size_check = ON;
)";

}  // namespace

std::unique_ptr<Database> open_file(const std::filesystem::path& path, Access access, OpenOptions options) {
  const File file = sqlite::inspect(path, access);
  const Way way = choose_way(file, access);
  std::optional<sqlite::Snapshot> snapshot;
  if (way.immutable) snapshot.emplace(file.path);

  sqlite3* opened = nullptr;
  const int code = sqlite3_open_v2(way.name.c_str(), &opened,
                                   way.flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
  Handle handle(opened);  // also after a failure, which it describes
  if (code != SQLITE_OK) sqlite::fail(opened, code, "open the database");

  constexpr std::chrono::milliseconds::rep longest = std::numeric_limits<int>::max();
  const auto wait_ms = std::clamp<std::chrono::milliseconds::rep>(options.busy_timeout.count(), 0, longest);
  sqlite3_busy_timeout(opened, static_cast<int>(wait_ms));
  protect(opened);
  execute(opened, settings);
  const bool writes = access != Access::read_only;
  if (!writes) execute(opened, "PRAGMA query_only = ON");
  execute(opened, "SELECT 1 FROM sqlite_schema");  // so that damage shows here

  return std::make_unique<sqlite::Connection>(std::move(handle), writes, std::move(snapshot));
}

}  // namespace annals::sql
