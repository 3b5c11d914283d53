#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace annals::inline v0_2 {

/// Those of the candidates that a slip of the hand may have turned into `word`: nearest first, at most three.
/// So many letters replaced, left out, put in or swapped with the next, both folded (fold.hpp), as are a
/// third of the word's. O(candidates × length²).
std::vector<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates);

/// Whether the two differ, by so many letters replaced, left out, put in or swapped with the next, in words
/// of at least five. Case counts. O(4^edits × length).
bool is_slip(std::string_view a, std::string_view b, std::size_t edits);

/// "a", "a or b", "a, b or c".
std::string either(const std::vector<std::string>& words);

}  // namespace annals::inline v0_2
