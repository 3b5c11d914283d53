#pragma once

#include "annals/record/belief.hpp"
#include "belief/weighed.hpp"

#include <cstddef>
#include <functional>
#include <vector>

namespace annals::inline v0_2::belief {

/// The claims that count, in the order of `compare_claims`, the greatest first. From here on a claim is known
/// by its index in these.
using Ranked = std::vector<Weighed>;

/// What one claim says of one value of something that is decided on: of a field, of an element of a list, or
/// of the record as a whole.
struct Word {
  std::size_t value = 0;  ///< a number: equal ones for the same value
  std::size_t claim = 0;
  bool is_stated = true;       ///< else it is implied
  bool is_report = true;       ///< it speaks of what has happened
  bool is_of_kind = true;      ///< else the claim is on a record of another kind than is believed
  bool is_superseded = false;  ///< by another word of the same source and speaker

  [[nodiscard]] bool counts() const { return is_of_kind && !is_superseded; }
};

/// Whether one who asserts both of two values, by their numbers, contradicts himself: of a field in general
/// so, of the elements of a list not. Symmetric.
using Excludes = std::function<bool(std::size_t, std::size_t)>;

/// A word, by its claim, and the claim of the same source and speaker that took it back.
struct Replaced {
  std::size_t claim;
  std::size_t by;
  friend auto operator<=>(const Replaced&, const Replaced&) = default;
};

/// Marks the words that the same source and speaker took back by another one, surely published later, and
/// returns them in the order of claims, each once. Words that cannot both be so take each other back: for two
/// values that exclude each other, for and against the same value. O(n log n), and for each word the values
/// that its source and speaker give.
std::vector<Replaced> supersede(std::vector<Word>& words, const Excludes& excludes, const Ranked& ranked);

/// Where one source and speaker contradict themselves in words that count, in what they report or in what
/// they foresee: of each the first claim for each value, and against each of these values. As fast as that.
std::vector<std::vector<std::size_t>> self_contradictions(const std::vector<Word>& words,
                                                          const Excludes& excludes, const Ranked& ranked);

}  // namespace annals::inline v0_2::belief
