#pragma once

#include "annals/io/json_lines.hpp"
#include "annals/io/left_out.hpp"
#include "annals/time/phrase.hpp"

#include <cstddef>
#include <iosfwd>
#include <map>
#include <span>
#include <string>
#include <string_view>
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

/// Writes events as such a sheet, CSV with headings: a row for what one claim says of an event, and one for
/// each link of the kind `causes` between them. Import reads it back into the same events, dates, kinds,
/// places, participants, sources and links. Gives what a sheet cannot hold. A cell of text that a spreadsheet
/// would take for a formula has an apostrophe before it, which import takes away. Throws `Error` (not_found).
/// O(claims on the events, and links and relative dates of the base).
ANNALS_EXPORT LeftOut export_sheet(const Snapshot& state, std::span<const EventId> events, std::ostream& out);
/// What every sheet that was exported begins with.
ANNALS_EXPORT extern const std::string_view sheet_start;

}  // namespace annals::inline v0_2
