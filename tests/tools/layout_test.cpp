#include "tools/program.hpp"

#include <algorithm>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace {

using Catch::Matchers::Contains;

const std::vector<std::string> commands = {
    "timeline korea.annals --outcome any --order --keys",
    "show korea.annals kaesong-demolition-2020",
    "show korea.annals kim-jong-un",
    "claims korea.annals kaesong-demolition-2020 --numbers --all",
    "says korea.annals article",
    "conflicts korea.annals",
    "sources korea.annals",
    "kinds korea.annals",
    "why korea.annals kaesong-demolition-2020",
    "causes korea.annals kaesong-demolition-2020",
    "effects korea.annals hanoi-summit-2019",
    "necessary korea.annals kaesong-demolition-2020",
    "roots korea.annals kaesong-demolition-2020",
    "order korea.annals hanoi-summit-2019 kaesong-demolition-2020",
    "between korea.annals hanoi-summit-2019 kaesong-demolition-2020",
    "before korea.annals kaesong-demolition-2020",
    "after korea.annals hanoi-summit-2019",
    "relative-dates korea.annals",
    "without korea.annals article",
    "search korea.annals office",
    "check korea.annals",
};

std::size_t columns_of(const std::string& line) {
  return static_cast<std::size_t>(
      std::ranges::count_if(line, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace

TEST_CASE("Answers are as wide as COLUMNS says, in a pipe too, and are broken between phrases") {
  const Shell shell;
  make_korea(shell);
  for (const std::size_t width : {60U, 80U, 120U})
    for (const auto& command : commands) {
      const auto answer = shell("COLUMNS=" + std::to_string(width) + " annals " + command);
      INFO("COLUMNS=" << width << " annals " << command << "\n" << answer.out << answer.err);
      REQUIRE(answer.status == 0);
      std::istringstream lines(answer.out);
      for (std::string line; std::getline(lines, line);) {
        INFO(line);
        CHECK(columns_of(line) <= width);
        CHECK_FALSE(line.ends_with(' '));
        CHECK_FALSE(line.ends_with(" —"));
        CHECK_FALSE(line.ends_with("✓"));
      }
    }
}

TEST_CASE("People read dates in words, and with --edtf as EDTF") {
  const Shell shell;
  make_korea(shell);
  const auto words = shell("annals timeline korea.annals").out;
  CHECK_THAT(words, Contains("27–28 February 2019  Hanoi summit"));
  const auto edtf = shell("annals timeline korea.annals --edtf").out;
  CHECK_THAT(edtf, Contains("2019-02-27/2019-02-28  Hanoi summit"));
  CHECK_THAT(edtf, !Contains("February"));
  const std::regex iso_date("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  for (const auto& command : commands) {
    if (command.find("--keys") != std::string::npos) continue;
    INFO(command);
    CHECK_FALSE(std::regex_search(shell("annals " + command).out, iso_date));
  }
}

TEST_CASE("A range of possible starts is no duration") {
  const Shell shell;
  REQUIRE(shell(R"(printf '%s\n' '{"event":"a","kind":"talk","title":"Talks","when":"2019-03"}' \
    '{"event":"b","kind":"talk","title":"More talks","when":"[2019-04-11~..2019-04-20~]"}' \
    '{"event":"c","kind":"talk","title":"An answer"}' \
    '{"relative_date":["c","after","a"]}' '{"relative_date":["c","before","b"]}' |
    annals import talks.annals -)")
              .status == 0);
  const auto out = shell("annals timeline talks.annals").out;
  CHECK_THAT(out, Contains("mid-April 2019"));
  CHECK_THAT(out, Contains("between 1 March and 20 April 2019") || Contains("between 1 March"));
  CHECK_THAT(out, Contains("no date of its own"));
}

TEST_CASE("A colour is of a phrase, not of each word") {
  const Shell shell;
  make_korea(shell);
  if (shell("command -v script").status != 0) return;
  const auto out = shell(std::string("env TERM=xterm NO_COLOR= script -qec \"'") + ANNALS_PROGRAM +
                         "' show korea.annals hanoi-summit-2019\" /dev/null < /dev/null")
                       .out;
  CHECK_THAT(out, Contains("\x1b[1mHanoi summit\x1b[0m"));
}
