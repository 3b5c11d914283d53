#include "docs/document.hpp"
#include "paths.hpp"
#include "temporary_directory.hpp"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include <catch2/catch.hpp>

namespace annals::docs {
namespace {

struct Ran {
  int status = 0;
  std::string output;
};

/// Runs a command in a folder, with the programs of the build on the path.
Ran run(const std::string& command, const std::filesystem::path& folder) {
  const auto script = folder / ".command";
  {
    std::FILE* file = std::fopen(script.c_str(), "w");
    std::fputs(command.c_str(), file);
    std::fclose(file);
  }
  const auto line =
      "cd '" + folder.string() + "' && PATH='" + ANNALS_PROGRAMS_PATH + "':\"$PATH\" sh ./.command 2>&1";
  Ran ran;
  std::FILE* pipe = popen(line.c_str(), "r");
  REQUIRE(pipe != nullptr);
  char buffer[4096];
  for (std::size_t read = 0; (read = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;)
    ran.output.append(buffer, read);
  ran.status = pclose(pipe);
  return ran;
}

void check_document(const std::string& name) {
  const auto document = std::filesystem::path(ANNALS_SOURCE_DIR) / name;
  const TemporaryDirectory folder;
  const auto steps = read_steps(document);
  REQUIRE_FALSE(steps.empty());
  for (const auto& step : steps) {
    const auto ran = run(step.command, folder.path());
    INFO(name << ":" << step.line << ": " << step.command << "\n--- printed\n"
              << ran.output << "--- shown\n"
              << step.expected);
    CHECK(is_as_shown(step.expected, ran.output));
  }
}

TEST_CASE("What is shown is compared line by line, with gaps where the document has them") {
  CHECK(is_as_shown("a\nb\n", "a\nb\n"));
  CHECK_FALSE(is_as_shown("a\nb\n", "a\nc\n"));
  CHECK_FALSE(is_as_shown("a\n", "a\nb\n"));
  CHECK(is_as_shown("a\n…\nz\n", "a\nb\nc\nz\n"));
  CHECK_FALSE(is_as_shown("a\n…\nz\n", "a\nb\nc\n"));
  CHECK(is_as_shown("beg…\n", "begin and go on\n"));
  CHECK_FALSE(is_as_shown("", "something\n"));
}

TEST_CASE("Every command and program in README.md prints what it shows") {
  check_document("README.md");
}
TEST_CASE("Every command and program in docs/tutorial.md prints what it shows") {
  check_document("docs/tutorial.md");
}
TEST_CASE("Every command and program in docs/time.md prints what it shows") {
  check_document("docs/time.md");
}
TEST_CASE("Every command in docs/belief.md prints what it shows") {
  check_document("docs/belief.md");
}
TEST_CASE("Every command in docs/causes.md prints what it shows") {
  check_document("docs/causes.md");
}
TEST_CASE("Every command in docs/forecasts.md prints what it shows") {
  check_document("docs/forecasts.md");
}
TEST_CASE("Every query in docs/schema.md prints what it shows") {
  check_document("docs/schema.md");
}
TEST_CASE("Every command in docs/json-lines.md prints what it shows") {
  check_document("docs/json-lines.md");
}
TEST_CASE("Every command in docs/sheets.md prints what it shows") {
  check_document("docs/sheets.md");
}

}  // namespace
}  // namespace annals::docs
