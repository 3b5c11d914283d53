// Estimates with limits: "about 1850, not before 1848".

#include "annals/time/circa.hpp"
#include "annals/time/in_words.hpp"
#include "annals/time/period.hpp"
#include "annals/time/phrase.hpp"
#include "rounds.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

Edtf edtf(const std::string& text) {
  return parse_edtf(text).value();
}

std::string reason(const std::string& text) {
  const auto read = parse_edtf(text);
  return read ? "read" : read.error().reason;
}

std::string day(Instant instant) {
  return instant.is_bounded() ? iso_text(instant).substr(0, 10) : "..";
}

/// From the earliest start to the latest end.
std::string span(const Bounds& bounds) {
  return day(bounds.earliest_start) + " " + day(bounds.latest_end);
}
std::string exact(const std::string& text) {
  return span(bounds_of(edtf(text)));
}
std::string wide(const std::string& text) {
  return span(bounds_of(edtf(text), CircaWidths{}));
}
std::string firm(const std::string& text) {
  return span(firm_bounds_of(edtf(text)));
}

/// "about 1850, not before 1848" as it is read.
std::string read(const std::string& words) {
  const auto when = read_date_phrase(words);
  return when ? when->text() : "refused: " + when.error().reason;
}

}  // namespace

TEST_CASE("An estimate with limits is read and printed, and is neither EDTF nor ISO 8601") {
  for (const std::string text :
       {"1850~ [1848..]", "1850~ [..1852]", "1850~ [1848..1852]", "1850? [1848~..1852?]",
        "1850%/1855~ [..1856]", "1850-06~ [1850-04..]",
        "1850-06-11T10:00~ [1850-06-11T09:00..1850-06-11T11:00]", "/1850 [1848..]"}) {
    INFO(text);
    const auto read = edtf(text);
    REQUIRE(read.limits.size() == 1);
    CHECK(to_text(read) == text);
    CHECK(form_of(read) == DateForm::limits);
    CHECK_FALSE(level_of(read));
    CHECK(When(text).form() == DateForm::limits);
    CHECK(read != edtf(text.substr(0, text.find(' '))));
  }
  CHECK(edtf("1850~ [1848..]") != edtf("1850~ [1849..]"));
  CHECK(edtf("1850/1855 [1848..]").form == EdtfForm::interval);
}

TEST_CASE("Limits that are none are refused with the reason and the place") {
  const std::vector<std::pair<std::string, std::string>> refused = {
      {"1850~ [1848..", "end with ']'"},
      {"1850~ [1848]", "limits have .."},
      {"1850~ [..]", "a date at one of its ends"},
      {"1850~ []", "the four digits of a year"},
      {"1850~ [1848..1850,1852]", "one range"},
      {"1850~ [1852..1848]", "ends before it starts"},
      {"1850~ [1848..1852-06]", "both ends of a range"},
      {"1850~ [1848..] ", "end with ']'"},
      {"1850~  [1848..]", "found a space"},
      {"1850~[1848..]", "expected the end of the date"},
      {"1850~ {1848..}", "found a space"},
      {" [1848..]", "the four digits of a year"},
      {"[1850~,1851] [1848..]", "only a date or an interval has limits"},
      {"1850 [1851..]", "outside these limits"},
      {"1850? [..1849]", "outside these limits"},
      {"1850~/1860 [..1859]", "outside these limits"},
      {"1850/.. [..1860]", "outside these limits"},
  };
  for (const auto& [text, piece] : refused) {
    INFO(text);
    CHECK_THAT(reason(text), Catch::Contains(piece));
    CHECK(parse_edtf(text).error().position <= text.size());
  }
  CHECK(parse_edtf("1850 [1851..]").error().position == 6);
}

