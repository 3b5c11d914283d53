// What was expected, how likely, by when, and by whom? Prints the forecasts of a base, by the word that was
// used, with its range of probabilities where the word has an agreed one.
//
// Usage: what-was-expected BASE

#include "annals/annals.hpp"

#include <cstdio>
#include <exception>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>

int main(int argc, char** argv) try {
  using namespace annals;
  if (argc != 2) {
    fmt::print(stderr, "usage: what-was-expected BASE\n");
    return 2;
  }
  const auto base = KnowledgeBase::open(argv[1], {.mode = OpenOptions::Mode::read_only});
  std::map<std::string, std::vector<Expectation>> by_likelihood;
  for (const auto& expected : base.expectations())
    by_likelihood[fmt::format("{}", expected.likelihood)].push_back(expected);

  const char* between = "";
  for (const auto& [likelihood, expectations] : by_likelihood) {
    fmt::print("{}{}\n", between, likelihood);
    between = "\n";
    for (const auto& expected : expectations) {
      fmt::print("  {}", expected.event.label());
      if (const auto& window = expected.window)
        fmt::print(", {}", window->words().empty() ? window->text() : window->words());
      if (expected.event.outcome != Outcome::open) fmt::print(" [{}]", expected.event.outcome);
      fmt::print(" ({})\n", expected.citation);
    }
  }
  return 0;
} catch (const std::exception& error) {
  fmt::print(stderr, "what-was-expected: {}\n", error.what());
  return 1;
}
