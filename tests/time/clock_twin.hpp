#pragma once

#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <optional>
#include <string>
#include <vector>

namespace annals::test {

/// The clocks of the C library, which reads the database by itself, in a zone for as long as it lives.
class ClockTwin {
 public:
  explicit ClockTwin(const std::string& name) {
    if (const char* before = std::getenv("TZ")) before_ = before;
    set(name.c_str());
  }
  ~ClockTwin() { set(before_ ? before_->c_str() : nullptr); }
  ClockTwin(const ClockTwin&) = delete;
  ClockTwin& operator=(const ClockTwin&) = delete;

  /// What the clocks show, in seconds as of UTC.
  static std::int64_t local(std::int64_t utc_s) {
    const std::time_t time = utc_s;
    std::tm broken{};
    localtime_r(&time, &broken);
    return utc_s + broken.tm_gmtoff;
  }

  /// Trying every instant of so many seconds: those at which they show a time from the first second to the
  /// last.
  static std::vector<std::int64_t> instants(std::int64_t first, std::int64_t last, std::int64_t step) {
    std::vector<std::int64_t> found;
    for (std::int64_t at = first - 27 * 3600; at <= last + 27 * 3600; at += step)
      if (const auto shown = local(at); first <= shown && shown <= last) found.push_back(at);
    return found;
  }

 private:
  static void set(const char* name) {
    if (name != nullptr)
      setenv("TZ", name, 1);
    else
      unsetenv("TZ");
    tzset();
  }
  std::optional<std::string> before_;
};

}  // namespace annals::test
