#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace annals::torture {

/// What the engine asks of the file system.
enum class Operation { open, read, write, sync, truncate, remove, lock, size, shm_map, shm_lock };

struct Call {
  Operation operation;
  const std::string& path;  ///< empty: a file without a name
  std::int64_t offset = 0;  ///< of a write; of a truncation the new size
  const void* bytes = nullptr;
  int amount = 0;

  /// Whether it may change what is on the disk.
  [[nodiscard]] bool changes() const {
    return operation == Operation::write || operation == Operation::sync ||
           operation == Operation::truncate || operation == Operation::remove;
  }
};

/// What the engine is told in place of the call: a result code, 0 to let the call through. `part` bytes of a
/// write are written first.
struct Answer {
  int code = 0;
  int part = 0;
};

using Watch = std::function<Answer(const Call&)>;

/// From now on every call of the engine in this process is shown to `watch` before it is made. An empty one
/// lets all through. The first time must be before the engine is used.
void watch_files(Watch watch);

}  // namespace annals::torture
