#include "query/excerpt.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace annals::inline v0_2::query {

namespace {

constexpr std::size_t words_before = 7;
constexpr std::size_t most_words = 16;

bool is_here(std::span<const FoldedWord> words, const FoldedPhrase& phrase) {
  if (words.size() < phrase.size()) return false;
  for (std::size_t i = 0; i + 1 < phrase.size(); ++i)
    if (words[i].text != phrase[i]) return false;
  return words[phrase.size() - 1].text.starts_with(phrase.back());
}

/// What of a text was found.
struct Found {
  std::size_t phrases = 0;           ///< how many of them it has
  std::size_t first = 0;             ///< the first word found
  std::vector<std::size_t> until{};  ///< by each word: where the phrase found there ends, or 0
};

Found found_in(std::span<const FoldedWord> words, std::span<const FoldedPhrase> phrases) {
  Found found{.first = words.size(), .until = std::vector<std::size_t>(words.size())};
  for (const auto& phrase : phrases) {
    bool is_found = false;
    for (std::size_t i = 0; i < words.size(); ++i)
      if (is_here(words.subspan(i), phrase)) {
        is_found = true;
        found.first = std::min(found.first, i);
        found.until[i] = std::max(found.until[i], i + phrase.size());
      }
    if (is_found) ++found.phrases;
  }
  return found;
}

std::string cut(std::string_view text, std::span<const FoldedWord> words, const Found& found) {
  const auto from = found.first < words_before ? 0 : found.first - words_before;
  const auto to = std::min(words.size(), from + most_words);
  const auto begin = from == 0 ? 0 : words[from].begin;
  const auto end = to == words.size() ? text.size() : words[to - 1].end;
  std::string cut = from == 0 ? "" : "…";
  std::size_t written = begin;
  for (std::size_t i = from; i < to;) {
    if (found.until[i] == 0) {
      ++i;
      continue;
    }
    auto until = found.until[i];
    for (auto next = i + 1; next < until; ++next) until = std::max(until, found.until[next]);
    const auto last = words[std::min(until, to) - 1].end;
    cut.append(text.substr(written, words[i].begin - written)).append("[");
    cut.append(text.substr(words[i].begin, last - words[i].begin)).append("]");
    written = last;
    i = until;
  }
  cut.append(text.substr(written, end - written));
  return to == words.size() ? cut : cut + "…";
}

}  // namespace

std::optional<Excerpt> excerpt_of(std::span<const store::SearchedText> texts,
                                  std::span<const FoldedPhrase> phrases) {
  std::optional<Excerpt> best;
  std::size_t most = 0;
  for (const auto& [field, text] : texts) {
    const auto words = folded_words(text);
    const auto found = found_in(words, phrases);
    if (found.phrases <= most) continue;
    most = found.phrases;
    best = Excerpt{field, cut(text, words, found)};
  }
  return best;
}

}  // namespace annals::inline v0_2::query