TEST_CASE("Limits cut what is dated, by themselves and with widths") {
  CHECK(exact("1850~ [1848..]") == "1850-01-01 1851-01-01");
  CHECK(wide("1850~ [1848..]") == "1848-01-01 1856-01-01");
  CHECK(wide("1850~ [..1852]") == "1845-01-01 1853-01-01");
  CHECK(wide("1850~ [1848..1852]") == "1848-01-01 1853-01-01");
  CHECK(wide("1850~ [1848~..]") == "1845-01-01 1856-01-01");
  CHECK(wide("1850~ [1852~..]") == "1847-01-01 1856-01-01");
  CHECK(exact("1850 [1850-06..]") == "1850-06-01 1851-01-01");
  CHECK(exact("185X [1853..]") == "1853-01-01 1860-01-01");
}

TEST_CASE("An approximate date that lies outside its limits is anywhere within them") {
  CHECK(exact("1850~ [1852..]") == "1852-01-01 ..");
  CHECK(wide("1850~ [1852..]") == "1852-01-01 1856-01-01");
  CHECK(wide("1850~ [1860..]") == "1860-01-01 ..");
  CHECK(wide("1850~ [1860..1862]") == "1860-01-01 1863-01-01");
  // Of an interval the one end, as far as the other lets it.
  const auto bounds = bounds_of(edtf("1850~/1860 [1855..]"));
  CHECK(day(bounds.earliest_start) == "1855-01-01");
  CHECK(day(bounds.latest_start) == "1860-12-31");
  CHECK(day(bounds.earliest_end) == "1860-01-01");
  CHECK(day(bounds.latest_end) == "1861-01-01");
}

TEST_CASE("Limits are read by the clocks of the estimate") {
  const Zone seoul(std::chrono::hours(9));
  const auto local = bounds_of(edtf("2018-04-27~ [2018-04-27..2018-04-28]"), seoul);
  CHECK(iso_text(local.earliest_start) == "2018-04-26T15:00:00.000000Z");
  const auto named = bounds_of(edtf("2018-04-27T10:00+09:00~ [2018-04-27..]"), CircaWidths{});
  CHECK(iso_text(named.earliest_start) == "2018-04-27T00:45:00.000000Z");
  CHECK(exact("2018-04-27T10:00+09:00~ [2018-04-27T09:50..]") ==
        exact("2018-04-27T10:00~ [2018-04-27T09:50+09:00..]"));
  CHECK_FALSE(When("2018-04-27T10:00+09:00~ [2018-04-27..]").is_local());
  CHECK(When("2018-04-27~ [2018-04-27..]").is_local());
  const Zone berlin = Zone::parse("Europe/Berlin").value();
  CHECK_THAT(clock_doubt(edtf("2018-10-28T04:00~ [2018-10-28T02:30..]"), berlin),
             Catch::Contains("show 2018-10-28T02:30 twice"));
  CHECK(Period("1850~ [1848..1850]") == Period("1850"));
}

TEST_CASE("What limits leave of an estimate is what it is taken as") {
  const auto taken = [](const std::string& text) { return circa_text(edtf(text), {}); };
  CHECK(taken("1850~ [1848..]") == "about 1850, taken as 1848 to 1855");
  CHECK(taken("1850~ [1848-06-12..]") == "about 1850, taken as 1848-06-12 to 1855-12-31");
  CHECK(taken("1850~ [1860..]") == "about 1850, taken as 1860 or later");
  CHECK(taken("1850~ [..1840]") == "about 1850, taken as up to 1840");
  CHECK(taken("1850~/1860~ [1848..]") ==
        "starts about 1850, taken as 1848 to 1855; ends about 1860, taken as 1855 to 1865");
  CHECK(taken("1850~ [1848~..]") ==
        "about 1850, taken as 1845 to 1855; not before about 1848, taken as 1843 to 1853");
  CHECK(taken("1850 [1848..]").empty());
  CHECK(taken("2018-04-27T10:00+09:00~ [2018-04-27T09:50..]") ==
        "about 2018-04-27T10:00+09:00, taken as 2018-04-27T09:50 to 2018-04-27T10:15 (+09:00)");
}

