#pragma once

#include "annals/error.hpp"
#include "annals/record/claim.hpp"
#include "annals/record/field.hpp"
#include "annals/record/likelihood.hpp"
#include "annals/record/words.hpp"
#include "annals/time/gap.hpp"
#include "sql/rows.hpp"
#include "sql/value.hpp"

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace annals::store {

/// The values of one statement, in order, and the texts made for it.
/// Texts that are passed in stay where they are: they must outlive the statement.
class Parameters {
 public:
  Parameters() { values_.reserve(40); }

  void add(std::int64_t value) { values_.emplace_back(value); }
  void add(std::string_view text) { text.empty() ? add_null() : void(values_.emplace_back(text)); }
  void add(const std::optional<double>& value) { value ? void(values_.emplace_back(*value)) : add_null(); }
  void add_null() { values_.emplace_back(nullptr); }
  void add_made(std::string text) { add(std::string_view(kept_.emplace_back(std::move(text)))); }
  /// A date in one column: "2018-09 (21 months ago)".
  void add(const When& date);
  void add(const std::optional<When>& date) { date ? add(*date) : add_null(); }
  /// The value of a field; null where it is not said.
  void add(const Value* value);
  /// The columns of a claim that every table of records ends in, from likelihood_low to window.
  void add_claim(const std::optional<Likelihood>& likelihood, const Said& said);

  [[nodiscard]] std::span<const sql::Value> values() const { return values_; }

 private:
  std::vector<sql::Value> values_;
  std::deque<std::string> kept_;
};

/// likelihood_low … window, the columns of `add_claim`.
inline constexpr std::string_view claim_columns =
    "likelihood_low, likelihood_high, likelihood_word, source, speaker, locator, claim_published, recorded, "
    "window";
inline constexpr int claim_column_count = 9;

/// The columns of the fields that every record of a type has: an event's date takes six, every other field
/// one.
std::string core_columns(RecordType type);

/// "$4, $5, … $12" for `count` parameters from `first` on.
std::string placeholders(std::size_t first, std::size_t count);

/// The value that a word of the file stands for. Throws `Error` (corrupt) where it is none of its words.
template <Worded Enum>
Enum read_word(std::string_view text) {
  if (const auto value = from_word<Enum>(text)) return *value;
  throw Error(ErrorCode::corrupt, "The base has the word \"" + std::string(text) + "\" where one from \"" +
                                      std::string(words_of<Enum>.front()) + "\" to \"" +
                                      std::string(words_of<Enum>.back()) + "\" stands.");
}

// Reading a column. Each goes on to the next column.

std::string read_text(const sql::Rows& rows, int& column);
std::optional<When> read_date(const sql::Rows& rows, int& column);
/// The gap of a timing. Throws `Error` (corrupt) where the text is none.
Gap read_gap(std::string_view text);
std::optional<Likelihood> read_likelihood(const sql::Rows& rows, int& column);
/// What `add_claim` wrote; the likelihood goes to `said.likelihood`.
Said read_claim(const sql::Rows& rows, int& column);
/// A value of a described type, or nothing where it is not said.
std::optional<Value> read_value(const sql::Rows& rows, int& column, FieldType type);
/// A value and its detail as they stand in claim_field.
Value make_value(const sql::Rows& rows, int column, FieldType type, std::string_view words);

}  // namespace annals::store
