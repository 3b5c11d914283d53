#pragma once

#include <cstdint>
#include <exception>
#include <functional>
#include <utility>

struct sqlite3;
struct sqlite3_stmt;

namespace annals::inline v0_2::sql::sqlite {

/// How many steps of the engine one statement may take, by the size of the file: many times what any of ours
/// needs, and few enough that a schema made to take for ever ends. Also lets the caller end one.
class StepBudget {
 public:
  /// The connection uses it for as long as it runs statements.
  explicit StepBudget(sqlite3* connection);
  StepBudget(const StepBudget&) = delete;
  StepBudget& operator=(const StepBudget&) = delete;

  void set_size(std::uint64_t bytes) { most_ = at_least + bytes * steps_a_byte; }
  /// Asked again and again while a statement works; where it does not return true, the statement ends.
  void watch(std::function<bool()> go_on) { go_on_ = std::move(go_on); }
  /// Before each step to a row.
  void start() { taken_ = 0; }
  /// What ended the statement, where that was not that it had taken too many steps. Throws `Error`
  /// (cancelled), or what the watch threw.
  void throw_if_cancelled();
  /// Whether a statement has taken more in all its steps together.
  bool is_overdrawn(sqlite3_stmt* statement) const;

 private:
  static constexpr std::uint64_t at_least = 10'000'000;
  static constexpr std::uint64_t steps_a_byte = 50;
  static constexpr int interval = 100'000;

  static int count(void* budget);

  std::uint64_t most_ = at_least;
  std::uint64_t taken_ = 0;
  std::function<bool()> go_on_{};
  bool cancelled_ = false;
  std::exception_ptr thrown_{};  // by the watch
};

}  // namespace annals::inline v0_2::sql::sqlite