TEST_CASE("Limits are firm beside a doubted estimate, and a doubted limit is not") {
  CHECK(firm("1850? [1848..]") == "1848-01-01 ..");
  CHECK(firm("1850% [1848..1852]") == "1848-01-01 1853-01-01");
  CHECK(firm("1850~ [1848?..1852]") == "1845-01-01 1853-01-01");
  CHECK(firm("1850? [1848?..]") == ".. ..");
  CHECK(firm("1850?/1860 [1848..]") == "1848-01-01 1861-01-01");
  CHECK(firm("1850?") == ".. ..");
  CHECK(firm("1850~") == "1845-01-01 1856-01-01");

  const auto doubt = [](const std::string& text) { return doubt_of(edtf(text)); };
  CHECK(doubt("1850? [1848..]") == Doubt{true, true});
  CHECK(doubt("1850 [1848..]") == Doubt{false, false});
  CHECK(doubt("1850~ [1840?..]") == Doubt{false, false});
  CHECK(doubt("1850? [1850..1850]") == Doubt{false, false});
  CHECK(doubt("1850/1860? [1848..]") == Doubt{false, true});
  CHECK(When("1850 [1848?..]").uncertain());
  CHECK(When("1850 [..1852~]").approximate());
  CHECK_FALSE(When("1850 [1848..]").uncertain());
}

namespace {

using Days = std::chrono::sys_days;

/// A year, a month or a day with its first and its last day.
struct Stretch {
  std::string text{};
  int precision = 0;
  Days first{};
  Days last{};
};

/// The days of a few years; the first and the last stand for all before and after.
class Twin {
 public:
  explicit Twin(unsigned seed) : random_(seed) {}

  void check_one();
  int refused = 0;
  int outside = 0;

 private:
  using Range = std::pair<Days, Days>;
  static constexpr Days before_all = std::chrono::year(1830) / 1 / 1;
  static constexpr Days after_all = std::chrono::year(1870) / 1 / 1;

  int below(int count) { return std::uniform_int_distribution<int>(0, count - 1)(random_); }
  Stretch stretch(int precision);

  static Days day_of(Instant instant, Days unbounded) {
    if (!instant.is_bounded()) return unbounded;
    return std::chrono::floor<std::chrono::days>(
        std::chrono::sys_time<std::chrono::microseconds>(std::chrono::microseconds(instant.key())));
  }
  /// The days of a range that is cut by another.
  static std::vector<Days> both(const Range& one, const Range& other) {
    std::vector<Days> days;
    for (auto day = before_all; day <= after_all; day += std::chrono::days(1))
      if (one.first <= day && day <= one.second && other.first <= day && day <= other.second)
        days.push_back(day);
    return days;
  }
  static Range starts(const Bounds& bounds) {
    return {day_of(bounds.earliest_start, before_all), day_of(bounds.latest_start, after_all)};
  }
  /// The last days.
  static Range ends(const Bounds& bounds) {
    const auto before = [](Instant end) { return end.is_bounded() ? Instant::from_key(end.key() - 1) : end; };
    return {day_of(before(bounds.earliest_end), before_all), day_of(before(bounds.latest_end), after_all)};
  }

