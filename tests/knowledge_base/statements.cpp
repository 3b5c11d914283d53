#include "knowledge_base/statements.hpp"

#include <atomic>
#include <string_view>

#include <sqlite3.h>

namespace annals::test {

namespace {

std::atomic<std::size_t> run = 0;
std::atomic<std::size_t> transactions = 0;
std::atomic<std::size_t> steps = 0;

int count(unsigned event, void* /*context*/, void* statement, void* text) {
  if (event == SQLITE_TRACE_PROFILE) {
    steps += static_cast<std::size_t>(
        sqlite3_stmt_status(static_cast<sqlite3_stmt*>(statement), SQLITE_STMTSTATUS_VM_STEP, 1));
    return 0;
  }
  const std::string_view sql(static_cast<const char*>(text));
  const bool of_full_text = sqlite3_sql(static_cast<sqlite3_stmt*>(statement)) == nullptr ||
                            sql.find("'main'.") != std::string_view::npos;
  const bool of_trigger = sql.starts_with("--");  // whose statement is counted
  if (!of_full_text && !of_trigger) ++run;
  if (sql.starts_with("BEGIN")) ++transactions;
  return 0;
}

int watch(sqlite3* connection, const char** /*error*/, const void* /*api*/) {
  return sqlite3_trace_v2(connection, SQLITE_TRACE_STMT | SQLITE_TRACE_PROFILE, count, nullptr);
}

}  // namespace

Statements statements_of(const std::function<void()>& work) {
  static const int watching = sqlite3_auto_extension(reinterpret_cast<void (*)()>(watch));
  static_cast<void>(watching);
  run = transactions = steps = 0;
  work();
  return {run, transactions, steps};
}

}  // namespace annals::test
