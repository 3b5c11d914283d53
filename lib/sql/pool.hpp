#pragma once

#include "sql/database.hpp"

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace annals::inline v0_2::sql {

class Lease;

/// Connections for many readers at once. They wait neither for each other nor for the writer.
///
/// Thread-safe. Must outlive its leases.
class Pool {
 public:
  using Open = std::function<std::unique_ptr<Database>()>;

  /// `open` gives a new connection and is called on demand, for up to `limit` at once.
  explicit Pool(Open open, std::size_t limit = 16,
                std::chrono::milliseconds longest_wait = std::chrono::seconds(5));

  /// A connection in a read transaction. Waits when `limit` leases are out; throws `busy` when that takes
  /// longer than the longest wait.
  Lease acquire();

 private:
  friend class Lease;

  std::unique_ptr<Database> take();
  void give_back(std::unique_ptr<Database> connection) noexcept;
  void forget() noexcept;

  const Open open_;
  const std::size_t limit_;
  const std::chrono::milliseconds longest_wait_;
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<Database>> idle_;
  std::size_t made_ = 0;
};

/// A connection on loan: all its queries see the state at the time of `acquire`. Move-only; use it on one
/// thread at a time, and end its `Rows` first.
class Lease {
 public:
  Lease(Lease&&) noexcept = default;
  Lease& operator=(Lease&&) = delete;
  ~Lease();

  Database& operator*() const { return *connection_; }
  Database* operator->() const { return connection_.get(); }

 private:
  friend class Pool;
  Lease(Pool& pool, std::unique_ptr<Database> connection);

  Pool* pool_;
  std::unique_ptr<Database> connection_;
};

}  // namespace annals::inline v0_2::sql
