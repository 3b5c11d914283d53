#pragma once

#include "time/phrase/stretch.hpp"
#include "time/phrase/tokens.hpp"

#include <optional>
#include <span>

namespace annals::inline v0_2::phrase {

/// What one date of two says for both: "June 2020" in "4 to 16 June 2020".
struct Shared {
  std::optional<std::int64_t> year{};
  std::optional<unsigned> month{};
  std::optional<int> era{};
  std::optional<Scale> scale{};    ///< century or millennium, of a bare ordinal
  std::optional<Stretch> whole{};  ///< of a bare "early"
};

struct OneDate {
  Stretch stretch;
  std::size_t position = 0;
  Shared statement;
};

/// Reads all the tokens as one date, with its flags and its weekday. Refuses what it cannot; `end` is the
/// position after the last token.
OneDate read_one_date(std::span<const Token> tokens, std::size_t end, const Shared& shared, bool julian);

}  // namespace annals::inline v0_2::phrase
