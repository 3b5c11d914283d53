#include "io/instant_text.hpp"

#include <cstdint>
#include <random>
#include <string>

#include <catch2/catch.hpp>

using annals::Instant;
using annals::io::parse_instant;

TEST_CASE("An instant is read from what iso_text writes, to the microsecond and in any year") {
  for (const std::int64_t key : {std::int64_t{0}, std::int64_t{-1}, std::int64_t{1'592'647'200'000'001}}) {
    const auto instant = Instant::from_key(key);
    CHECK(*parse_instant(annals::iso_text(instant)) == instant);
  }
  std::mt19937_64 random(20190227);
  for (int i = 0; i < 10'000; ++i) {
    const auto instant = Instant::from_key(static_cast<std::int64_t>(random()) >> (random() % 40));
    if (!instant.is_bounded() || annals::civil_date(instant).year > annals::last_year ||
        annals::civil_date(instant).year < annals::first_year)
      continue;
    const auto text = annals::iso_text(instant);
    const auto read = parse_instant(text);
    INFO(text);
    REQUIRE(read);
    REQUIRE(*read == instant);
  }
}

TEST_CASE("A person may write less of an instant") {
  CHECK(*parse_instant("2020-06-20") == annals::start_of({2020, 6, 20}));
  CHECK(*parse_instant("2020-06-20T00:00:00Z") == annals::start_of({2020, 6, 20}));
  CHECK(*parse_instant("1970-01-01T00:00:00.5Z") == Instant::from_key(500'000));
}

TEST_CASE("What is no instant is refused with the byte where it stops being one") {
  for (const std::string text : {"",
                                 "now",
                                 "..",
                                 "2020",
                                 "2020-06",
                                 "2020-06-20T10:00Z",
                                 "2020-06-20T10:00:00",
                                 "2020-06-20T10:00:00+02:00",
                                 "2020-06-20T24:00:00Z",
                                 "2020-06-20T10:60:00Z",
                                 "2020-06-20T10:00:60Z",
                                 "2020-06-20T10:00:00.0000001Z",
                                 "2020-06-20T10:00:00.Z",
                                 "2020-06-20T10:00:00Zx",
                                 "2020-02-30",
                                 "2020-13-01",
                                 "2020-00-01",
                                 "20-06-20",
                                 "Y99999999999999999999",
                                 "Y200001-01-01",
                                 " 2020-06-20"}) {
    INFO(text);
    CHECK_FALSE(parse_instant(text));
  }
  CHECK(parse_instant("2020-06-20T10:00Z").error().position == 16);
}
