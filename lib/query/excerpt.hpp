#pragma once

#include "fold.hpp"
#include "store/indexed_texts.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace annals::inline v0_2::query {

struct Excerpt {
  std::string field{};
  std::string text{};
};

/// Of these texts the one that has most of the phrases, the first of several: some of its words around the
/// first that was found, those found between [ and ]. Nothing where none has any. O(length of all × phrases).
std::optional<Excerpt> excerpt_of(std::span<const store::SearchedText> texts,
                                  std::span<const FoldedPhrase> phrases);

}  // namespace annals::inline v0_2::query
