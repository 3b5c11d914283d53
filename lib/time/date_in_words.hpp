#pragma once

#include "annals/time/edtf.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>

/// One date of EDTF in plain English, as read_date_phrase reads it; where people have no words for it, so
/// that it can be understood.
namespace annals::inline v0_2 {

/// How a whole date is qualified; nothing where its parts differ in that.
std::optional<Qualification> qualification_of(const EdtfDate& date);

/// "perhaps ", "about ", "perhaps about ", or nothing; "in part " before it where the parts differ.
std::string flags_in_words(const EdtfDate& date);

/// "1962", "AD 14", "45 BC", "the 1860s", "year 12000".
std::string year_in_words(const EdtfDate& date);

/// What a date leaves to the one behind it: "11 and 20 April 2019", "26 April to 2 May 1986".
enum class Shared : std::uint8_t { nothing, year, month };
/// What these have in common, and is said behind the last of them alone.
Shared shared_of(std::span<const EdtfDate* const> dates, bool julian);

/// Without its flags. Days before the change-over are Julian, as are all where that is asked for.
std::string unqualified_in_words(const EdtfDate& date, bool julian, Shared left_out = Shared::nothing);

}  // namespace annals::inline v0_2
