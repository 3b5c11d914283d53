#pragma once

#include "annals/query/search.hpp"
#include "store/state.hpp"

#include <string_view>
#include <vector>

namespace annals::inline v0_2::query {

/// The records that have all the words typed, or words that begin like them, in their texts together, or in
/// the locator of one further claim. Best first by BM25 (Robertson, Zaragoza 2009), in which titles and names
/// weigh more than other texts, and ties by id; where more than 5000 entries of the index match, those with
/// the words in title or names, and no further than is asked for. Records whose every claim was retracted are
/// left out. Any text may be typed; without a letter or a digit in it nothing is found.
std::vector<SearchHit> search(store::State& state, std::string_view words, const SearchOptions& options);

}  // namespace annals::inline v0_2::query
