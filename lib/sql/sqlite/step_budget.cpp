#include "sql/sqlite/step_budget.hpp"

#include "annals/error.hpp"

#include <sqlite3.h>

namespace annals::inline v0_2::sql::sqlite {

StepBudget::StepBudget(sqlite3* connection) {
  sqlite3_progress_handler(connection, interval, count, this);
}

bool StepBudget::is_overdrawn(sqlite3_stmt* statement) const {
  const auto steps = static_cast<unsigned>(sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_VM_STEP, 0));
  return steps > most_;
}

int StepBudget::count(void* budget) {
  auto& self = *static_cast<StepBudget*>(budget);
  self.taken_ += interval;
  if (self.go_on_ && !self.cancelled_) try {
      self.cancelled_ = !self.go_on_();
    } catch (...) {  // not through the engine, which is C
      self.thrown_ = std::current_exception();
      self.cancelled_ = true;
    }
  return self.cancelled_ || self.taken_ > self.most_ ? 1 : 0;
}

void StepBudget::throw_if_cancelled() {
  if (!std::exchange(cancelled_, false)) return;
  if (thrown_) std::rethrow_exception(std::exchange(thrown_, nullptr));
  throw Error(ErrorCode::cancelled, "The question was cancelled.");
}

}  // namespace annals::inline v0_2::sql::sqlite
