// The documents say what the tree is, in lines that fit.

#include "paths.hpp"
#include "structure/includes.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

const std::filesystem::path top = ANNALS_SOURCE_DIR;

std::string contributing() {
  std::ifstream file(top / "CONTRIBUTING.md", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string in_code(const structure::Names& names) {
  std::string list;
  for (const auto& name : names) list += (list.empty() ? "`" : ", `") + name + "`";
  return list;
}

}  // namespace

TEST_CASE("Every file and folder that CONTRIBUTING.md names is there") {
  const auto text = contributing();
  const std::regex path("`((lib|tests|include|examples|docs|cmake)/[a-z0-9_./]*)`");
  std::size_t found = 0;
  for (std::sregex_iterator at(text.begin(), text.end(), path); at != std::sregex_iterator(); ++at, ++found) {
    INFO((*at)[1].str());
    CHECK(std::filesystem::exists(top / (*at)[1].str()));
  }
  CHECK(found > 5);
}

TEST_CASE("The table of layers in CONTRIBUTING.md is that of the test of includes") {
  const auto text = contributing();
  for (const auto& [layer, below] : structure::layers_of_the_library()) {
    const auto row = "| `" + layer + "` | " + (below.empty() ? "nothing" : in_code(below)) + " |\n";
    INFO(row);
    CHECK(text.find(row) != std::string::npos);
  }
  CHECK(text.find(in_code(structure::below_all_layers())) != std::string::npos);
}

TEST_CASE("No line of a document is longer than 120 characters, but for tables and what is shown") {
  std::vector<std::filesystem::path> documents{top / "README.md", top / "CONTRIBUTING.md",
                                               top / "CHANGELOG.md"};
  for (const auto& entry : std::filesystem::directory_iterator(top / "docs"))
    if (entry.path().extension() == ".md") documents.push_back(entry.path());
  for (const auto& path : documents) {
    std::ifstream file(path, std::ios::binary);
    bool is_shown = false;
    std::string line;
    for (int number = 1; std::getline(file, line); ++number) {
      if (line.starts_with("```")) is_shown = !is_shown;
      if (is_shown || line.starts_with("|")) continue;
      const auto characters = std::ranges::count_if(
          line, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
      INFO(path.filename().string() << ":" << number);
      CHECK(characters <= 120);
    }
  }
}
