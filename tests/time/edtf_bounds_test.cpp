#include "annals/time/edtf.hpp"

#include <optional>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

Bounds bounds_of_text(const std::string& text) {
  return bounds_of(parse_edtf(text).value());
}

void check(const std::string& text, const std::string& earliest_start, const std::string& latest_start,
           const std::string& earliest_end, const std::string& latest_end) {
  INFO("text: " << text);
  const Bounds bounds = bounds_of_text(text);
  CHECK(iso_text(bounds.earliest_start) == earliest_start);
  CHECK(iso_text(bounds.latest_start) == latest_start);
  CHECK(iso_text(bounds.earliest_end) == earliest_end);
  CHECK(iso_text(bounds.latest_end) == latest_end);
}

constexpr std::int64_t us_per_day = 86'400'000'000;
const std::string past = "..";
const std::string future = "..";

bool matches(const std::string& pattern, const std::string& text) {
  if (text.size() < pattern.size()) return false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != 'X' && pattern[i] != text[i]) return false;
  }
  return true;
}

/// A day, its text, and that of the season it lies in.
struct Day {
  Instant start;
  std::string text;
  std::string season;
};

std::vector<Day> days_of_years(std::int64_t first, std::int64_t last) {
  std::vector<Day> days;
  const Instant end = start_of({last + 1, 1, 1});
  for (Instant start = start_of({first, 1, 1}); start < end;
       start = Instant::from_key(start.key() + us_per_day)) {
    const CivilDate date = civil_date(start);
    const bool ends_a_winter = date.month <= 2;
    const std::string year = iso_text(start_of({ends_a_winter ? date.year - 1 : date.year, 1, 1}));
    const unsigned season = ends_a_winter ? 24 : 20 + date.month / 3;
    days.push_back(
        {start, iso_text(start), year.substr(0, year.find('-', 1)) + "-" + std::to_string(season)});
  }
  return days;
}

/// From the first to the end of the last day that the text fits.
std::optional<std::pair<Instant, Instant>> find_in(const std::vector<Day>& days, const std::string& text) {
  std::optional<std::pair<Instant, Instant>> found;
  for (const Day& day : days) {
    if (!matches(text, day.text) && text != day.season) continue;
    if (!found) found = {day.start, day.start};
    found->second = Instant::from_key(day.start.key() + us_per_day);
  }
  return found;
}

}  // namespace

TEST_CASE("An event dated by a month starts and ends sometime in it, and lasts a microsecond at least") {
  check("2018-04", "2018-04-01T00:00:00.000000Z", "2018-04-30T23:59:59.999999Z",
        "2018-04-01T00:00:00.000001Z", "2018-05-01T00:00:00.000000Z");
}

TEST_CASE("An event dated to the second happens sometime in that second, UTC where no zone is given") {
  check("2018-04-27T09:30:00", "2018-04-27T09:30:00.000000Z", "2018-04-27T09:30:00.999999Z",
        "2018-04-27T09:30:00.000001Z", "2018-04-27T09:30:01.000000Z");
  CHECK(bounds_of_text("2018-04-27T09:30:00+09:00") == bounds_of_text("2018-04-27T00:30:00Z"));
  CHECK(bounds_of_text("2018-12-31T20:00:00-05") == bounds_of_text("2019-01-01T01:00:00"));
}

TEST_CASE("A time is all that begins with its digits, whatever its precision") {
  check("2018-10-29T06:20", "2018-10-29T06:20:00.000000Z", "2018-10-29T06:20:59.999999Z",
        "2018-10-29T06:20:00.000001Z", "2018-10-29T06:21:00.000000Z");
  check("2018-10-29T06:20:00.5", "2018-10-29T06:20:00.500000Z", "2018-10-29T06:20:00.599999Z",
        "2018-10-29T06:20:00.500001Z", "2018-10-29T06:20:00.600000Z");
  check("2018-10-29T06:20:00.123456", "2018-10-29T06:20:00.123456Z", "2018-10-29T06:20:00.123456Z",
        "2018-10-29T06:20:00.123457Z", "2018-10-29T06:20:00.123457Z");
  check("2018-10-29T23:59:59.9+01:00", "2018-10-29T22:59:59.900000Z", "2018-10-29T22:59:59.999999Z",
        "2018-10-29T22:59:59.900001Z", "2018-10-29T23:00:00.000000Z");
  check("2018-10-29T10:41/2018-10-29T10:45", "2018-10-29T10:41:00.000000Z", "2018-10-29T10:41:59.999999Z",
        "2018-10-29T10:45:00.000001Z", "2018-10-29T10:46:00.000000Z");
  check("[2018-10-29T10:41..2018-10-29T10:45]", "2018-10-29T10:41:00.000000Z", "2018-10-29T10:45:59.999999Z",
        "2018-10-29T10:41:00.000001Z", "2018-10-29T10:46:00.000000Z");
}

