#pragma once

#include "sql/database.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace annals::inline v0_2::query {

using OwnedValue = std::variant<std::int64_t, double, std::string>;

/// A statement that reads, and the values of its parameters `$1`, `$2`, … in order. The text depends on what
/// is asked for and never on the values, so that a connection prepares it once.
struct Select {
  std::string sql;
  std::vector<OwnedValue> values;

  /// Adds a value and gives its parameter.
  std::string parameter(OwnedValue value);
};

/// A statement of its own from a part of the text of another: with the parameters that stand in it, numbered
/// anew.
Select part_of(const Select& whole, std::string_view sql);

sql::Rows run(sql::Database& database, const Select& select);

/// The SQL with its values in place, which the `sqlite3` shell runs as it is. Text with control characters is
/// written as its bytes, so that printing it does nothing to a terminal.
std::string readable(const Select& select);

}  // namespace annals::inline v0_2::query
