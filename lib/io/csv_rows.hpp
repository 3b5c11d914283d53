#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace annals::inline v0_2::io {

/// A row of a sheet that is not blank.
struct CsvRow {
  std::size_t number = 0;  ///< from 1
  std::vector<std::string> cells{};
};

/// The rows of a sheet as text: RFC 4180, with commas, semicolons or tabs, whichever stand most often in its
/// first line. A byte order mark is passed over. Throws `Error` (invalid_argument) that names the row where
/// the quotes are wrong. O(length).
std::vector<CsvRow> csv_rows(std::string_view text, std::string_view name);

/// The cells as a row of CSV, with its end.
std::string csv_line(const std::vector<std::string>& cells);

}  // namespace annals::inline v0_2::io
