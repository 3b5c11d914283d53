// The tables of docs/time.md are read from the document and compared with what the library reads.

#include "annals/time/circa.hpp"
#include "annals/time/edtf.hpp"
#include "annals/time/offset.hpp"
#include "annals/time/phrase.hpp"
#include "paths.hpp"
#include "time/offset_days.hpp"

#include <fstream>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace annals::docs {
namespace {

const std::string header_of_dates =
    "| date | it says | level | earliest start | latest start | earliest end | latest end |";
const std::string header_of_refusals = "| text | why it is no date | byte |";
const std::string header_of_phrases =
    "| words | EDTF | earliest start | latest start | earliest end | latest end |";
const std::string header_of_offsets = "| words | offset | of the event | of the anchor | least | most |";
const std::string header_of_days = "| words | day of the anchor | first day of the event | last day |";
const std::string header_of_circa = "| about | taken by default |";
const std::string header_of_refused_phrases = "| words | why they are no date | byte |";

struct Row {
  std::size_t line = 0;
  std::vector<std::string> cells{};
  std::string text{};  ///< the first cell, without its backticks
};

Row read_row(std::size_t number, const std::string& line) {
  Row row{.line = number};
  for (std::size_t begin = 2; begin < line.size();) {
    const auto end = line.find(" |", begin);
    REQUIRE(end != std::string::npos);
    row.cells.push_back(line.substr(begin, end - begin));
    begin = end + 3;
  }
  const auto& first = row.cells.at(0);
  REQUIRE((first.size() > 2 && first.starts_with('`') && first.ends_with('`')));
  row.text = first.substr(1, first.size() - 2);
  return row;
}

/// The rows of all tables with this header.
std::vector<Row> rows_below(const std::string& header) {
  std::ifstream in(ANNALS_SOURCE_DIR "/docs/time.md");
  std::vector<Row> rows;
  bool within = false;
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (within && !line.starts_with("| ---")) {
      if (line.starts_with('|')) rows.push_back(read_row(number, line));
      within = line.starts_with('|');
    } else if (line == header) {
      within = true;
    }
  }
  return rows;
}

/// An instant as the document writes it: a day stands for its first instant, and the microsecond before or
/// after it is written as such.
std::string as_written(Instant instant) {
  if (instant == Instant::unbounded_past()) return "−∞";
  if (instant == Instant::unbounded_future()) return "+∞";
  if (instant < start_of({first_year, 1, 1})) return "before all years";
  if (instant.key() > start_of({last_year, 1, 1}).key()) return "after all years";
  auto text = iso_text(instant);
  if (text.ends_with(".999999Z")) return as_written(Instant::from_key(instant.key() + 1)) + " − 1 µs";
  if (text.ends_with(".000001Z")) return as_written(Instant::from_key(instant.key() - 1)) + " + 1 µs";
  for (const std::string_view rest : {".000000Z", "T00:00:00"})
    if (text.ends_with(rest)) text.resize(text.size() - rest.size());
  return text;
}

std::vector<std::string> as_written(const Bounds& bounds) {
  return {as_written(bounds.earliest_start), as_written(bounds.latest_start), as_written(bounds.earliest_end),
          as_written(bounds.latest_end)};
}

/// The cells from this one on.
std::vector<std::string> rest_of(const Row& row, std::ptrdiff_t first) {
  return {row.cells.begin() + first, row.cells.end()};
}

/// What a date uses of EDTF, in words.
class Features {
 public:
  void add(const Edtf& edtf) {
    const bool is_set = !edtf.members.empty();
    if (is_set) {
      names_.insert(edtf.form == EdtfForm::one_of ? "one of a set" : "all of a set");
      for (const auto& member : edtf.members) add_member(edtf.form, member);
      return;
    }
    if (edtf.form == EdtfForm::interval) names_.insert("interval");
    for (const auto& limits : edtf.limits) {
      if (limits.from_state == EndState::dated) names_.insert("lower limit");
      if (limits.to_state == EndState::dated) names_.insert("upper limit");
    }
    add_end("start", edtf.from_state);
    if (edtf.from_state == EndState::dated) add(edtf.from);
    add_end("end", edtf.to_state);
    if (edtf.form == EdtfForm::interval && edtf.to_state == EndState::dated) add(edtf.to);
  }

