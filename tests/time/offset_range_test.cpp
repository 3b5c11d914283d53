#include "time/offset_range.hpp"

#include "annals/time/edtf.hpp"
#include "rounds.hpp"
#include "time/offset_cases.hpp"

#include <algorithm>
#include <chrono>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

constexpr std::int64_t us_per_day = 86'400'000'000;

Instant day(std::int64_t year, unsigned month, unsigned of_month) {
  return start_of({year, month, of_month});
}
Instant last_us_before(Instant instant) {
  return Instant::from_key(instant.key() - 1);
}

/// Catch cannot print numbers of 128 bits, and none here needs them but where it is said.
std::optional<std::int64_t> us(const std::optional<ExactUs>& exact) {
  if (!exact) return std::nullopt;
  REQUIRE(static_cast<std::int64_t>(*exact) == *exact);
  return static_cast<std::int64_t>(*exact);
}

/// "-31 to 5 days", with the microseconds that exclusive limits leave out: "-31d+1 to 5d-1".
std::string text_of(const std::optional<ExactUs>& limit) {
  if (!limit) return "..";
  const std::int64_t all = *us(limit);
  const std::int64_t days = (all + (all < 0 ? -us_per_day / 2 : us_per_day / 2)) / us_per_day;
  const std::int64_t rest = all - days * us_per_day;
  return std::to_string(days) + "d" + (rest == 0 ? "" : (rest > 0 ? "+" : "") + std::to_string(rest));
}
std::string days_of(const Offset& offset, Instant earliest, Instant latest) {
  const OffsetRange range = range_of(offset, earliest, latest);
  return text_of(range.least) + " to " + text_of(range.most);
}
std::string days_of(const Offset& offset, Instant anchor) {
  return days_of(offset, anchor, anchor);
}
std::string days_anywhere(const Offset& offset) {
  return days_of(offset, Instant::unbounded_past(), Instant::unbounded_future());
}

// The twin: every day there is, one after the other, by the month arithmetic of the standard library.

std::int64_t moved_us(std::int64_t from, std::int64_t count, Unit unit) {
  using namespace std::chrono;
  const auto months_on = [&](std::int64_t number) {
    const auto midnight = floor<days>(sys_time<microseconds>(microseconds(from)));
    year_month_day to = year_month_day(midnight) + months(static_cast<int>(number));
    if (!to.ok()) to = to.year() / to.month() / last;
    return from + (microseconds(sys_days(to) - midnight)).count();
  };
  switch (unit) {
    case Unit::microsecond:
      return from + count;
    case Unit::millisecond:
      return from + count * 1000;
    case Unit::second:
      return from + count * 1'000'000;
    case Unit::minute:
      return from + count * 60'000'000;
    case Unit::hour:
      return from + count * 3'600'000'000;
    case Unit::day:
      return from + count * us_per_day;
    case Unit::week:
      return from + count * us_per_day * 7;
    case Unit::month:
      return months_on(count);
    case Unit::quarter:
      return months_on(count * 3);
    case Unit::year:
      return months_on(count * 12);
    case Unit::decade:
      return months_on(count * 120);
    case Unit::century:
      return months_on(count * 1200);
  }
  return from;
}

struct Twin {
  std::optional<std::int64_t> least;
  std::optional<std::int64_t> most;
};

void widen(Twin& twin, const Offset& offset, std::int64_t anchor, bool first) {
  std::optional<std::int64_t> least;
  std::optional<std::int64_t> most;
  const auto moved = [anchor](const Limit& limit, int direction) {
    return moved_us(anchor, direction * limit.span.count, limit.span.unit) - anchor;
  };
  if (offset.side() == Offset::Side::after) {
    if (offset.least()) least = moved(*offset.least(), 1) + (offset.least()->inclusive ? 0 : 1);
    if (offset.most()) most = moved(*offset.most(), 1) - (offset.most()->inclusive ? 0 : 1);
  } else if (offset.side() == Offset::Side::before) {
    if (offset.most()) least = moved(*offset.most(), -1) + (offset.most()->inclusive ? 0 : 1);
    if (offset.least()) most = moved(*offset.least(), -1) - (offset.least()->inclusive ? 0 : 1);
  } else {
    least = moved(*offset.most(), -1) + (offset.most()->inclusive ? 0 : 1);
    most = moved(*offset.most(), 1) - (offset.most()->inclusive ? 0 : 1);
  }
  twin.least = first || !least ? least : std::min(*twin.least, *least);
  twin.most = first || !most ? most : std::max(*twin.most, *most);
}

