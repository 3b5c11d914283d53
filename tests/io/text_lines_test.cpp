#include "io/text_lines.hpp"

#include "annals/error.hpp"

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace {

std::vector<std::size_t> numbers(std::string_view text) {
  std::vector<std::size_t> all;
  for (const auto& line : annals::io::lines_of(text)) all.push_back(line.number);
  return all;
}

}  // namespace

TEST_CASE("Blank lines are passed over and counted") {
  CHECK(numbers("").empty());
  CHECK(numbers("\n\n").empty());
  CHECK(numbers("a\n\n \t\r\nb") == std::vector<std::size_t>{1, 4});
  CHECK(numbers("a\nb\n") == std::vector<std::size_t>{1, 2});
}

TEST_CASE("A byte order mark counts only at the start, where it is passed over") {
  const std::string text = "\xEF\xBB\xBF{}\n\xEF\xBB\xBF{}\n";
  const auto lines = annals::io::lines_of(text);
  CHECK(lines.at(0).text == "{}");
  CHECK(lines.at(1).text == "\xEF\xBB\xBF{}");
}

TEST_CASE("A stream is read whole, NUL and all, and one that fails is an error") {
  const std::string text("a\0b\n", 4);
  std::istringstream in(text);
  CHECK(annals::io::read_all(in, "in") == text);
  std::ifstream missing("/nowhere/at/all");
  CHECK_THROWS_AS(annals::io::read_all(missing, "in"), annals::Error);
}
