// Each command is one entry of the log, and an undo brings back the base that was before it.

#include "tools/program.hpp"

#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

void run(const Shell& shell, const std::string& line) {
  const auto answer = shell(line);
  INFO(line << "\n" << answer.err);
  REQUIRE(answer.status == 0);
}

/// Two sources on one event, a second event, a claim that is retracted, and what is to be imported.
struct Air {
  Shell shell{};

  Air() {
    setenv("ANNALS_AUTHOR", "ada", 1);
    run(shell, "annals init air.annals --origin desk");
    run(shell, "annals kind air.annals crash deaths:integer");
    run(shell, "annals add air.annals source 'KNKT final report' --key knkt --when 2019-10-25");
    run(shell, "annals add air.annals source 'The Times' --key times");
    run(shell,
        "annals add air.annals event 'Lion Air 610' --kind crash --when '29 October 2018' --source knkt"
        " deaths=189 with=pilot:commander --create");
    run(shell, "annals say air.annals lion-air-610 deaths=188 --source times");
    run(shell, "annals say air.annals lion-air-610 deaths=180 --source times");
    run(shell, "annals retract air.annals lion-air-610#3 --why 'a slip'");
    run(shell, "annals add air.annals event 'Sensor replaced' --kind repair");
    shell.write("more.jsonl",
                R"({"annals":1,"origins":["desk"]}
{"source":"nyt","title":"New York Times","citation":{"recorded":"2020-06-20"}}
{"event":"hearing","kind":"hearing","title":"A hearing","when":"2019-10-29","citation":{"source":"nyt"}}
{"event":"lion-air-610","kind":"crash","deaths":189,"when":"2018-10-29T06:00Z","citation":{"source":"nyt"}}
)");
    shell.write("more.csv", "title,date,kind,place\nA hearing,29 October 2019,hearing,Washington\n");
  }

  [[nodiscard]] std::string text() const {
    const auto answer = shell("annals export air.annals");
    REQUIRE(answer.status == 0);
    return answer.out;
  }
  [[nodiscard]] std::vector<annals::KindDescription> kinds() const {
    return annals::KnowledgeBase::open(shell.path("air.annals").string()).kinds();
  }
};

}  // namespace

TEST_CASE("After the undo of any command the base is as before it") {
  const Air air;
  const auto before = air.text();
  const auto kinds = air.kinds();
  for (const std::string command :
       {"add air.annals event 'Second crash' --kind crash --source times deaths=157 with=other:pilot "
        "--create",
        "add air.annals place Jakarta --key jakarta",
        "add air.annals actor 'Lion Air'",
        "add air.annals source 'A letter'",
        "say air.annals lion-air-610 deaths=190",
        "say air.annals lion-air-610 when='28 October 2018' place=Jakarta --create",
        "dispute air.annals lion-air-610 --source times",
        "dispute air.annals lion-air-610 deaths=189 --source times",
        "link air.annals sensor-replaced enables lion-air-610 --mechanism miscalibrated --likelihood likely",
        "relate air.annals sensor-replaced '2 days before' lion-air-610",
        "kind air.annals crash level:one-of=low,high",
        "kind air.annals outage severity:one-of=low,high latency_ms:number",
        "kind air.annals person age:integer --of actor",
        "fix air.annals lion-air-610 deaths=191 --source knkt --why mistyped",
        "retract air.annals lion-air-610#1 --why 'withdrawn'",
        "restore air.annals lion-air-610#3",
        "prefer air.annals lion-air-610#2",
        "trust air.annals times 0.9",
        "import air.annals more.jsonl",
        "import air.annals more.csv",
        "import air.annals more.jsonl --edition"}) {
    INFO(command);
    run(air.shell, "annals " + command);
    const bool changed = air.text() != before || air.kinds() != kinds;
    CHECK(changed);
    const auto log = air.shell("annals log air.annals --json").json();
    CHECK(log["entries"][0]["author"] == "ada");
    CHECK_THAT(log["entries"][0]["command"].get<std::string>(), StartsWith("annals " + command.substr(0, 4)));
    run(air.shell, "annals undo air.annals");
    CHECK(air.text() == before);
    const bool are_as_before = air.kinds() == kinds;
    CHECK(are_as_before);
    CHECK(air.shell("annals check air.annals").status == 0);
  }
}

TEST_CASE("An edit of several claims is one command to take back") {
  const Air air;
  const auto before = air.text();
  air.shell.write(
      "new.txt",
      "[lion-air-610#1]\nkind = crash\ndeaths = 1\n\n[lion-air-610#2]\nkind = crash\ndeaths = 2\n");
  run(air.shell, "annals edit air.annals lion-air-610 --text new.txt");
  CHECK(air.text() != before);
  run(air.shell, "annals undo air.annals");
  CHECK(air.text() == before);
}

TEST_CASE("An import that made the base is taken back, and can be made again") {
  const Air air;
  run(air.shell,
      "annals import new.annals more.jsonl 2>/dev/null || annals export air.annals all.jsonl && "
      "annals import new.annals all.jsonl");
  const auto all = air.shell("annals export new.annals").out;
  run(air.shell, "annals undo new.annals");
  CHECK(air.shell("annals timeline new.annals --outcome any --json").json()["events"].empty());
  run(air.shell, "annals import new.annals all.jsonl");
  CHECK(air.shell("annals export new.annals").out == all);
}

