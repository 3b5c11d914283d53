#pragma once

#include <chrono>
#include <filesystem>

namespace annals::inline v0_2::sql::sqlite {

using Clock = std::chrono::steady_clock;

/// The line in which the writers of all processes wait for the engine's write lock. The engine alone lets
/// whoever asks at the right moment have it, so that one of several that write without pause may never get a
/// turn.
///
/// A place in the line is a lock on one byte far behind the end of the log; the kernel takes it back from a
/// process that dies. Of more writers than places, those beyond wait for the last place in no order.
class WaitingLine {
 public:
  WaitingLine() = default;
  WaitingLine(const WaitingLine&) = delete;
  WaitingLine& operator=(const WaitingLine&) = delete;
  /// Leaves the line.
  ~WaitingLine();

  /// Stands in line, by the file of the log, until this is the first. False when that takes longer than
  /// `until`. Where there is no log there is no line: true at once. Once for each object.
  bool reach_front(const std::filesystem::path& log, Clock::time_point until);

 private:
  int descriptor_ = -1;  // of the log, on which the engine itself has no locks
};

}  // namespace annals::inline v0_2::sql::sqlite
