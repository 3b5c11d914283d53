#pragma once

#include "annals/time/edtf.hpp"
#include "time/phrase/one_date.hpp"

#include <vector>

/// What one or two dates and the words around them are in EDTF. Each refuses what EDTF cannot say.
namespace annals::inline v0_2::phrase {

Edtf sometime_in(const OneDate& date);
Edtf at_time(const OneDate& date, const TimeOfDay& time, std::size_t time_position);
/// Not after; with the date itself or without.
Edtf up_to(const OneDate& date, bool itself);
/// Not before.
Edtf up_from(const OneDate& date, bool itself);
/// Sometime from one to the other; with these themselves or only what lies between.
Edtf within(const OneDate& from, const OneDate& to, bool themselves);
Edtf one_of(const std::vector<OneDate>& dates);
Edtf all_of(const std::vector<OneDate>& dates);
Edtf from_to(const OneDate& from, const OneDate& to);
/// From a date on, to an unknown or an open end.
Edtf going_on(const OneDate& from, EndState end);
/// From an unknown start.
Edtf ending(const OneDate& to);

}  // namespace annals::inline v0_2::phrase
