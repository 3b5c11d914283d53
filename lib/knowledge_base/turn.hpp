#pragma once

#include <condition_variable>
#include <mutex>

namespace annals::detail {

/// Whose turn it is. Unlike a mutex, it may be given back by another thread than the one that took it.
/// (std::binary_semaphore would be that; the one of g++ 12 can sleep through a release: GCC bug 104928.)
class Turn {
 public:
  /// Waits until nobody has it.
  void take() {
    std::unique_lock lock(mutex_);
    given_back_.wait(lock, [this] { return !taken_; });
    taken_ = true;
  }
  void give_back() noexcept {
    {
      const std::scoped_lock lock(mutex_);
      taken_ = false;
    }
    given_back_.notify_one();
  }

 private:
  std::mutex mutex_;
  std::condition_variable given_back_;
  bool taken_ = false;
};

}  // namespace annals::detail
