#pragma once

#include "sql/value.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

namespace annals::inline v0_2::sql {

/// The engine's side of `Rows`.
class Cursor {
 public:
  Cursor() = default;
  Cursor(const Cursor&) = delete;
  Cursor& operator=(const Cursor&) = delete;
  virtual ~Cursor() = default;

  virtual bool next() = 0;
  virtual bool is_null(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;
  virtual double real(int column) const = 0;
  virtual std::string_view text(int column) const = 0;
  virtual Value value(int column) const = 0;
  virtual int columns() const = 0;
  virtual std::string_view column_name(int column) const = 0;
};

/// The rows of an executing query, one at a time. Columns count from 0.
///
/// Move-only; gives its statement back when destroyed. Use it on the thread of its database.
/// Reading a column throws `corrupt` when it holds another type than the one asked for, or NULL, and
/// `invalid_argument` when there is no such column or no row.
class Rows {
 public:
  explicit Rows(std::unique_ptr<Cursor> cursor) : cursor_(std::move(cursor)) {}

  /// Goes to the first row, then to each next one. False when there is none, and from then on.
  bool next() { return cursor_->next(); }

  bool is_null(int column) const { return cursor_->is_null(column); }
  std::int64_t integer(int column) const { return cursor_->integer(column); }
  /// An integer column is read as a real number too.
  double real(int column) const { return cursor_->real(column); }
  /// Valid until `next()` or the end of these rows.
  std::string_view text(int column) const { return cursor_->text(column); }

  std::optional<std::int64_t> optional_integer(int column) const {
    return is_null(column) ? std::nullopt : std::optional(integer(column));
  }
  std::optional<double> optional_real(int column) const {
    return is_null(column) ? std::nullopt : std::optional(real(column));
  }
  /// Valid until `next()` or the end of these rows.
  std::optional<std::string_view> optional_text(int column) const {
    return is_null(column) ? std::nullopt : std::optional(text(column));
  }

  /// For columns whose type is not known beforehand. Text is valid until `next()`.
  Value value(int column) const { return cursor_->value(column); }
  int columns() const { return cursor_->columns(); }
  std::string_view column_name(int column) const { return cursor_->column_name(column); }

 private:
  std::unique_ptr<Cursor> cursor_;
};

}  // namespace annals::inline v0_2::sql
