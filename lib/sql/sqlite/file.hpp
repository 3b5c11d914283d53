#pragma once

#include "sql/open.hpp"
#include "sql/sqlite/mark.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <sys/stat.h>

struct sqlite3;

namespace annals::inline v0_2::sql::sqlite {

/// Which file a name stands for, and when it was last written.
struct Seen {
  bool there = false;
  std::uint64_t device = 0, inode = 0, size = 0;
  std::int64_t written_ns = 0;

  static Seen at(const std::string& path);
  bool same_file(const Seen& other) const {
    return there == other.there && device == other.device && inode == other.inode;
  }
  bool operator==(const Seen&) const = default;
};

/// What is known of a database file before the engine touches it.
struct File {
  std::filesystem::path path;  ///< absolute, symbolic links followed: the log lies beside the real file
  bool writable = false;       ///< the file, and the folder for its log
  bool write_ahead = false;    ///< its format keeps changes in a log beside it until they are moved in
  bool empty = false;          ///< no file, one without a byte, or without a table
  Seen seen{};                 ///< as it was then; where it is read without locks, just before that
};

/// Looks at the file, and at what lies beside it, without changing anything. Throws for everything that
/// cannot be opened with this access, as `open_file` says; a missing or empty file only where `may_be_empty`
/// does not allow it.
File inspect(const std::filesystem::path& given, Access access, const OpenOptions& options,
             bool may_be_empty = false);

/// The mark as it stands in the file that a connection has open, whatever lies in the log or in memory.
std::optional<Mark> mark_in_file(sqlite3* connection);

/// Whether committed changes may lie in a log beside the file.
bool has_log(const std::filesystem::path& path);

}  // namespace annals::inline v0_2::sql::sqlite
