#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>

namespace annals::inline v0_2::detail {

/// Whose turn it is, of threads that come one after the other. Unlike a mutex, it may be given back by
/// another thread than the one that took it, and nobody is overtaken. (std::binary_semaphore would be the
/// former; the one of g++ 12 can sleep through a release: GCC bug 104928.)
class Turn {
 public:
  /// Waits for the turn. False when it has not come in time.
  [[nodiscard]] bool take(std::chrono::milliseconds longest_wait) {
    std::unique_lock lock(mutex_);
    const auto number = ++last_number_;
    line_.push_back(number);
    const bool came =
        given_back_.wait_for(lock, longest_wait, [&] { return !taken_ && line_.front() == number; });
    std::erase(line_, number);
    if (came)
      taken_ = true;
    else
      given_back_.notify_all();  // somebody may be the first now
    return came;
  }
  void give_back() noexcept {
    {
      const std::scoped_lock lock(mutex_);
      taken_ = false;
    }
    given_back_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable given_back_;
  bool taken_ = false;
  std::uint64_t last_number_ = 0;
  std::deque<std::uint64_t> line_;  // the numbers of those who wait
};

}  // namespace annals::inline v0_2::detail
