#pragma once

#include "annals/time/offset.hpp"
#include "time/offset_words.hpp"

#include <optional>

namespace annals::inline v0_2::offset_words {

/// One of them at least; with no least, the text says nothing of it.
struct Limits {
  std::optional<Limit> least;
  std::optional<Limit> most;
};

/// Reads an amount of time: "21 months", "3 to 5 days", "at least a week".
/// Throws phrase::Refused.
Limits read_limits(Words& words);

/// The limits of 1 and more of a unit without further words: more than one less of it, and less than one
/// more.
Limits whole_number(const Span& span);

/// So many of the unit that a word is.
Span span_of(std::int64_t count, const Token& unit);

}  // namespace annals::inline v0_2::offset_words
