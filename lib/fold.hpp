#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace annals::inline v0_2 {

/// How texts are compared wherever a person looks for one, in the text index as in names: word by word,
/// without case, accents and what a character is only a form of.
///
/// A word is a run of letters, digits and their marks. Of Chinese and Japanese writing, which has no spaces
/// between words, each character is one. In the words, characters are folded by Unicode's full case folding
/// and NFKC (Unicode Standard Annex #15), accents are gone, and letters that Unicode does not take for
/// accented are written as people without them write them: ł l, ø o, æ ae, œ oe, ß ss, đ and ð d, þ th, ı i.
/// What is not UTF-8 stands between words. O(length).
struct FoldedWord {
  std::string text{};
  std::size_t begin = 0;  ///< where it stands in the text that was folded, in bytes
  std::size_t end = 0;
};
std::vector<FoldedWord> folded_words(std::string_view text);

/// The folded words with a space between each two: the one form of all texts that are alike.
std::string fold(std::string_view text);

/// What a person typed: its parts between white space that have words, each as these.
using FoldedPhrase = std::vector<std::string>;
std::vector<FoldedPhrase> folded_phrases(std::string_view typed);

}  // namespace annals::inline v0_2
