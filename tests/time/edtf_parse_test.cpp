#include "annals/time/edtf.hpp"

#include <limits>
#include <string>

#include <catch2/catch.hpp>

using namespace annals;
using namespace std::string_view_literals;
using Catch::Contains;

namespace {

void check_refused(std::string_view text, std::size_t position, const std::string& reason) {
  INFO("text: " << text);
  const Parsed<Edtf> edtf = parse_edtf(text);
  REQUIRE_FALSE(edtf);
  CHECK_THAT(edtf.error().reason, Contains(reason));
  CHECK(edtf.error().position == position);
}

}  // namespace

TEST_CASE("Each part of a date is read") {
  const Edtf edtf = parse_edtf("-0044-03-15~").value();
  CHECK(edtf.form == EdtfForm::date);
  CHECK(edtf.from.year == -44);
  CHECK(edtf.from.year_form == YearForm::plain);
  CHECK(edtf.from.month == EdtfPart{3, 0, {}});
  CHECK(edtf.from.day == EdtfPart{15, 0, {.own = {}, .up_to = {false, true}}});
  for (const auto part : {DatePart::year, DatePart::month, DatePart::day})
    CHECK(qualification_of(edtf.from, part) == Qualification{false, true});
  CHECK_FALSE(edtf.from.time);
}

TEST_CASE("Unspecified digits are kept as a mask") {
  CHECK(parse_edtf("156X").value().from.year == 1560);
  CHECK(parse_edtf("156X").value().from.year_mask == 0b01);
  CHECK(parse_edtf("-15XX").value().from.year == -1599);
  CHECK(parse_edtf("-15XX").value().from.year_mask == 0b11);
  CHECK(parse_edtf("1985-XX-XX").value().from.month == EdtfPart{0, 0b11, {}});
  CHECK(parse_edtf("1985-XX-XX").value().from.day == EdtfPart{0, 0b11, {}});
}

TEST_CASE("A time keeps the zone as it was given") {
  const auto time = [](std::string_view text) { return parse_edtf(text).value().from.time.value(); };
  CHECK(time("2020-06-16T14:49:01") == TimeOfDay{14, 49, 1, ZoneForm::none, 0});
  CHECK(time("2020-06-16T14:49:01Z") == TimeOfDay{14, 49, 1, ZoneForm::utc, 0});
  CHECK(time("2020-06-16T14:49:01+09") == TimeOfDay{14, 49, 1, ZoneForm::hours, 540});
  CHECK(time("2020-06-16T14:49:01-03:30") == TimeOfDay{14, 49, 1, ZoneForm::minutes, -210});
  CHECK(time("2020-06-16T14:49:01+00:00") == TimeOfDay{14, 49, 1, ZoneForm::minutes, 0});
}

