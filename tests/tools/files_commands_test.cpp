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
  CHECK(shell("annals timeline old.annals --json").json()["events"].empty());
}

TEST_CASE("A refused import names each bad line on a line of its own, whatever is wrong with it") {
  const Shell shell;
  shell.write("bad.jsonl", R"({"annals":1}
{'event':'a','kind':'talk'}
{"event":"b","kind":"talk"}
{"event":"c","kind":"talk"}
{"event":"d","kind":"talk","wen":"2019"}
{"event":"e","kind":"talk"}
{"event":"f","kind":"talk"}
{"event":"g","kind":"talk"}
{"event":"h","kind":"talk","place":"nowhere"}
)");
  const auto lines = shell("annals import new.annals bad.jsonl 2>&1 | cut -c 1-40").out;
  CHECK(lines ==
        "annals: nothing was entered, as 3 lines \n"
        "  bad.jsonl:2: not JSON at byte 2: write\n"
        "  bad.jsonl:5: event \"d\", field \"wen\": t\n"
        "  bad.jsonl:9: event \"h\", field \"place\":\n");
  CHECK_FALSE(std::filesystem::exists(shell.path("new.annals")));
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

namespace {

/// What lies in the folder whose name begins so, one a line.
std::string names(const Shell& shell, const std::string& start) {
  return shell("ls -d " + start + "* 2>/dev/null").out;
}

}  // namespace

TEST_CASE("An import that fails leaves the base that another has made meanwhile") {
  const Shell shell;
  shell.write("two.jsonl", two_lines);
  shell("(sleep 0.5; echo garbage) | annals import x.annals - & annals import x.annals two.jsonl; wait");
  CHECK(shell("annals timeline x.annals --json").json().size() == 2);
  CHECK(names(shell, "x.annals") == "x.annals\n");
}

TEST_CASE("Imports that make one base at once all end well, and all that they bring is in it") {
  const Shell shell;
  std::string line;
  for (const std::string number : {"1", "2", "3", "4", "5", "6"}) {
    shell.write(number + ".jsonl", R"({"event":"e)" + number + R"(","kind":"talk","when":"2019"})" + "\n");
    line += "annals import x.annals " + number + ".jsonl --json | grep created & ";
  }
  const auto answer = shell(line + "wait");
  CHECK(answer.err.empty());
  CHECK(shell("annals timeline x.annals --json").json()["events"].size() == 6);
  CHECK(shell("annals check x.annals").status == 0);
  CHECK(names(shell, "x.annals") == "x.annals\n");
  const auto made = answer.out.find("true");
  CHECK(made != std::string::npos);
  CHECK(answer.out.find("true", made + 1) == std::string::npos);
}

TEST_CASE("An import uses no name that is there, and removes no file that it did not make") {
  const Shell shell;
  shell.write("bad.jsonl", "garbage\n");
  // The shell that exec replaces knows the number that the program will have.
  const auto answer =
      shell("for end in '' -wal -shm -journal; do sh -c 'echo mine >x.annals-new-$$'$end'; exec " +
            std::string(ANNALS_PROGRAM) + " import x.annals bad.jsonl'; done; cat x.annals-new-*");
  CHECK(answer.out == "mine\nmine\nmine\nmine\n");
}

TEST_CASE("An interrupted import leaves nothing behind") {
  const Shell shell;
  std::string many;
  for (int i = 0; i < 60000; ++i)
    many += R"({"event":"e)" + std::to_string(i) + R"(","kind":"talk","when":"2019"})" + "\n";
  shell.write("many.jsonl", many);
  for (const std::string signal : {"INT", "TERM", "HUP"}) {
    CAPTURE(signal);
    // A shell's background job ignores SIGINT, and so would the program.
    const auto answer = shell("timeout --preserve-status -s " + signal + " 0.2 " + ANNALS_PROGRAM +
                              " import x.annals many.jsonl");
    CHECK(answer.status != 0);
    CHECK(names(shell, "x.annals").empty());
  }
}

TEST_CASE("An interruption while a base is made leaves the base or nothing") {
  const Shell shell;
  shell.write("two.jsonl", two_lines);
  for (const std::string command : {"init x.annals", "import x.annals two.jsonl"})
    for (int delay = 2; delay < 60; delay += 3) {
      CAPTURE(command, delay);
      shell("timeout --preserve-status -s TERM " + std::to_string(delay / 1000.0) + " " + ANNALS_PROGRAM +
            " " + command);
      const auto left = names(shell, "x.annals");
      CHECK((left.empty() || left == "x.annals\n"));
      shell("rm -f x.annals");
    }
}

TEST_CASE("What is left of an older base is not taken for a part of a new one") {
  const Shell shell;
  shell.write("two.jsonl", two_lines);
  shell.write("x.annals-wal", "old");
  const auto answer = shell("annals import x.annals two.jsonl");
  CHECK(answer.status == 1);
  CHECK(answer.err.find("\"x.annals-wal\" is left of one") != std::string::npos);
  CHECK(names(shell, "x.annals") == "x.annals-wal\n");
}

TEST_CASE("A base that was cut off while being made is told of, and init and import complete it") {
  const Shell shell;
  shell.write("two.jsonl", two_lines);
  for (const std::string cut_off : {": >x.annals", "sqlite3 x.annals 'PRAGMA user_version = 0; VACUUM'"}) {
    CAPTURE(cut_off);
    shell(cut_off);
    const auto read = shell("annals timeline x.annals");
    CHECK(read.status == 1);
    CHECK(read.err.find("was cut off while being made") != std::string::npos);
    CHECK(read.err.find("annals init") != std::string::npos);
    const auto made = shell("annals init x.annals --origin here");
    CHECK(made.out.find("completed") != std::string::npos);
    CHECK(shell("annals check x.annals").out == "x.annals: fine\n");
    CHECK(shell("annals init x.annals").err.find("exists already") != std::string::npos);
    shell("rm x.annals; " + cut_off);
    CHECK(shell("annals import x.annals two.jsonl --json").json()["records"] == 2);
    shell("rm x.annals");
  }
}

TEST_CASE("annals init leaves what is no base as it is") {
  const Shell shell;
  shell.write("notes.txt", "notes\n");
  shell("mkdir folder; sqlite3 other.db 'CREATE TABLE a (b)'; cp other.db before.db");
  for (const std::string name : {"notes.txt", "folder", "other.db"}) {
    CAPTURE(name);
    const auto answer = shell("annals init " + name);
    CHECK(answer.status == 1);
    CHECK(answer.err.find("exists already") != std::string::npos);
  }
  CHECK(shell("cat notes.txt; cmp other.db before.db").out == "notes\n");
}

TEST_CASE("Standard input that cannot be read is no end of it") {
  const Shell shell;
  for (const std::string command :
       {"annals import b.annals - < .", "annals import b.annals - <&-", "annals date - < ."}) {
    CAPTURE(command);
    const auto answer = shell(command);
    CHECK(answer.status == 1);
    CHECK(answer.err.rfind("annals: Standard input cannot be read: ", 0) == 0);
  }
  CHECK(names(shell, "b.annals").empty());
  CHECK(shell("annals import b.annals - < .").err ==
        "annals: Standard input cannot be read: Is a directory.\n");
  // Reads of a process's memory at 0 fail.
  CHECK(shell("annals import b.annals /proc/self/mem").err ==
        "annals: The file \"/proc/self/mem\" cannot be read: Input/output error.\n");
}

TEST_CASE("A file that grows too large is told of with the cause, and nothing is left behind") {
  const Shell shell;
  std::string many;
  for (int i = 0; i < 3000; ++i)
    many += R"({"event":"e)" + std::to_string(i) + R"(","kind":"talk","when":"2019"})" + "\n";
  shell.write("many.jsonl", many);
  CHECK(shell("annals import big.annals many.jsonl").status == 0);
  for (const std::string command :
       {"annals export big.annals out.jsonl", "annals export big.annals >stdout.jsonl"}) {
    CAPTURE(command);
    const auto answer = shell("(ulimit -f 100; " + command + ")");
    CHECK(answer.status == 1);
    CHECK(answer.err.find("File too large") != std::string::npos);
  }
  CHECK(names(shell, "out.jsonl").empty());
  CHECK(shell("(ulimit -f 8; annals import new.annals many.jsonl)").status == 1);
  CHECK(names(shell, "new.annals").empty());
}

TEST_CASE("annals export writes over no part of the base, by whatever name") {
  const Shell shell;
  make_korea(shell);
  shell("cp korea.annals before; mkdir folder; ln korea.annals hard; ln -s korea.annals soft; ln -s . here");
  for (const std::string file :
       {"korea.annals", "korea.annals-wal", "korea.annals-shm", "korea.annals-journal",
        "./folder/../korea.annals", "hard", "soft", "here/korea.annals-wal"}) {
    CAPTURE(file);
    const auto answer = shell("annals export korea.annals " + file);
    CHECK(answer.status == 2);
    CHECK(answer.err.find("the base") != std::string::npos);
  }
  CHECK(shell("annals export soft korea.annals-journal").status == 2);
  CHECK(shell("annals export korea.annals >> korea.annals").status == 2);
  CHECK(shell("annals export korea.annals folder").status == 1);
  CHECK(shell("cmp korea.annals before").status == 0);
  CHECK(names(shell, "korea.annals") == "korea.annals\n");
}

TEST_CASE("annals export replaces an export or an empty file, and no other without --force") {
  const Shell shell;
  make_korea(shell);
  shell("annals export korea.annals good.jsonl; cp good.jsonl old.jsonl; : >empty.jsonl");
  shell("echo '{\"annals\":1,\"origins\":[\"old\"]}' >older.jsonl");
  for (const std::string file : {"old.jsonl", "older.jsonl", "empty.jsonl"}) {
    CAPTURE(file);
    CHECK(shell("annals export korea.annals " + file + " && cmp good.jsonl " + file).status == 0);
  }
  shell(
      "annals init other.annals; echo mine >notes.txt; ln -s notes.txt soft; head -c 5 good.jsonl "
      ">cut.jsonl");
  shell.write("by-hand.jsonl", two_lines);
  shell("mkdir before; cp *.annals *.txt *.jsonl before");
  for (const std::string file : {"notes.txt", "soft", "cut.jsonl", "by-hand.jsonl", "other.annals"}) {
    CAPTURE(file);
    const auto answer = shell("annals export korea.annals " + file);
    CHECK(answer.status == 1);
    CHECK(answer.err == "annals: \"" + file +
                            "\" exists already and is no export of a base: name another FILE, or replace it "
                            "with --force.\n");
    CHECK(shell("for file in before/*; do cmp $file ${file#before/}; done").out.empty());
    CHECK(shell("annals export korea.annals " + file + " --force && cmp good.jsonl " + file).status == 0);
    shell("cp before/* .");
  }
  CHECK(shell("annals export korea.annals korea.annals --force").status == 2);
  CHECK(shell("annals check korea.annals").out == "korea.annals: fine\n");
}
