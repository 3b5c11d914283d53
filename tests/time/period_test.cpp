#include "annals/time/period.hpp"

#include <catch2/catch.hpp>

using namespace annals;
using Catch::Contains;

namespace {

std::string text_of(const Period& period) {
  return iso_text(period.from) + " to " + iso_text(period.to);
}

}  // namespace

TEST_CASE("A period is all of the dates that name it, up to the first instant after") {
  CHECK(text_of("2018/2020") == "2018-01-01T00:00:00.000000Z to 2021-01-01T00:00:00.000000Z");
  CHECK(text_of("2018-02") == "2018-02-01T00:00:00.000000Z to 2018-03-01T00:00:00.000000Z");
  CHECK(text_of("198X~") == "1980-01-01T00:00:00.000000Z to 1990-01-01T00:00:00.000000Z");
  CHECK(text_of("2020-06-16T14:49:00+09:00") == "2020-06-16T05:49:00.000000Z to 2020-06-16T05:49:01.000000Z");
  CHECK(text_of("Y-170000002") == "Y-170000002 to Y-170000001");
}

TEST_CASE("An open or unknown end of a period is unbounded") {
  for (const Period period : {Period("2018/.."), Period("2018/")}) {
    CHECK(period.from == start_of({2018, 1, 1}));
    CHECK(period.to == Instant::unbounded_future());
    CHECK(period.from_is_local);
  }
  for (const Period period : {Period("../2018"), Period("/2018")}) {
    CHECK(period.from == Instant::unbounded_past());
    CHECK(period.to == start_of({2019, 1, 1}));
    CHECK(period.to_is_local);
  }
  CHECK(Period() == Period(Instant::unbounded_past(), Instant::unbounded_future()));
}

TEST_CASE("A period contains its start and not its end") {
  const Period year = "2018";
  CHECK(year.contains(start_of({2018, 1, 1})));
  CHECK(year.contains(start_of({2018, 12, 31})));
  CHECK_FALSE(year.contains(start_of({2019, 1, 1})));
  CHECK_FALSE(year.contains(start_of({2017, 12, 31})));
}

TEST_CASE("Text that is no period gives an error when parsed and throws when converted") {
  CHECK(Period::parse("last year").error().position == 0);
  CHECK_THROWS_WITH(Period("2018/2017"), Contains("\"2018/2017\"") && Contains("before it starts"));
  CHECK_THROWS_AS(Period(std::string("last year")), Error);
}
