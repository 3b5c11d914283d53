#pragma once

#include "sql/rows.hpp"
#include "sql/value.hpp"

#include <memory>
#include <span>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace annals::inline v0_2::sql::sqlite {

class StepBudget;

/// How long a bound text stays alive: until the statement is reset, or only until `bind` returns.
enum class Lifetime { until_reset, temporary };

/// One prepared statement.
class Statement {
 public:
  Statement(sqlite3* connection, std::shared_ptr<StepBudget> budget, std::string_view sql);
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  ~Statement();

  void bind(std::span<const Value> values, Lifetime lifetime);
  /// True when there is a row.
  bool step();
  /// Back to the beginning, ready for other values.
  void reset() noexcept;
  /// Drops the copies of temporary texts.
  void clear() noexcept;

  sqlite3_stmt* handle() const { return statement_; }
  std::string_view sql() const;

 private:
  sqlite3* connection() const;
  void number_parameters();

  std::shared_ptr<StepBudget> budget_;
  sqlite3_stmt* statement_ = nullptr;
  /// For each of the engine's parameters, which are in order of appearance, the index of its value.
  std::vector<std::size_t> value_of_parameter_;
  std::size_t value_count_ = 0;
};

/// The rows of a statement that has been bound. Keeps the statement alive, and resets it at the end.
std::unique_ptr<Cursor> make_cursor(std::shared_ptr<Statement> statement);

}  // namespace annals::inline v0_2::sql::sqlite
