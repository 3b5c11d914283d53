#include "time/exact_us.hpp"

#include <catch2/catch.hpp>

using namespace annals;

TEST_CASE("An instant is that of its first and its last microsecond, in any year") {
  for (const std::int64_t year :
       {first_year, std::int64_t{-170'000'002}, first_precise_year - 1, first_precise_year, std::int64_t{-1},
        std::int64_t{0}, std::int64_t{1970}, last_precise_year, last_precise_year + 1,
        std::int64_t{170'000'002}, last_year}) {
    INFO("year " << year);
    const Instant start = start_of({year, 1, 1});
    CHECK(instant_at(first_us_of(start)) == start);
    CHECK(instant_at(last_us_of(start)) == start);
  }
}

TEST_CASE("Far years follow each other without a gap") {
  for (const std::int64_t year : {std::int64_t{-170'000'002}, first_precise_year - 2, last_precise_year + 1,
                                  std::int64_t{2'000'000'000'000}}) {
    INFO("year " << year);
    const Instant start = start_of({year, 1, 1});
    const bool next = last_us_of(start) + 1 == first_us_of(start_of({year + 1, 1, 1}));
    CHECK(next);
    const ExactUs days = (last_us_of(start) + 1 - first_us_of(start)) / (ExactUs{86'400} * 1'000'000);
    CHECK((days == 365 || days == 366));
  }
}

TEST_CASE("What lies beyond all years is the furthest instant, and bounded") {
  const ExactUs beyond = first_us_of(start_of({last_year, 1, 1})) * 1000;
  CHECK(instant_at(beyond).is_bounded());
  CHECK(instant_at(beyond) > start_of({last_year, 1, 1}));
  CHECK(instant_at(-beyond).is_bounded());
  CHECK(instant_at(-beyond) < start_of({first_year, 1, 1}));
}
