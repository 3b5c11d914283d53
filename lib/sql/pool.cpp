#include "sql/pool.hpp"

#include <algorithm>
#include <utility>

namespace annals::sql {

Pool::Pool(Open open, std::size_t limit) : open_(std::move(open)), limit_(std::max<std::size_t>(limit, 1)) {
  idle_.reserve(limit_);  // so that giving back cannot fail
}

Lease Pool::acquire() {
  auto connection = take();
  try {
    connection->begin_read();
  } catch (...) {
    // A connection that cannot begin is not worth keeping.
    connection.reset();
    forget();
    throw;
  }
  return Lease(*this, std::move(connection));
}

std::unique_ptr<Database> Pool::take() {
  {
    std::unique_lock lock(mutex_);
    returned_.wait(lock, [this] { return !idle_.empty() || made_ < limit_; });
    if (!idle_.empty()) {
      auto connection = std::move(idle_.back());
      idle_.pop_back();
      return connection;
    }
    ++made_;
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
  try {
    connection_->rollback();
  } catch (...) {
    connection_.reset();
    pool_->forget();
    return;
  }
  pool_->give_back(std::move(connection_));
}

}  // namespace annals::sql
