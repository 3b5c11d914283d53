#pragma once

#include "time/phrase/tokens.hpp"

#include <optional>
#include <span>
#include <vector>

/// Numbers that stand together for years.
namespace annals::inline v0_2::phrase {

/// Of parts: the last of them.
inline constexpr std::int64_t last_of_all = -1;

/// Makes one number of "1743/44" and of "MDLXXXIIII [1584]", leaves the second year of "winter 1969/70" out,
/// and puts a slash between the two styles of a day in "25 October (7 November) 1917".
void join_years(std::vector<Token>& tokens);

/// The year that "18" is in "1914-18"; nothing where the right side is something else.
std::optional<std::int64_t> short_year(std::span<const Token> left, const Token& line,
                                       std::span<const Token> right);

}  // namespace annals::inline v0_2::phrase
