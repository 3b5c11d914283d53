#include "annals/io/sheet.hpp"
#include "io/csv_rows.hpp"
#include "io/import_lines.hpp"
#include "io/location.hpp"
#include "io/refusals.hpp"
#include "io/sheet_columns.hpp"
#include "io/sheet_lines.hpp"
#include "io/text_lines.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

namespace annals::inline v0_2 {

namespace io {

namespace {

/// What a member of a line is called in a sheet.
std::string field_of(const std::string& member) {
  static const std::map<std::string, std::string> names = {{"when", "date"},       {"summary", "note"},
                                                           {"with", "who"},        {"locator", "page"},
                                                           {"part_of", "part of"}, {"link", "cause of"}};
  const auto found = names.find(member);
  return found == names.end() ? member : found->second;
}

class Sheet {
 public:
  Sheet(KnowledgeBase& base, const SheetOptions& options, const std::string& text)
      : base_(base), options_(options), rows_(csv_rows(text, options.name)) {
    if (rows_.empty())
      throw Error(ErrorCode::invalid_argument, options.name + " is empty: its first row has the headings");
    columns_ = sheet_columns(base, rows_.front().cells, options);
    rows_.erase(rows_.begin());
  }

  /// Tries the rows without those that turned out bad, until none does.
  SheetReport run() {
    SheetReport report;
    while (!pass(report)) {
    }
    for (const auto& [row, bad] : bad_) report.bad.push_back(bad);
    if (!bad_.empty() && !options_.skip_bad) refuse(report.bad);
    if (!bad_.empty()) report.bad_rows = bad_rows();
    report.lines = rows_.size();
    return report;
  }

 private:
  /// Whether all the rows that were left are good; then they are kept, unless more was to be told first.
  bool pass(SheetReport& report) {
    const auto before = bad_.size();
    HeldLines all;
    for (const auto& text : columns_.lines) all.add(1, text);
    SheetLines lines(base_, columns_, options_);
    for (const auto& row : rows_) {
      if (bad_.contains(row.number)) continue;
      try {
        for (auto& text : lines.of(row)) all.add(row.number, std::move(text));
      } catch (const Error& error) {
        note(row.number, error);
      }
    }
    const bool is_trial = options_.dry_run || bad_.size() > before || (!bad_.empty() && !options_.skip_bad);
    std::vector<Error> refused;
    try {
      static_cast<ImportReport&>(report) =
          import_lines(base_, all, options_, {columns_.day_order, is_trial, &refused});
    } catch (const Error&) {
      if (refused.empty()) throw;
      for (const auto& error : refused) {
        const auto row = error.location().line.value_or(0);
        if (row <= 1) throw;  // the mapping
        note(row, error);
      }
    }
    return bad_.size() == before;
  }

  void note(std::size_t number, const Error& error) {
    BadRow bad{number, {}, {}, error.what()};
    const auto place = fmt::format("{}:{}: ", options_.name, number);
    if (bad.reason.starts_with(place)) bad.reason.erase(0, place.size());
    const auto& row = *std::ranges::lower_bound(rows_, number, {}, &CsvRow::number);
    const auto field = field_of(error.location().field);
    for (std::size_t i = 0; i < std::min(row.cells.size(), columns_.fields.size()) && !field.empty(); ++i) {
      const auto& column = columns_.fields[i];
      if (column != field && !(field == "who" && column.starts_with("who"))) continue;
      bad.column = columns_.headings[i];
      bad.value = row.cells[i];
    }
    bad_.emplace(number, std::move(bad));
  }

  [[noreturn]] void refuse(const std::vector<BadRow>& bad) const {
    std::vector<std::string> mistakes;
    for (const auto& one : bad) mistakes.push_back(fmt::format("{}:{}", options_.name, text_of(one)));
    throw Error(ErrorCode::invalid_argument,
                fmt::format("nothing was entered, as {} cannot be:{}",
                            bad.size() == 1 ? "a row" : fmt::format("{} rows", bad.size()), told(mistakes)),
                {.record = {}, .field = bad.front().column, .position = {}, .line = bad.front().row});
  }

  static std::string text_of(const BadRow& bad) {
    if (bad.column.empty()) return fmt::format("{}: {}", bad.row, bad.reason);
    return fmt::format("{}: column {}, {}: {}", bad.row, in_quotes(bad.column), in_quotes(bad.value),
                       bad.reason);
  }

  [[nodiscard]] std::string bad_rows() const {
    auto text = csv_line(columns_.headings);
    for (const auto& row : rows_)
      if (bad_.contains(row.number)) text += csv_line(row.cells);
    return text;
  }

  KnowledgeBase& base_;
  const SheetOptions& options_;
  std::vector<CsvRow> rows_;
  SheetColumns columns_;
  std::map<std::size_t, BadRow> bad_{};
};

}  // namespace

}  // namespace io

SheetReport import_sheet(KnowledgeBase& base, std::istream& in, const SheetOptions& options) {
  return io::Sheet(base, options, io::read_all(in, options.name)).run();
}

}  // namespace annals::inline v0_2