/// Over both ends, and the first and the last microsecond of all days between.
Twin twin_of(const Offset& offset, Instant earliest, Instant latest) {
  Twin twin;
  widen(twin, offset, earliest.key(), true);
  widen(twin, offset, latest.key(), false);
  const std::int64_t midnight = earliest.key() - (earliest.key() % us_per_day + us_per_day) % us_per_day;
  for (std::int64_t next = midnight + us_per_day; next <= latest.key(); next += us_per_day) {
    widen(twin, offset, next, false);
    widen(twin, offset, next - 1, false);
  }
  return twin;
}

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : random_(seed) {}
  std::int64_t from_to(std::int64_t least, std::int64_t most) {
    return std::uniform_int_distribution<std::int64_t>(least, most)(random_);
  }

  /// The words of any offset of at most so many units, mostly of the calendar.
  std::string phrase(std::int64_t units) {
    const auto unit = static_cast<Unit>(from_to(0, 2) == 0 ? from_to(0, 6) : from_to(7, 11));
    const std::string name = unit == Unit::century ? "centuries" : std::string(name_of(unit)) + "s";
    const std::int64_t count = from_to(1, unit >= Unit::decade ? std::min<std::int64_t>(units, 30) : units);
    const std::string amount = std::to_string(count) + " " + name;
    const std::string side = from_to(0, 1) == 0 ? " before" : " after";
    switch (from_to(0, 6)) {
      case 0:
        return "at least " + amount + side;
      case 1:
        return "more than " + amount + side;
      case 2:
        return "within " + amount + (from_to(0, 1) == 0 ? side : " of");
      case 3:
        return "less than " + amount + (from_to(0, 1) == 0 ? side : " before or after");
      case 4:
        return "exactly " + amount + side;
      case 5:
        return std::to_string(from_to(0, count)) + " to " + amount + side;
      default:
        return amount + side;
    }
  }

  Instant instant(std::int64_t first_year, std::int64_t last_year) {
    const Instant midnight = day(from_to(first_year, last_year), static_cast<unsigned>(from_to(1, 12)), 1);
    // Ends of months and of days are where mistakes are.
    const std::int64_t to_day = from_to(0, 2) == 0 ? from_to(-2, 2) : from_to(0, 30);
    const std::int64_t to_us = from_to(0, 1) == 0 ? from_to(-1, 1) : from_to(0, us_per_day - 1);
    return Instant::from_key(midnight.key() + to_day * us_per_day + to_us);
  }

 private:
  std::mt19937_64 random_;
};

void check_with_twin(const Offset& offset, Instant earliest, Instant latest) {
  const OffsetRange range = range_of(offset, earliest, latest);
  const Twin twin = twin_of(offset, earliest, latest);
  if (us(range.least) != twin.least || us(range.most) != twin.most) {
    FAIL(offset.text() << " from " << iso_text(earliest) << " to " << iso_text(latest) << ": "
                       << days_of(offset, earliest, latest) << ", but the twin says "
                       << text_of(twin.least ? std::optional<ExactUs>(*twin.least) : std::nullopt) << " to "
                       << text_of(twin.most ? std::optional<ExactUs>(*twin.most) : std::nullopt));
  }
}

}  // namespace

TEST_CASE("Weeks and shorter units have one length, wherever the anchor lies") {
  for (const Instant anchor : {day(2020, 6, 16), day(-44, 3, 15), Instant::unbounded_past()}) {
    CHECK(days_of("exactly 3 days after", anchor) == "3d to 3d");
    CHECK(days_of("3 days after", anchor) == "2d+1 to 4d-1");
    CHECK(days_of("3 days before", anchor) == "-4d+1 to -2d-1");
    CHECK(days_of("the day after", anchor) == "0d+1 to 2d-1");
    CHECK(days_of("within two weeks after", anchor) == "0d to 14d");
    CHECK(days_of("within two weeks before", anchor) == "-14d to 0d");
    CHECK(days_of("within two weeks of", anchor) == "-14d to 14d");
    CHECK(days_of("the same day as", anchor) == "-1d+1 to 1d-1");
    CHECK(days_of("at the same time as", anchor) == "0d to 0d");
    CHECK(days_of("at least 48 hours after", anchor) == "2d to ..");
    CHECK(days_of("more than 48 hours before", anchor) == ".. to -2d-1");
    CHECK(days_of("exactly 86400 seconds after", anchor) == "1d to 1d");
    CHECK(days_of("exactly 1440 minutes after", anchor) == "1d to 1d");
    CHECK(days_of("exactly 86400000 ms after", anchor) == "1d to 1d");
    CHECK(days_of("exactly 86400000001 us after", anchor) == "1d+1 to 1d+1");
  }
}

