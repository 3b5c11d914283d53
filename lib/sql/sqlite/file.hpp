#pragma once

#include "sql/open.hpp"

#include <filesystem>

namespace annals::sql::sqlite {

/// What is known of a database file before the engine touches it.
struct File {
  std::filesystem::path path;  ///< absolute, symbolic links followed: the log lies beside the real file
  bool writable = false;       ///< the file, and the folder for its log
  bool write_ahead = false;    ///< its format keeps changes in a log beside it until they are moved in
};

/// Looks at the file without changing it. Throws for everything that cannot be opened with this access,
/// as `open_file` says.
File inspect(const std::filesystem::path& given, Access access);

/// Whether committed changes may lie in a log beside the file.
bool has_log(const std::filesystem::path& path);

}  // namespace annals::sql::sqlite
