#include "annals/error.hpp"
#include "sql/open.hpp"
#include "sql/sqlite/connection.hpp"
#include "sql/sqlite/file.hpp"
#include "sql/sqlite/waiting_line.hpp"

#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace annals::inline v0_2::sql {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void cannot_make(const fs::path& path, int error) {
  throw Error(ErrorCode::storage, "Cannot make " + path.string() + ": " + std::strerror(error) + ".");
}

/// A file of another name in the folder of one that is to be made. Goes with this object, unless it was
/// renamed.
class FileBeside {
 public:
  explicit FileBeside(const fs::path& path) {
    static std::atomic<unsigned> count = 0;
    const auto name = path.native() + "-new-" + std::to_string(getpid()) + "-" + std::to_string(++count);
    names_ = {name, name + "-wal", name + "-shm", name + "-journal"};
    remove();  // what an earlier process of this number left
  }
  FileBeside(const FileBeside&) = delete;
  FileBeside& operator=(const FileBeside&) = delete;
  ~FileBeside() { remove(); }

  const std::string& path() const { return names_[0]; }

 private:
  void remove() const noexcept {
    for (const auto& name : names_) unlink(name.c_str());
  }

  std::array<std::string, 4> names_;
};

/// Fills the file, and has all of it on the disk.
void fill_file(const FileBeside& file, const std::function<void(Database&)>& fill) {
  const int made = open(file.path().c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (made < 0 || close(made) != 0) cannot_make(file.path(), errno);
  const auto database =
      sqlite::open_connection({.file = {.path = file.path(), .writable = true}, .writes = true});
  fill(*database);
  database->begin();  // gives it its log where `fill` has written nothing
  database->commit();
  auto rows = database->query("PRAGMA wal_checkpoint(TRUNCATE)");
  if (!rows.next() || rows.integer(0) != 0) cannot_make(file.path(), EBUSY);
}

void sync_folder(const fs::path& folder) {
  const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;  // a folder that may be written and not be read
  fsync(descriptor);
  close(descriptor);
}

/// Gives a file a name that nobody has; false where somebody has it.
bool rename_to_new(const std::string& from, const fs::path& to) {
  if (renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return true;
  if (errno == EINVAL && link(from.c_str(), to.c_str()) == 0)
    return true;  // a file system that cannot do it so
  if (errno != EEXIST) cannot_make(to, errno);
  return false;
}

/// An empty file that is held while another takes its place, so that of several processes one makes that. Not
/// opened by the engine, which would delete the log of the base that has its name meanwhile.
class HeldFile {
 public:
  HeldFile(const fs::path& path, std::chrono::milliseconds longest_wait) {
    descriptor_ = open(path.c_str(), O_RDWR | O_CLOEXEC);
    if (descriptor_ < 0) cannot_make(path, errno);
    const auto until = sqlite::Clock::now() + longest_wait;
    while (flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
      if (sqlite::Clock::now() >= until)
        throw Error(ErrorCode::busy, "Cannot make " + path.string() + ": another process is making it.");
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  }
  HeldFile(const HeldFile&) = delete;
  HeldFile& operator=(const HeldFile&) = delete;
  ~HeldFile() {
    // A base must not be closed past the engine, whose locks would go with it. It came here between two
    // looks.
    if (is_empty_) close(descriptor_);
  }

  /// Whether it is still the file of this name that was looked at.
  bool is(const fs::path& path, const sqlite::Seen& seen) {
    struct stat held {};
    is_empty_ = fstat(descriptor_, &held) == 0 && held.st_ino == seen.inode && held.st_dev == seen.device;
    return is_empty_ && sqlite::Seen::at(path) == seen;
  }

 private:
  int descriptor_;
  bool is_empty_ = false;
};

bool make_new(const sqlite::File& file, const FileBeside& beside,
              const std::function<void(Database&)>& fill) {
  fill_file(beside, fill);
  return rename_to_new(beside.path(), file.path);
}

/// Gives what `fill` makes the name of a file that is there and empty.
bool replace_empty(const sqlite::File& old, const FileBeside& beside,
                   const std::function<void(Database&)>& fill, std::chrono::milliseconds longest_wait) {
  HeldFile held(old.path, longest_wait);
  if (!held.is(old.path, old.seen)) return false;
  fill_file(beside, fill);
  fs::permissions(beside.path(), fs::status(old.path).permissions());
  if (rename(beside.path().c_str(), old.path.c_str()) != 0) cannot_make(old.path, errno);
  return true;
}

}  // namespace

bool make_file(const fs::path& path, const std::function<void(Database&)>& fill, const OpenOptions& options) {
  const auto file = sqlite::inspect(path, Access::read_write, options, true);
  if (!file.empty) return false;
  const FileBeside beside(file.path);
  try {
    const bool made = file.seen.there ? replace_empty(file, beside, fill, options.busy_timeout)
                                      : make_new(file, beside, fill);
    sync_folder(file.path.parent_path());
    return made;
  } catch (const Error& error) {
    // Whoever makes a base need not know by which way it gets its name.
    std::string message = error.what();
    if (const auto at = message.find(beside.path()); at != std::string::npos)
      message.replace(at, beside.path().size(), file.path.native());
    throw Error(error.code(), message);
  }
}

}  // namespace annals::inline v0_2::sql
