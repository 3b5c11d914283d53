#include "annals/time/when.hpp"

#include <optional>
#include <random>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;
using Catch::Contains;

TEST_CASE("A date keeps its text as given, and knows what the text says") {
  const When when = "2018-04?/2018-09~";
  CHECK(when.text() == "2018-04?/2018-09~");
  CHECK(when.words().empty());
  CHECK(when.form() == DateForm::edtf);
  CHECK(when.level() == 1);
  CHECK(when.start() == EndState::dated);
  CHECK(when.end() == EndState::dated);
  CHECK(when.uncertain());
  CHECK(when.approximate());
  CHECK(when.bounds() == bounds_of(when.edtf()));
  CHECK(iso_text(when.bounds().latest_end) == "2018-10-01T00:00:00.000000Z");
}

TEST_CASE("Dated, unknown and open ends are told apart") {
  CHECK(When("1985/").end() == EndState::unknown);
  CHECK(When("1985/..").end() == EndState::open);
  CHECK(When("/1985").start() == EndState::unknown);
  CHECK(When("../1985").start() == EndState::open);
  CHECK(When("1985").end() == EndState::dated);
}

TEST_CASE("Uncertain and approximate are separate, and % is both") {
  CHECK_FALSE(When("1984").uncertain());
  CHECK_FALSE(When("1984").approximate());
  CHECK((When("1984?").uncertain() && !When("1984?").approximate()));
  CHECK((!When("1984~").uncertain() && When("1984~").approximate()));
  CHECK((When("1984%").uncertain() && When("1984%").approximate()));
  CHECK(When("1984/2004?").uncertain());
}

TEST_CASE("The words of a source stand beside the date and belong to it") {
  const When date = "2018-09";
  const When told = date.with_words("21 months ago");
  CHECK(told.words() == "21 months ago");
  CHECK(told.text() == "2018-09");
  CHECK(told.bounds() == date.bounds());
  CHECK(told != date);
  CHECK(told == When("2018-09").with_words("21 months ago"));
  CHECK(date != When("2018-10"));
}

TEST_CASE("A date in more than EDTF says so and has no level") {
  CHECK(When("2018-10-29T06:20").form() == DateForm::iso);
  CHECK_FALSE(When("2018-10-29T06:20").level());
  CHECK(When("2018-10-29T06:20").with_words("at twenty past six").form() == DateForm::iso);
  CHECK(When("2018-10-29T06:20:00").form() == DateForm::edtf);
  CHECK(When("2018-10-29T06:20~").approximate());
  CHECK(When("2018-10-29T06:20?").uncertain());
}

TEST_CASE("An instant is a date, and its bounds are the instant again") {
  CHECK(When::at(Instant::from_key(0)).text() == "1970-01-01T00:00:00.000000Z");
  CHECK(When::at(start_of({-44, 3, 15})).text() == "-0044-03-15T00:00:00.000000Z");
  CHECK(When::at(start_of({-170'000'002, 1, 1})).text() == "Y-170000002");
  CHECK_THROWS_AS(When::at(Instant::unbounded_past()), Error);
  CHECK_THROWS_AS(When::at(Instant::unbounded_future()), Error);
  std::mt19937_64 random(29);
  std::uniform_int_distribution<std::int64_t> any(Instant::unbounded_past().key() + 1,
                                                  Instant::unbounded_future().key() - 1);
  std::vector<std::int64_t> keys{start_of({first_precise_year, 1, 1}).key(),
                                 start_of({last_precise_year + 1, 1, 1}).key() - 1};
  for (std::size_t i = 0; i < 20'000; ++i) keys.push_back(any(random) >> (i % 64));
  for (const auto key : keys) {
    const auto instant = Instant::from_key(key);
    const auto year = civil_date(instant).year;
    if (year < first_year || year > last_year) continue;
    const auto bounds = When::at(instant).bounds();
    REQUIRE(bounds.earliest_start == instant);
    REQUIRE(bounds.latest_start == instant);
    REQUIRE(bounds.earliest_end == earliest_end_after(instant));
  }
}

TEST_CASE("Text that is no date gives an error when parsed and throws when converted") {
  const Parsed<When> bad = When::parse("2018-02-30");
  REQUIRE_FALSE(bad);
  CHECK(bad.error().position == 8);
  CHECK_THROWS_WITH(When("2018-02-30"),
                    "cannot read \"2018-02-30\": the days of this month are 01 to 28 (at byte 8)");
  CHECK_THROWS_AS(When(std::string("spring 2018")), Error);
  CHECK_THROWS_AS(When(std::string_view("2018\0", 5)), Error);
}

TEST_CASE("A date converts from text where a record has an optional one") {
  struct Record {
    std::optional<When> when;
  };
  const Record record = {.when = "2019-02-27/2019-02-28"};
  CHECK(record.when->text() == "2019-02-27/2019-02-28");
}
