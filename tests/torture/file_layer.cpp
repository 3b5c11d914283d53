#include "file_layer.hpp"

#include "attack.hpp"

#include <new>

#include <sqlite3.h>

namespace annals::torture {

namespace {

Watch watch_calls;
sqlite3_vfs* under = nullptr;

Answer show(const Call& call) {
  return watch_calls ? watch_calls(call) : Answer{};
}

/// A file of ours: the engine's methods, the name, and behind it in memory the file that does the work.
struct WatchedFile : sqlite3_file {
  std::string path;
};

WatchedFile& ours(sqlite3_file* file) {
  return *static_cast<WatchedFile*>(file);
}
sqlite3_file* real(sqlite3_file* file) {
  return reinterpret_cast<sqlite3_file*>(&ours(file) + 1);  // allocated in one piece, as the engine wants it
}

/// Lets a call through to the file under ours unless `watch` has another answer.
template <class Through>
int pass(sqlite3_file* file, Operation operation, Through through) {
  const auto answer = show({operation, ours(file).path});
  return answer.code != 0 ? answer.code : through(real(file));
}

int close_file(sqlite3_file* file) {
  const int code = real(file)->pMethods != nullptr ? real(file)->pMethods->xClose(real(file)) : SQLITE_OK;
  ours(file).~WatchedFile();
  return code;
}

int read_file(sqlite3_file* file, void* into, int amount, sqlite3_int64 offset) {
  return pass(file, Operation::read, [&](auto* f) { return f->pMethods->xRead(f, into, amount, offset); });
}

int write_file(sqlite3_file* file, const void* bytes, int amount, sqlite3_int64 offset) {
  const auto answer = show({Operation::write, ours(file).path, offset, bytes, amount});
  auto* f = real(file);
  if (answer.code == 0) return f->pMethods->xWrite(f, bytes, amount, offset);
  if (answer.part > 0) f->pMethods->xWrite(f, bytes, answer.part, offset);
  return answer.code;
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
  const auto answer = show({Operation::truncate, ours(file).path, size});
  return answer.code != 0 ? answer.code : real(file)->pMethods->xTruncate(real(file), size);
}

int sync_file(sqlite3_file* file, int flags) {
  return pass(file, Operation::sync, [&](auto* f) { return f->pMethods->xSync(f, flags); });
}

int file_size(sqlite3_file* file, sqlite3_int64* size) {
  return pass(file, Operation::size, [&](auto* f) { return f->pMethods->xFileSize(f, size); });
}

int lock_file(sqlite3_file* file, int level) {
  return pass(file, Operation::lock, [&](auto* f) { return f->pMethods->xLock(f, level); });
}

int map_shared(sqlite3_file* file, int region, int size, int extend, void volatile** where) {
  return pass(file, Operation::shm_map,
              [&](auto* f) { return f->pMethods->xShmMap(f, region, size, extend, where); });
}

int lock_shared(sqlite3_file* file, int offset, int n, int flags) {
  const auto through = [&](auto* f) { return f->pMethods->xShmLock(f, offset, n, flags); };
  if ((flags & SQLITE_SHM_UNLOCK) != 0) return through(real(file));
  return pass(file, Operation::shm_lock, through);
}

// What no attack needs to see.
int unlock_file(sqlite3_file* file, int level) {
  return real(file)->pMethods->xUnlock(real(file), level);
}
int check_reserved(sqlite3_file* file, int* reserved) {
  return real(file)->pMethods->xCheckReservedLock(real(file), reserved);
}
int control_file(sqlite3_file* file, int word, void* argument) {
  return real(file)->pMethods->xFileControl(real(file), word, argument);
}
int sector_size(sqlite3_file* file) {
  return real(file)->pMethods->xSectorSize(real(file));
}
int device(sqlite3_file* file) {
  return real(file)->pMethods->xDeviceCharacteristics(real(file));
}
void shared_barrier(sqlite3_file* file) {
  real(file)->pMethods->xShmBarrier(real(file));
}
int unmap_shared(sqlite3_file* file, int remove) {
  return real(file)->pMethods->xShmUnmap(real(file), remove);
}

constexpr sqlite3_io_methods methods{
    2,           close_file,     read_file,      write_file,   truncate_file, sync_file, file_size,
    lock_file,   unlock_file,    check_reserved, control_file, sector_size,   device,    map_shared,
    lock_shared, shared_barrier, unmap_shared,   nullptr,      nullptr};

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  file->pMethods = nullptr;  // so that a file that was not opened is not closed
  const std::string path = name != nullptr ? name : "";
  if (const auto answer = show({Operation::open, path}); answer.code != 0) return answer.code;
  auto* made = new (file) WatchedFile{{nullptr}, path};
  const int code = under->xOpen(under, name, real(made), flags, out_flags);
  if (code == SQLITE_OK)
    made->pMethods = &methods;
  else
    made->~WatchedFile();
  return code;
}

int remove_file(sqlite3_vfs*, const char* name, int sync_folder) {
  const auto answer = show({Operation::remove, name});
  return answer.code != 0 ? answer.code : under->xDelete(under, name, sync_folder);
}

}  // namespace

void watch_files(Watch watch) {
  watch_calls = std::move(watch);
  if (under != nullptr) return;
  require(sqlite3_initialize() == SQLITE_OK, "the engine starts");
  under = sqlite3_vfs_find(nullptr);
  static sqlite3_vfs watched = *under;  // all else is done as before
  watched.zName = "watched";
  watched.szOsFile = static_cast<int>(sizeof(WatchedFile)) + under->szOsFile;
  watched.xOpen = open_file;
  watched.xDelete = remove_file;
  require(sqlite3_vfs_register(&watched, 1) == SQLITE_OK, "the file layer can be wrapped");
}

}  // namespace annals::torture
