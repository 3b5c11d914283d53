// Why was the Kaesong liaison office blown up? Prints the account of each voice in the base of the article:
// what led to the demolition, and what it was for, each with its place in the source.
//
// Usage: why-demolition BASE

#include "annals/annals.hpp"

#include <cstddef>
#include <cstdio>
#include <exception>
#include <set>
#include <string>
#include <tuple>

#include <fmt/format.h>

namespace {

using namespace annals;

/// Who speaks: a person, or the source itself.
const std::string& voice_of(const Attribution& citation) {
  return citation.speaker.empty() ? citation.source_title : citation.speaker_title;
}

/// What a voice says explains an event, and what explains that in turn, further to the right.
void tell(const Explanation& why, const std::string& voice, EventId event, std::size_t depth) {
  for (const auto& step : why.steps) {
    const bool by_aim = step.kind.explains() == Explains::from_by_to;
    const auto& [explained, by] = by_aim ? std::tie(step.from, step.to) : std::tie(step.to, step.from);
    if (step.depth != depth || explained.id != event) continue;
    const auto* relation = step.kind == aims_at ? "aim" : step.kind == contributes_to ? "in part" : "cause";
    for (const auto& citation : step.citation) {
      if (voice_of(citation) != voice) continue;
      fmt::print("{:{}}{}: {} ({}: {})\n", "", 2 * depth, relation, by.label(), citation.locator,
                 citation.mechanism);
      tell(why, voice, by.id, depth + 1);
    }
  }
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 2) {
    fmt::print(stderr, "usage: why-demolition BASE\n");
    return 2;
  }
  const auto base = KnowledgeBase::open(argv[1], {.mode = OpenOptions::Mode::read_only});
  const auto why = base.causes(base.event("kaesong-demolition-2020").id);
  std::set<std::string> voices;
  for (const auto& step : why.steps)
    for (const auto& citation : step.citation) voices.insert(voice_of(citation));

  fmt::print("{}\n", why.event.label());
  for (const auto& voice : voices) {
    fmt::print("\n{}\n", voice);
    tell(why, voice, why.event.id, 1);
  }
  return 0;
} catch (const std::exception& error) {
  fmt::print(stderr, "why-demolition: {}\n", error.what());
  return 1;
}
