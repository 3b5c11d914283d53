#pragma once

#include "time/phrase/style.hpp"
#include "time/phrase/tokens.hpp"

#include <optional>
#include <span>
#include <string>

namespace annals::inline v0_2::phrase {

/// What one date of two says for both: "June 2020" in "4 to 16 June 2020".
struct Shared {
  std::optional<std::int64_t> year{};
  bool own_year = false;  ///< said by this date itself
  std::optional<unsigned> month{};
  std::optional<int> era{};
  std::optional<Scale> scale{};    ///< century or millennium, of a bare ordinal
  std::optional<Stretch> whole{};  ///< of a bare "early"
  std::optional<Stretch> day{};    ///< of a bare time of day
  std::optional<bool> julian{};    ///< said behind both
};

struct OneDate {
  Stretch stretch;
  std::string clock{};  ///< a time of day, as text behind the date
  std::size_t position = 0;
  Shared statement{};
  bool from_julian = false;
};

/// Reads all the tokens as one date, with its flags, its weekday, its calendar and its time of day. Refuses
/// what it cannot; `end` is the position after the last token.
OneDate read_one_date(std::span<const Token> tokens, std::size_t end, const Shared& shared,
                      const ChangeOver& change_over);

}  // namespace annals::inline v0_2::phrase
