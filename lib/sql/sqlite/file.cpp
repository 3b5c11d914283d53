#include "sql/sqlite/file.hpp"

#include "annals/error.hpp"
#include "sql/sqlite/connection.hpp"
#include "sql/sqlite/failure.hpp"
#include "sql/sqlite/leftovers.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <fcntl.h>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <unistd.h>
#include <vector>

#include <sqlite3.h>

namespace annals::inline v0_2::sql::sqlite {

namespace fs = std::filesystem;

namespace {

// The file format's header: https://www.sqlite.org/fileformat2.html#the_database_header
constexpr std::size_t header_size = 100;
constexpr std::string_view magic{"SQLite format 3\0", 16};

struct Header {
  std::array<unsigned char, header_size> bytes{};
  std::size_t read = 0;

  std::uint32_t number(std::size_t offset, std::size_t size) const {
    return static_cast<std::uint32_t>(big_endian(bytes, offset, size));
  }
  bool has_magic() const {
    for (std::size_t i = 0; i < magic.size(); ++i) {
      if (i >= read || bytes.at(i) != static_cast<unsigned char>(magic[i])) return false;
    }
    return true;
  }
  std::uint64_t page_size() const {
    const std::uint32_t size = number(16, 2);
    return size == 1 ? 65536 : size;
  }
  /// Old writers leave a stale count; the two counters agree only when it was written with the rest.
  std::uint64_t page_count() const { return number(24, 4) == number(92, 4) ? number(28, 4) : 0; }
  std::int32_t application_id() const { return static_cast<std::int32_t>(number(68, 4)); }
  bool write_ahead() const { return bytes.at(18) == 2 && bytes.at(19) == 2; }
};

[[noreturn]] void refuse(ErrorCode code, const fs::path& path, const std::string& why) {
  throw Error(code, "Cannot open " + path.string() + ": " + why + ".");
}

bool can_write(const fs::path& path) {
  return faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) == 0;
}

fs::path real_path(const fs::path& path) {
  if (path.empty()) throw Error(ErrorCode::invalid_argument, "Cannot open a file without a name.");
  if (path.native().find('\0') != std::string::npos) {
    throw Error(ErrorCode::invalid_argument, "Cannot open a file whose name has a NUL character in it.");
  }
  std::error_code error;
  fs::path absolute = fs::absolute(path, error);
  if (!error) absolute = fs::weakly_canonical(absolute, error);
  if (error) refuse(ErrorCode::storage, path, error.message());
  return absolute;
}

File empty_file(const fs::path& path, const Seen& seen) {
  std::error_code error;
  const fs::path folder = path.parent_path();
  if (!fs::is_directory(folder, error)) {
    refuse(ErrorCode::not_found, path, "there is no folder " + folder.string() + "; make it first");
  }
  if (!can_write(folder)) {
    refuse(ErrorCode::read_only, path, "its folder cannot be written; check the permissions");
  }
  // A new base beside it could not be opened, and what it holds may be all that is left.
  if (has_log(path)) {
    refuse(ErrorCode::corrupt, path,
           "there is no base in it, but a log or a journal beside it is left of one; move that away first, "
           "or bring the "
           "base back");
  }
  return {.path = path, .writable = true, .empty = true, .seen = seen};
}

/// Opens a file by the engine, which then has not yet looked at what lies beside it.
Handle open_raw(const fs::path& path) {
  sqlite3* opened = nullptr;
  const int code =
      sqlite3_open_v2(path.c_str(), &opened, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nullptr);
  Handle handle(opened);
  if (code != SQLITE_OK) fail(opened, code, "open the file");
  return handle;
}

sqlite3_file* file_of(sqlite3* connection) {
  sqlite3_file* file = nullptr;
  sqlite3_file_control(connection, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  return file != nullptr && file->pMethods != nullptr ? file : nullptr;
}

/// Reads through the engine: when a process closes any descriptor of a file, POSIX drops all the locks that
/// it holds on that file, also those of open bases, and only the engine knows when it may
/// (https://sqlite.org/howtocorrupt.html, 2.2).
Header read_header(sqlite3* connection, const fs::path& path) {
  sqlite3_file* file = file_of(connection);
  sqlite3_int64 size = 0;
  if (file == nullptr || file->pMethods->xFileSize(file, &size) != SQLITE_OK)
    refuse(ErrorCode::storage, path, "it cannot be read; check the permissions");
  Header header;
  header.read = std::min(static_cast<std::size_t>(size), header_size);
  const int code = file->pMethods->xRead(file, header.bytes.data(), static_cast<int>(header_size), 0);
  if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ)  // a short read leaves zeros
    refuse(ErrorCode::storage, path, "it cannot be read; check the disk");
  return header;
}

/// Whether a database's first page lists no table.
bool has_no_table(sqlite3* connection, const Header& header) {
  std::array<unsigned char, 8> schema{};
  if (!header.has_magic() ||
      file_of(connection)->pMethods->xRead(file_of(connection), schema.data(), schema.size(), header_size) !=
          SQLITE_OK)
    return false;
  constexpr unsigned char table_leaf = 13;
  return schema[0] == table_leaf && big_endian(schema, 3, 2) == 0;
}

void require_whole(const fs::path& path, const Header& header, bool had_log) {
  const std::string advice = "; restore it from a copy";
  if (header.read < header_size) refuse(ErrorCode::corrupt, path, "the file is cut short" + advice);
  if (!is_page_size(header.page_size())) refuse(ErrorCode::corrupt, path, "its header is damaged" + advice);
  std::error_code error;
  const std::uint64_t size = fs::file_size(path, error);
  const std::uint64_t expected = header.page_count() * header.page_size();
  // With a log beside it the file may rightly be behind its header.
  if (!error && size < expected && !had_log && !has_log(path)) {
    refuse(ErrorCode::corrupt, path,
           "the file is cut short: it has " + std::to_string(size) + " of " + std::to_string(expected) +
               " bytes" + advice);
  }
}

/// Whether another connection is in the midst of a write for which it keeps a journal: its own affair.
bool is_being_written(sqlite3* raw) {
  sqlite3_file* file = file_of(raw);
  int reserved = 0;
  return file != nullptr && file->pMethods->xCheckReservedLock(file, &reserved) == SQLITE_OK && reserved != 0;
}

std::optional<std::string> foreign_leftover(const fs::path& path, sqlite3* raw,
                                            std::optional<std::int32_t> application_id) {
  const auto mark = application_id ? mark_in_file(raw) : std::nullopt;
  if (application_id && !mark) return "its page 2 does not hold the table \"base\"; restore it from a copy";
  const fs::path journal = path.native() + "-journal";
  const fs::path log = path.native() + "-wal";
  const auto say = [](const fs::path& leftover, const std::string& why) {
    return "the file " + leftover.filename().string() + " beside it " + why +
           "; move it away, or restore both from one copy";
  };
  if (!is_being_written(raw))
    if (const auto why = foreign_journal(journal, mark ? std::optional(mark->number) : std::nullopt))
      return say(journal, *why);
  if (mark)
    if (const auto why = foreign_log(log, *mark, static_cast<std::uint32_t>(*application_id)))
      return say(log, *why);
  return std::nullopt;
}

/// Throws where the engine would take for the file's own what is not. Others may be writing meanwhile, so
/// that file and log are of two moments: only what stays so is refused.
void require_own_leftovers(const fs::path& path, sqlite3* raw, std::optional<std::int32_t> application_id) {
  constexpr int tries = 20;
  for (int i = 1;; ++i) {
    const auto why = foreign_leftover(path, raw, application_id);
    if (!why) return;
    if (i == tries) refuse(ErrorCode::corrupt, path, *why);
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
}

}  // namespace

bool has_log(const fs::path& path) {
  for (const char* suffix : {"-wal", "-journal"}) {
    std::error_code error;
    const auto size = fs::file_size(path.native() + suffix, error);
    if (!error && size > 0) return true;
  }
  return false;
}

File inspect(const fs::path& given, Access access, const OpenOptions& options, bool may_be_empty) {
  const fs::path path = real_path(given);
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) {
    if (may_be_empty) return empty_file(path, {});
    refuse(ErrorCode::not_found, path, "there is no such file; check the name");
  }
  if (fs::is_directory(status)) refuse(ErrorCode::not_a_base, path, "it is a folder; name a file in it");
  if (!fs::is_regular_file(status)) {
    refuse(ErrorCode::not_a_base, path, error ? error.message() : "it is not an ordinary file");
  }

