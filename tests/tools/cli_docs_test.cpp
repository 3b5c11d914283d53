#include "paths.hpp"
#include "tools/program.hpp"

#include <cstdlib>
#include <regex>
#include <set>
#include <sstream>

#include <catch2/catch.hpp>

namespace {

std::string document() {
  return Shell::text_of(std::filesystem::path(ANNALS_SOURCE_DIR) / "docs/cli.md");
}

/// What stands between the fence that begins with this line and its end.
std::vector<std::string> blocks(const std::string& text, const std::string& fence) {
  std::vector<std::string> found;
  for (std::size_t at = text.find(fence + "\n"); at != std::string::npos; at = text.find(fence + "\n", at)) {
    at += fence.size() + 1;
    const auto end = text.find("```\n", at);
    found.push_back(text.substr(at, end - at));
    at = end;
  }
  return found;
}

/// The part of the page under the heading of a command.
std::string section(const std::string& page, const std::string& command) {
  const auto start = page.find("\n## annals " + command + " ");
  if (start == std::string::npos) return "";
  return page.substr(start, page.find("\n## ", start + 1) - start);
}

/// With one moment in the place of all of which the log tells.
std::string at_one_time(const std::string& text) {
  return std::regex_replace(text, std::regex(R"(\d{4}-\d\d-\d\d \d\d:\d\dZ)"), "2026-12-01 09:30Z");
}

/// The commands of `annals --help`: the indented words between "Usage" and "Options".
std::set<std::string> commands(const Shell& shell) {
  std::set<std::string> found;
  std::istringstream help(shell("annals --help").out);
  for (std::string line; std::getline(help, line) && line != "Options";)
    if (line.rfind("  ", 0) == 0) found.insert(line.substr(2, line.find(' ', 2) - 2));
  return found;
}

}  // namespace

TEST_CASE("docs/cli.md has a section for every command of the program, and no other") {
  const Shell shell;
  const auto page = document();
  const auto all = commands(shell);
  CHECK(all.size() == 48);
  for (const auto& command : all) {
    CAPTURE(command);
    CHECK_FALSE(section(page, command).empty());
  }
  const std::regex heading("\n## annals ([\\w-]+) ");
  for (std::sregex_iterator at(page.begin(), page.end(), heading), end; at != end; ++at)
    CHECK(all.count((*at)[1]) == 1);
}

TEST_CASE("docs/cli.md documents every option of every command, and no other") {
  const Shell shell;
  const auto page = document();
  for (const auto& command : commands(shell)) {
    const auto help = shell("annals " + command + " --help").out;
    const auto text = section(page, command);
    CAPTURE(command);
    const std::regex in_help("\n  (?:-\\w )?(--[a-z-]+)");
    std::set<std::string> options;
    for (std::sregex_iterator at(help.begin(), help.end(), in_help), end; at != end; ++at)
      options.insert((*at)[1]);
    // mcp has an answer of its own form.
    CHECK(options.count("--json") == (command == "mcp" ? 0 : 1));
    for (const auto& option : options) {
      CAPTURE(option);
      // What means the same everywhere is told once, at the top.
      const bool is_common = option == "--help" || option == "--edtf";
      CHECK((is_common || text.find("`" + option) != std::string::npos));
    }
    const std::regex in_page("`(--[a-z-]+)");
    for (std::sregex_iterator at(text.begin(), text.end(), in_page), end; at != end; ++at) {
      CAPTURE((*at)[1].str());
      CHECK(options.count((*at)[1]) == 1);
    }
  }
}

TEST_CASE("Every example in docs/cli.md gives the output shown") {
  const Shell shell;
  setenv("ANNALS_AUTHOR", "ada", 1);
  const auto page = document();
  shell.write("korea.jsonl", blocks(page, "```jsonl").at(0));
  std::size_t examples = 0;
  for (const auto& block : blocks(page, "```console")) {
    std::string command;
    std::string expected;
    const auto run = [&] {
      if (command.empty()) return;
      CAPTURE(command);
      CHECK(at_one_time(shell(command + " 2>&1").out) == at_one_time(expected));
      ++examples;
    };
    std::istringstream lines(block);
    for (std::string line; std::getline(lines, line);) {
      if (line.rfind("$ ", 0) == 0) {
        run();
        command = line.substr(2);
        expected.clear();
      } else {
        expected += line + "\n";
      }
    }
    run();
  }
  CHECK(examples >= 12);
}