TEST_CASE("Two undos, or one of two, take back two commands") {
  const Air air;
  const auto before = air.text();
  const auto write = [&] {
    run(air.shell, "annals add air.annals event 'Second crash' --kind crash");
    run(air.shell, "annals say air.annals second-crash deaths=157 --source times");
  };
  write();
  const auto first = air.shell("annals undo air.annals");
  CHECK_THAT(first.out, StartsWith("Took back the last command:\n") &&
                            Contains("annals say air.annals second-crash deaths=157") &&
                            Contains("event second-crash\n  deaths        nothing  (was 157)"));
  run(air.shell, "annals undo air.annals");
  CHECK(air.text() == before);
  write();
  const auto both = air.shell("annals undo air.annals 2");
  CHECK_THAT(both.out,
             StartsWith("Took back the last 2 commands:\n") && Contains("event second-crash  gone"));
  CHECK(air.text() == before);
}

TEST_CASE("A dry run says what would be taken back, and takes nothing back") {
  const Air air;
  const auto before = air.text();
  const auto tried = air.shell("annals undo air.annals 3 --dry-run --json").json();
  CHECK(tried["dry_run"] == true);
  REQUIRE(tried["taken_back"].size() == 3);
  CHECK_THAT(tried["taken_back"][1]["command"].get<std::string>(), StartsWith("annals retract"));
  CHECK(tried["records"].back().dump() == R"({"record":"event","key":"sensor-replaced","gone":true})");
  CHECK(air.text() == before);
  CHECK(air.shell("annals log air.annals --json").json()["entries"][0]["takes_back"] == false);
}

TEST_CASE("No more is taken back than there is") {
  const Air air;
  const auto before = air.text();
  const auto more = air.shell("annals undo air.annals 9");
  CHECK(more.status == 1);
  CHECK_THAT(more.err, Contains("at most 8"));
  CHECK(air.shell("annals undo air.annals none").status == 2);
  CHECK(air.shell("annals undo air.annals 0").status == 2);
  CHECK(air.text() == before);
  run(air.shell, "annals undo air.annals 8");
  const auto nothing = air.shell("annals undo air.annals");
  CHECK(nothing.status == 1);
  CHECK_THAT(nothing.err, Contains("nothing to take back"));
  run(air.shell, "annals init empty.annals --origin desk");
  CHECK(air.text() == air.shell("annals export empty.annals").out);
}

TEST_CASE("What another program wrote meanwhile is taken back first, and named") {
  const Air air;
  const auto before = air.text();
  auto base = annals::KnowledgeBase::open(air.shell.path("air.annals").string());
  run(air.shell, "annals add air.annals event 'Second crash' --kind crash");
  base.sign("grace", "a script");
  base.claim(base.event("second-crash").id, annals::Event<>{.title = "The second crash"}, {});
  const auto first = air.shell("annals undo air.annals");
  CHECK_THAT(first.out, Contains("grace  a script"));
  CHECK(base.event("second-crash").title == "Second crash");
  run(air.shell, "annals undo air.annals");
  CHECK(air.text() == before);
  CHECK(base.find_key(annals::RecordType::event, "second-crash") == std::nullopt);
}

TEST_CASE("What later claims rest on goes only with them") {
  const Air air;
  const auto before = air.text();
  run(air.shell, "annals add air.annals source 'A letter' --key letter");
  run(air.shell, "annals say air.annals lion-air-610 deaths=187 --source letter");
  CHECK_THAT(air.shell("annals undo air.annals --dry-run").out,
             Contains("deaths=187") && !Contains("source letter  gone"));
  run(air.shell, "annals undo air.annals 2");
  CHECK(air.text() == before);
}

TEST_CASE("The log tells when, who and by which command, and what was taken back") {
  const Air air;
  run(air.shell, "ANNALS_AUTHOR='Grace Hopper' annals trust air.annals times 0.9");
  run(air.shell, "annals undo air.annals");
  const auto log = air.shell("annals log air.annals --limit 3");
  std::istringstream lines(log.out);
  std::string text;
  for (std::string line; std::getline(lines, line);) text += line.substr(line.find("Z  ") + 1) + "\n";
  CHECK(text ==
        "  ada  annals undo air.annals\n"
        "  Grace Hopper  annals trust air.annals times 0.9  taken back\n"
        "  ada  annals add air.annals event 'Sensor replaced' --kind repair  1 claim\n"
        "There is more: annals log air.annals --limit 30\n");
}

TEST_CASE("A long command is cut in the log, and one that is no text is told as far as it goes") {
  const Air air;
  run(air.shell, "annals say air.annals lion-air-610 summary=\"$(printf '%0900d' 7)\"");
  const auto entry = air.shell("annals log air.annals --json").json()["entries"][0];
  const auto command = entry["command"].get<std::string>();
  CHECK(command.size() < 310);
  CHECK(command.ends_with("…"));
  run(air.shell, "ANNALS_AUTHOR=$(printf 'a\\377da') annals trust air.annals times 0.9");
  CHECK(air.shell("annals log air.annals --json").json()["entries"][0]["author"] == "a\uFFFDda");
}