  [[nodiscard]] const std::set<std::string>& names() const { return names_; }

 private:
  void add_member(EdtfForm form, const Edtf& member) {
    const std::string set = form == EdtfForm::one_of ? "one of" : "all of";
    if (member.from_state == EndState::open) names_.insert(set + " all before");
    if (member.to_state == EndState::open) names_.insert(set + " all after");
    if (member.form == EdtfForm::interval) names_.insert(set + " a range");
    if (member.from_state == EndState::dated) add(member.from);
  }

  void add_end(const std::string& end, EndState state) {
    if (state == EndState::unknown) names_.insert("unknown " + end);
    if (state == EndState::open) names_.insert("open " + end);
  }

  void add(const EdtfDate& date) {
    if (date.year < 0) names_.insert("year before 0");
    if (date.year == 0 && date.year_mask == 0) names_.insert("year 0");
    if (date.year_form == YearForm::prefixed) names_.insert("long year");
    if (date.exponent != 0) names_.insert("exponent");
    if (date.significant_digits != 0) names_.insert("significant digits");
    add_mask("year", date.year_mask);
    add_mask("month", date.month.mask);
    add_mask("day", date.day.mask);
    if (date.is_season()) names_.insert("season " + std::to_string(date.month.value));
    if (date.month.given()) names_.insert("month");
    if (date.day.given()) names_.insert("day");
    if (date.time) names_.insert("zone " + std::to_string(static_cast<int>(date.time->zone)));
    if (date.time && !date.time->has_second) names_.insert("minute");
    if (date.time && date.time->fraction_digits != 0) names_.insert("fraction");
    if (date.time && date.time->qualification != Qualification{}) names_.insert("mark after the time");
    add_marks("year", date.year_qualification);
    add_marks("month", date.month.qualification);
    add_marks("day", date.day.qualification);
  }

  void add_mask(const std::string& part, DigitMask mask) {
    for (unsigned digit = 0; digit < 4; ++digit)
      if ((mask >> digit & 1U) != 0) names_.insert(part + " without digit " + std::to_string(digit));
  }

  void add_marks(const std::string& part, const PartQualification& marks) {
    if (marks.own != Qualification{}) names_.insert("mark before the " + part);
    if (marks.up_to != Qualification{}) names_.insert("mark after the " + part);
    for (const auto mark : {marks.own, marks.up_to}) {
      if (mark == Qualification{true, false}) names_.insert("uncertain");
      if (mark == Qualification{false, true}) names_.insert("approximate");
      if (mark == Qualification{true, true}) names_.insert("uncertain and approximate");
    }
  }

  std::set<std::string> names_;
};

std::set<std::string> all_features() {
  std::set<std::string> all{"interval",
                            "unknown start",
                            "unknown end",
                            "open start",
                            "open end",
                            "one of a set",
                            "all of a set",
                            "one of all before",
                            "one of all after",
                            "one of a range",
                            "all of all before",
                            "all of all after",
                            "all of a range",
                            "lower limit",
                            "upper limit",
                            "year before 0",
                            "year 0",
                            "long year",
                            "exponent",
                            "significant digits",
                            "minute",
                            "fraction",
                            "mark after the time",
                            "month",
                            "day",
                            "uncertain",
                            "approximate",
                            "uncertain and approximate"};
  for (int season = 21; season <= 41; ++season) all.insert("season " + std::to_string(season));
  for (int zone = 0; zone < 4; ++zone) all.insert("zone " + std::to_string(zone));
  for (int digit = 0; digit < 4; ++digit) all.insert("year without digit " + std::to_string(digit));
  for (const std::string part : {"month", "day"})
    for (int digit = 0; digit < 2; ++digit) all.insert(part + " without digit " + std::to_string(digit));
  for (const std::string part : {"year", "month", "day"}) {
    all.insert("mark before the " + part);
    all.insert("mark after the " + part);
  }
  return all;
}

