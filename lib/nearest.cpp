#include "nearest.hpp"

#include "fold.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>

namespace annals::inline v0_2 {

namespace {

/// Words longer than this are compared by their beginnings.
constexpr std::size_t compared = 64;

std::string beginning_of(std::string_view word) {
  word = word.substr(0, compared);
  auto folded = fold(word);
  return folded.empty() ? std::string(word) : folded;
}

/// How many letters are replaced, left out, put in or swapped with the next: the optimal string alignment
/// distance.
std::size_t edits(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  auto before = row;
  for (std::size_t i = 0; i < a.size(); ++i) {
    auto next = row;
    next[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      next[j + 1] = std::min({row[j] + (a[i] == b[j] ? 0 : 1), next[j] + 1, row[j + 1] + 1});
      if (i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j])
        next[j + 1] = std::min(next[j + 1], before[j - 1] + 1);
    }
    before = std::exchange(row, std::move(next));
  }
  return row.back();
}

bool is_within(std::string_view a, std::string_view b, std::size_t edits) {
  const auto same = static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
  a.remove_prefix(same);
  b.remove_prefix(same);
  if (a.empty() || b.empty()) return a.size() + b.size() <= edits;
  if (edits == 0) return false;
  const auto rest = edits - 1;
  if (a.size() > 1 && b.size() > 1 && a[0] == b[1] && a[1] == b[0] &&
      is_within(a.substr(2), b.substr(2), rest))
    return true;
  return is_within(a.substr(1), b.substr(1), rest) || is_within(a.substr(1), b, rest) ||
         is_within(a, b.substr(1), rest);
}

/// The words around what lies between a beginning and an end of these lengths.
std::string_view words_around(std::string_view text, std::size_t beginning, std::size_t end) {
  constexpr std::string_view between = " -.,;:/()";
  const auto from = beginning == 0 ? 0 : text.find_last_of(between, beginning - 1) + 1;
  const auto to = std::min(text.find_first_of(between, text.size() - end), text.size());
  return text.substr(from, to - from);
}

}  // namespace

bool is_slip(std::string_view a, std::string_view b, std::size_t edits) {
  if (a == b || !is_within(a, b, edits)) return false;
  const auto shorter = std::min(a.size(), b.size());
  const auto beginning = static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
  std::size_t end = 0;
  while (end < shorter - beginning && a[a.size() - 1 - end] == b[b.size() - 1 - end]) ++end;
  constexpr std::size_t long_enough = 5;
  return std::max(words_around(a, beginning, end).size(), words_around(b, beginning, end).size()) >=
         long_enough;
}

std::vector<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates) {
  const std::size_t furthest = std::max<std::size_t>(1, std::min(word.size(), compared) / 3);
  const auto meant = beginning_of(word);
  std::vector<std::pair<std::size_t, std::string_view>> near;
  for (const std::string_view candidate : candidates) {
    const auto beginning = beginning_of(candidate);
    if (beginning.size() > meant.size() + furthest || meant.size() > beginning.size() + furthest) continue;
    if (const std::size_t distance = edits(meant, beginning); distance <= furthest)
      near.emplace_back(distance, candidate);
  }
  std::sort(near.begin(), near.end());
  near.erase(std::unique(near.begin(), near.end()), near.end());
  near.resize(std::min<std::size_t>(near.size(), 3));
  std::vector<std::string> words;
  words.reserve(near.size());
  for (const auto& [distance, candidate] : near) words.emplace_back(candidate);
  return words;
}

std::string either(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
    text += words[i];
  }
  return text;
}

}  // namespace annals::inline v0_2
