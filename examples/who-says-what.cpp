// Who says what, and where do they differ? Prints how much each voice says, then each field for which they
// state more than one value; the believed one has a star. Summaries are left out: they are everyone's own
// words.
//
// Usage: who-says-what BASE

#include "annals/annals.hpp"

#include <concepts>
#include <cstdio>
#include <exception>
#include <map>
#include <string>
#include <variant>

#include <fmt/format.h>

namespace {

using namespace annals;

/// A stated value as a reader would write it: dates with their words, records by their keys.
std::string text(const KnowledgeBase& base, const Value& value) {
  const auto written = [&]<class T>(const T& stated) -> std::string {
    if constexpr (std::same_as<T, When>)
      return stated.words().empty() ? stated.text() : fmt::format("{} ({})", stated.text(), stated.words());
    else if constexpr (std::convertible_to<T, RecordId>)
      return base.key(stated);
    else
      return fmt::format("{}", stated);
  };
  return std::visit(written, value);
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 2) {
    fmt::print(stderr, "usage: who-says-what BASE\n");
    return 2;
  }
  const auto base = KnowledgeBase::open(argv[1], {.mode = OpenOptions::Mode::read_only});

  std::map<std::string, int> voices;
  base.each_claim([&](const Claim& claim) {
    const auto citation = base.attribution(claim.citation);
    ++voices[citation.speaker.empty() ? citation.source_title : citation.speaker_title];
  });
  for (const auto& [voice, claims] : voices) fmt::print("{:24}{:4} claims\n", voice, claims);

  fmt::print("\nWhere they differ\n");
  for (const auto& [about, key, title, field] : base.disagreements()) {
    if (field.field == "summary") continue;
    std::map<ClaimId, std::string> who;
    for (const auto& claim : base.claims(about)) who[claim.id] = base.attribution(claim.citation).text();
    fmt::print("\n{}, {}\n", title, field.field);
    for (const auto& candidate : field.candidates)
      for (const auto claim : candidate.asserted_by)
        fmt::print("  {} {} [{}]\n", candidate.accepted ? '*' : ' ', text(base, candidate.value), who[claim]);
  }
  return 0;
} catch (const std::exception& error) {
  fmt::print(stderr, "who-says-what: {}\n", error.what());
  return 1;
}
