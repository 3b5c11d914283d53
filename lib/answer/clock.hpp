#pragma once

#include "annals/questions.hpp"
#include "annals/record/entry.hpp"
#include "annals/time/bounds.hpp"
#include "annals/time/circa.hpp"
#include "annals/time/zone.hpp"

#include <string>

namespace annals::inline v0_2::answer {

/// What a date means where it is read in a zone, as widely as "about" reaches, and what is known or estimated
/// of an event by all else: both as a clock there shows it, which is how the text of the date is meant.
Bounds own_bounds(const EventEntry<>& event, const CircaWidths& circa);
Bounds known_bounds(const EventEntry<>& event);

/// Which clocks tell the times of day that are shown of an event, where they are not those of the base:
/// "clocks of Asia/Seoul". Empty: there are none, or they name their zone.
std::string clocks_of(const EventEntry<>& event, const std::string& known, const Zone& base);

/// Of dates that name none, of events that have none.
Zone zone_of(const Questions& base);

}  // namespace annals::inline v0_2::answer
