#include "tools/program.hpp"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

/// Two sources that quarrel, and one that only says it less precisely.
void make_quarrel(const Shell& shell) {
  shell.write("quarrel.jsonl",
              R"({"describe":"crash","fields":[{"name":"deaths","type":"integer"}]}
{"source":"a","title":"Paper A"}
{"source":"b","title":"Paper B"}
{"actor":"kim","title":"Kim"}
{"event":"crash","kind":"crash","title":"Crash","when":"2018-10-29","deaths":189,"citation":{"source":"a"}}
{"event":"crash","kind":"crash","when":"2018-10","deaths":188,"citation":{"source":"b"}}
{"event":"sensor","kind":"fault","title":"Sensor fails","when":"2018-10-26","citation":{"source":"a"}}
{"event":"pilot","kind":"fault","title":"Pilot errs","when":"2018-10-29","citation":{"source":"b","speaker":"kim"}}
{"event":"ghost","kind":"fault","title":"Ghost","citation":{"source":"a"}}
{"event":"ghost","stance":"disputes","citation":{"source":"b"}}
{"link":["sensor","causes","crash"],"citation":{"source":"a"}}
{"link":["pilot","causes","crash"],"citation":{"source":"b"}}
{"event":"inquiry","kind":"inquiry","title":"Inquiry","citation":{"source":"a","locator":"p. 1"}}
{"event":"inquiry","kind":"inquiry","title":"An inquiry","citation":{"source":"a","locator":"p. 2"}}
)");
  const auto made = shell("annals import quarrel.annals quarrel.jsonl");
  INFO(made.err);
  REQUIRE(made.status == 0);
}

}  // namespace

TEST_CASE("annals conflicts lists what two sources say differently, and nothing on which they agree") {
  const Shell shell;
  make_quarrel(shell);
  const auto json = shell("annals conflicts quarrel.annals --json").json();
  REQUIRE(json["fields"].size() == 1);  // the dates agree, and one source alone has two titles
  CHECK(json["fields"][0]["field"] == "deaths");
  CHECK(json["fields"][0]["undecided"] == true);
  CHECK(json["fields"][0]["values"].size() == 2);
  REQUIRE(json["disputed"].size() == 1);
  CHECK(json["disputed"][0]["key"] == "ghost");
  REQUIRE(json["rival_causes"].size() == 1);
  CHECK(json["rival_causes"][0]["event"] == "crash");
  CHECK(json["rival_causes"][0]["accounts"].size() == 2);
  CHECK(json["contradictions"].empty());
  const auto text = shell("annals conflicts quarrel.annals").out;
  CHECK_THAT(text, Contains("? 188  — Paper B") && Contains("Disputed as a whole\n  Ghost\n    by Paper B") &&
                       Contains("Causes that some name and others do not\n  Crash"));
}

TEST_CASE("annals conflicts says so where sources do not differ, and lists what cannot be so in time") {
  const Shell shell;
  shell("annals init empty.annals");
  CHECK(shell("annals conflicts empty.annals").out == "The sources of this base do not differ.\n");
  shell.write("time.jsonl", R"({"event":"a","kind":"talk","when":"2019-02"}
{"event":"b","kind":"talk","when":"2019-01"}
{"relative_date":["b","after","a"]}
)");
  shell("annals import time.annals time.jsonl");
  CHECK(shell("annals conflicts time.annals --json").json()["contradictions"].size() == 1);
  CHECK_THAT(shell("annals conflicts time.annals").out, StartsWith("These cannot all hold"));
}

TEST_CASE("A cause that only one names besides a common one is no rival") {
  const Shell shell;
  shell.write("causes.jsonl", R"({"source":"a"}
{"source":"b"}
{"event":"x","kind":"talk"}
{"event":"y","kind":"talk"}
{"event":"z","kind":"talk"}
{"link":["x","causes","z"],"citation":{"source":"a"}}
{"link":["x","causes","z"],"citation":{"source":"b"}}
{"link":["y","causes","z"],"citation":{"source":"b"}}
)");
  shell("annals import causes.annals causes.jsonl");
  CHECK(shell("annals conflicts causes.annals --json").json()["rival_causes"].empty());
}

TEST_CASE(
    "annals says lists what a source or a speaker says, and annals without what falls without a source") {
  const Shell shell;
  make_quarrel(shell);
  CHECK(shell("annals says quarrel.annals b --json").json()["claims"].size() == 4);
  CHECK(shell("annals says quarrel.annals Kim --json").json()["claims"].size() == 1);
  CHECK_THAT(shell("annals says quarrel.annals b").out,
             StartsWith("Paper B  4 claims\n") && Contains("disputes that it is so"));
  const auto event = shell("annals says quarrel.annals crash");
  CHECK(event.status == 1);
  CHECK_THAT(event.err, Contains("“Crash” is an event"));

  const auto before = Shell::text_of(shell.path("quarrel.annals"));
  const auto without = shell("annals without quarrel.annals b");
  CHECK(without.status == 0);
  CHECK_THAT(without.out, StartsWith("Without Paper B\n") && Contains("Pilot errs") && Contains("189"));
  CHECK(shell("annals without quarrel.annals b --json").json()["records"].size() >= 3);
  CHECK(shell("annals claims quarrel.annals crash --json").json()["claims"].size() == 2);
  CHECK(shell("annals without quarrel.annals Kim").status == 1);
}

TEST_CASE("annals count counts by one thing or by two, and lists tell how much there is of each") {
  const Shell shell;
  make_quarrel(shell);
  CHECK(shell("annals count quarrel.annals").out == "5 events\n");
  CHECK(shell("annals count quarrel.annals --kind crash").out == "1 event\n");
  CHECK(shell("annals count quarrel.annals --by kind").out == "3  fault\n1  crash\n1  inquiry\n");
  CHECK_THAT(shell("annals count quarrel.annals --by month,kind").out, Contains("2  2018-10  fault"));
  CHECK(shell("annals count quarrel.annals --from 2030 --by kind").out == "No events match.\n");
  for (const std::string wrong : {"--by colour", "--by month,kind,actor", "--by ,", "--role pilot"}) {
    INFO(wrong);
    CHECK(shell("annals count quarrel.annals " + wrong).status == 2);
  }
  CHECK(shell("annals count quarrel.annals --kind crash --by deaths").status == 0);
  CHECK_THAT(shell("annals kinds quarrel.annals").out, StartsWith("3 events  fault\n"));
  CHECK(shell("annals sources quarrel.annals --json").json()["sources"].size() >= 2);
  CHECK(shell("annals actors quarrel.annals").out == "0 events  Kim  kim\n");
  CHECK(shell("annals places quarrel.annals").out == "This base has no places.\n");
}

TEST_CASE("annals before, after and between tell what must and may be, and how long it was") {
  const Shell shell;
  make_quarrel(shell);
  const auto before = shell("annals before quarrel.annals crash --json").json();
  CHECK(before["must"] == nlohmann::ordered_json{"sensor"});
  CHECK(before["may"].size() == 3);
  CHECK_THAT(shell("annals after quarrel.annals sensor").out,
             StartsWith("Must have started after “Sensor fails”"));
  CHECK_THAT(
      shell("annals between quarrel.annals sensor crash").out,
      StartsWith("“Crash” starts at least 2 days and at most 4 days after the start of “Sensor fails”."));
  CHECK(shell("annals between quarrel.annals crash crash").status == 1);
  CHECK(shell("annals before quarrel.annals nothing").status == 1);
}
