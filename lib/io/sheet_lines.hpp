#pragma once

#include "io/csv_rows.hpp"
#include "io/sheet_columns.hpp"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace annals::inline v0_2::io {

/// Makes JSON Lines of the rows of a sheet.
class SheetLines {
 public:
  /// All must live as long.
  SheetLines(const KnowledgeBase& base, const SheetColumns& columns, const SheetOptions& options)
      : base_(base), columns_(columns), options_(options) {}

  /// The lines of a row: its event first, then the actors, places and sources that are new, and its links.
  /// Throws `Error` with the field where a cell cannot be read.
  std::vector<std::string> of(const CsvRow& row);

 private:
  using Cells = std::map<std::string, std::string>;  // by field
  [[nodiscard]] Cells cells(const CsvRow& row) const;
  [[nodiscard]] std::string key_of_event(const Cells& cells);
  /// The key of a record that a cell names; a line enters it where it is new.
  std::string key_of(RecordType type, std::string_view text, std::string_view field,
                     Json more = Json::object());
  Json citation(const Cells& cells);
  /// What a cell says of a field of a kind.
  Json value(const std::string& field, const std::string& text);
  Json participants(const CsvRow& row);

  const KnowledgeBase& base_;
  const SheetColumns& columns_;
  const SheetOptions& options_;
  std::map<std::pair<RecordType, std::string>, std::string> keys_{};
  std::set<std::pair<RecordType, std::string>> entered_{};
  std::map<std::string, std::string> dates_{};  // of the keys that were made from titles
  std::vector<std::string> lines_{};            // of the row
};

}  // namespace annals::inline v0_2::io
