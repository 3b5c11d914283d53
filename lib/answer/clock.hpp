#pragma once

#include "annals/record/entry.hpp"
#include "annals/time/bounds.hpp"
#include "annals/time/circa.hpp"

namespace annals::inline v0_2::answer {

/// What a date means where it is read in a zone, as widely as "about" reaches, and what is known or estimated
/// of an event by all else: both as a clock there shows it, which is how the text of the date is meant.
Bounds own_bounds(const EventEntry<>& event, const CircaWidths& circa);
Bounds known_bounds(const EventEntry<>& event);

}  // namespace annals::inline v0_2::answer
