#pragma once

#include "time/phrase/one_date.hpp"

#include <span>

namespace annals::inline v0_2::phrase {

struct DayMonthYear {
  Stretch stretch;
  Shared statement;
  std::size_t count = 0;  ///< of the tokens that it is made of
};

/// Reads a day, a month and a year from the front, in any order that tells them apart; a month and a year; or
/// a year. Refuses what is missing and not shared. A year of 1743/44 makes the style Julian, where a day or a
/// month stands with it.
DayMonthYear read_day_month_year(std::span<const Token> tokens, std::size_t end, const Shared& shared,
                                 Style& style);

/// The number as a year, in BC negative and one less. Refuses what is no year without its century or era.
std::int64_t require_year(const Token& token, std::optional<int> era);

/// Refuses a token that no rule expects here.
[[noreturn]] void refuse_token(const Token& token);

}  // namespace annals::inline v0_2::phrase