TEST_CASE("A time is to the minute, to the second or to a digit of it, and keeps its mark") {
  const auto time = [](std::string_view text) { return parse_edtf(text).value().from.time.value(); };
  CHECK_FALSE(time("2018-10-29T06:20").has_second);
  CHECK(time("2018-10-29T06:20:00").has_second);
  CHECK(time("2018-10-29T06:20:00.5").microsecond == 500'000);
  CHECK(time("2018-10-29T06:20:00.5").fraction_digits == 1);
  CHECK(time("2018-10-29T06:20:00.000000").fraction_digits == 6);
  CHECK(time("2018-10-29T06:20:00.123456+09").microsecond == 123'456);
  CHECK(time("2018-10-29T06:20+09~").qualification == Qualification{false, true});
  CHECK(time("2018-10-29T06:20%").qualification == Qualification{true, true});
}

TEST_CASE("Long years have Y before them, as far as years go") {
  CHECK(parse_edtf("Y12000").value().from.year == 12'000);
  CHECK(parse_edtf("Y-170000002").value().from.year == -170'000'002);
  CHECK(parse_edtf("Y" + std::to_string(last_year)).value().from.year == last_year);
  CHECK(parse_edtf("Y" + std::to_string(first_year)).value().from.year == first_year);
  CHECK(parse_edtf("Y9223372036854775807").value().from.year == std::numeric_limits<std::int64_t>::max());
  check_refused("Y9223372036854775808", 0, "out of reach");
  check_refused("Y99999999999999999999", 0, "out of reach");
  check_refused("Y-" + std::string(100'000, '9'), 0, "out of reach");
  check_refused("12000", 4, "Y before it");
  check_refused("Y1985", 0, "more than four digits");
  check_refused("Y00001985", 1, "no zero");
  check_refused("Y200001-04", 7, "stands alone");
  check_refused("Y20E3-04", 5, "stands alone");
  check_refused("Y20000S1-04", 8, "stands alone");
  check_refused("Y", 1, "digits of a year, found the end");
}

TEST_CASE("Leap days exist in leap years only") {
  for (const char* text : {"2020-02-29", "2000-02-29", "0000-02-29", "-0004-02-29", "0400-02-29"}) {
    INFO("text: " << text);
    CHECK(parse_edtf(text));
  }
  for (const char* text : {"2019-02-29", "1900-02-29", "0100-02-29"}) check_refused(text, 8, "01 to 28");
  check_refused("-0001-02-29", 9, "01 to 28");
  check_refused("2020-04-31", 8, "01 to 30");
  check_refused("2020-04-00", 8, "01 to 30");
}

TEST_CASE("A refusal says what was wrong and where") {
  check_refused("", 0, "empty");
  check_refused(" 2020", 0, "found a space");
  check_refused("2020 ", 4, "expected the end of the date, found a space");
  check_refused("202", 3, "four digits of a year, found the end");
  check_refused("190u", 3, "found 'u'");
  check_refused("2020-1", 6, "two digits of a month");
  check_refused("2020-13", 5, "months are 01 to 12 and seasons 21 to 41");
  check_refused("2020-21-05", 7, "a season has no days");
  check_refused("-0000", 0, "1 BCE is 0000");
  check_refused("2020??", 5, "one qualification");
  check_refused("2020-06-16T14", 13, "':' and the minute, found the end");
  check_refused("2020-06-16T14:49.5", 16, "only a second has a fraction");
  check_refused("2020-06-16T14:49:01,5", 19, "after a point");
  check_refused("2020-06-16T14:49:01.", 20, "digits of a fraction, found the end");
  check_refused("2020-06-16T14:49:01.1234567", 26, "at most six digits");
  check_refused("2020-06-16T1449", 13, "':' and the minute");
  check_refused("2020-06-16T24:00", 11, "midnight is 00:00:00");
  check_refused("2020-06-16T24:00:00", 11, "midnight is 00:00:00");
  check_refused("2016-12-31T23:59:60Z", 17, "leap second");
  check_refused("2020-06-16T14:60:00", 14, "at most 59");
  check_refused("2020-06-16T14:49:01z", 19, "expected Z");
  check_refused("2020-06-16T14:49:01+14:01", 19, "at most 14 hours");
  check_refused("2020-06-16T14:49:01+0900", 22, "end of the date");
  check_refused("2020-06-16T14:49:01-00:00", 19, "not -00:00");
  check_refused("2020-06-16T14:49:01?Z", 20, "end of the date");
  check_refused("2020-06-16T14:49:01Z?~", 21, "one qualification");
  check_refused("2020?-06-16T14:49:01", 11, "stands at its end");
  check_refused("2020-06T14:49:01", 7, "whole date");
  check_refused("2020-06-XXT14:49:01", 10, "whole date");
  check_refused("20200616", 4, "Y before it");
}

TEST_CASE("An interval has two ends, a date at one of them, and an end that can come after its start") {
  check_refused("2020/2021/2022", 9, "single '/'");
  for (const char* text : {"/", "../", "/..", "../.."}) check_refused(text, 0, "at one of its ends");
  check_refused("2020/2019", 5, "ends before it starts");
  check_refused("2020-06-16/2020-05", 11, "ends before it starts");
  check_refused("2020-06-16/2020-06-15", 11, "ends before it starts");
  check_refused("Y200002/Y200001", 8, "ends before it starts");
  check_refused("2020-06-16T14:49/2020-06-16T14:48", 17, "ends before it starts");
  check_refused("2020-06-16T14:49Z/2020-06-16T14:49+01:00", 18, "ends before it starts");
  check_refused("2020/ 2021", 5, "found a space");
  check_refused("..2020", 0, "found '.'");
  for (const char* text :
       {"2020-06-16/2020-06-16", "2020-06-16/2020", "2020/2020-01-01", "Y200001/Y200001"}) {
    INFO("text: " << text);
    CHECK(parse_edtf(text));
  }
}

TEST_CASE("A qualification after a part is of all to its left, one before it of the part alone") {
  const Qualification none;
  const Qualification uncertain{true, false};
  const Qualification approximate{false, true};
  const auto of = [](std::string_view text, DatePart part) {
    return qualification_of(parse_edtf(text).value().from, part);
  };
  CHECK(of("2004-06~-11", DatePart::year) == approximate);
  CHECK(of("2004-06~-11", DatePart::month) == approximate);
  CHECK(of("2004-06~-11", DatePart::day) == none);
  CHECK(of("2004-~06-11", DatePart::year) == none);
  CHECK(of("2004-~06-11", DatePart::month) == approximate);
  CHECK(of("2004-~06?", DatePart::month) == Qualification{true, true});
  CHECK(of("2004-~06?", DatePart::year) == uncertain);
  CHECK(of("?-2004-06", DatePart::year) == uncertain);
  CHECK(of("?-2004-06", DatePart::month) == none);
  check_refused("2004-06-11?%", 11, "one qualification on a side");
  check_refused("-?2004", 1, "four digits of a year");
}

TEST_CASE("Digits can be unspecified anywhere, as long as a day fits") {
  CHECK(parse_edtf("1X99").value().from.year_mask == 0b0100);
  CHECK(parse_edtf("-1X99").value().from.year == -1999);
  CHECK(parse_edtf("1984-1X-3X").value().from.month == EdtfPart{10, 0b01, {}});
  check_refused("1984-2X", 5, "no month has these digits");
  check_refused("XXXX-13", 5, "months are 01 to 12");
  check_refused("2020-0X-32", 8, "no month that these digits allow");
  check_refused("2020-02-3X", 8, "no month that these digits allow");
  check_refused("19X1-02-29", 8, "no month that these digits allow");
  check_refused("156X-12-25T00:00:00", 10, "whole date");
}

TEST_CASE("Years can be exponential and estimated") {
  const auto year = [](std::string_view text) { return parse_edtf(text).value().from; };
  CHECK(year("Y-17E7").year == -170'000'000);
  CHECK(year("Y-17E7").exponent == 7);
  CHECK(year("Y17101E4S3").significant_digits == 3);
  CHECK(year("1950S2").significant_digits == 2);
  check_refused("1950S5", 5, "1 to 4 digits");
  check_refused("1950S0", 5, "1 to 4 digits");
  check_refused("1950S", 5, "number of significant digits");
  check_refused("195XS2", 4, "not both");
  check_refused("1950S2-04", 6, "stands alone");
  check_refused("Y17E", 4, "digits of an exponent");
  check_refused("Y17E07", 4, "at least 1");
  check_refused("Y1E3", 0, "more than four digits");
  check_refused("Y1E19", 0, "out of reach");
  check_refused("Y1E" + std::string(100'000, '9'), 0, "out of reach");
}

TEST_CASE("A set has dates and ranges of them, an open one only first or last") {
  const Edtf set = parse_edtf("[..1760-12,1761-01-05,1762..]").value();
  CHECK(set.form == EdtfForm::one_of);
  CHECK(set.from_state == EndState::open);
  CHECK(set.to_state == EndState::open);
  REQUIRE(set.members.size() == 3);
  CHECK(set.members[0].form == EdtfForm::interval);
  CHECK(set.members[0].to.month.value == 12);
  CHECK(set.members[1].form == EdtfForm::date);
  CHECK(set.members[2].to_state == EndState::open);
  CHECK(parse_edtf("{1960,1961-12}").value().form == EdtfForm::all_of);
  check_refused("[1999", 5, "ends with ']'");
  check_refused("[1999}", 6, "ends with ']'");
  check_refused("[", 1, "ends with ']'");
  check_refused("[]", 1, "between its commas");
  check_refused("[1999,]", 6, "between its commas");
  check_refused("[1999, 2000]", 6, "found a space");
  check_refused("[..]", 1, "at one of its ends");
  check_refused("[1999,..2000]", 6, "only the first");
  check_refused("[1999..,2000]", 5, "only the last");
  check_refused("[2025-01..2026]", 10, "both ends of a range");
  check_refused("{2020..2019}", 7, "ends before it starts");
  check_refused("[2020-06-16T14:49..2020-06-16T14:50:00]", 19, "times to the same digit");
  check_refused("[1999]x", 7, "ends with ']'");
}

TEST_CASE("Strange bytes and long texts are refused where they begin") {
  check_refused("2020\0"sv, 4, "does not use");
  check_refused("\0"sv, 0, "does not use");
  check_refused("2020-0\0"sv, 6, "does not use");
  check_refused("2020/\0"sv, 5, "does not use");
  check_refused("２０２０", 0, "does not use");
  check_refused("−0044", 0, "does not use");
  check_refused("2020년", 4, "does not use");
  check_refused("\xFF\xFE", 0, "does not use");
  check_refused(std::string(5'000'000, '1'), 4, "Y before it");
  check_refused(std::string(5'000'000, '/'), 1, "single '/'");
  check_refused(std::string(5'000'000, '-'), 1, "four digits");
}
