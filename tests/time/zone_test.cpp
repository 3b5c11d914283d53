#include "annals/time/zone.hpp"

#include "annals/time/edtf.hpp"
#include "rounds.hpp"
#include "time/clock_twin.hpp"
#include "time/clocks.hpp"

#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;
using Catch::Contains;

using test::ClockTwin;

namespace {

constexpr std::int64_t us = 1'000'000;
constexpr std::int64_t day_s = 86'400;

Zone zone(std::string_view text) {
  return Zone::parse(text).value();
}

Bounds bounds(std::string_view text, const Zone& zone) {
  return bounds_of(parse_edtf(text).value(), zone);
}

ClockReading reading(std::string_view text, std::string_view name) {
  return clock_reading(parse_edtf(text)->from, zone(name));
}

std::string start_to_end(std::string_view text, std::string_view name) {
  const auto within = bounds(text, zone(name));
  const auto short_text = [](Instant instant) { return iso_text(instant).substr(0, 16); };
  return short_text(within.earliest_start) + " " + short_text(within.latest_end);
}

}  // namespace

TEST_CASE("A zone is a shift from UTC or a name, and prints as what it was read from") {
  for (const char* text : {"Z", "+09:00", "-03:30", "Asia/Seoul", "America/New_York", "UTC", "Etc/GMT+5"})
    CHECK(zone(text).text() == text);
  CHECK(zone("Z") == Zone());
  CHECK(zone("+00:00") == Zone());
  CHECK(zone("-03:30") == Zone(std::chrono::minutes(-210)));
  CHECK(zone("Asia/Seoul") == zone("Asia/Seoul"));
  CHECK(zone("Asia/Seoul") != zone("Asia/Tokyo"));
  CHECK(zone("Asia/Seoul").is_named());
  CHECK_FALSE(zone("+09:00").is_named());
}

TEST_CASE("A zone that is none is refused with what would be right") {
  const auto why = [](std::string_view text) {
    const auto parsed = Zone::parse(text);
    REQUIRE_FALSE(parsed);
    return parsed.error().reason;
  };
  CHECK_THAT(why("Asia/Soul"), Contains("no such name; is it Asia/Seoul"));
  CHECK_THAT(why("asia/seoul"), Contains("is it Asia/Seoul"));
  CHECK_THAT(why("Europe/Berlim"), Contains("Europe/Berlin"));
  for (const char* text : {"", "+25:00", "-00:00", "+9", "09:00"})
    CHECK_THAT(why(text), Contains("such as +09:00"));
  for (const char* text :
       {"../../../etc/passwd", "/etc/passwd", "Factory", "localtime", "posix/Asia/Seoul", "x"})
    CHECK_THAT(why(text), Contains("no such name"));
  CHECK_FALSE(Zone::parse(std::string_view("Asia/Seoul\0", 11)));
}

TEST_CASE("A day is that of its zone, be it 23, 24 or 25 hours long") {
  CHECK(start_to_end("2018-06-16", "Asia/Seoul") == "2018-06-15T15:00 2018-06-16T15:00");
  CHECK(start_to_end("2018-03-25", "Europe/Berlin") == "2018-03-24T23:00 2018-03-25T22:00");
  CHECK(start_to_end("2018-10-28", "Europe/Berlin") == "2018-10-27T22:00 2018-10-28T23:00");
  CHECK(start_to_end("2018", "Europe/Berlin") == "2017-12-31T23:00 2018-12-31T23:00");
  // Clocks were put forward at midnight: the day began at one.
  CHECK(start_to_end("2018-11-04", "America/Sao_Paulo") == "2018-11-04T03:00 2018-11-05T02:00");
  CHECK(start_to_end("2018-11-03/2018-11-04", "America/Sao_Paulo") == "2018-11-03T03:00 2018-11-05T02:00");
}

TEST_CASE("A time that clocks show never or twice is told, and its bounds hold both readings") {
  CHECK(reading("2018-03-25T02:30", "Europe/Berlin") == ClockReading::never);
  CHECK(start_to_end("2018-03-25T02:30", "Europe/Berlin") == "2018-03-25T00:30 2018-03-25T01:31");
  CHECK(reading("2018-10-28T02:30", "Europe/Berlin") == ClockReading::twice);
  CHECK(start_to_end("2018-10-28T02:30", "Europe/Berlin") == "2018-10-28T00:30 2018-10-28T01:31");
  CHECK(reading("2018-10-28T02:30:00.000001", "Europe/Berlin") == ClockReading::twice);
  CHECK(reading("2018-10-28T03:00", "Europe/Berlin") == ClockReading::once);
  CHECK(reading("2018-03-25T03:00", "Europe/Berlin") == ClockReading::once);
  CHECK(reading("2018-03-25", "Europe/Berlin") == ClockReading::once);
  CHECK(reading("2018-03-25T02:30+01:00", "Europe/Berlin") == ClockReading::once);
  CHECK(reading("2018-03-25T02:30", "+01:00") == ClockReading::once);
  // Samoa went over the date line: there was no 30 December.
  CHECK(reading("2011-12-30", "Pacific/Apia") == ClockReading::never);
  CHECK(reading("2011-12-30T12:00", "Pacific/Apia") == ClockReading::never);
  CHECK(start_to_end("2011-12-29/2011-12-31", "Pacific/Apia") == "2011-12-29T10:00 2011-12-31T10:00");
}

