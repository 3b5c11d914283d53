#include "sql/pool.hpp"

#include "annals/error.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace annals::inline v0_2::sql {

Pool::Pool(Open open, std::size_t limit, std::chrono::milliseconds longest_wait)
    : open_(std::move(open)), limit_(std::max<std::size_t>(limit, 1)), longest_wait_(longest_wait) {
  idle_.reserve(limit_);  // so that giving back cannot fail
}

Lease Pool::acquire() {
  for (;;) {
    auto connection = take();
    try {
      connection->begin_read();
      return Lease(*this, std::move(connection));
    } catch (...) {
      // A connection that cannot begin is not worth keeping.
      const bool is_current = connection->is_current();
      connection.reset();
      forget();
      if (is_current) throw;
    }
  }
}

std::unique_ptr<Database> Pool::take() {
  {
    std::unique_lock lock(mutex_);
    if (!returned_.wait_for(lock, longest_wait_, [this] { return !idle_.empty() || made_ < limit_; }))
      throw Error(ErrorCode::busy,
                  "Cannot read: " + std::to_string(limit_) +
                      " others are reading in this process, and none has ended; try again in a "
                      "moment.");
    if (!idle_.empty()) {
      auto connection = std::move(idle_.back());
      idle_.pop_back();
      if (connection->is_current()) return connection;
      connection.reset();  // its place is taken by the one that is opened below
    } else {
      ++made_;
    }
  }
  try {
    return open_();  // outside the lock: opening reads the file
  } catch (...) {
    forget();
    throw;
  }
}

void Pool::give_back(std::unique_ptr<Database> connection) noexcept {
  {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(connection));
  }
  returned_.notify_one();
}

void Pool::forget() noexcept {
  {
    const std::lock_guard lock(mutex_);
    --made_;
  }
  returned_.notify_one();
}

Lease::Lease(Pool& pool, std::unique_ptr<Database> connection)
    : pool_(&pool), connection_(std::move(connection)) {}

Lease::~Lease() {
  if (!connection_) return;
  if (!connection_->rollback()) {
    connection_.reset();
    pool_->forget();
    return;
  }
  pool_->give_back(std::move(connection_));
}

}  // namespace annals::inline v0_2::sql
