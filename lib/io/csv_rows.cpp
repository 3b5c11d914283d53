#include "io/csv_rows.hpp"

#include "annals/error.hpp"

#include <algorithm>
#include <csv.h>
#include <memory>
#include <utility>

#include <fmt/format.h>

namespace annals::inline v0_2::io {

namespace {

struct Rows {
  std::vector<CsvRow> all{};
  CsvRow row{1, {}};
  int last_end = 0;
};

void take_cell(void* text, std::size_t size, void* to) {
  static_cast<Rows*>(to)->row.cells.emplace_back(static_cast<const char*>(text), size);
}

void take_row(int end, void* to) {
  auto& rows = *static_cast<Rows*>(to);
  const bool ends_crlf = end == '\n' && rows.last_end == '\r' && rows.row.cells.empty();
  rows.last_end = end;
  if (ends_crlf) return;
  const auto number = rows.row.number;
  if (std::ranges::any_of(rows.row.cells, [](const auto& cell) { return !cell.empty(); }))
    rows.all.push_back(std::move(rows.row));
  rows.row = {number + 1, {}};
}

char separator_of(std::string_view first_line) {
  constexpr std::string_view separators = ",;\t";
  return *std::ranges::max_element(separators, {}, [&](char c) { return std::ranges::count(first_line, c); });
}

}  // namespace

std::vector<CsvRow> csv_rows(std::string_view text, std::string_view name) {
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  csv_parser parser{};
  if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) != 0) throw std::bad_alloc();
  const std::unique_ptr<csv_parser, void (*)(csv_parser*)> freed(&parser, csv_free);
  csv_set_delim(&parser,
                static_cast<unsigned char>(separator_of(text.substr(0, text.find_first_of("\r\n")))));
  Rows rows;
  const bool is_read =
      csv_parse(&parser, text.data(), text.size(), take_cell, take_row, &rows) == text.size() &&
      csv_fini(&parser, take_cell, take_row, &rows) == 0;
  if (csv_error(&parser) == CSV_ENOMEM) throw std::bad_alloc();
  if (!is_read)
    throw Error(
        ErrorCode::invalid_argument,
        fmt::format("{}, row {}: its quotes are wrong: a cell that has quotes stands in quotes, with each "
                    "of its own doubled, as in \"the \"\"raid\"\"\"",
                    name, rows.row.number),
        {.record = {}, .field = {}, .position = {}, .line = rows.row.number});
  return std::move(rows.all);
}

std::string csv_line(const std::vector<std::string>& cells) {
  std::string line;
  for (const auto& cell : cells) {
    if (!line.empty() || &cell != &cells.front()) line += ',';
    if (cell.find_first_of(",;\t\"\r\n") == std::string::npos) {
      line += cell;
      continue;
    }
    std::string quoted(csv_write(nullptr, 0, cell.data(), cell.size()), 0);
    static_cast<void>(csv_write(quoted.data(), quoted.size(), cell.data(), cell.size()));
    line += quoted;
  }
  return line + "\n";
}

}  // namespace annals::inline v0_2::io
