#pragma once

#include "time/phrase/one_date.hpp"

#include <optional>
#include <string>
#include <vector>

/// What one or two dates and the words around them are as text of EDTF. Each refuses what EDTF cannot say.
namespace annals::inline v0_2::phrase {

std::string sometime_in(const OneDate& date);

/// Not before a date, or not after it; with the date itself or without.
struct Limit {
  OneDate date;
  bool itself = true;
};
struct Limits {
  std::optional<Limit> from{};
  std::optional<Limit> to{};
};
/// Sometime within limits, of which there is one at least.
std::string within(const Limits& limits);
/// Sometime from one to the other.
std::string within(const OneDate& from, const OneDate& to);
std::string one_of(const std::vector<OneDate>& dates);
/// In each of them; sometime from the first to the last, where EDTF has no single date for each.
std::string all_of(const std::vector<OneDate>& dates);
/// An interval. Where EDTF has no single date for each, sometime within both, unless it is said to have
/// lasted.
std::string from_to(const OneDate& from, const OneDate& to, bool lasted = false);
/// From a date on, to an unknown end or a still open one.
std::string going_on(const OneDate& from, bool open);
/// From an unknown start.
std::string ending(const OneDate& to);

}  // namespace annals::inline v0_2::phrase
