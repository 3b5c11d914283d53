#pragma once

#include "sql/database.hpp"

#include <chrono>
#include <filesystem>
#include <memory>

namespace annals::sql {

enum class Access {
  read_only,   ///< an existing file; never writes to it, and works where nothing can be written
  read_write,  ///< an existing file
  create,      ///< read_write, and makes the file when there is none or an empty one
};

struct OpenOptions {
  /// How long to wait for another process that is writing.
  std::chrono::milliseconds busy_timeout{5000};
};

/// Opens a database file with the embedded engine. The schema's triggers do not fire on this connection.
///
/// Throws, and changes nothing: `not_found` (no such file or folder), `not_a_base` (a folder, an empty file,
/// another kind of file), `corrupt` (cut short or damaged), `read_only` (to be written, in a place that
/// cannot be), `busy`, `storage`.
///
/// Where the place cannot be written, the file must stay as it is while it is open: `begin_read` throws
/// `busy` once someone else has written to it.
std::unique_ptr<Database> open_file(const std::filesystem::path& path, Access access,
                                    OpenOptions options = {});

}  // namespace annals::sql
