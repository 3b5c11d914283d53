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

/// The latest of what one voice says.
struct LatestWords {
  struct OnValue {
    const Word* assertion = nullptr;
    const Word* dispute = nullptr;
  };
  std::map<std::size_t, OnValue> on_values{};
  const Word* assertion = nullptr;
  const Word* of_another_value = nullptr;  ///< than that
};

std::map<Voice, LatestWords> latest_words(const std::vector<Word>& words, Values values,
                                          const Ranked& ranked) {
  std::map<Voice, LatestWords> voices;
  for (const auto& word : words) {
    if (!word.counts()) continue;
    const auto& claim = ranked[word.claim];
    auto& on_value = voices[voice_of(claim)].on_values[word.value];
    auto& latest = asserts(claim) ? on_value.assertion : on_value.dispute;
    latest = later(latest, &word, ranked);
  }
  if (values == Values::stand_together) return voices;
  for (auto& [voice, latest] : voices) {
    for (const auto& [value, on_value] : latest.on_values)
      latest.assertion = later(latest.assertion, on_value.assertion, ranked);
    for (const auto& [value, on_value] : latest.on_values)
      if (on_value.assertion != latest.assertion)
        latest.of_another_value = later(latest.of_another_value, on_value.assertion, ranked);
  }
  return voices;
}

}  // namespace

std::vector<Replaced> supersede(std::vector<Word>& words, Values values, const Ranked& ranked) {
  std::vector<Replaced> replaced;
  const auto voices = latest_words(words, values, ranked);
  std::vector<Word*> taken_back;
  for (auto& word : words) {
    if (!word.counts()) continue;
    const auto& claim = ranked[word.claim];
    const auto& said = voices.at(voice_of(claim));
    const auto& same = said.on_values.at(word.value);
    const Word* against = asserts(claim) ? same.dispute : same.assertion;
    if (asserts(claim) && said.assertion != nullptr)
      against = later(said.assertion->value == word.value ? said.of_another_value : said.assertion, against,
                      ranked);
    if (against == nullptr || !is_later(ranked[against->claim].published, claim.published)) continue;
    taken_back.push_back(&word);
    replaced.push_back({word.claim, against->claim});
  }
  for (auto* word : taken_back) word->is_superseded = true;
  std::ranges::sort(replaced);
  replaced.erase(std::unique(replaced.begin(), replaced.end()), replaced.end());
  return replaced;
}

std::vector<std::vector<std::size_t>> self_contradictions(const std::vector<Word>& words, Values values,
                                                          const Ranked& ranked) {
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
    for (const auto& [value, claim] : said.asserted)
      if ((values == Values::exclude_each_other && said.asserted.size() > 1) || said.disputed.contains(value))
        claims.push_back(claim);
    std::ranges::sort(claims);
    claims.erase(std::unique(claims.begin(), claims.end()), claims.end());
    if (claims.size() > 1) found.push_back(std::move(claims));
  }
  std::ranges::sort(found);
  return found;
}

}  // namespace annals::inline v0_2::belief