  const bool had_log = has_log(path);
  // Before the look: another process may give the name of an empty file to a base right after it.
  const Seen seen = Seen::at(path);
  const Handle raw = open_raw(path);
  const Header header = read_header(raw.get(), path);
  if (header.read == 0 || (options.application_id && has_no_table(raw.get(), header) && !had_log)) {
    if (may_be_empty) return empty_file(path, seen);
    refuse(ErrorCode::not_a_base, path,
           "it is empty: a base that was cut off while being made; 'annals init " + given.string() +
               "' completes it");
  }
  if (!header.has_magic()) {
    refuse(ErrorCode::not_a_base, path, "it is another kind of file, or encrypted; it was left as it is");
  }
  require_whole(path, header, had_log);
  if (options.application_id && !may_be_empty && header.application_id() != *options.application_id)
    refuse(ErrorCode::not_a_base, path, "it is a database of another program, not a base of Annals");
  require_own_leftovers(path, raw.get(), may_be_empty ? std::nullopt : options.application_id);

  const bool writable = can_write(path) && can_write(path.parent_path());
  if (!writable && access != Access::read_only) {
    refuse(ErrorCode::read_only, path,
           "the file or its folder cannot be written; open it for reading, or copy it elsewhere");
  }
  return {.path = path, .writable = writable, .write_ahead = header.write_ahead()};
}

std::optional<Mark> mark_in_file(sqlite3* connection) {
  sqlite3_file* file = file_of(connection);
  Header header;
  if (file == nullptr || file->pMethods->xRead(file, header.bytes.data(), header_size, 0) != SQLITE_OK)
    return std::nullopt;
  const auto size = header.page_size();
  if (!is_page_size(size)) return std::nullopt;
  std::vector<unsigned char> page(size);
  const auto at = static_cast<sqlite3_int64>((page_of_mark - 1) * size);
  if (file->pMethods->xRead(file, page.data(), static_cast<int>(size), at) != SQLITE_OK) return std::nullopt;
  return read_mark(page);
}

Seen Seen::at(const std::string& path) {
  struct stat found {};
  if (stat(path.c_str(), &found) != 0) return {};
  return {.there = true,
          .device = found.st_dev,
          .inode = found.st_ino,
          .size = static_cast<std::uint64_t>(found.st_size),
          .written_ns = found.st_mtim.tv_sec * std::int64_t{1000000000} + found.st_mtim.tv_nsec};
}

}  // namespace annals::inline v0_2::sql::sqlite