TEST_CASE("Every date in the tables of docs/time.md has the level and the bounds that they show") {
  for (const auto& row : rows_below(header_of_dates)) {
    INFO("docs/time.md:" << row.line << ": " << row.text);
    const auto edtf = parse_edtf(row.text);
    REQUIRE(edtf);
    const auto level = level_of(*edtf);
    CHECK(row.cells.at(2) == (level ? std::to_string(*level) : "—"));
    CHECK(rest_of(row, 3) == as_written(bounds_of(*edtf)));
  }
}

TEST_CASE("What is approximate is taken as the table in docs/time.md shows") {
  const auto rows = rows_below(header_of_circa);
  CHECK(rows.size() > 10);
  for (const auto& row : rows) {
    INFO("docs/time.md:" << row.line << ": " << row.text);
    CHECK(row.cells.at(1) == circa_text(parse_edtf(row.text).value(), {}));
  }
}

TEST_CASE("Words in the tables of docs/time.md are read as the date with the bounds that they show") {
  const auto rows = rows_below(header_of_phrases);
  CHECK(rows.size() > 25);
  for (const auto& row : rows) {
    INFO("docs/time.md:" << row.line << ": " << row.text);
    const auto when = read_date_phrase(row.text);
    REQUIRE(when);
    CHECK(row.cells.at(1) == "`" + when->text() + "`");
    CHECK(rest_of(row, 2) == as_written(when->bounds()));
  }
}

/// "less than 22 months".
std::string as_written(const std::optional<Limit>& limit, const std::string& inclusive,
                       const std::string& exclusive) {
  if (!limit) return "—";
  const auto& [count, unit] = limit->span;
  auto text = (limit->inclusive ? inclusive : exclusive) + " " + std::to_string(count);
  if (count != 0) text += " " + std::string(name_of(unit)) + (count == 1 ? "" : "s");
  return text;
}

TEST_CASE("Relative dates in the table of docs/time.md are read as the offset that it shows") {
  const auto rows = rows_below(header_of_offsets);
  CHECK(rows.size() > 10);
  for (const auto& row : rows) {
    INFO("docs/time.md:" << row.line << ": " << row.text);
    const auto offset = Offset::parse(row.text);
    REQUIRE(offset);
    const auto& limits = *offset;
    CHECK(rest_of(row, 1) == std::vector<std::string>{"`" + limits.text() + "`",
                                                      std::string(name_of(limits.point())),
                                                      std::string(name_of(limits.anchor_point())),
                                                      as_written(limits.least(), "at least", "more than"),
                                                      as_written(limits.most(), "at most", "less than")});
  }
}

TEST_CASE("Days in the table of docs/time.md are counted in the calendar as it shows") {
  const auto rows = rows_below(header_of_days);
  CHECK(rows.size() == 11);
  for (const auto& row : rows) {
    INFO("docs/time.md:" << row.line << ": " << row.text);
    const auto anchor = bounds_of(parse_edtf(row.cells.at(1)).value());
    const auto days = offset_days(row.text, anchor.earliest_start, anchor.latest_start, {});
    REQUIRE(days);
    const auto day = [](Instant instant) {
      return instant.is_bounded() ? iso_text(instant).substr(0, 10) : "—";
    };
    CHECK(row.cells.at(2) == day(days->earliest));
    CHECK(row.cells.at(3) == day(days->latest));
  }
}

TEST_CASE("The tables of docs/time.md show every form of a date") {
  Features shown;
  for (const auto& row : rows_below(header_of_dates)) shown.add(parse_edtf(row.text).value());
  CHECK(shown.names() == all_features());
}

TEST_CASE("What docs/time.md calls no date is refused for the reason and at the byte that it shows") {
  const auto check = [](const std::string& header, auto&& read) {
    const auto rows = rows_below(header);
    CHECK(rows.size() > 10);
    for (const auto& row : rows) {
      INFO("docs/time.md:" << row.line << ": " << row.text);
      const auto date = read(row.text);
      REQUIRE_FALSE(date);
      CHECK(row.cells.at(1) == date.error().reason);
      CHECK(row.cells.at(2) == std::to_string(date.error().position));
    }
  };
  check(header_of_refusals, parse_edtf);
  check(header_of_refused_phrases, [](const std::string& phrase) { return read_date_phrase(phrase); });
}

}  // namespace
}  // namespace annals::docs
