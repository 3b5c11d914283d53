#include "annals/version.hpp"
#include "paths.hpp"
#include "tools/program.hpp"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;

TEST_CASE("The program tells its version and how it is used") {
  const Shell shell;
  CHECK(shell("annals --version").out == "annals " + std::string(annals::version()) + "\n");
  CHECK(shell("annals --help").status == 0);
  CHECK_THAT(shell("annals --help").out, Contains("timeline") && Contains("Examples"));
  CHECK_THAT(shell("annals path --help").out, Contains("Usage: annals path BASE A B [OPTION…]"));
}

TEST_CASE("Wrong usage ends with 2, one sentence on stderr and nothing on stdout") {
  const Shell shell;
  make_korea(shell);
  for (const std::string line :
       {"annals", "annals fly", "annals timeline", "annals timeline korea.annals --fly",
        "annals timeline korea.annals --from soon", "annals timeline korea.annals --surely 2018",
        "annals timeline korea.annals --surely within", "annals timeline korea.annals --surely ''",
        "annals timeline korea.annals --possibly 'within or 2018'",
        "annals timeline korea.annals --from 2020 --to 2019", "annals timeline korea.annals --role attends",
        "annals timeline korea.annals --limit -1",
        "annals timeline korea.annals --limit 99999999999999999999",
        "annals timeline korea.annals --outcome so",
        "annals causes korea.annals kaesong-demolition-2020 --depth 0",
        "annals causes korea.annals kaesong-demolition-2020 --min-credence 2", "annals search korea.annals",
        "annals show korea.annals a b", "annals export korea.annals x --format xml"}) {
    const auto answer = shell(line);
    CAPTURE(line, answer.err);
    CHECK(answer.status == 2);
    CHECK(answer.out.empty());
    CHECK(answer.err.rfind("annals: ", 0) == 0);
    CHECK(answer.err.find('\n') == answer.err.size() - 1);
  }
}

TEST_CASE("A mistyped command or option is named with those that are near it") {
  const Shell shell;
  make_korea(shell);
  struct Mistake {
    std::string line;
    std::string message;
  };
  const Mistake mistakes[] = {
      {"annals timelin korea.annals", R"(There is no command "timelin"; do you mean "timeline"? 'annals )"},
      {"annals serch korea.annals x", "do you mean \"search\"?"},
      {"annals fly", "There is no command \"fly\""},
      {"annals timeline korea.annals --form 2018",
       R"(There is no option "--form"; do you mean "--from"? 'annals timeline --help')"},
      {"annals timeline korea.annals --form=2018", R"(There is no option "--form"; do you mean "--from"?)"},
      {"annals timeline korea.annals -from 2018", "do you mean \"--from\"?"},
      {"annals timeline korea.annals --form 2018 --knid summit --fly",
       "do you mean \"--from\"? There is no option \"--knid\"; do you mean \"--kind\"? "
       "There is no option \"--fly\"."},
      {"annals show --jsn", R"(There is no option "--jsn"; do you mean "--json"?)"},
      {"annals --versoin", "do you mean \"--version\"?"},
  };
  for (const auto& [line, message] : mistakes) {
    const auto answer = shell(line);
    CAPTURE(line);
    CHECK(answer.status == 2);
    CHECK_THAT(answer.err, Contains(message));
  }
  CHECK_THAT(shell("annals fly").err, !Contains("do you mean"));
}

TEST_CASE("An answer that is an error ends with 1, one sentence on stderr and nothing on stdout") {
  const Shell shell;
  make_korea(shell);
  shell.write("text", "no base\n");
  for (const std::string line :
       {"annals timeline missing.annals", "annals timeline .", "annals timeline text", "annals timeline ''",
        "annals show korea.annals nothing-like-it", "annals show korea.annals ''",
        "annals claims korea.annals x@y", "annals causes korea.annals kim-jong-un",
        "annals path korea.annals hanoi-summit-2019 x", "annals timeline korea.annals --kind sumit",
        "annals causes korea.annals kaesong-demolition-2020 --kind is_near",
        "annals timeline korea.annals --actor nobody", "annals check missing.annals", "annals search text x",
        "annals show korea.annals \"$(printf '\\377\\033[31m')\""}) {
    for (const std::string json : {"", " --json"}) {
      const auto answer = shell(line + json);
      CAPTURE(line, answer.err);
      CHECK(answer.status == 1);
      CHECK(answer.out.empty());
      CHECK(answer.err.rfind("annals: ", 0) == 0);
      CHECK(answer.err.find('\n') == answer.err.size() - 1);
      CHECK(answer.err.find('\033') == std::string::npos);
    }
  }
  CHECK_FALSE(std::filesystem::exists(shell.path("missing.annals")));
}

TEST_CASE("Reading leaves the base as it is, byte for byte") {
  const Shell shell;
  make_korea(shell);
  const auto before = Shell::text_of(shell.path("korea.annals"));
  shell("annals timeline korea.annals; annals show korea.annals campaign; annals check korea.annals");
  CHECK(Shell::text_of(shell.path("korea.annals")) == before);
}

TEST_CASE("There is colour on a terminal only, and none with NO_COLOR") {
  const Shell shell;
  make_korea(shell);
  CHECK(shell("annals timeline korea.annals").out.find('\033') == std::string::npos);
  if (shell("command -v script").status != 0) return;
  // script(1) gives the program a terminal.
  const auto on_terminal = [&](const std::string& environment) {
    return shell("env TERM=xterm COLUMNS=60 " + environment + " script -qec \"'" + ANNALS_PROGRAM +
                 "' timeline korea.annals\" /dev/null < /dev/null")
        .out;
  };
  const auto colourful = on_terminal("NO_COLOR=");
  CHECK(colourful.find('\033') != std::string::npos);
  CHECK_THAT(colourful, Contains("ago”"));
  const auto plain = on_terminal("NO_COLOR=1");
  CHECK(plain.find('\033') == std::string::npos);
  CHECK_THAT(plain, Contains("Hanoi summit"));
}

TEST_CASE("A record's text cannot command the terminal") {
  const Shell shell;
  auto base = annals::KnowledgeBase::open(shell.path("evil.annals"));
  base.add(annals::Event<>{.key = "e",
                           .kind = "act",
                           .title = "a\x1b[2Jb\n2020 \u202Ec"});  // NOLINT: that it is hostile is the point
  const auto out = shell("annals timeline evil.annals").out;
  CHECK(out == "Undated\n  a\uFFFD[2Jb 2020 \uFFFDc  (act)\n");
}
