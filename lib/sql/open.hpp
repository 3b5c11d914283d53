#pragma once

#include "sql/database.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

namespace annals::inline v0_2::sql {

enum class Access {
  read_only,   ///< an existing file; writes nothing to it, and works where nothing can be written
  read_write,  ///< an existing file
};

struct OpenOptions {
  /// How long to wait for others that are writing.
  std::chrono::milliseconds busy_timeout{5000};
  /// Whether a commit is on the disk before it is acknowledged, so that a cut of the power cannot take it.
  bool durable = true;
  /// Of a file of ours: it must have this application_id and, as its first table, `base (number, writes)`
  /// with one row. By that row the connection knows the file at each transaction, and the journals and logs
  /// beside it, and raises `writes` with each commit that changes something. Nothing: any file of the engine
  /// is opened.
  std::optional<std::int32_t> application_id{};
};

/// Opens a database file with the embedded engine. The schema's triggers do not fire on this connection.
///
/// Throws, and changes nothing: `not_found` (no such file or folder), `not_a_base` (a folder, an empty file,
/// another kind of file), `corrupt` (cut short or damaged; beside it lies a journal or a log that is not its
/// own), `read_only` (to be written, in a place that cannot be), `busy`, `storage`.
///
/// Read-only access makes and removes no file beside the base while nobody writes; then it takes no locks,
/// and `is_current` tells when someone has written after all. Beside a writer, or after one that was stopped
/// half-way, it reads by way of the log, whose index (-shm) it may make anew.
std::unique_ptr<Database> open_file(const std::filesystem::path& path, Access access,
                                    const OpenOptions& options = {});

/// A database in memory, gone with its connection. No other connection sees it.
std::unique_ptr<Database> open_memory();

/// Makes a database file with what `fill` writes, whole or not at all, where there is none, an empty one, or
/// one without any table; returns whether it did. It is made under another name in the same folder and then
/// given its own, so that of several processes that make it one does, and nobody sees half of it. A process
/// that is killed leaves at most a file `NAME-new-…`, which nothing reads. Throws as `open_file`, and what
/// `fill` throws.
bool make_file(const std::filesystem::path& path, const std::function<void(Database&)>& fill,
               const OpenOptions& options = {});

}  // namespace annals::inline v0_2::sql
