#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace annals::inline v0_2 {

/// Those of the candidates that a slip of the hand may have turned into `word`: nearest first, at most three.
/// Levenshtein distance up to a third of the word's length. O(candidates × length²).
std::vector<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates);

/// "a", "a or b", "a, b or c".
std::string either(const std::vector<std::string>& words);

}  // namespace annals::inline v0_2
