#pragma once

#include "annals/record/claim.hpp"
#include "annals/record/field.hpp"
#include "annals/record/likelihood.hpp"
#include "annals/record/words.hpp"
#include "annals/time/bounds.hpp"
#include "annals/time/offset.hpp"
#include "sql/rows.hpp"
#include "sql/value.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace annals::inline v0_2::store {

/// The values of one statement, in order. Texts stay where they are: they must outlive the statement.
class Parameters {
 public:
  Parameters() { values_.reserve(40); }

  void add(std::int64_t value) { values_.emplace_back(value); }
  void add(std::string_view text) { text.empty() ? add_null() : void(values_.emplace_back(text)); }
  void add(const std::optional<double>& value) { value ? void(values_.emplace_back(*value)) : add_null(); }
  void add_null() { values_.emplace_back(nullptr); }
  /// A date in two columns, or two nulls.
  void add(const When* date);
  void add(const std::optional<When>& date) { add(date ? &*date : nullptr); }
  /// The value of a field of this type; null where it is not said.
  void add(const Value* value, FieldType type);
  /// `likelihood_columns`.
  void add(const std::optional<Likelihood>& likelihood);

  [[nodiscard]] std::span<const sql::Value> values() const { return values_; }

 private:
  std::vector<sql::Value> values_;
};

inline constexpr std::string_view likelihood_columns = "likelihood_low, likelihood_high, likelihood_word";

/// "$4, $5, … $12" for `count` parameters from `first` on.
std::string placeholders(std::size_t first, std::size_t count);

/// "The base has the word …": throws `Error` (corrupt).
[[noreturn]] void refuse_word(std::string_view text, std::string_view first, std::string_view last);

/// The value that a word of the file stands for. Throws `Error` (corrupt) where it is none of its words.
template <Worded Enum>
Enum read_word(std::string_view text) {
  if (const auto value = from_word<Enum>(text)) return *value;
  refuse_word(text, words_of<Enum>.front(), words_of<Enum>.back());
}

/// A date of the file. Throws `Error` (corrupt) where the text is none.
When read_date(std::string_view text, std::string_view words);
/// The offset of a relative date. Throws `Error` (corrupt) where the text is none.
Offset read_offset(std::string_view text);

// Reading columns. Each goes on to the next.

std::string read_text(const sql::Rows& rows, int& column);
std::optional<When> read_date(const sql::Rows& rows, int& column);
/// Four instants.
Bounds read_bounds(const sql::Rows& rows, int& column);
std::optional<Likelihood> read_likelihood(const sql::Rows& rows, int& column);
/// A value of a described type, or nothing where it is not said.
std::optional<Value> read_value(const sql::Rows& rows, int& column, FieldType type);

// Reading all rows.

/// Of one column.
std::vector<std::int64_t> read_ids(sql::Rows rows);
/// Of two, the type and the id. Throws `Error` (corrupt) where there is no such type.
std::vector<RecordId> read_records(sql::Rows rows);

}  // namespace annals::inline v0_2::store
