#include "io/support.hpp"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;

namespace {

const std::string talks = R"({"annals":1,"origins":["korea","other"],"zones":{"korea":"+09:00"}}
{"event":"spring","kind":"talk","when":"2018-04"}
{"event":"autumn","kind":"talk"}
)";

}  // namespace

TEST_CASE("A timing is a line of its own, and stands before or after the events that it ties") {
  FreshBase base;
  base.import(talks +
              R"({"timing":["autumn","about five months after","spring"],"said":{"locator":"p. 2"}}
{"timing":["winter","after","autumn"]}
{"event":"winter","kind":"talk"})");
  const auto autumn = base->event("autumn").id;
  REQUIRE(base->timings(autumn).size() == 2);
  const auto timing = base->timings(autumn).front();
  CHECK(timing.gap.text() == "5 months after");
  CHECK(timing.words == "about five months after");
  CHECK(base->zone("korea") == "+09:00");
  CHECK(base->zone("other").empty());
  CHECK_THAT(
      base.exported(),
      Contains(R"({"annals":1,"origins":["korea"],"zones":{"korea":"+09:00"}})") &&
          Contains(R"({"timing":["autumn","5 months after","spring"],"words":"about five months after",)"));

  const auto again = base.import(base.exported());
  CHECK(again.records == 0);
  CHECK(again.claims == 0);
}

TEST_CASE("Further lines on a timing are further claims on it") {
  FreshBase base;
  base.import(talks + R"({"timing":["autumn","after","spring"]}
{"timing":["autumn","after","spring"],"stance":"disputes","said":{"locator":"p. 3"}}
)");
  const auto timing = base->timings().front();
  CHECK(timing.claims == 2);
  CHECK(timing.standing != annals::Standing::accepted);
}

TEST_CASE("An import tells the contradictions that it brings, and a strict one enters nothing") {
  FreshBase base;
  base.import(talks);
  const std::string wrong = R"({"event":"autumn","kind":"talk","when":"2018-09"}
{"timing":["autumn","before","spring"]}
)";
  std::istringstream in(wrong);
  try {
    annals::import_json_lines(*base, in, {.name = "in.jsonl", .strict = true, .progress = {}});
    FAIL("it was entered");
  } catch (const annals::Error& error) {
    CHECK(error.code() == annals::ErrorCode::contradiction);
    CHECK_THAT(error.what(), Contains("“autumn” before “spring”"));
  }
  CHECK(base->timings().empty());
  const auto report = base.import(wrong);
  REQUIRE(report.contradictions.size() == 1);
  CHECK(report.contradictions.front().facts.size() == 3);
  CHECK(base.import(wrong).contradictions.empty());
}

TEST_CASE("Lines that are no timing, and zones that are none, are refused with what would be right") {
  FreshBase base;
  const std::pair<std::string, std::string> refused[] = {
      {R"({"timing":["autumn","soon after","spring"]})",
       "field \"timing\": \"soon after\" is no gap in time: "},
      {R"({"timing":["autumn","after"]})", R"(a timing is ["event","gap","anchor"])"},
      {R"({"timing":["autumn","after","autumn"]})", "cannot be dated by itself"},
      {R"({"timing":["autumn","after","winter"]})", "there is no event with the key \"winter\""},
      {R"({"timing":["autumn","after","spring"],"names":[{"text":"x"}]})", "no such field; it has words"},
      {R"({"place":"kaesong","zone":"KST"})", "\"KST\" is no offset from UTC"},
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
