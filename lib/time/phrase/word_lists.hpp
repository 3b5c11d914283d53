#pragma once

#include "annals/time/offset.hpp"
#include "time/phrase/words.hpp"

#include <span>

/// The lists behind word_of. A text with spaces is several words that mean something together.
namespace annals::inline v0_2::phrase {

inline constexpr int before = static_cast<int>(Offset::Side::before);
inline constexpr int after = static_cast<int>(Offset::Side::after);

/// Of small words: they need nothing behind them.
inline constexpr int may_be_last = 1;

std::span<const Word> common_words();  ///< of all languages
std::span<const Word> english_words();
std::span<const Word> german_words();
std::span<const Word> dutch_words();
std::span<const Word> french_words();
std::span<const Word> spanish_words();
std::span<const Word> italian_words();
std::span<const Word> offset_words();  ///< what is said of offsets alone, or otherwise than of dates

}  // namespace annals::inline v0_2::phrase