TEST_CASE("A zone named at one end of an interval is that of the other") {
  using std::chrono::minutes;
  const auto in = [](const char* text, minutes zone) { return bounds_of(parse_edtf(text).value(), zone); };
  for (const auto zone : {minutes(0), minutes(-480), minutes(540)}) {
    CHECK(in("2018-10-29T06:20+09:00/2018-10-29T07:20", zone) ==
          bounds_of_text("2018-10-28T21:20/2018-10-28T22:20"));
    CHECK(in("2018-10-29T06:20/2018-10-29T07:20Z", zone) ==
          bounds_of_text("2018-10-29T06:20/2018-10-29T07:20"));
    CHECK(in("2018-10-29/2018-10-29T06:20Z", zone) == bounds_of_text("2018-10-29/2018-10-29T06:20"));
    CHECK(in("[2018-10-29T06:20Z..2018-10-29T07:20]", zone) ==
          bounds_of_text("[2018-10-29T06:20..2018-10-29T07:20]"));
  }
}

TEST_CASE("A time on the edge of the years known to the microsecond has bounds in order, in any zone") {
  const std::string last = "Y200000-12-31T23:59:59.999999";
  check(last, "Y200000-12-31T23:59:59.999999Z", "Y200000-12-31T23:59:59.999999Z", "Y200001", "Y200001");
  check(last + "-14:00", "Y200001", "Y200001", "Y200001", "Y200002");
  check("Y-200000-01-01T00:00+14:00", "Y-200001", "Y-200001", "Y-200001", "Y-200000-01-01T00:00:00.000000Z");
  for (const auto& text : {last, std::string("Y-200000-01-01T00:00"), std::string("Y-200000-01-01")})
    for (const int zone : {-840, 840}) {
      const auto bounds = bounds_of(parse_edtf(text).value(), std::chrono::minutes(zone));
      INFO(text << " at " << zone);
      CHECK(bounds.earliest_start <= bounds.latest_start);
      CHECK(bounds.earliest_end <= bounds.latest_end);
      CHECK(bounds.earliest_start < bounds.latest_end);
    }
}

TEST_CASE("The first date of an interval holds its start, the second its last moment") {
  check("2019-02-27/2019-02-28", "2019-02-27T00:00:00.000000Z", "2019-02-27T23:59:59.999999Z",
        "2019-02-28T00:00:00.000001Z", "2019-03-01T00:00:00.000000Z");
  CHECK(bounds_of_text("2018-04/2018-04") == bounds_of_text("2018-04"));
  CHECK(bounds_of_text("2018-04-27/2018-04-27") == bounds_of_text("2018-04-27"));
}

TEST_CASE("Where the dates of an interval overlap, each is cut so that the event lasts a microsecond") {
  check("2018/2018-03-15", "2018-01-01T00:00:00.000000Z", "2018-03-15T23:59:59.999999Z",
        "2018-03-15T00:00:00.000001Z", "2018-03-16T00:00:00.000000Z");
  check("2018-03-15/2018", "2018-03-15T00:00:00.000000Z", "2018-03-15T23:59:59.999999Z",
        "2018-03-15T00:00:00.000001Z", "2019-01-01T00:00:00.000000Z");
}

TEST_CASE("An unknown end can be any time after the earliest start; an open one has not come") {
  check("1985/", "1985-01-01T00:00:00.000000Z", "1985-12-31T23:59:59.999999Z", "1985-01-01T00:00:00.000001Z",
        future);
  CHECK(bounds_of_text("1985/").latest_end == Instant::unbounded_future());
  check("1985/..", "1985-01-01T00:00:00.000000Z", "1985-12-31T23:59:59.999999Z", future, future);
  CHECK(bounds_of_text("1985/..").earliest_end == Instant::unbounded_future());
  check("/1985", past, "1985-12-31T23:59:59.999999Z", "1985-01-01T00:00:00.000001Z",
        "1986-01-01T00:00:00.000000Z");
  CHECK(bounds_of_text("/1985").earliest_start == Instant::unbounded_past());
  check("../1985", past, past, "1985-01-01T00:00:00.000001Z", "1986-01-01T00:00:00.000000Z");
  CHECK(bounds_of_text("../1985").latest_start == Instant::unbounded_past());
}

