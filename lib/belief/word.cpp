#include "belief/word.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace annals::inline v0_2::belief {

namespace {

/// A source, and who speaks in it.
using Voice = std::pair<SourceId, std::optional<ActorId>>;

Voice voice_of(const Weighed& one) {
  return {one.claim->citation.source.value(), one.claim->citation.speaker};
}

bool asserts(const Weighed& one) {
  return one.claim->stance == Stance::asserts;
}

/// Of two words, of which there may be none, the one that can have been published no earlier than the other;
/// of equal ones that of the first claim.
const Word* later(const Word* one, const Word* other, const Ranked& ranked) {
  if (one == nullptr || other == nullptr) return one == nullptr ? other : one;
  const auto a = ranked[one->claim].published.from;
  const auto b = ranked[other->claim].published.from;
  return a > b || (a == b && one->claim <= other->claim) ? one : other;
}

/// The latest that one voice says of a value.
struct LatestWords {
  const Word* assertion = nullptr;
  const Word* dispute = nullptr;
};
using OnValues = std::map<std::size_t, LatestWords>;

std::map<Voice, OnValues> latest_words(const std::vector<Word>& words, const Ranked& ranked) {
  std::map<Voice, OnValues> voices;
  for (const auto& word : words) {
    if (!word.counts()) continue;
    const auto& claim = ranked[word.claim];
    auto& on_value = voices[voice_of(claim)][word.value];
    auto& latest = asserts(claim) ? on_value.assertion : on_value.dispute;
    latest = later(latest, &word, ranked);
  }
  return voices;
}

}  // namespace

std::vector<Replaced> supersede(std::vector<Word>& words, const Excludes& excludes, const Ranked& ranked) {
  std::vector<Replaced> replaced;
  const auto voices = latest_words(words, ranked);
  std::vector<Word*> taken_back;
  for (auto& word : words) {
    if (!word.counts()) continue;
    const auto& claim = ranked[word.claim];
    const auto& said = voices.at(voice_of(claim));
    const auto& same = said.at(word.value);
    const Word* against = asserts(claim) ? same.dispute : same.assertion;
    if (asserts(claim))
      for (const auto& [value, other] : said)
        if (excludes(word.value, value)) against = later(other.assertion, against, ranked);
    if (against == nullptr || !is_later(ranked[against->claim].published, claim.published)) continue;
    taken_back.push_back(&word);
    replaced.push_back({word.claim, against->claim});
  }
  for (auto* word : taken_back) word->is_superseded = true;
  std::ranges::sort(replaced);
  replaced.erase(std::unique(replaced.begin(), replaced.end()), replaced.end());
  return replaced;
}

std::vector<std::vector<std::size_t>> self_contradictions(const std::vector<Word>& words,
                                                          const Excludes& excludes, const Ranked& ranked) {
  struct Firsts {
    std::map<std::size_t, std::size_t> asserted{};  ///< value to first claim
    std::map<std::size_t, std::size_t> disputed{};
  };
  std::map<std::pair<Voice, bool>, Firsts> voices;  // what was foreseen is no word on what has happened
  for (const auto& word : words) {
    if (!word.counts()) continue;
    auto& said = voices[{voice_of(ranked[word.claim]), word.is_report}];
    auto& firsts = asserts(ranked[word.claim]) ? said.asserted : said.disputed;
    const auto [first, is_new] = firsts.emplace(word.value, word.claim);
    if (!is_new) first->second = std::min(first->second, word.claim);
  }
  std::vector<std::vector<std::size_t>> found;
  for (const auto& [voice, said] : voices) {
    std::vector<std::size_t> claims;
    for (const auto& [value, claim] : said.disputed)
      if (said.asserted.contains(value)) claims.push_back(claim);
    for (const auto& [one, claim] : said.asserted)
      if (said.disputed.contains(one) ||
          std::ranges::any_of(said.asserted, [&](const auto& other) { return excludes(one, other.first); }))
        claims.push_back(claim);
    std::ranges::sort(claims);
    claims.erase(std::unique(claims.begin(), claims.end()), claims.end());
    if (claims.size() > 1) found.push_back(std::move(claims));
  }
  std::ranges::sort(found);
  return found;
}

}  // namespace annals::inline v0_2::belief
