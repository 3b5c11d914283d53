#include "annals/time/circa.hpp"

#include "annals/time/when.hpp"
#include "rounds.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;
using Catch::Contains;

namespace {

Edtf edtf(const std::string& text) {
  return parse_edtf(text).value();
}

Bounds wide(const std::string& text, const CircaWidths& circa = {}) {
  return bounds_of(edtf(text), circa);
}

std::string range(const std::string& text, const CircaWidths& circa = {}) {
  const auto bounds = wide(text, circa);
  return iso_text(bounds.earliest_start).substr(0, 16) + " " + iso_text(bounds.latest_end).substr(0, 16);
}

std::string taken(const std::string& text) {
  return circa_text(edtf(text), {});
}

Doubt doubt(const std::string& text) {
  return doubt_of(edtf(text));
}

// A calendar of its own: every day of some centuries, in a list.

struct Day {
  int year;
  int month;
  int day;
};

int month_length(int year, int month) {
  constexpr std::array<int, 12> lengths = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return lengths[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

constexpr int first_listed = 1400;
constexpr int last_listed = 2600;

const std::vector<Day>& days() {
  static const auto all = [] {
    std::vector<Day> listed;
    for (int year = first_listed; year <= last_listed; ++year)
      for (int month = 1; month <= 12; ++month)
        for (int day = 1; day <= month_length(year, month); ++day) listed.push_back({year, month, day});
    return listed;
  }();
  return all;
}

/// The place of the first day of a month in the list.
std::size_t place_of(int year, int month) {
  static const auto firsts = [] {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < days().size(); ++i)
      if (days()[i].day == 1) found.push_back(i);
    return found;
  }();
  return firsts.at(static_cast<std::size_t>((year - first_listed) * 12 + month - 1));
}

Instant start_of_place(std::size_t place) {
  static const auto epoch = static_cast<std::int64_t>(place_of(1970, 1));
  return Instant::from_key((static_cast<std::int64_t>(place) - epoch) * 86'400'000'000);
}

std::string digits(int number, std::size_t width) {
  auto text = std::to_string(number);
  return std::string(width - text.size(), '0') + text;
}

bool fits(const std::string& pattern, const std::string& text) {
  if (pattern.empty()) return true;
  for (std::size_t i = 0; i < pattern.size(); ++i)
    if (pattern[i] != 'X' && pattern[i] != text[i]) return false;
  return true;
}

/// A date in parts, and its marks.
struct Parts {
  std::string year, month, day;        // digits and X; empty: not given
  std::array<std::string, 6> marks{};  // before and after the year, the month and the day

  [[nodiscard]] std::string text() const {
    std::string all = marks[0] + year + marks[1];
    if (!month.empty()) all += "-" + marks[2] + month + marks[3];
    if (!day.empty()) all += "-" + marks[4] + day + marks[5];
    return all;
  }
  [[nodiscard]] bool is_season() const { return month > "20" && month < "50"; }
  [[nodiscard]] bool fits_month(int of_year, int of_month) const {
    if (!is_season()) return fits(year, digits(of_year, 4)) && fits(month, digits(of_month, 2));
    // Spring to winter, which runs into the next year.
    const int season = std::stoi(month) - 21;
    const int since_spring = of_month < 3 ? of_month + 9 : of_month - 3;
    return fits(year, digits(of_month < 3 ? of_year - 1 : of_year, 4)) && since_spring / 3 == season;
  }
};

/// The width by the coarsest part with a mark; a part of X alone hands on to the one before it.
std::optional<Span> width_of(const Parts& parts, const CircaWidths& circa) {
  std::size_t part = 0;
  while (part < 3 && parts.marks[2 * part].find_first_of("~%") == std::string::npos &&
         parts.marks[2 * part + 1].find_first_of("~%") == std::string::npos)
    ++part;
  if (part == 3) return std::nullopt;
  if (part == 2 && parts.day == "XX") part = 1;
  if (part == 1 && parts.month == "XX") part = 0;
  if (part == 2) return circa.day;
  if (part == 1) return parts.is_season() ? circa.season : circa.month;
  const auto& year = parts.year;
  const auto open = year.size() - std::min(year.find_last_not_of('X') + 1, year.size());
  if (open == 0) return circa.year;
  return open == 1 ? circa.decade : circa.century;
}

/// From the first instant to the one after the last, by trying every day and every step of a width.
struct Hull {
  std::int64_t first = std::numeric_limits<std::int64_t>::max();
  std::int64_t after = std::numeric_limits<std::int64_t>::min();
  void add(std::size_t from, std::size_t to) {
    first = std::min(first, start_of_place(from).key());
    after = std::max(after, start_of_place(to).key());
  }
};

std::optional<Hull> hull_of(const Parts& parts, const CircaWidths& circa) {
  const auto width = width_of(parts, circa);
  const bool calendar = width && (width->unit == Unit::month || width->unit == Unit::year);
  const auto months = static_cast<int>(calendar ? width->count * (width->unit == Unit::year ? 12 : 1) : 0);
  const bool exact = !parts.day.empty() && parts.text().find('X') == std::string::npos;
  Hull hull;
  bool any = false;
  bool month_fits = false;
  for (std::size_t place = 0; place < days().size(); ++place) {
    const auto& one = days()[place];
    const bool whole_month = calendar && !exact;
    if (whole_month && one.day != 1) continue;
    if (one.day == 1) month_fits = parts.fits_month(one.year, one.month);
    if (!month_fits || !(whole_month || fits(parts.day, digits(one.day, 2)))) continue;
    any = true;
    for (const int step : {-months, -1, 0, 1, months}) {
      if (std::abs(step) > months) continue;
      const int month = one.year * 12 + one.month - 1 + step;
      const auto begin = place_of(month / 12, month % 12 + 1);
      const int length = month_length(month / 12, month % 12 + 1);
      if (whole_month)
        hull.add(begin, begin + static_cast<std::size_t>(length));
      else
        hull.add(begin + static_cast<std::size_t>(std::min(one.day, length)) - 1,
                 begin + static_cast<std::size_t>(std::min(one.day, length)));
    }
  }
  if (!any) return std::nullopt;
  if (width && !calendar) {
    constexpr std::array<std::int64_t, 7> us = {
        1, 1000, 1'000'000, 60'000'000, 3'600'000'000, 86'400'000'000, 604'800'000'000};
    hull.first -= width->count * us[static_cast<std::size_t>(width->unit)];
    hull.after += width->count * us[static_cast<std::size_t>(width->unit)];
  }
  return hull;
}

class RandomParts {
 public:
  explicit RandomParts(unsigned seed) : random_(seed) {}

  Parts operator()() {
    Parts parts;
    parts.year = digits(1800 + up_to(250), 4);
    if (up_to(3) == 0) parts.year[3] = 'X';
    if (parts.year[3] == 'X' && up_to(2) == 0) parts.year[2] = 'X';
    if (up_to(3) != 0) parts.month = up_to(3) == 0 ? digits(21 + up_to(3), 2) : masked(1 + up_to(11));
    if (!parts.month.empty() && !parts.is_season() && up_to(2) != 0) parts.day = masked(1 + up_to(30));
    for (auto& mark : parts.marks)
      if (up_to(5) == 0) mark = std::array{"?", "~", "%", "~"}[static_cast<std::size_t>(up_to(3))];
    if (parts.month.empty()) parts.marks[2] = parts.marks[3] = "";
    if (parts.day.empty()) parts.marks[4] = parts.marks[5] = "";
    return parts;
  }

  CircaWidths widths() {
    CircaWidths circa;
    const auto any = [&](bool fixed) {
      const auto unit = std::array{Unit::day, Unit::week, Unit::hour, Unit::month,
                                   Unit::year}[static_cast<std::size_t>(up_to(fixed ? 2 : 4))];
      return Span{up_to(unit == Unit::year ? 30 : 40), unit};
    };
    circa.day = any(true);
    for (auto* width : {&circa.month, &circa.season, &circa.year, &circa.decade, &circa.century})
      *width = any(false);
    return circa;
  }

  int up_to(int most) { return std::uniform_int_distribution<int>(0, most)(random_); }

 private:
  std::string masked(int number) {
    auto text = digits(number, 2);
    for (auto& digit : text)
      if (up_to(7) == 0) digit = 'X';
    return text;
  }
  std::mt19937 random_;
};

}  // namespace

TEST_CASE("About a date is as wide as what it is about, by default") {
  CHECK(range("1850~") == "1845-01-01T00:00 1856-01-01T00:00");
  CHECK(range("1850%") == range("1850~"));
  CHECK(range("185X~") == "1840-01-01T00:00 1870-01-01T00:00");
  CHECK(range("1850S3~") == range("185X~"));
  CHECK(range("18XX~") == "1775-01-01T00:00 1925-01-01T00:00");
  CHECK(range("1850S2~") == range("18XX~"));
  CHECK(range("1XXX~") == "0750-01-01T00:00 2250-01-01T00:00");
  CHECK(range("2018-04~") == "2018-03-01T00:00 2018-06-01T00:00");
  CHECK(range("2018-21~") == "2017-12-01T00:00 2018-09-01T00:00");
  CHECK(range("2018-41~") == "2018-04-01T00:00 2019-04-01T00:00");
  CHECK(range("2018-04-27~") == "2018-04-24T00:00 2018-05-01T00:00");
  CHECK(range("2018-10-29T06:20~") == "2018-10-29T06:05 2018-10-29T06:36");
  CHECK(range("2018-10-29T06:20+09:00~") == "2018-10-28T21:05 2018-10-28T21:36");
  CHECK(range("Y17E7~") == "Y167500000 Y172500001");
}

TEST_CASE("The coarsest part with a mark decides the width") {
  CHECK(range("2004~-06-11") == "1999-06-11T00:00 2009-06-12T00:00");
  CHECK(range("~2004-06-11") == range("2004~-06-11"));
  CHECK(range("2004-06~-11") == "2004-05-11T00:00 2004-07-12T00:00");
  CHECK(range("2004-~06-11") == range("2004-06~-11"));
  CHECK(range("2004-~06") == "2004-05-01T00:00 2004-08-01T00:00");
  CHECK(range("2004-06-~11") == "2004-06-08T00:00 2004-06-15T00:00");
  CHECK(range("?2004-06-~11") == range("2004-06-~11"));
  CHECK(range("~2004-06-~11") == range("~2004-06-11"));
  CHECK(range("2004-XX~") == range("2004~"));
  CHECK(range("2004-06-XX~") == range("2004-06~"));
}

TEST_CASE("Uncertain alone widens nothing, and without widths nothing does") {
  for (const char* text : {"1850?", "2004?-06-11", "2004-06-11?", "2018-10-29T06:20?", "1850?/1860?", "1850"})
    CHECK(wide(text) == bounds_of(edtf(text)));
  CHECK(bounds_of(edtf("1850~")) == bounds_of(edtf("1850")));
}

TEST_CASE("Each end of an interval and each member of a set is widened by its own mark; open ones stay") {
  const auto interval = wide("1850~/1860");
  CHECK(interval.earliest_start == wide("1850~").earliest_start);
  CHECK(interval.latest_start == wide("1850~").latest_start);
  CHECK(interval.earliest_end == bounds_of(edtf("1860")).earliest_end);
  CHECK(interval.latest_end == bounds_of(edtf("1860")).latest_end);
  CHECK(wide("1850/1860-06~").latest_end == wide("1860-06~").latest_end);
  CHECK(wide("1850~/..").earliest_end == Instant::unbounded_future());
  CHECK(wide("1850~/").latest_end == Instant::unbounded_future());
  CHECK(wide("../1850~").latest_start == Instant::unbounded_past());
  CHECK(range("[1850~,1870]") == "1845-01-01T00:00 1871-01-01T00:00");
  CHECK(range("[1850~..1870]") == range("[1850~,1870]"));
  CHECK(wide("[..1850~]").latest_end == wide("1850~").latest_end);
  CHECK(wide("[1850~..]").earliest_start == wide("1850~").earliest_start);
  CHECK(wide("{1850,1870~}").earliest_end == wide("1870~").earliest_end);
  // Widened, they overlap, and each is cut by the other.
  CHECK(wide("1850~/1853").latest_start == bounds_of(edtf("1853")).latest_start);
}

TEST_CASE("Widened bounds are what trying every day and every step finds, for random dates and widths") {
  RandomParts random(1850);
  int tried = 0;
  int widened = 0;
  for (int i = 0; i < test::rounds(4000); ++i) {
    const auto parts = random();
    const auto circa = random.widths();
    const auto text = parts.text();
    const auto hull = hull_of(parts, circa);
    const auto parsed = parse_edtf(text);
    INFO(text << " with " << circa.text());
    REQUIRE(static_cast<bool>(parsed) == hull.has_value());
    if (!hull) continue;
    ++tried;
    widened += width_of(parts, circa) ? 1 : 0;
    const auto bounds = bounds_of(*parsed, circa);
    CHECK(iso_text(bounds.earliest_start) == iso_text(Instant::from_key(hull->first)));
    CHECK(iso_text(bounds.latest_end) == iso_text(Instant::from_key(hull->after)));
    CHECK(bounds.latest_start == latest_start_before(bounds.latest_end));
    CHECK(bounds.earliest_end == earliest_end_after(bounds.earliest_start));
  }
  CHECK(tried > test::rounds(3000));
  CHECK(widened > test::rounds(1500));
}

TEST_CASE("Days are widened by the clocks of their zone, summer time or not") {
  const Zone berlin = Zone::parse("Europe/Berlin").value();
  const auto bounds = bounds_of(edtf("2018-03-25~"), {}, berlin);
  CHECK(iso_text(bounds.earliest_start) == "2018-03-21T23:00:00.000000Z");
  CHECK(iso_text(bounds.latest_end) == "2018-03-28T22:00:00.000000Z");
}

TEST_CASE(
    "Years beyond microseconds are widened by whole years, over the join and to the ends of all years") {
  CHECK(range("Y200000~") == "Y199995-01-01T00 Y200006");
  CHECK(range("Y-200003~") == "Y-200008 Y-199997-01-01T0");
  CHECK(range("Y-200003~", CircaWidths::parse("year=18m").value()) == "Y-200005 Y-200000-01-01T0");
  CHECK(range("Y300000~", CircaWidths::parse("year=1d").value()) == "Y299999 Y300002");
  CHECK(wide("Y" + std::to_string(last_year - 3) + "~").latest_end == Instant::unbounded_future());
  CHECK(wide("Y" + std::to_string(first_year + 3) + "~").earliest_start == Instant::unbounded_past());
  CHECK(wide("Y" + std::to_string(first_year - 3) + "~").latest_end == start_of({first_year + 3, 1, 1}));
  CHECK(wide("Y9223372036854775807~").latest_end == Instant::unbounded_future());
  CHECK(wide("Y-9223372036854775807~").earliest_start == Instant::unbounded_past());
}

TEST_CASE("A wider width never has narrower bounds, for years of any size") {
  std::mt19937_64 random(7);
  std::uniform_int_distribution<std::int64_t> any(10'000, std::numeric_limits<std::int64_t>::max());
  for (int i = 0; i < 3000; ++i) {
    const auto year = std::max<std::int64_t>(10'000, any(random) >> (i % 50));
    const auto text = (i % 2 == 0 ? "Y" : "Y-") + std::to_string(year) + "~";
    const auto unit = std::array{Unit::day, Unit::month, Unit::year}[random() % 3];
    CircaWidths less;
    less.year = {static_cast<std::int64_t>(random() % 1000), unit};
    auto more = less;
    more.year.count += static_cast<std::int64_t>(random() % 100'000);
    const auto plain = bounds_of(edtf(text));
    const auto narrow = bounds_of(edtf(text), less);
    const auto broad = bounds_of(edtf(text), more);
    INFO(text << ": " << less.text() << " and " << more.text());
    CHECK(narrow.earliest_start <= plain.earliest_start);
    CHECK(plain.latest_end <= narrow.latest_end);
    CHECK(broad.earliest_start <= narrow.earliest_start);
    CHECK(narrow.latest_end <= broad.latest_end);
    CHECK(broad.earliest_start <= broad.latest_start);
    CHECK(broad.earliest_end <= broad.latest_end);
  }
}

TEST_CASE("Widths are read from a text and print as one") {
  const auto circa = CircaWidths::parse("year=10y,month=2m,day=5d,time=30min").value();
  CHECK(circa.year == Span{10, Unit::year});
  CHECK(circa.month == Span{2, Unit::month});
  CHECK(circa.day == Span{5, Unit::day});
  CHECK(circa.time == Span{30, Unit::minute});
  CHECK(circa.century == CircaWidths().century);
  CHECK(CircaWidths().text() == "time=15min,day=3d,month=1m,season=3m,year=5y,decade=10y,century=25y");
  CHECK(CircaWidths::parse("year=0y").value().year.count == 0);
  RandomParts random(10);
  for (int i = 0; i < 500; ++i) {
    const auto widths = random.widths();
    CHECK(CircaWidths::parse(widths.text()).value() == widths);
  }
}

TEST_CASE("A text of widths is refused whole, with all that is wrong and what would be right") {
  const auto why = [](std::string_view text) {
    const auto parsed = CircaWidths::parse(text);
    REQUIRE_FALSE(parsed);
    return parsed.error().reason;
  };
  CHECK_THAT(why("yeer=10y"), Contains("\"yeer\" has no width; is it year?"));
  CHECK_THAT(why("era=10y"), Contains("the names are time, day, month, season, year, decade or century"));
  CHECK_THAT(why("year=1y,year=2y"), Contains("\"year\" is given twice"));
  for (const char* text : {"year", "year=", "year=ten", "year=-1y", "year=1.5y", "year=1000001y", "year=1 y",
                           "year=1Y", "year=99999999999999999999y"})
    CHECK_THAT(why(text), Contains("a whole number up to a million"));
  CHECK_THAT(why("day=1m"), Contains("fixed length"));
  CHECK_THAT(why(""), Contains("the names are"));
  CHECK_THAT(why("year=1y,"), Contains("the names are"));
  const auto both = CircaWidths::parse("month=2m,day=1y,yeer=1y");
  REQUIRE_FALSE(both);
  CHECK(both.error().position == 9);
  CHECK_THAT(both.error().reason, Contains("fixed length") && Contains("is it year?"));
}

TEST_CASE("What was taken is told in words") {
  CHECK(taken("1850~") == "about 1850, taken as 1845 to 1855");
  CHECK(taken("185X~") == "about 185X, taken as 1840 to 1869");
  CHECK(taken("2004-06~") == "about 2004-06, taken as 2004-05 to 2004-07");
  CHECK(taken("2001-24%") == "about 2001-24, taken as 2001-09 to 2002-05");
  CHECK(taken("2004-06-11~") == "about 2004-06-11, taken as 2004-06-08 to 2004-06-14");
  CHECK(taken("2004~-06-11") == "2004-06-11 with its year approximate, taken as 1999-06-11 to 2009-06-11");
  CHECK(taken("2004-06~-11") == "2004-06-11 with its month approximate, taken as 2004-05-11 to 2004-07-11");
  CHECK(taken("2018-10-29T06:20~") ==
        "about 2018-10-29T06:20, taken as 2018-10-29T06:05 to 2018-10-29T06:35");
  CHECK(taken("2018-10-29T00:00:00+09:00~") ==
        "about 2018-10-29T00:00:00+09:00, taken as 2018-10-28T23:45:00 to 2018-10-29T00:15:00 (+09:00)");
  CHECK(taken("1850~/1860-06~") ==
        "starts about 1850, taken as 1845 to 1855; ends about 1860-06, taken as 1860-05 to 1860-07");
  CHECK(taken("1850/1860~") == "ends about 1860, taken as 1855 to 1865");
  CHECK(taken("[1850~,1870]") == "about 1850, taken as 1845 to 1855");
  CHECK(taken("-0043~") == "about -0043, taken as -0048 to -0038");
  CHECK(taken("Y17E7~") == "about Y17E7, taken as Y167500000 to Y172500000");
  CHECK(taken("Y9E18~") == "about Y9E18, taken as years beyond all that are told apart");
  for (const char* text : {"1850", "1850?", "1850/..", "[1850,1860]"}) CHECK(taken(text).empty());
}

TEST_CASE("A doubted date is told by the end that it is about, and by the end that it bounds") {
  for (const char* text : {"1850?", "1850%", "2004?-06-11", "2004-06-?11", "2018-10-29T06:20?",
                           "[1850?,1860]", "{1850,1860%}", "1850?/1860?", "1850?/"})
    CHECK(doubt(text) == Doubt{true, true});
  for (const char* text : {"1850", "1850~", "1850~/1860~", "1850/..", "[1850~,1860]"})
    CHECK(doubt(text) == Doubt{false, false});
  CHECK(doubt("1850?/1860") == Doubt{true, false});
  CHECK(doubt("1850/1860?") == Doubt{false, true});
  CHECK(doubt("1850?/..") == Doubt{true, false});
  CHECK(doubt("../1850?") == Doubt{false, true});
  CHECK(doubt("/1850?") == Doubt{true, true});
  // Widened to 1855, the start is bounded by an end in doubt.
  CHECK(doubt("1850~/1853?") == Doubt{true, true});
}
