#include "annals/time/instant.hpp"

#include "annals/error.hpp"
#include "annals/time/chrono.hpp"

#include <chrono>
#include <concepts>
#include <cstdlib>
#include <random>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

template <class A, class B>
concept can_add = requires(A a, B b) {
  a + b;
};
template <class A, class B>
concept can_subtract = requires(A a, B b) {
  a - b;
};

static_assert(!can_add<Instant, Instant>, "two points in time have no sum");
static_assert(!can_add<Instant, int>, "a key does not count the same unit everywhere");
static_assert(!can_subtract<Instant, Instant>, "keys are never subtracted: span_us is for that");
static_assert(!std::convertible_to<std::int64_t, Instant>, "a number is not a point in time");
static_assert(!std::convertible_to<Instant, std::int64_t>, "a point in time is not a number");

/// The day after, by the rules of the calendar alone.
CivilDate next_day(CivilDate date) {
  const bool leap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0);
  const unsigned days[] = {31, leap ? 29u : 28u, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (date.day < days[date.month - 1]) return {date.year, date.month, date.day + 1};
  if (date.month < 12) return {date.year, date.month + 1, 1};
  return {date.year + 1, 1, 1};
}

constexpr std::int64_t us_per_day = 86'400'000'000;

}  // namespace

TEST_CASE("Days follow one another as the calendar says, also where its cycles and the precise years begin") {
  for (const CivilDate first : {CivilDate{1969, 12, 1}, CivilDate{-801, 12, 1}, CivilDate{-1, 1, 1},
                                CivilDate{1599, 12, 1}, CivilDate{32766, 1, 1}, CivilDate{-32769, 1, 1},
                                CivilDate{199'998, 1, 1}, CivilDate{-200'000, 1, 1}}) {
    CivilDate date = first;
    for (int i = 0; i < 1200 && date.year <= last_precise_year; ++i) {
      const Instant start = start_of(date);
      const Instant end = Instant::from_key(start.key() + us_per_day);
      REQUIRE(civil_date(start) == date);
      REQUIRE(civil_date(Instant::from_key(end.key() - 1)) == date);
      date = next_day(date);
      REQUIRE(start_of(date) == end);
    }
  }
  CHECK(start_of({1970, 1, 1}).key() == 0);
}

TEST_CASE("The system's clock gives an instant of today") {
  const auto seconds = std::chrono::system_clock::now().time_since_epoch() / std::chrono::seconds(1);
  CHECK(std::abs(Instant::now().key() / 1'000'000 - seconds) < 5);
}