TEST_CASE("After the years that the database lists, both shifts of a zone with summer time are possible") {
  CHECK(start_to_end("2100-07-01", "Europe/Berlin") == "2100-06-30T22:00 2100-07-01T23:00");
  CHECK(start_to_end("2100-07-01", "Asia/Seoul") == "2100-06-30T15:00 2100-07-01T15:00");
  CHECK(reading("2100-03-28T02:30", "Europe/Berlin") == ClockReading::once);
}

TEST_CASE("Years that are known only as a whole are the same in every zone, and bounds stay in order") {
  for (const char* name : {"Europe/Berlin", "Pacific/Apia", "America/New_York", "+14:00"}) {
    CHECK(bounds("Y-170000002", zone(name)) == bounds("Y-170000002", {}));
    for (const char* text : {"Y200000", "Y-200000", "Y200000-12-31T23:59:59", "Y-200000-01-01T00:00",
                             "Y150000", "XXXX", "Y123456789S2", "1500-01-01", "2038-07-01T12:00"}) {
      INFO(text << " in " << name);
      const auto within = bounds(text, zone(name));
      CHECK(within.earliest_start <= within.latest_start);
      CHECK(within.earliest_start < within.latest_end);
      CHECK(within.earliest_end <= within.latest_end);
    }
  }
}

TEST_CASE("Local times are what the clocks of the C library show, for random times") {
  std::mt19937_64 random(1972);
  const auto between = [&](std::int64_t least, std::int64_t most) {
    return std::uniform_int_distribution<std::int64_t>(least, most)(random);
  };
  int never = 0;
  int twice = 0;
  for (const std::string name :
       {"Europe/Berlin", "America/New_York", "America/Sao_Paulo", "Pacific/Apia", "Australia/Lord_Howe",
        "Africa/Casablanca", "Asia/Seoul", "America/Caracas", "Pacific/Kwajalein", "Europe/Dublin",
        "Antarctica/Troll", "Asia/Pyongyang"}) {
    const ClockTwin twin(name);
    // Where the clocks change from 1945 to 2036, to the minute.
    std::vector<std::int64_t> changes;
    for (std::int64_t at = -25 * 365 * day_s; at < 66 * 365 * day_s; at += day_s / 2) {
      const auto shift = [](std::int64_t utc) { return ClockTwin::local(utc) - utc; };
      if (shift(at) == shift(at + day_s / 2)) continue;
      std::int64_t low = at;
      std::int64_t high = at + day_s / 2;
      while (high - low > 1) (shift((low + high) / 2) == shift(low) ? low : high) = (low + high) / 2;
      changes.push_back(high);
    }
    for (int i = 0; i < test::rounds(1500); ++i) {
      // Half of all are near a change.
      std::int64_t first = between(-25 * 365 * day_s, 66 * 365 * day_s);
      if (!changes.empty() && between(0, 1) == 0)
        first = ClockTwin::local(changes[static_cast<std::size_t>(between(0, std::ssize(changes) - 1))]) +
                between(-5 * 3600, 5 * 3600);
      const bool whole_day = between(0, 4) == 0;
      const std::int64_t step = 60;
      first -= ((first % step) + step) % step;
      const std::int64_t last = first + (whole_day ? day_s : between(1, 90) * 60) - step;
      const auto found = ClockTwin::instants(first, last, step);
      const auto clocks =
          read_clock(Instant::from_key(first * us), Instant::from_key((last + step) * us - 1), zone(name));
      INFO(name << " " << iso_text(Instant::from_key(first * us)) << " for " << last + step - first << " s");
      if (found.empty()) {
        ++never;
        CHECK(clocks.reading == ClockReading::never);
        continue;
      }
      const auto wanted = (last - first) / step + 1;
      twice += std::ssize(found) == 2 * wanted ? 1 : 0;
      CHECK(iso_text(clocks.first) == iso_text(Instant::from_key(found.front() * us)));
      CHECK(iso_text(clocks.last) == iso_text(Instant::from_key((found.back() + step) * us - 1)));
      CHECK((clocks.reading == ClockReading::twice) == (std::ssize(found) == 2 * wanted));
      const auto utc = between(first, last);
      CHECK(zone(name).local(Instant::from_key(utc * us)).key() == ClockTwin::local(utc) * us);
    }
  }
  CHECK(never > test::rounds(150));
  CHECK(twice > test::rounds(200));
}
