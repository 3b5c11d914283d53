// What happened, in order? Prints the events of a base that are known to have occurred: date, title, place,
// and the words in which a source put the date. Of an event without a date it prints when it can have started
// by all else that is known. Events of which nothing is known come last.
//
// Usage: what-happened BASE

#include "annals/annals.hpp"

#include <cstdio>
#include <exception>
#include <string>

#include <fmt/format.h>

namespace {

std::string date_of(const annals::EventEntry<>& event) {
  if (event.when) return event.when->text();
  const auto& known = event.chronology.bounds;
  return known == annals::Bounds{} ? "undated" : start_text(known);
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 2) {
    fmt::print(stderr, "usage: what-happened BASE\n");
    return 2;
  }
  const auto base = annals::KnowledgeBase::open(argv[1], {.mode = annals::OpenOptions::Mode::read_only});
  for (const auto& event : base.events()) {
    fmt::print("{:24}  {}", date_of(event), event.label());
    if (event.place) fmt::print(", {}", base.place(*event.place).label());
    if (event.when && !event.when->words().empty()) fmt::print(" (\"{}\")", event.when->words());
    fmt::print("\n");
  }
  return 0;
} catch (const std::exception& error) {
  fmt::print(stderr, "what-happened: {}\n", error.what());
  return 1;
}
