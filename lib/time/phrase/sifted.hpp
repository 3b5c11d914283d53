#pragma once

#include "annals/time/phrase.hpp"
#include "time/phrase/tokens.hpp"

#include <vector>

namespace annals::inline v0_2::phrase {

/// The tokens that say something, one at least, each with the meaning that it has where it stands: "earlier"
/// before "than" and in "earlier 17th century", "1743/44" as one number. Refuses what no date can be made of
/// whatever stands around it: yesterday, the fifties, undated, and words that are unknown. `end` is that of
/// the phrase.
std::vector<Token> sift(std::vector<Token> tokens, DayOrder day_order, std::size_t end);

}  // namespace annals::inline v0_2::phrase
