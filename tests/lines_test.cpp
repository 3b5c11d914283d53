#include "annals/lines.hpp"

#include "rounds.hpp"

#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

constexpr std::size_t level_width = 3;

/// A tree whose every node may have a line under it.
struct Node {
  bool has_line_under = false;
  std::vector<Node> branches{};
};

Node random_tree(std::mt19937& random, int depth) {
  Node node{.has_line_under = random() % 2 == 0};
  if (depth > 0)
    for (auto more = random() % 3; more > 0; --more) node.branches.push_back(random_tree(random, depth - 1));
  return node;
}

void append(Lines& lines, const Node& node, std::size_t level) {
  if (node.has_line_under) lines.push_back({.indent = level * level_width + 5, .text = {{"under"}}});
  for (const auto& branch : node.branches) {
    lines.push_back({.indent = (level + 1) * level_width,
                     .text = {{"node"}},
                     .branch = &branch == &node.branches.back() ? Branch::last : Branch::more});
    append(lines, branch, level + 1);
  }
}

/// The same, by recursion.
std::string drawn(const Node& node, const std::string& before) {
  std::string text;
  if (node.has_line_under) text += before + (node.branches.empty() ? "     " : "│    ") + "under\n";
  for (const auto& branch : node.branches) {
    const bool last = &branch == &node.branches.back();
    text += before + (last ? "└─ " : "├─ ") + "node\n" + drawn(branch, before + (last ? "   " : "│  "));
  }
  return text;
}

}  // namespace

TEST_CASE("A tree of lines is drawn with a branch for each, and bars beside what stands under it") {
  for (unsigned seed = 0; seed < test::rounds(500U); ++seed) {
    std::mt19937 random(seed);
    auto tree = random_tree(random, 4);
    tree.has_line_under = false;
    Lines lines{{.text = {{"root"}}}};
    append(lines, tree, 0);
    CAPTURE(seed);
    REQUIRE(text_of(lines) == "root\n" + drawn(tree, ""));
  }
}

TEST_CASE("What is too long for one line goes on between the same branches") {
  const Lines lines{{.indent = 3, .text = {{"one"}}, .branch = Branch::more},
                    {.indent = 6, .text = {{"two"}}, .branch = Branch::last},
                    {.indent = 3, .text = {{"three"}}, .branch = Branch::last}};
  const auto margins = margins_of(lines);
  CHECK(margins[0].below == "│  ");
  CHECK(margins[1].first == "│  └─ ");
  CHECK(margins[1].below == "│     ");
  CHECK(margins[2].below == "   ");
}

TEST_CASE("A label is filled up to its width, in characters, and an empty line has no margin") {
  CHECK(text_of({{.indent = 2, .label = {{"naïve"}}, .label_width = 8, .text = {{"a"}, {"b", Role::remark}}},
                 {.indent = 2},
                 {.indent = 2, .label = {{"too long"}}, .label_width = 3, .text = {{"c"}}}}) ==
        "  naïve   ab\n\n  too longc\n");
}