TEST_CASE("The order key rises with time across the joins between microseconds and whole years") {
  std::vector<Instant> in_order = {Instant::unbounded_past()};
  for (const std::int64_t year :
       {first_year, first_year + 1, std::int64_t{-1'700'000'002}, std::int64_t{-170'000'002}}) {
    in_order.push_back(start_of({year, 1, 1}));
  }
  for (std::int64_t year = -200'003; year <= -199'997; ++year) in_order.push_back(start_of({year, 1, 1}));
  for (const std::int64_t year : {-32'769, -32'768, -1, 0, 1, 1970, 9999, 10'000, 32'767, 32'768}) {
    in_order.push_back(start_of({year, 1, 1}));
    in_order.push_back(Instant::from_key(in_order.back().key() + 1));
    in_order.push_back(start_of({year, 12, 31}));
  }
  for (std::int64_t year = 199'997; year <= 200'003; ++year) in_order.push_back(start_of({year, 1, 1}));
  for (const std::int64_t year : {std::int64_t{170'000'002}, last_year - 1, last_year}) {
    in_order.push_back(start_of({year, 1, 1}));
  }
  in_order.push_back(Instant::unbounded_future());

  for (std::size_t i = 1; i < in_order.size(); ++i) {
    INFO(iso_text(in_order[i - 1]) << " before " << iso_text(in_order[i]));
    CHECK(in_order[i - 1] < in_order[i]);
  }
}

TEST_CASE("A far year is kept whole, and the precise years end where it begins") {
  for (const std::int64_t year :
       {-200'001LL, 200'001LL, -170'000'002LL, 170'000'002LL, first_year + 0LL, last_year + 0LL}) {
    CHECK(civil_date(start_of({year, 1, 1})) == CivilDate{year, 1, 1});
    CHECK(start_of({year, 7, 15}) == start_of({year, 1, 1}));
  }
  CHECK(start_of({200'001, 1, 1}).key() == start_of({200'000, 12, 31}).key() + us_per_day);
  CHECK(start_of({-200'001, 1, 1}).key() == start_of({-200'000, 1, 1}).key() - 1);
}

TEST_CASE("A day that does not exist or is out of reach has no start, and an unbounded instant no day") {
  for (const CivilDate date :
       {CivilDate{2019, 2, 29}, CivilDate{2019, 13, 1}, CivilDate{2019, 0, 1}, CivilDate{2019, 1, 0},
        CivilDate{last_year + 1, 1, 1}, CivilDate{first_year - 1, 1, 1}, CivilDate{1900, 2, 29},
        CivilDate{2019, 4'000'000'000, 4'000'000'000}}) {
    CHECK_THROWS_AS(start_of(date), Error);
  }
  CHECK_THROWS_AS(civil_date(Instant::unbounded_past()), Error);
  CHECK_THROWS_AS(civil_date(Instant::unbounded_future()), Error);
}

TEST_CASE("An instant is printed as ISO text to the microsecond, long years with Y") {
  const auto text = [](CivilDate date, std::int64_t us) {
    return iso_text(Instant::from_key(start_of(date).key() + us));
  };
  CHECK(text({2018, 4, 1}, 0) == "2018-04-01T00:00:00.000000Z");
  CHECK(text({2018, 4, 30}, us_per_day - 1) == "2018-04-30T23:59:59.999999Z");
  CHECK(text({1969, 12, 31}, us_per_day - 1) == "1969-12-31T23:59:59.999999Z");
  CHECK(text({0, 2, 29}, 3'723'000'004) == "0000-02-29T01:02:03.000004Z");
  CHECK(text({-44, 3, 15}, 0) == "-0044-03-15T00:00:00.000000Z");
  CHECK(text({1500, 1, 1}, 0) == "1500-01-01T00:00:00.000000Z");
  CHECK(text({12'000, 1, 1}, 0) == "Y12000-01-01T00:00:00.000000Z");
  CHECK(text({-12'000, 1, 1}, 0) == "Y-12000-01-01T00:00:00.000000Z");
  CHECK(text({-170'000'002, 1, 1}, 0) == "Y-170000002");
  CHECK(iso_text(Instant::unbounded_past()) == "..");
  CHECK(iso_text(Instant::unbounded_future()) == "..");
}

TEST_CASE("No key crashes the printing of an instant") {
  std::mt19937_64 random(1);
  for (int i = 0; i < 20'000; ++i) {
    const Instant instant = Instant::from_key(static_cast<std::int64_t>(random()));
    CHECK_FALSE(iso_text(instant).empty());
    span_us(instant, Instant::from_key(static_cast<std::int64_t>(random())));
  }
  for (const std::int64_t from_end : {0, 1, 2}) {
    iso_text(Instant::from_key(std::numeric_limits<std::int64_t>::min() + from_end));
    iso_text(Instant::from_key(std::numeric_limits<std::int64_t>::max() - from_end));
  }
}

TEST_CASE("A span counts microseconds, also across the joins, and saturates") {
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
  const auto year = [](std::int64_t number) { return start_of({number, 1, 1}); };

  CHECK(span_us(year(2019), year(2020)) == 365 * us_per_day);
  CHECK(span_us(year(2020), year(2019)) == -365 * us_per_day);
  CHECK(span_us(year(200'000), year(200'001)) == 366 * us_per_day);
  CHECK(span_us(year(200'000), year(200'002)) == (366 + 365) * us_per_day);
  CHECK(span_us(year(-200'001), year(-200'000)) == 365 * us_per_day);
  CHECK(span_us(year(170'000'000), year(170'000'400)) == 146'097 * us_per_day);
  CHECK(span_us(year(-170'000'000), year(-170'000'400)) == -146'097 * us_per_day);
  CHECK(span_us(Instant::from_key(year(200'001).key() - 1), year(200'002)) == 365 * us_per_day + 1);
  CHECK(span_us(year(last_year), year(last_year)) == 0);

  CHECK(span_us(year(-150'000), year(150'000)) == most);
  CHECK(span_us(year(150'000), year(-150'000)) == least);
  CHECK(span_us(year(250'000), year(-45'000)) == least);
  CHECK(span_us(year(first_year), year(last_year)) == most);
  CHECK(span_us(year(2019), Instant::unbounded_future()) == most);
  CHECK(span_us(year(2019), Instant::unbounded_past()) == least);
  CHECK(span_us(Instant::unbounded_past(), Instant::unbounded_future()) == most);
}

TEST_CASE("What starts at an instant ends a microsecond later at the earliest, or in the same far year") {
  const Instant day = start_of({2019, 1, 1});
  const Instant far = start_of({300'000, 1, 1});
  CHECK(earliest_end_after(day).key() == day.key() + 1);
  CHECK(earliest_end_after(far) == far);
  CHECK(latest_start_before(day).key() == day.key() - 1);
  CHECK(latest_start_before(far) == start_of({299'999, 1, 1}));
  for (const Instant unbounded : {Instant::unbounded_past(), Instant::unbounded_future()}) {
    CHECK(earliest_end_after(unbounded) == unbounded);
    CHECK(latest_start_before(unbounded) == unbounded);
  }
}

TEST_CASE("An instant is a time of the system's clock and back, as far as it is known to the microsecond") {
  using namespace std::chrono;
  const SysTime time = sys_days(year(2018) / 10 / 29) + hours(6) + microseconds(1);
  CHECK(iso_text(instant_of(time)) == "2018-10-29T06:00:00.000001Z");
  CHECK(sys_time_of(instant_of(time)) == time);
  for (const auto instant : {start_of({first_precise_year, 1, 1}), start_of({1969, 12, 31}),
                             Instant::from_key(start_of({last_precise_year + 1, 1, 1}).key() - 1)})
    CHECK(instant_of(sys_time_of(instant).value()) == instant);
  for (const auto instant :
       {start_of({first_precise_year - 1, 1, 1}), start_of({last_precise_year + 1, 1, 1}),
        Instant::unbounded_past(), Instant::unbounded_future()}) {
    CHECK_FALSE(sys_time_of(instant));
    CHECK_THROWS_AS(instant_of(SysTime(microseconds(instant.key()))), Error);
  }
}