  std::mt19937 random_;
};

Stretch Twin::stretch(int precision) {
  namespace chrono = std::chrono;
  const auto year = chrono::year(1848 + below(6));
  const auto month = chrono::month(static_cast<unsigned>(1 + below(12)));
  const auto last = chrono::year_month_day_last(year, chrono::month_day_last(month));
  const auto padded = [](unsigned number) { return (number < 10 ? "-0" : "-") + std::to_string(number); };
  auto text = std::to_string(static_cast<int>(year));
  if (precision == 0) return {text, 0, Days(year / 1 / 1), Days(year / 12 / 31)};
  text += padded(static_cast<unsigned>(month));
  if (precision == 1) return {text, 1, Days(year / month / 1), Days(last)};
  const auto number = static_cast<unsigned>(1 + below(static_cast<int>(static_cast<unsigned>(last.day()))));
  const Days day = year / month / chrono::day(number);
  return {text + padded(number), 2, day, day};
}

void Twin::check_one() {
  const bool is_interval = below(3) == 0;
  const bool about_from = below(2) == 0;
  const bool about_to = below(2) == 0;
  auto from = stretch(below(3));
  auto to = is_interval ? stretch(below(3)) : from;
  if (to.last < from.first) std::swap(from, to);
  const auto from_text = from.text + (about_from ? "~" : "");
  const auto end_text = is_interval ? to.text + (about_to ? "~" : "") : from_text;
  auto text = is_interval ? from_text + "/" + end_text : from_text;

  const int precision = below(3);
  auto lower = stretch(precision);
  auto upper = stretch(precision);
  if (upper.last < lower.first) std::swap(lower, upper);
  const int sides = below(3);  // both, the lower, the upper
  text += " [" + (sides == 2 ? "" : lower.text) + ".." + (sides == 1 ? "" : upper.text) + "]";
  const Range limits{sides == 2 ? before_all : lower.first, sides == 1 ? after_all : upper.last};
  INFO(text);

  const auto misses = [&](const Range& range) { return both(range, limits).empty(); };
  const bool start_misses = misses({from.first, from.last});
  const bool end_misses = misses({to.first, to.last});
  const bool about_end = is_interval ? about_to : about_from;
  const auto read = parse_edtf(text);
  if ((start_misses && !about_from) || (end_misses && !about_end)) {
    ++refused;
    REQUIRE_FALSE(read);
    return;
  }
  outside += start_misses || end_misses ? 1 : 0;
  REQUIRE(read);
  REQUIRE(to_text(*read) == text);

  const auto circa = CircaWidths::parse("year=2y,month=3m,day=40d").value();
  for (const bool widened : {false, true}) {
    const auto alone = [&](const std::string& end) {
      return widened ? bounds_of(edtf(end), circa) : bounds_of(edtf(end));
    };
    const auto bounds = widened ? bounds_of(*read, circa) : bounds_of(*read);
    const Range all{before_all, after_all};
    // Day after day that it may have started or ended on; any within the limits, if none is left.
    const auto left = [&](const Range& range) { return both(misses(range) ? all : range, limits); };
    auto first_days = left(starts(alone(from_text)));
    auto last_days = left(ends(alone(end_text)));
    if (!is_interval) REQUIRE(first_days == last_days);
    const auto last = last_days.back();
    const auto first = first_days.front();
    std::erase_if(first_days, [&](Days day) { return day > last; });
    std::erase_if(last_days, [&](Days day) { return day < first; });
    REQUIRE(starts(bounds) == Range{first_days.front(), first_days.back()});
    REQUIRE(ends(bounds) == Range{last_days.front(), last_days.back()});
  }
}

}  // namespace

