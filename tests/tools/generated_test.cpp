#include "tools/program.hpp"

#include <regex>
#include <sstream>

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;

namespace {

/// The commands of the program, each with its options by their long names.
std::map<std::string, std::set<std::string>> commands_of(const Shell& shell) {
  std::map<std::string, std::set<std::string>> all;
  std::istringstream help(shell("annals --help").out);
  for (std::string line; std::getline(help, line) && line != "Options";) {
    if (line.rfind("  ", 0) != 0) continue;
    const auto name = line.substr(2, line.find(' ', 2) - 2);
    const auto text = shell("annals " + name + " --help").out;
    const std::regex option("\n  (?:-\\w )?(--[a-z-]+)");
    for (std::sregex_iterator at(text.begin(), text.end(), option), end; at != end; ++at)
      all[name].insert((*at)[1]);
  }
  return all;
}

/// From this text up to the other, or to the end.
std::string part(const std::string& text, const std::string& from, const std::string& to) {
  const auto start = text.find(from);
  return start == std::string::npos ? "" : text.substr(start, text.find(to, start + from.size()) - start);
}

bool is_there(const Shell& shell, const std::string& program) {
  return shell("command -v " + program).status == 0;
}

}  // namespace

TEST_CASE("The manual page and the completions have every command and every option") {
  const Shell shell;
  const auto man = shell("annals generate man").out;
  const auto bash = shell("annals generate bash").out;
  const auto zsh = shell("annals generate zsh").out;
  const auto fish = shell("annals generate fish").out;
  const auto all = commands_of(shell);
  CHECK(all.size() > 40);
  for (const auto& [command, options] : all) {
    const auto in_man =
        part(man, ".SS \"annals " + std::regex_replace(command, std::regex("-"), "\\-") + " ", "\n.SS ");
    const auto in_bash = part(bash, "\n    " + command + ") ", ";;") + " ";
    const auto in_zsh = part(zsh, "\n    " + command + ")\n", ";;");
    CAPTURE(command);
    CHECK_FALSE(in_man.empty());
    CHECK_THAT(fish, Contains(" -a " + command + " -d"));
    for (const auto& option : options) {
      CAPTURE(option);
      if (option != "--help")
        CHECK_THAT(in_man, Contains("\\fB" + std::regex_replace(option, std::regex("-"), "\\-") + "\\fR"));
      CHECK(std::regex_search(in_bash, std::regex("[' ]" + option + "[' ]")));
      CHECK_THAT(in_zsh, Contains(option + "["));
      CHECK_THAT(fish, Contains("__fish_seen_subcommand_from " + command + "' -l " + option.substr(2) + " "));
    }
  }
}

TEST_CASE("Shells and man take what is generated for them") {
  const Shell shell;
  CHECK(shell("annals generate bash > b && bash -n b").status == 0);
  if (is_there(shell, "zsh")) CHECK(shell("annals generate zsh > z && zsh -n z").status == 0);
  if (is_there(shell, "fish")) CHECK(shell("annals generate fish > f && fish -n f").status == 0);
  CHECK(shell("annals generate man > annals.1").status == 0);
  if (is_there(shell, "man")) {
    const auto page = shell("LC_ALL=C.UTF-8 MANROFFOPT= man --warnings -l annals.1 | cat");
    CHECK(page.err.empty());
  }
  CHECK(shell("annals generate fly").status == 2);
}

TEST_CASE("Bash completes commands, options and the words that an option allows") {
  const Shell shell;
  const auto completed = [&](const std::string& words) {
    return shell("annals generate bash > b; bash -c '. ./b; COMP_WORDS=(" + words +
                 "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); compopt() { :; }; _annals; echo "
                 "\"${COMPREPLY[*]}\"'")
        .out;
  };
  CHECK(completed("annals time") == "timeline\n");
  CHECK(completed("annals timeline b.annals --desc") == "--descending\n");
  CHECK(completed("annals why b.annals key --format s") == "svg\n");
}
