#pragma once

#include "annals/io/json_lines.hpp"
#include "annals/time/phrase.hpp"

#include <cstddef>
#include <iosfwd>
#include <map>
#include <string>
#include <vector>

namespace annals::inline v0_2 {

/// A row of a sheet that cannot be entered, and why.
struct BadRow {
  std::size_t row = 0;   ///< the headings are row 1
  std::string column{};  ///< its heading; empty: the row as a whole
  std::string value{};   ///< of the cell
  std::string reason{};
};

struct SheetOptions : ImportOptions {
  /// What columns mean, by their headings, beyond the usual names: docs/sheets.md.
  std::map<std::string, std::string> columns{};
  /// A JSON object with `columns`, `fixed`, `kinds` and `dates`: docs/sheets.md. Empty: none.
  std::string mapping{};
  std::string source{};  ///< of all rows that name none: a key or a title; empty: the owner
  DayOrder day_order = DayOrder::unknown;
  bool skip_bad = false;  ///< enters the rows that can be, and leaves the others out
  bool dry_run = false;   ///< enters nothing
};

struct SheetReport : ImportReport {
  std::vector<BadRow> bad{};
  std::string bad_rows{};  ///< the headings and the bad rows as CSV, to be mended; empty: none is bad
};

/// Reads a sheet as CSV or TSV (docs/sheets.md), a row for what one source says of one event: all of it or
/// nothing, but for bad rows where these are skipped. In the report, lines are rows. Throws `Error`
/// (invalid_argument) that names all bad rows, each with its column, value and reason, and as
/// `import_json_lines` does. O(rows log rows), once more after each round in which a row turns out bad.
ANNALS_EXPORT SheetReport import_sheet(KnowledgeBase& base, std::istream& in,
                                       const SheetOptions& options = {});

}  // namespace annals::inline v0_2
