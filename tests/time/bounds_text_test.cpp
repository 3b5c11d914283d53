#include "annals/time/bounds.hpp"
#include "annals/time/when.hpp"
#include "time/instant_words.hpp"

#include <catch2/catch.hpp>

using namespace annals;

TEST_CASE("Bounds are told by days, and by seconds where they are no days") {
  const auto [edtf, start, end] = GENERATE(table<const char*, const char*, const char*>({
      {"2018-09-14", "2018-09-14", "2018-09-14"},
      {"2018-09", "2018-09-01 to 2018-09-30", "2018-09-01 to 2018-09-30"},
      {"2018-09-14T05:30:00Z", "2018-09-14T05:30 to 2018-09-14T05:30:00",
       "2018-09-14T05:30 to 2018-09-14T05:30:00"},
      {"2018/", "2018-01-01 to 2018-12-31", "2018-01-01 or later"},
      {"2018/..", "2018-01-01 to 2018-12-31", "not yet"},
      {"../1985", "before all that is dated", "1985-01-01 to 1985-12-31"},
      {"/1985", "by 1985-12-31", "1985-01-01 to 1985-12-31"},
      {"-0044-03-15", "-0044-03-15", "-0044-03-15"},
      {"Y-170000002", "Y-170000002", "Y-170000002"},
  }));
  INFO(edtf);
  const auto bounds = When(edtf).bounds();
  CHECK(start_text(bounds) == start);
  CHECK(end_text(bounds) == end);
}

TEST_CASE("Nothing known is any time, and a microsecond more or less is not told") {
  CHECK(start_text(Bounds{}) == "at any time");
  CHECK(end_text(Bounds{}) == "at any time");
  const auto day = start_of({2018, 9, 14});
  Bounds bounds;
  bounds.earliest_start = earliest_end_after(day);
  CHECK(start_text(bounds) == "2018-09-14 or later");
  bounds.latest_start = latest_start_before(latest_start_before(start_of({2018, 9, 15})));
  CHECK(start_text(bounds) == "2018-09-14");
  bounds.latest_start = Instant::from_key(day.key() + 123);
  CHECK(start_text(bounds) == "2018-09-14 to 2018-09-14T00:00:00.000123Z");
}

TEST_CASE("Midnight is not told as the day that it begins where what is meant is then or earlier") {
  const auto day = start_of({2018, 9, 14});
  CHECK(from_text(day) == "2018-09-14");
  CHECK(by_text(day) == "2018-09-14T00:00");
  CHECK(by_text(latest_start_before(day)) == "2018-09-13");
}

TEST_CASE("Days and years are told whole in years of any length") {
  const auto [edtf, from, by] = GENERATE(table<const char*, const char*, const char*>({
      {"9999", "9999-01-01", "9999-12-31"},
      {"-0001", "-0001-01-01", "-0001-12-31"},
      {"Y12000", "Y12000-01-01", "Y12000-12-31"},
      {"Y-10000", "Y-10000-01-01", "Y-10000-12-31"},
      {"Y-200000", "Y-200000-01-01", "Y-200000-12-31"},
      {"Y200000", "Y200000-01-01", "Y200000-12-31"},
      {"Y200001", "Y200001", "Y200001"},
      {"Y200002", "Y200002", "Y200002"},
      {"Y1200002", "Y1200002", "Y1200002"},
      {"Y-200001", "Y-200001", "Y-200001"},
      {"Y-1199999", "Y-1199999", "Y-1199999"},
      {"Y-170000002", "Y-170000002", "Y-170000002"},
  }));
  const auto bounds = When(edtf).bounds();
  CHECK(from_text(bounds.earliest_start) == from);
  CHECK(by_text(bounds.latest_start) == by);
}