TEST_CASE("A qualification never moves bounds") {
  for (const char* text : {"1984", "1984-06", "1984-06-02", "156X", "-0044-03-XX", "2001-24", "Y170000002"}) {
    for (const char qualifier : {'?', '~', '%'}) {
      CHECK(bounds_of_text(std::string(text) + qualifier) == bounds_of_text(text));
    }
  }
  CHECK(bounds_of_text("1984?/2004-06~") == bounds_of_text("1984/2004-06"));
}

TEST_CASE("Winter runs into February of the next year") {
  check("2023-24", "2023-12-01T00:00:00.000000Z", "2024-02-29T23:59:59.999999Z",
        "2023-12-01T00:00:00.000001Z", "2024-03-01T00:00:00.000000Z");
}

TEST_CASE("Year 0 is 1 BCE and leap, and a century before it counts away from it") {
  check("0000-02-29", "0000-02-29T00:00:00.000000Z", "0000-02-29T23:59:59.999999Z",
        "0000-02-29T00:00:00.000001Z", "0000-03-01T00:00:00.000000Z");
  check("-00XX", "-0099-01-01T00:00:00.000000Z", "-0001-12-31T23:59:59.999999Z",
        "-0099-01-01T00:00:00.000001Z", "0000-01-01T00:00:00.000000Z");
  check("-156X", "-1569-01-01T00:00:00.000000Z", "-1560-12-31T23:59:59.999999Z",
        "-1569-01-01T00:00:00.000001Z", "-1559-01-01T00:00:00.000000Z");
}

TEST_CASE("An event in a far year starts in that year and ends in it or with it") {
  check("Y-170000002", "Y-170000002", "Y-170000002", "Y-170000002", "Y-170000001");
  check("Y170000002", "Y170000002", "Y170000002", "Y170000002", "Y170000003");
  check("Y200000", "Y200000-01-01T00:00:00.000000Z", "Y200000-12-31T23:59:59.999999Z",
        "Y200000-01-01T00:00:00.000001Z", "Y200001");
  check("Y-200001", "Y-200001", "Y-200001", "Y-200001", "Y-200000-01-01T00:00:00.000000Z");
}

TEST_CASE("Bounds are what trying every day finds, for random dates") {
  std::mt19937 random(2018);
  const auto up_to = [&random](int most) {
    return static_cast<int>(random() % static_cast<unsigned>(most + 1));
  };
  const auto two_digits = [](int number) {
    return std::string(1, char('0' + number / 10)) + char('0' + number % 10);
  };
  const std::vector<Day> ancient_days = days_of_years(-40, 40);
  const std::vector<Day> recent_days = days_of_years(1889, 1931);
  int tried = 0;
  for (int i = 0; i < 1000; ++i) {
    // Years from 1890 to 1929 and, as often, from -0029 to 0029, across year 0.
    const bool ancient = up_to(1) == 1;
    std::string text =
        ancient ? (up_to(1) == 1 ? "-00" : "00") + two_digits(up_to(29)) : "19" + two_digits(up_to(29));
    const bool masked_year = up_to(4) == 0;
    if (masked_year) text.back() = 'X';
    if (!masked_year && up_to(4) != 0) {
      const int kind = up_to(9);
      const std::string month = kind == 0 ? "XX" : two_digits(kind <= 2 ? 21 + up_to(3) : 1 + up_to(11));
      text += "-" + month;
      if (month[0] != '2' && up_to(2) != 0)
        text += "-" + (month == "XX" || up_to(4) == 0 ? "XX" : two_digits(1 + up_to(30)));
    }
    const auto days = find_in(ancient ? ancient_days : recent_days, text);
    const Parsed<Edtf> edtf = parse_edtf(text);
    INFO("text: " << text);
    REQUIRE(static_cast<bool>(edtf) == days.has_value());
    if (!days) continue;
    ++tried;
    const Bounds bounds = bounds_of(*edtf);
    CHECK(iso_text(bounds.earliest_start) == iso_text(days->first));
    CHECK(iso_text(bounds.latest_end) == iso_text(days->second));
    CHECK(bounds.latest_start == latest_start_before(bounds.latest_end));
    CHECK(bounds.earliest_end == earliest_end_after(bounds.earliest_start));
  }
  CHECK(tried > 800);
}

