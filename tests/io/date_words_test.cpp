// Dates in words, by the calendar of whoever wrote them, and words that are no date.

#include "io/support.hpp"

#include <catch2/catch.hpp>

using namespace annals;
using Catch::Matchers::Contains;

namespace {

std::string date_of(FreshBase& base, std::string_view key) {
  return base->event(key).when.value().text();
}

constexpr auto act = R"({"event":"e","kind":"act","when":{"words":"10 February 1700"}})";

}  // namespace

TEST_CASE("Words are read by the calendar that a base or a source names, wherever that stands in the file") {
  FreshBase base;
  SECTION("Gregorian from 1582, unless it is said otherwise") {
    base.import(act);
    CHECK(date_of(base, "e") == "1700-02-10");
  }
  SECTION("of a source in the same file") {
    base.import(
        R"({"event":"e","kind":"act","when":{"words":"10 February 1700"},"citation":{"source":"gazette"}})"
        "\n"
        R"({"source":"gazette","calendar":"julian until 1752-09-14"})");
    CHECK(date_of(base, "e") == "1700-02-20");
    CHECK(base->source("gazette").calendar == "julian until 1752-09-14");
  }
  SECTION("of a source that is there") {
    base->add(Source{.key = "gazette", .calendar = "julian until 1752-09-14"});
    base.import(
        R"({"event":"e","kind":"act","when":{"words":"10 February 1700"},"citation":{"source":"gazette"}})");
    CHECK(date_of(base, "e") == "1700-02-20");
  }
  SECTION("of the base, unless a source has its own") {
    base->set_rules(base->ties(), base->circa(), ChangeOver::parse("julian until 1752-09-14").value());
    base.import(std::string(act) + R"(
{"source":"papal","calendar":"gregorian"}
{"event":"f","kind":"act","when":{"words":"10 February 1700"},"citation":{"source":"papal"}})");
    CHECK(date_of(base, "e") == "1700-02-20");
    CHECK(date_of(base, "f") == "1700-02-10");
    CHECK_THAT(base.exported(), Contains(R"("calendar":"julian until 1752-09-14")"));
    FreshBase copy;
    copy.import(base.exported());
    CHECK(copy->change_over() == base->change_over());
    CHECK(copy.exported() == base.exported());
  }
}

TEST_CASE("A calendar that is none is refused") {
  FreshBase base;
  CHECK_THAT(base.refusal(R"({"source":"s","calendar":"lunar"})"),
             Contains("in.jsonl:1") && Contains("julian until 1752-09-14"));
  CHECK_THROWS_WITH(base->add(Source{.key = "s", .calendar = "lunar"}), Contains("is no calendar"));
}

TEST_CASE("Words that are no date are kept on wish, and the event is undated") {
  FreshBase base;
  const std::string lines = R"({"event":"a","kind":"x","when":{"words":"Edo period"}}
{"event":"b","kind":"x","when":{"words":"about 1850"}})";
  CHECK_THAT(base.refusal(lines), Contains(R"("undated" in place of the date)"));
  std::istringstream in(lines);
  import_json_lines(*base, in, {.keep_words = true});
  CHECK_FALSE(base->event("a").when);
  CHECK(base->event("a").undated == "Edo period");
  CHECK(base->event("b").when == When("1850~").with_words("about 1850"));
  CHECK(base->check().empty());

  FreshBase copy;
  copy.import(base.exported());
  CHECK(copy->event("a").undated == "Edo period");
  CHECK(copy.exported() == base.exported());
}
