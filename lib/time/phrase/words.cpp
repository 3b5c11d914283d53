#include "time/phrase/words.hpp"

#include "time/phrase/word_lists.hpp"

#include <algorithm>

namespace annals::inline v0_2::phrase {
namespace {

const Word* find(std::span<const Word> words, std::string_view text) {
  const auto word = std::ranges::find(words, text, &Word::text);
  return word == words.end() ? nullptr : &*word;
}

/// Of a plural, the unit.
const Word* find_offset(std::string_view text) {
  if (const auto* word = find(offset_words(), text)) return word;
  if (!text.ends_with('s')) return nullptr;
  const auto* word = find(offset_words(), text.substr(0, text.size() - 1));
  return word != nullptr && (word->kind == Kind::unit || word->kind == Kind::fortnight) ? word : nullptr;
}

std::span<const Word> words_of(Vocabulary vocabulary) {
  switch (vocabulary) {
    case Vocabulary::german:
      return german_words();
    case Vocabulary::dutch:
      return dutch_words();
    case Vocabulary::french:
      return french_words();
    case Vocabulary::spanish:
      return spanish_words();
    case Vocabulary::italian:
      return italian_words();
    default:
      return english_words();
  }
}

/// How many of the texts an entry of several words is; 0 if it is none.
std::size_t matches(std::string_view entry, std::span<const std::string_view> texts) {
  for (std::size_t count = 0;; ++count) {
    const auto end = std::min(entry.find(' '), entry.size());
    if (count == texts.size() || texts[count] != entry.substr(0, end)) return 0;
    if (end == entry.size()) return count + 1;
    entry.remove_prefix(end + 1);
  }
}

}  // namespace

Word word_of(std::string_view text, Vocabulary vocabulary) {
  const Word* word = vocabulary == Vocabulary::offsets ? find_offset(text) : nullptr;
  if (word == nullptr) word = find(words_of(vocabulary), text);
  if (word == nullptr) word = find(common_words(), text);
  return word == nullptr ? Word{text} : *word;
}

Compound compound_of(std::span<const std::string_view> texts, Vocabulary vocabulary) {
  Compound longest;
  const auto first = texts.front();
  for (const auto list : {words_of(vocabulary), common_words()}) {
    for (const Word& word : list) {
      const bool begins_so =
          word.text.size() > first.size() && word.text[first.size()] == ' ' && word.text.starts_with(first);
      if (!begins_so) continue;
      if (const auto count = matches(word.text, texts); count > longest.count) longest = {word, count};
    }
  }
  return longest;
}

}  // namespace annals::inline v0_2::phrase