TEST_CASE("Digits unspecified anywhere leave the days that trying every day finds") {
  std::mt19937 random(156);
  const std::vector<Day> days = days_of_years(1900, 1999);
  int tried = 0;
  for (int i = 0; i < 150; ++i) {
    std::string text = days[random() % days.size()].text.substr(0, random() % 3 == 0 ? 7 : 10);
    for (std::size_t at = 2; at < text.size(); ++at)
      if (text[at] != '-' && random() % 3 == 0) text[at] = 'X';
    if (text.find('X') == std::string::npos) continue;
    ++tried;
    const auto found = find_in(days, text);
    INFO("text: " << text);
    REQUIRE(found);
    const Bounds bounds = bounds_of_text(text);
    CHECK(iso_text(bounds.earliest_start) == iso_text(found->first));
    CHECK(iso_text(bounds.latest_end) == iso_text(found->second));
  }
  CHECK(tried > 100);
}

TEST_CASE("Seasons of either hemisphere, quarters, thirds and halves are whole months") {
  const auto same = [](const char* season, const char* months) {
    INFO("season: " << season);
    CHECK(bounds_of_text(season).earliest_start == bounds_of_text(months).earliest_start);
    CHECK(bounds_of_text(season).latest_end == bounds_of_text(months).latest_end);
  };
  same("2001-25", "2001-03/2001-05");
  same("2001-28", "2001-12/2002-02");
  same("2001-29", "2001-09/2001-11");
  same("2001-30", "2001-12/2002-02");
  same("2001-32", "2001-06/2001-08");
  same("2001-33", "2001-01/2001-03");
  same("2001-36", "2001-10/2001-12");
  same("2001-38", "2001-05/2001-08");
  same("2001-41", "2001-07/2001-12");
  same("200X-24", "2000-12/2010-02");
}

TEST_CASE("One of a set is any of its dates, and all of a set are from its first into its last") {
  check("[1667,1670..1672]", "1667-01-01T00:00:00.000000Z", "1672-12-31T23:59:59.999999Z",
        "1667-01-01T00:00:00.000001Z", "1673-01-01T00:00:00.000000Z");
  check("{1667,1670..1672}", "1667-01-01T00:00:00.000000Z", "1667-12-31T23:59:59.999999Z",
        "1672-01-01T00:00:00.000001Z", "1673-01-01T00:00:00.000000Z");
  CHECK(bounds_of_text("[..1984]").earliest_start == Instant::unbounded_past());
  CHECK(bounds_of_text("[..1984]").latest_start == latest_start_before(start_of({1985, 1, 1})));
  CHECK(bounds_of_text("[1984..]").latest_start == Instant::unbounded_future());
  CHECK(bounds_of_text("[1984..]").latest_end == Instant::unbounded_future());
}

TEST_CASE("An estimated year is any that begins with its significant digits") {
  CHECK(bounds_of_text("1950S2") == bounds_of_text("19XX"));
  CHECK(bounds_of_text("-1950S2") == bounds_of_text("-19XX"));
  CHECK(bounds_of_text("1950S4") == bounds_of_text("1950"));
  CHECK(bounds_of_text("0000S1") == bounds_of_text("0000"));
}

TEST_CASE("Years beyond those that instants tell apart lie beyond all of them") {
  const auto far = bounds_of_text("Y9E18S1");
  CHECK(far.earliest_start > start_of({last_year, 1, 1}));
  CHECK(far.earliest_start.is_bounded());
  CHECK(far.latest_end == Instant::unbounded_future());
  const auto early = bounds_of_text("Y-9223372036854775807");
  CHECK(early.earliest_start == Instant::unbounded_past());
  CHECK(early.latest_end < start_of({first_year, 1, 1}));
  CHECK(early.latest_end.is_bounded());
  CHECK(bounds_of_text("Y" + std::to_string(last_year)).latest_end == Instant::unbounded_future());
}

TEST_CASE("A date that no text gives has no bounds") {
  Edtf edtf = parse_edtf("2018-04-30").value();
  SECTION("a day that does not exist") {
    edtf.from.day.value = 31;
  }
  SECTION("a month that does not exist") {
    edtf.from.month.value = 13;
  }
  SECTION("a season that does not exist") {
    edtf.from.month.value = 45;
  }
  CHECK_THROWS_AS(bounds_of(edtf), Error);
}
