#include "annals/time/edtf.hpp"
#include "time/random_edtf.hpp"

#include <string>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

void check_ordered(const Bounds& bounds) {
  CHECK(bounds.earliest_start <= bounds.latest_start);
  CHECK(bounds.earliest_end <= bounds.latest_end);
  CHECK(bounds.earliest_start <= bounds.earliest_end);
  CHECK(bounds.latest_start <= bounds.latest_end);
}

}  // namespace

TEST_CASE("Printing a value and reading it gives it back, with bounds in order") {
  RandomEdtf random(8601);
  int intervals = 0;
  int times = 0;
  int limited = 0;
  for (int i = 0; i < 20'000; ++i) {
    const Edtf edtf = random();
    const std::string text = to_text(edtf);
    INFO("text: " << text);
    const Parsed<Edtf> again = parse_edtf(text);
    if (!again && (again.error().reason == "the interval ends before it starts" ||
                   again.error().reason.starts_with("the date lies outside these limits") ||
                   again.error().reason.starts_with("both ends of a range are")))
      continue;
    REQUIRE((again ? "" : again.error().reason) == "");
    REQUIRE(*again == edtf);
    for (const int zone : {0, -840, 840}) check_ordered(bounds_of(edtf, std::chrono::minutes(zone)));
    times += edtf.form != EdtfForm::date && form_of(edtf) == DateForm::iso ? 1 : 0;
    if (edtf.form == EdtfForm::interval) ++intervals;
    limited += edtf.limits.empty() ? 0 : 1;
  }
  CHECK(limited > 500);
  CHECK(intervals > 3'000);
  CHECK(times > 500);
}

TEST_CASE("Whatever is read from random characters prints as the same text") {
  const std::string alphabet = "00112299--//..XYES?~%TZ:+ []{},,\xC3\xA9" + std::string(1, '\0');
  const std::string starts[] = {"",
                                "2018",
                                "2018-04",
                                "2018-04-27",
                                "2018-04-27T09:30:00",
                                "Y12",
                                "2018/",
                                "-0044",
                                "[2018",
                                "{..2018-04,",
                                "2018-04-27T09:30",
                                "Y12018-04-27T09:30:00.1",
                                "2018-04-27T09:30/"};
  std::mt19937 random(2);
  int read = 0;
  for (int i = 0; i < 200'000; ++i) {
    std::string text = starts[random() % std::size(starts)];
    for (unsigned rest = random() % 8; rest > 0; --rest) text += alphabet[random() % alphabet.size()];
    const Parsed<Edtf> edtf = parse_edtf(text);
    if (!edtf) {
      if (edtf.error().position > text.size() || edtf.error().reason.empty())
        FAIL("a place outside " << text);
      continue;
    }
    ++read;
    INFO("text: " << text);
    REQUIRE(to_text(*edtf) == text);
    check_ordered(bounds_of(*edtf));
  }
  CHECK(read > 10'000);
}

TEST_CASE("What EDTF does not have makes a date one of ISO 8601, without a level") {
  for (const char* text :
       {"2018-10-29T06:20", "2018-10-29T06:20Z", "2018-10-29T06:20:00.5", "2018-10-29T06:20:00~",
        "2018-10-29T06:20:00/2018-10-30", "2018/2018-10-29T06:20:00Z", "../2018-10-29T06:20:00Z",
        "[2018-10-29T06:20:00..2018-10-29T07:20:00]", "{2018,2019-10-29T06:20:00}", "Y12018-10",
        "Y-12018-10-29T06:20:00Z", "Y12018-21"}) {
    INFO("text: " << text);
    const auto edtf = parse_edtf(text).value();
    CHECK(form_of(edtf) == DateForm::iso);
    CHECK_FALSE(level_of(edtf));
  }
  for (const char* text : {"2018-10-29T06:20:00", "2018-10-29T06:20:00+09", "[2018,2019]", "Y12018"})
    CHECK(form_of(parse_edtf(text).value()) == DateForm::edtf);
}

TEST_CASE("The level is the lowest that has all that a date uses") {
  for (const char* text : {"2018", "2018-04-27", "2018-04-27T09:30:00+09:00", "2018/2019-02", "0000"}) {
    INFO("text: " << text);
    CHECK(level_of(*parse_edtf(text)) == 0);
  }
  for (const char* text : {"-0001", "Y12000", "201X", "2018-XX", "2018-04-XX", "2018-21", "2018?", "2018/..",
                           "/2018", "2018/2019~", "-0044-03-15T12:00:00"}) {
    INFO("text: " << text);
    CHECK(level_of(*parse_edtf(text)) == 1);
  }
  for (const char* text : {"[2018]", "{2018,2019}", "1X18", "2018-1X", "2018-XX-04", "201X-04", "201X/2020",
                           "2018-25", "Y12E3", "2018S2", "Y12000S2", "2018?-04", "2018-~04", "?2018"}) {
    INFO("text: " << text);
    CHECK(level_of(*parse_edtf(text)) == 2);
  }
}