TEST_CASE("Bounds with limits are those of every day that the estimate and the limits allow") {
  Twin twin(1848);
  const int cases = test::rounds(3'000);
  for (int i = 0; i < cases; ++i) twin.check_one();
  CHECK(twin.refused > cases / 10);
  CHECK(twin.outside > cases / 20);
}

TEST_CASE("What is said of an estimate with limits can be read again") {
  const std::vector<std::pair<std::string, std::string>> said = {
      {"1850~ [1848..]", "about 1850, not before 1848"},
      {"1850~ [..1852]", "about 1850, before 1853"},
      {"1850? [1848..1852]", "perhaps 1850, between 1848 and 1852"},
      {"1850~ [1801..1900]", "about 1850, between 1801 and 1900"},
      {"1850-06~ [1850-04..]", "about June 1850, not before April 1850"},
      {"1850~/1860~ [1848..]", "about 1850–1860, not before 1848"},
      {"1850% [1848?..]", "perhaps about 1850, not before perhaps 1848"},
  };
  for (const auto& [text, words] : said) {
    CHECK(in_words(edtf(text)) == words);
    CHECK(read(words) == text);
  }
  CHECK(in_words(read_date_phrase("about 12 June 1850, not before 1 June 1850 (Julian)").value()) ==
        "about 12 June 1850 (Julian), not before 1 June 1850 (Julian)");
}

TEST_CASE("An estimate and its limits are read in words, in either order") {
  for (const std::string words :
       {"about 1850, not before 1848", "circa 1850 (not before 1848)", "c. 1850, after 1847",
        "about 1850 but not before 1848", "about 1850, no earlier than 1848", "not before 1848, about 1850",
        "after 1847, c. 1850", "um 1850, nicht vor 1848", "vers 1850, pas avant 1848",
        "hacia 1850, no antes de 1848", "verso il 1850, non prima del 1848", "omstreeks 1850, niet voor 1848",
        "1850~ [1848..]"})
    CHECK(read(words) == "1850~ [1848..]");
  for (const std::string words : {"c. 1850, not after 1852", "about 1850, before 1853", "about 1850, by 1852",
                                  "before 1853, about 1850", "um 1850, vor 1853", "um 1850, spätestens 1852",
                                  "vers 1850, avant 1853", "omstreeks 1850, uiterlijk 1852"})
    CHECK(read(words) == "1850~ [..1852]");
  for (const std::string words :
       {"about 1850, between 1848 and 1852", "about 1850, not before 1848 and not after 1852",
        "about 1850, after 1847, before 1853", "between 1848 and 1852, about 1850", "1848-1852, about 1850",
        "um 1850, zwischen 1848 und 1852", "um 1850, nach 1847 und vor 1853"})
    CHECK(read(words) == "1850~ [1848..1852]");
  for (const std::string words :
       {"between 1848 and 1852, probably 1850", "1848-1852, probably 1850", "1848–52, probably 1850",
        "probably 1850, between 1848 and 1852", "zwischen 1848 und 1852, wahrscheinlich 1850",
        "entre 1848 y 1852, probablemente 1850"})
    CHECK(read(words) == "1850? [1848..1852]");
  CHECK(read("probably 1850, not later than 1852") == "1850? [..1852]");
  CHECK(read("1850?, not earlier than 1848") == "1850? [1848..]");
  CHECK(read("about 1850, not before June 1848 and not after 1852") == "1850~ [1848-06..1852-12]");
  CHECK(read("early 1850, after 5 January 1850") == "1850-37~ [1850-01-06..]");
  CHECK(read("c. 50 BC, not after 44 BC") == "-0049~ [..-0043]");
  CHECK(read_date_phrase("circa 1850 (not before 1848)")->words() == "circa 1850 (not before 1848)");
}

TEST_CASE("Limits alone can be several, too") {
  CHECK(read("not before 1848 and not after 1852") == "[1848..1852]");
  CHECK(read("after 1848, by 1852") == "[1849..1852]");
  CHECK_THAT(read("after 1848, after 1849"), Catch::Contains("two limits of the same side"));
}

TEST_CASE("An exact date needs no limits that it fits, and takes those that say more") {
  CHECK(read("1850, not before 1848") == "1850");
  CHECK(read("12 June 1850, before 1853") == "1850-06-12");
  CHECK(read("1850, not before June 1850") == "1850 [1850-06..]");
  CHECK(read("1850s, not before 1853") == "185X [1853..]");
  CHECK_THAT(read("1850, not before 1851"), Catch::Contains("outside these limits"));
  CHECK_THAT(read("probably 1850, before 1850"), Catch::Contains("outside these limits"));
  CHECK(read_date_phrase("1850, not before 1851").error().position == 6);
}

TEST_CASE("What is no estimate with limits is refused whole") {
  const std::vector<std::pair<std::string, std::string>> refused = {
      {"about 1850, not before the war", "\"war\" is not known"},
      {"about 1850, not before", "does not fit"},
      {"19th century, not before 1848", "limits stand beside a single date"},
      {"about 44 BC, not before 50", "BC or AD"},
      {"c. 44 BC, not before 150", "is this BC or AD"},
      {"1848-1852, c. 1855-1856", "another span"},
      {"1848-1852, about 1860", "another span"},
      {"1848, probably 1850", "another date of the same"},
      {"about June, not before 1848", "year is missing"},
      {"about 1850, not before 1848, not before 1849", "two limits of the same side"},
  };
  for (const auto& [words, piece] : refused) {
    INFO(words);
    CHECK_THAT(read(words), Catch::Contains(piece));
  }
}
