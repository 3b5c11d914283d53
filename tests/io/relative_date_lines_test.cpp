#include "io/support.hpp"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;

namespace {

const std::string talks = R"({"annals":1,"origins":["korea","other"],"zones":{"korea":"+09:00"}}
{"event":"spring","kind":"talk","when":"2018-04"}
{"event":"autumn","kind":"talk"}
)";

}  // namespace

TEST_CASE("A relative date is a line of its own, and stands before or after the events that it joins") {
  FreshBase base;
  base.import(talks +
              R"({"relative_date":["autumn","about five months after","spring"],"citation":{"locator":"p. 2"}}
{"relative_date":["winter","after","autumn"]}
{"event":"winter","kind":"talk"})");
  const auto autumn = base->event("autumn").id;
  REQUIRE(base->relative_dates(autumn).size() == 2);
  const auto relative_date = base->relative_dates(autumn).front();
  CHECK(relative_date.offset.text() == "5 months after");
  CHECK(relative_date.words == "about five months after");
  CHECK(base->zone("korea") == "+09:00");
  CHECK(base->zone("other").empty());
  CHECK_THAT(
      base.exported(),
      Contains(R"({"annals":1,"origins":["korea"],"zones":{"korea":"+09:00"}})") &&
          Contains(
              R"({"relative_date":["autumn","5 months after","spring"],"words":"about five months after",)"));

  const auto again = base.import(base.exported());
  CHECK(again.records == 0);
  CHECK(again.claims == 0);
}

TEST_CASE("Members with the names of version 0.1 are read as those of today") {
  FreshBase older;
  FreshBase today;
  older.import(
      talks + R"({"timing":["autumn","after","spring"],"said":{"locator":"p. 2","recorded":"2020-01-01"}})" +
      "\n" + R"({"timing":["autumn","before","spring"],"said":{"recorded":"2020-01-01"},"verdicts":)" +
      R"([{"verdict":"retracted","reason":"a slip","recorded":"2020-01-02"}]})");
  today.import(talks + R"({"relative_date":["autumn","after","spring"],)" +
               R"("citation":{"locator":"p. 2","recorded":"2020-01-01"}})" + "\n" +
               R"({"relative_date":["autumn","before","spring"],"citation":{"recorded":"2020-01-01"},)" +
               R"("reviews":[{"review":"retracted","reason":"a slip","recorded":"2020-01-02"}]})");
  const auto relative_dates = [](FreshBase& base) {
    const auto lines = base.exported();
    return lines.substr(lines.find("{\"relative_date\""));
  };
  CHECK_THAT(relative_dates(older), Contains("p. 2") && Contains("a slip"));
  CHECK(relative_dates(older) == relative_dates(today));
  CHECK_THAT(older.refusal(R"({"event":"x","said":{"locator":"p. 1"},"citation":{"locator":"p. 2"}})"),
             Contains("\"said\""));
}

TEST_CASE("Further lines on a relative date are further claims on it") {
  FreshBase base;
  base.import(talks + R"({"relative_date":["autumn","after","spring"]}
{"relative_date":["autumn","after","spring"],"stance":"disputes","citation":{"locator":"p. 3"}}
)");
  const auto relative_date = base->relative_dates().front();
  CHECK(relative_date.claims == 2);
  CHECK(relative_date.standing != annals::Standing::accepted);
}

TEST_CASE("An import tells the contradictions that it brings, and a strict one enters nothing") {
  FreshBase base;
  base.import(talks);
  const std::string wrong = R"({"event":"autumn","kind":"talk","when":"2018-09"}
{"relative_date":["autumn","before","spring"]}
)";
  std::istringstream in(wrong);
  try {
    annals::import_json_lines(*base, in, {.name = "in.jsonl", .strict = true, .progress = {}});
    FAIL("it was entered");
  } catch (const annals::Error& error) {
    CHECK(error.code() == annals::ErrorCode::contradiction);
    CHECK_THAT(error.what(), Contains("“autumn” before “spring”"));
  }
  CHECK(base->relative_dates().empty());
  const auto report = base.import(wrong);
  REQUIRE(report.contradictions.size() == 1);
  CHECK(report.contradictions.front().facts.size() == 3);
  CHECK(base.import(wrong).contradictions.empty());
}

TEST_CASE("Lines that are no relative date, and zones that are none, are refused with what would be right") {
  FreshBase base;
  const std::pair<std::string, std::string> refused[] = {
      {R"({"relative_date":["autumn","soon after","spring"]})",
       "field \"relative_date\": \"soon after\" is no offset in time: "},
      {R"({"relative_date":["autumn","after"]})", R"(a relative date is ["event","offset","anchor"])"},
      {R"({"relative_date":["autumn","after","autumn"]})", "cannot be dated by itself"},
      {R"({"relative_date":["autumn","after","winter"]})", "there is no event with the key \"winter\""},
      {R"({"relative_date":["autumn","after","spring"],"names":[{"text":"x"}]})",
       "no such field; it has words"},
      {R"({"place":"kaesong","zone":"KST"})", "\"KST\" is no zone: "},
  };
  for (const auto& [line, message] : refused) {
    INFO(line);
    CHECK_THAT(base.refusal(talks + line), Contains(message));
  }
  CHECK_THAT(base.refusal(R"({"annals":1,"origins":["korea"],"zones":{"china":"+08:00"}})"),
             Contains("\"china\" is not one of the origins"));
  base.import(talks);
  CHECK_THAT(base.refusal(R"({"annals":1,"origins":["korea"],"zones":{"korea":"+08:30"}})"),
             Contains("read in +09:00 here, not in +08:30"));
}
