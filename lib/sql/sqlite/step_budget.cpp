#include "sql/sqlite/step_budget.hpp"

#include <sqlite3.h>

namespace annals::sql::sqlite {

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
  return self.taken_ > self.most_ ? 1 : 0;
}

}  // namespace annals::sql::sqlite
