#include "sql/sqlite/file.hpp"

#include "annals/error.hpp"
#include "sql/sqlite/connection.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <fcntl.h>
#include <string>
#include <string_view>
#include <system_error>
#include <unistd.h>

#include <sqlite3.h>

namespace annals::sql::sqlite {

namespace fs = std::filesystem;

namespace {

// The file format's header: https://www.sqlite.org/fileformat2.html#the_database_header
constexpr std::size_t header_size = 100;
constexpr std::string_view magic{"SQLite format 3\0", 16};

struct Header {
  std::array<unsigned char, header_size> bytes{};
  std::size_t read = 0;

  std::uint32_t number(std::size_t offset, std::size_t size) const {
    std::uint32_t result = 0;
    for (std::size_t i = 0; i < size; ++i) result = result << 8 | bytes.at(offset + i);
    return result;
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
  bool page_size_is_valid() const { return page_size() >= 512 && std::has_single_bit(page_size()); }
  /// Old writers leave a stale count; the two counters agree only when it was written with the rest.
  std::uint64_t page_count() const { return number(24, 4) == number(92, 4) ? number(28, 4) : 0; }
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

File new_file(const fs::path& path) {
  std::error_code error;
  const fs::path folder = path.parent_path();
  if (!fs::is_directory(folder, error)) {
    refuse(ErrorCode::not_found, path, "there is no folder " + folder.string() + "; make it first");
  }
  if (!can_write(folder)) {
    refuse(ErrorCode::read_only, path, "its folder cannot be written; check the permissions");
  }
  return {.path = path, .writable = true, .write_ahead = false};
}

/// Reads through the engine: when a process closes any descriptor of a file, POSIX drops all the locks that
/// it holds on that file, also those of open bases, and only the engine knows when it may
/// (https://sqlite.org/howtocorrupt.html, 2.2).
Header read_header(const fs::path& path) {
  sqlite3* opened = nullptr;
  const int code =
      sqlite3_open_v2(path.c_str(), &opened, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nullptr);
  const Handle handle(opened);
  sqlite3_file* file = nullptr;
  if (code == SQLITE_OK) sqlite3_file_control(opened, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  sqlite3_int64 size = 0;
  if (file == nullptr || file->pMethods == nullptr || file->pMethods->xFileSize(file, &size) != SQLITE_OK)
    refuse(ErrorCode::storage, path, "it cannot be read; check the permissions");
  Header header;
  header.read = std::min(static_cast<std::size_t>(size), header_size);
  file->pMethods->xRead(file, header.bytes.data(), static_cast<int>(header_size),
                        0);  // a short read leaves zeros
  return header;
}

void require_whole(const fs::path& path, const Header& header, bool had_log) {
  const std::string advice = "; restore it from a copy";
  if (header.read < header_size) refuse(ErrorCode::corrupt, path, "the file is cut short" + advice);
  if (!header.page_size_is_valid()) refuse(ErrorCode::corrupt, path, "its header is damaged" + advice);
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

}  // namespace

bool has_log(const fs::path& path) {
  for (const char* suffix : {"-wal", "-journal"}) {
    std::error_code error;
    const auto size = fs::file_size(path.native() + suffix, error);
    if (!error && size > 0) return true;
  }
  return false;
}

File inspect(const fs::path& given, Access access) {
  const fs::path path = real_path(given);
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) {
    if (access == Access::create) return new_file(path);
    refuse(ErrorCode::not_found, path, "there is no such file; check the name");
  }
  if (fs::is_directory(status)) refuse(ErrorCode::not_a_base, path, "it is a folder; name a file in it");
  if (!fs::is_regular_file(status)) {
    refuse(ErrorCode::not_a_base, path, error ? error.message() : "it is not an ordinary file");
  }

  const bool had_log = has_log(path);
  const Header header = read_header(path);
  if (header.read == 0) {
    if (access == Access::create) return new_file(path);
    refuse(ErrorCode::not_a_base, path,
           "it is empty: a base that was cut off while being made; 'annals init " + given.string() +
               "' completes it");
  }
  if (!header.has_magic()) {
    refuse(ErrorCode::not_a_base, path, "it is another kind of file, or encrypted; it was left as it is");
  }
  require_whole(path, header, had_log);

  const bool writable = can_write(path) && can_write(path.parent_path());
  if (!writable && access != Access::read_only) {
    refuse(ErrorCode::read_only, path,
           "the file or its folder cannot be written; open it for reading, or copy it elsewhere");
  }
  return {.path = path, .writable = writable, .write_ahead = header.write_ahead()};
}

}  // namespace annals::sql::sqlite
