#pragma once

#include "annals/io/sheet.hpp"
#include "annals/json.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace annals::inline v0_2::io {

/// What the columns of a sheet mean.
struct SheetColumns {
  std::vector<std::string> headings{};
  std::vector<std::string> fields{};           ///< of each column; empty: it is left out
  std::map<std::string, std::string> fixed{};  ///< the fields of every row that has no others
  std::vector<std::string> lines{};            ///< JSON Lines to enter before: the kinds
  DayOrder day_order = DayOrder::unknown;
  /// Of the fields of kinds that the base and the library have, but for those that differ between kinds.
  std::map<std::string, std::optional<FieldType>> types{};
};

/// By the usual names for headings, the fields of kinds, and what the caller says of them. Throws `Error`
/// (invalid_argument) that names every heading that means nothing.
SheetColumns sheet_columns(const KnowledgeBase& base, std::vector<std::string> headings,
                           const SheetOptions& options);

}  // namespace annals::inline v0_2::io