TEST_CASE("Months are counted by the clocks of the anchor's zone") {
  using std::chrono::minutes;
  const auto at = [](const char* text) { return bounds_of(parse_edtf(text).value()).earliest_start; };
  // 1 March at five in Seoul is still February in UTC.
  const auto anchor = at("2019-03-01T05:00:00+09:00");
  const auto days = [&](const Zone& zone) {
    const auto range = range_of("exactly 1 month after", anchor, anchor, zone);
    return text_of(range.least) + " to " + text_of(range.most);
  };
  CHECK(days({}) == "28d to 28d");
  CHECK(days(minutes(540)) == "31d to 31d");
  CHECK(days(Zone::parse("Asia/Seoul").value()) == "31d to 31d");
  // Berlin puts its clocks forward on the way, by an hour.
  const auto berlin = at("2019-03-01T05:00:00+01:00");
  const auto range = range_of("exactly 1 month after", berlin, berlin, Zone::parse("Europe/Berlin").value());
  const auto local = at("2019-04-01T05:00:00+02:00").key() - berlin.key();
  CHECK(us(range.least) <= local);
  CHECK(us(range.most) >= local);
  CHECK(us(range.most).value() - us(range.least).value() == std::int64_t{2 * 3'600'000'000});

  std::mt19937_64 random(9);
  for (int i = 0; i < 2000; ++i) {
    const auto shift = static_cast<int>(random() % 1681) - 840;
    const auto earliest = Instant::from_key(static_cast<std::int64_t>(random() % 2'000'000'000) * 1'000'000);
    const auto latest =
        Instant::from_key(earliest.key() + static_cast<std::int64_t>(random() % 90) * us_per_day);
    const auto moved = [shift](Instant instant) {
      return Instant::from_key(instant.key() + shift * std::int64_t{60'000'000});
    };
    const Offset offset =
        std::to_string(1 + random() % 30) + (random() % 2 == 0 ? " months before" : " months after");
    const auto zoned = range_of(offset, earliest, latest, minutes(shift));
    const Twin twin = twin_of(offset, moved(earliest), moved(latest));
    CHECK(us(zoned.least) == twin.least);
    CHECK(us(zoned.most) == twin.most);
  }
}

TEST_CASE("Plain order leaves an offset of no time only between an end and a start") {
  const Instant anchor = day(2020, 6, 16);
  CHECK(days_of("before", anchor) == ".. to 0d");
  CHECK(days_of("after", anchor) == "0d to ..");
  CHECK(days_of("starts before", anchor) == ".. to 0d-1");
  CHECK(days_of("before the end of", anchor) == ".. to 0d-1");
  CHECK(days_of("starts before the end of", anchor) == ".. to 0d-1");
  CHECK(days_of("ends after", anchor) == "0d+1 to ..");
  CHECK(days_of("after the start of", anchor) == "0d+1 to ..");
}

TEST_CASE("Twenty-one months before a day lie between the same days 22 and 20 months earlier") {
  const Instant demolition = day(2020, 6, 16);
  const OffsetRange range = range_of("about 21 months before", demolition, demolition);
  CHECK(us(range.least) == span_us(demolition, day(2018, 8, 16)) + 1);
  CHECK(us(range.most) == span_us(demolition, day(2018, 10, 16)) - 1);
}

TEST_CASE("A day that the other month does not have becomes its last") {
  CHECK(days_of("exactly 1 month before", day(2019, 3, 31)) == "-31d to -31d");  // 28 February
  CHECK(days_of("exactly 1 month before", day(2020, 3, 31)) == "-31d to -31d");  // 29 February
  CHECK(days_of("exactly 1 month before", day(2019, 3, 28)) == "-28d to -28d");
  CHECK(days_of("exactly 1 month after", day(2019, 1, 31)) == "28d to 28d");
  CHECK(days_of("exactly 1 month after", day(2020, 1, 30)) == "30d to 30d");
  CHECK(days_of("exactly 1 year after", day(2020, 2, 29)) == "365d to 365d");
  CHECK(days_of("exactly 1 year before", day(2020, 2, 29)) == "-366d to -366d");
  CHECK(days_of("exactly 4 years after", day(2020, 2, 29)) == "1461d to 1461d");
  CHECK(days_of("exactly 4 years after", day(1896, 2, 29)) == "1460d to 1460d");
}

TEST_CASE("A calendar offset becomes its range of days over the bounds of the anchor") {
  CHECK(days_of("exactly 1 month after", day(2019, 1, 1), day(2019, 12, 31)) == "28d to 31d");
  CHECK(days_of("exactly 1 month after", day(2019, 4, 1), day(2019, 4, 30)) == "30d to 30d");
  CHECK(days_of("exactly 1 month after", day(2019, 1, 1), day(2019, 1, 28)) == "31d to 31d");
  CHECK(days_of("exactly 1 month after", day(2019, 1, 1), day(2019, 1, 29)) == "30d to 31d");
  CHECK(days_of("exactly 1 month after", day(2019, 1, 30), day(2019, 1, 31)) == "28d to 29d");
  // The last microsecond of a day moves as its first does.
  CHECK(days_of("exactly 1 month after", day(2019, 1, 1), last_us_before(day(2019, 1, 29))) == "31d to 31d");
  CHECK(days_of("a month after", day(2019, 1, 1), day(2019, 12, 31)) == "0d+1 to 62d-1");
  CHECK(days_of("within a year of", day(2019, 1, 1), day(2021, 1, 1)) == "-366d to 366d");
  CHECK(days_of("exactly 1 quarter before", day(2019, 5, 31)) == "-92d to -92d");
  CHECK(days_of("exactly 1 decade after", day(2015, 1, 1), day(2016, 12, 31)) == "3652d to 3653d");
  CHECK(days_of("30 days to 1 month after", day(2019, 2, 1)) == "30d to 28d");
}

TEST_CASE("Without bounds, a calendar offset is as short and as long as any in 400 years") {
  CHECK(days_anywhere("exactly 1 month after") == "28d to 31d");
  CHECK(days_anywhere("exactly 1 month before") == "-31d to -28d");
  CHECK(days_anywhere("exactly 2 months after") == "59d to 62d");
  CHECK(days_anywhere("exactly 1 year after") == "365d to 366d");
  CHECK(days_anywhere("exactly 4 years after") == "1460d to 1461d");
  CHECK(days_anywhere("exactly 8 years after") == "2921d to 2922d");
  CHECK(days_anywhere("exactly 1 century after") == "36524d to 36525d");
  CHECK(days_anywhere("exactly 4 centuries after") == "146097d to 146097d");
  CHECK(days_anywhere("exactly 4 centuries before") == "-146097d to -146097d");
  CHECK(days_anywhere("within a month of") == "-31d to 31d");

  const std::string anywhere = days_anywhere("21 months before");
  const Instant anchor = day(2020, 6, 16);
  CHECK(days_of("21 months before", Instant::unbounded_past(), anchor) == anywhere);
  CHECK(days_of("21 months before", anchor, Instant::unbounded_future()) == anywhere);
  CHECK(days_of("21 months before", day(1700, 1, 1), day(2100, 12, 31)) == anywhere);
  CHECK(days_of("21 months before", day(-190'000, 1, 1), day(190'000, 1, 1)) == anywhere);
  CHECK(days_of("21 months before", day(-170'000'002, 1, 1)) == anywhere);
  CHECK(days_of("21 months before", anchor, day(200'001, 1, 1)) == anywhere);
  CHECK(days_of("21 months before", day(first_year, 1, 1), day(last_year, 1, 1)) == anywhere);
}

TEST_CASE("The calendar goes on before year 0 and far from today") {
  CHECK(days_of("exactly 1 month before", day(0, 3, 1)) == "-29d to -29d");
  CHECK(days_of("exactly 1 month before", day(-1, 3, 1)) == "-28d to -28d");
  CHECK(days_of("exactly 1 year after", day(-1, 3, 1)) == "366d to 366d");
  CHECK(days_of("exactly 1 year before", day(1, 1, 1)) == "-366d to -366d");
  CHECK(days_of("exactly 1 month after", day(last_precise_year, 12, 1), day(last_precise_year, 12, 31)) ==
        "31d to 31d");
  CHECK(days_of("exactly 1 month before", day(first_precise_year, 1, 1)) == "-31d to -31d");
  for (const std::int64_t year : {-200'000, -4000, -400, 0, 400, 2000, 120'000}) {
    INFO(year);
    CHECK(days_of("5 months after", day(year, 1, 30), day(year, 3, 2)) ==
          days_of("5 months after", day(1600, 1, 30), day(1600, 3, 2)));
  }
}

TEST_CASE("The longest offsets that can be said do not wrap") {
  for (const std::string side : {" before", " after"}) {
    const OffsetRange range =
        range_of("1000000000000000 centuries" + side, day(2020, 1, 1), day(2020, 12, 31));
    const ExactUs century = ExactUs{146'097} * us_per_day / 4;
    const ExactUs most = century * 1'000'000'000'000'001;
    const ExactUs least = century * 999'999'999'999'999;
    const ExactUs slack = ExactUs{3} * us_per_day;
    const bool before = side == " before";
    const ExactUs nearer = before ? -*range.most : *range.least;
    const ExactUs farther = before ? -*range.least : *range.most;
    CHECK((least - slack < nearer && nearer < least + slack));
    CHECK((most - slack < farther && farther < most + slack));
  }
}

TEST_CASE("What is not in the order of time counts as not known") {
  CHECK(days_of("exactly 1 month after", day(2020, 3, 1), day(2020, 1, 1)) == "28d to 31d");
}

TEST_CASE("Random offsets from random anchors are as a twin finds that tries every day") {
  Dice dice(20200616);
  for (int round = 0; round < test::rounds(20'000); ++round) {
    const Offset offset(dice.phrase(60));
    const Instant earliest = dice.instant(-1000, 3000);
    const std::int64_t days = dice.from_to(0, 3) == 0 ? dice.from_to(0, 1200) : dice.from_to(0, 70);
    const Instant latest =
        Instant::from_key(earliest.key() + days * us_per_day + dice.from_to(0, us_per_day));
    check_with_twin(offset, earliest, latest);
  }
}

TEST_CASE("Random offsets from anchors of decades and centuries are as the twin finds them") {
  Dice dice(1950);
  for (int round = 0; round < test::rounds(60); ++round) {
    const Offset offset(dice.phrase(3000));
    const Instant earliest = dice.instant(-1000, 2000);
    const auto days = dice.from_to(3'000, round % 4 == 0 ? 146'097 : 20'000);
    check_with_twin(offset, earliest, Instant::from_key(earliest.key() + days * us_per_day));
  }
}

TEST_CASE("Offsets from anywhere are as the twin finds them in one cycle of the calendar") {
  Dice dice(400);
  for (int round = 0; round < test::rounds(30); ++round) {
    const Offset offset(dice.phrase(1000));
    INFO(offset.text());
    const Twin twin = twin_of(offset, day(1600, 1, 1), last_us_before(day(2000, 1, 1)));
    for (int again = 0; again < 2; ++again) {
      const OffsetRange range = range_of(offset, Instant::unbounded_past(), Instant::unbounded_future());
      CHECK(us(range.least) == twin.least);
      CHECK(us(range.most) == twin.most);
    }
  }
}

TEST_CASE("Around 400 years, the bounds of an anchor still are exact") {
  Dice dice(4800);
  for (int round = 0; round < test::rounds(12); ++round) {
    const Offset offset(dice.phrase(50));
    const Instant earliest = dice.instant(1590, 1610);
    const auto days = dice.from_to(146'097 - 70, 146'097 + 70);
    check_with_twin(offset, earliest, Instant::from_key(earliest.key() + days * us_per_day));
  }
}

TEST_CASE("Every offset that can be read leaves some event possible") {
  for (const auto& row : offset_cases("offsets.tsv")) {
    INFO(row[0]);
    const OffsetRange range = range_of(row[0], Instant::unbounded_past(), Instant::unbounded_future());
    CHECK((range.least || range.most));
    const bool possible = !range.least || !range.most || *range.least <= *range.most;
    CHECK(possible);
  }
}

TEST_CASE("The lengths of a span are those of the shortest and the longest months") {
  CHECK(text_of(shortest_us({1, Unit::month})) == "28d");
  CHECK(text_of(longest_us({1, Unit::month})) == "31d");
  CHECK(text_of(shortest_us({1, Unit::year})) == "365d");
  CHECK(text_of(longest_us({1, Unit::year})) == "366d");
  CHECK(text_of(shortest_us({2, Unit::week})) == "14d");
  CHECK(text_of(longest_us({2, Unit::week})) == "14d");
}
