#include "tools/program.hpp"

#include <catch2/catch.hpp>

namespace {

constexpr auto two_lines =
    R"({"event":"hanoi-summit-2019","kind":"summit","title":"Hanoi summit","when":"2019-02-27/2019-02-28"}
{"event":"kaesong-demolition-2020","kind":"demolition","when":"2020-06-16"}
)";

}  // namespace

TEST_CASE("annals init makes a base of the origin asked for, and refuses a file that exists") {
  const Shell shell;
  const auto made = shell("annals init new.annals --origin here --json");
  CHECK(made.status == 0);
  CHECK(made.json()["origin"] == "here");
  const auto again = shell("annals init new.annals");
  CHECK(again.status == 1);
  CHECK(again.err.find("exists already") != std::string::npos);
  CHECK(shell("annals check new.annals").out == "new.annals: fine\n");
}

TEST_CASE("annals import makes the base, and says what came in") {
  const Shell shell;
  shell.write("two.jsonl", two_lines);
  const auto first = shell("annals import new.annals two.jsonl");
  CHECK(first.out == "new.annals: 2 new records, 0 further claims (2 lines)\n");
  CHECK(first.err.empty());
  const auto again = shell("annals import new.annals - --json < two.jsonl").json();
  CHECK(again["records"] == 0);
  CHECK(again["known"] == 2);
  CHECK(again["created"] == false);
}

TEST_CASE("A refused import names the line and leaves no base behind") {
  const Shell shell;
  shell.write("bad.jsonl", std::string(two_lines) + "{\"event\":\n");
  const auto refused = shell("annals import new.annals bad.jsonl");
  CHECK(refused.status == 1);
  CHECK(refused.out.empty());
  CHECK(refused.err.rfind("annals: bad.jsonl:3:", 0) == 0);
  CHECK_FALSE(std::filesystem::exists(shell.path("new.annals")));

  shell("annals init old.annals");
  CHECK(shell("annals import old.annals bad.jsonl").status == 1);
  CHECK(shell("annals timeline old.annals --json").out == "[]\n");
}

TEST_CASE("annals import tells of a file that cannot be read, and makes no base") {
  const Shell shell;
  for (const std::string file : {"missing.jsonl", ".", "''"}) {
    const auto answer = shell("annals import new.annals " + file);
    CHECK(answer.status == 1);
    CHECK(answer.err.find("cannot be read") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(shell.path("new.annals")));
  }
}

TEST_CASE("Export, import and export again give the same bytes") {
  const Shell shell;
  make_korea(shell);
  CHECK(
      shell(
          "annals export korea.annals > a.jsonl && annals export korea.annals b.jsonl && cmp a.jsonl b.jsonl")
          .status == 0);
  CHECK(
      shell("annals import copy.annals a.jsonl && annals export copy.annals > c.jsonl && cmp a.jsonl c.jsonl")
          .status == 0);
  const auto json = shell("annals export korea.annals b.jsonl --json").json();
  CHECK(json["bytes"] == std::filesystem::file_size(shell.path("b.jsonl")));
  CHECK(shell("annals export korea.annals --json").status == 2);
}

TEST_CASE("annals export leaves what it cannot replace, and nothing half-written") {
  const Shell shell;
  make_korea(shell);
  CHECK(shell("annals export korea.annals .").status == 1);
  CHECK(shell("annals export korea.annals korea.annals").status == 2);
  CHECK(shell("annals export missing.annals out.jsonl").status == 1);
  CHECK(shell("annals export korea.annals /dev/full").status == 1);
  CHECK(shell("annals export korea.annals > /dev/full").status == 1);
  CHECK(shell("annals export korea.annals missing/out.jsonl").status == 1);
  CHECK(shell("annals check korea.annals; ls").out.find("part-") == std::string::npos);
  CHECK_FALSE(std::filesystem::exists(shell.path("out.jsonl")));
}

TEST_CASE("A pipe that closes early ends the program quietly") {
  const Shell shell;
  make_korea(shell);
  const auto export_answer = shell("{ annals export korea.annals; echo $? >status; } | true; cat status");
  CHECK(export_answer.err.empty());
  CHECK(export_answer.out == "0\n");
  CHECK(shell("annals timeline korea.annals | head -n 0").err.empty());
}
