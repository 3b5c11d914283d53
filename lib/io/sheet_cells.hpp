#pragma once

#include <string>
#include <string_view>

namespace annals::inline v0_2::io {

/// Whether a spreadsheet takes a cell for a formula, or would without the apostrophes before it.
/// Source: OWASP, CSV Injection.
inline bool is_formula_like(std::string_view cell) {
  constexpr std::string_view starts = "=+-@\t\r";
  const auto first = cell.find_first_not_of('\'');
  return first != std::string_view::npos && starts.find(cell[first]) != std::string_view::npos;
}

/// How a cell names an actor, a place or a source: by its title, or as `TITLE <KEY>`.
struct Named {
  std::string title{};
  std::string key{};  ///< empty: it is not said
};

inline Named named_by(std::string_view cell) {
  const auto open = cell.rfind(" <");
  if (open == std::string_view::npos || !cell.ends_with('>')) return {std::string(cell), {}};
  return {std::string(cell.substr(0, open)), std::string(cell.substr(open + 2, cell.size() - open - 3))};
}

}  // namespace annals::inline v0_2::io
