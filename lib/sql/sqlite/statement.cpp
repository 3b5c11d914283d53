#include "sql/sqlite/statement.hpp"

#include "annals/error.hpp"
#include "sql/sqlite/failure.hpp"
#include "sql/sqlite/step_budget.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <string>

#include <sqlite3.h>

namespace annals::inline v0_2::sql::sqlite {

namespace {

[[noreturn]] void misuse(std::string_view sql, const std::string& why) {
  throw Error(ErrorCode::invalid_argument, "Cannot " + run_phrase(sql) + ": " + why + ".");
}

/// 0 for `$1`, 1 for `$2`, …; nothing for any other way to name a parameter.
std::optional<std::size_t> parameter_index(const char* name) {
  const std::string_view text = name == nullptr ? "" : name;
  std::size_t number = 0;
  if (text.size() < 2 || text[0] != '$' || text[1] == '0') return std::nullopt;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data() + 1, end, number);
  if (error != std::errc() || rest != end) return std::nullopt;
  return number - 1;
}

}  // namespace

Statement::Statement(sqlite3* connection, std::shared_ptr<StepBudget> budget, std::string_view sql)
    : budget_(std::move(budget)) {
  if (sql.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) misuse(sql, "it is too long");
  const char* rest = nullptr;
  const int code = sql.empty() ? SQLITE_OK
                               : sqlite3_prepare_v3(connection, sql.data(), static_cast<int>(sql.size()),
                                                    SQLITE_PREPARE_PERSISTENT, &statement_, &rest);
  if (code != SQLITE_OK) fail(connection, code, run_phrase(sql));
  try {
    if (statement_ == nullptr) misuse(sql, "there is no statement in it");
    const std::string_view tail = sql.substr(static_cast<std::size_t>(rest - sql.data()));
    if (tail.find_first_not_of(" \t\r\n;") != std::string_view::npos) {
      misuse(sql, "it is more than one statement; use a script");
    }
    number_parameters();
  } catch (...) {
    sqlite3_finalize(statement_);
    throw;
  }
}

Statement::~Statement() {
  sqlite3_finalize(statement_);
}

void Statement::number_parameters() {
  const int count = sqlite3_bind_parameter_count(statement_);
  for (int i = 1; i <= count; ++i) {
    const auto index = parameter_index(sqlite3_bind_parameter_name(statement_, i));
    if (!index) misuse(sql(), "a parameter is not one of $1, $2, …");
    value_of_parameter_.push_back(*index);
    value_count_ = std::max(value_count_, *index + 1);
  }
  // Each name is one parameter however often it occurs, so a gap shows in the count.
  if (value_count_ != value_of_parameter_.size()) {
    misuse(sql(), "its parameters are not numbered from $1 on without a gap");
  }
}

void Statement::bind(std::span<const Value> values, Lifetime lifetime) {
  if (values.size() != value_count_) {
    misuse(sql(), "it takes " + std::to_string(value_count_) + " values and was given " +
                      std::to_string(values.size()));
  }
  int parameter = 0;
  for (const std::size_t index : value_of_parameter_) {
    ++parameter;
    const Value& value = values[index];
    int code = SQLITE_OK;
    if (const auto* text = std::get_if<std::string_view>(&value)) {
      // An empty view may point nowhere, which the engine would take for NULL.
      const char* data = text->empty() ? "" : text->data();
      code = sqlite3_bind_text64(statement_, parameter, data, text->size(),
                                 lifetime == Lifetime::temporary ? SQLITE_TRANSIENT : SQLITE_STATIC,
                                 SQLITE_UTF8);
    } else if (const auto* integer = std::get_if<std::int64_t>(&value)) {
      code = sqlite3_bind_int64(statement_, parameter, *integer);
    } else if (const auto* real = std::get_if<double>(&value)) {
      code = sqlite3_bind_double(statement_, parameter, *real);
    } else {
      code = sqlite3_bind_null(statement_, parameter);
    }
    if (code != SQLITE_OK) fail(connection(), code, run_phrase(sql()));
  }
}

bool Statement::step() {
  budget_->start();
  int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) {
    if (!budget_->is_overdrawn(statement_)) return true;
    code = SQLITE_INTERRUPT;
  }
  if (code == SQLITE_DONE) return false;
  budget_->throw_if_cancelled();
  fail(connection(), code, run_phrase(sql()));
}

void Statement::reset() noexcept {
  sqlite3_reset(statement_);
}
void Statement::clear() noexcept {
  sqlite3_clear_bindings(statement_);
}
std::string_view Statement::sql() const {
  return sqlite3_sql(statement_);
}
sqlite3* Statement::connection() const {
  return sqlite3_db_handle(statement_);
}

namespace {

class StatementCursor final : public Cursor {
 public:
  explicit StatementCursor(std::shared_ptr<Statement> statement)
      : statement_(std::move(statement)), handle_(statement_->handle()) {}
  StatementCursor(const StatementCursor&) = delete;
  StatementCursor& operator=(const StatementCursor&) = delete;

  ~StatementCursor() override {
    statement_->reset();
    statement_->clear();
  }

  bool next() override {
    if (done_) return false;  // the engine would run the query again
    done_ = true;             // also after a failure
    done_ = !statement_->step();
    return !done_;
  }

  bool is_null(int column) const override { return type(column) == SQLITE_NULL; }

  std::int64_t integer(int column) const override {
    if (type(column) != SQLITE_INTEGER) mismatch(column, "an integer");
    return sqlite3_column_int64(handle_, column);
  }

  double real(int column) const override {
    const int found = type(column);
    if (found != SQLITE_FLOAT && found != SQLITE_INTEGER) mismatch(column, "a number");
    return sqlite3_column_double(handle_, column);
  }

  std::string_view text(int column) const override {
    if (type(column) != SQLITE_TEXT) mismatch(column, "text");
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(handle_, column));
    if (data == nullptr) fail(sqlite3_db_handle(handle_), SQLITE_NOMEM, run_phrase(statement_->sql()));
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
  }

  Value value(int column) const override {
    switch (type(column)) {
      case SQLITE_NULL:
        return nullptr;
      case SQLITE_INTEGER:
        return integer(column);
      case SQLITE_FLOAT:
        return real(column);
      default:
        return text(column);
    }
  }

  int columns() const override { return sqlite3_column_count(handle_); }

  std::string_view column_name(int column) const override {
    const char* name = sqlite3_column_name(handle_, column);
    if (name == nullptr) misuse(statement_->sql(), "it has no column " + std::to_string(column));
    return name;
  }

 private:
  int type(int column) const {
    if (column < 0 || column >= sqlite3_data_count(handle_)) {
      misuse(statement_->sql(), "there is no row, or no column " + std::to_string(column) + " in it");
    }
    return sqlite3_column_type(handle_, column);
  }

  [[noreturn]] void mismatch(int column, const std::string& expected) const {
    const bool null = type(column) == SQLITE_NULL;
    throw Error(ErrorCode::corrupt, "Cannot " + run_phrase(statement_->sql()) + ": the column '" +
                                        std::string(column_name(column)) + "' should hold " + expected +
                                        (null ? " and is empty." : " and holds something else."));
  }

  std::shared_ptr<Statement> statement_;
  sqlite3_stmt* handle_;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<Cursor> make_cursor(std::shared_ptr<Statement> statement) {
  return std::make_unique<StatementCursor>(std::move(statement));
}

}  // namespace annals::inline v0_2::sql::sqlite
