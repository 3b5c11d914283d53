#pragma once

#include "annals/record/entry.hpp"
#include "annals/time/bounds.hpp"

namespace annals::inline v0_2::answer {

/// What a date means where it is read in a zone, and what is known of an event by all else: both as a clock
/// there shows it, which is how the text of the date is meant.
Bounds own_bounds(const EventEntry<>& event);
Bounds known_bounds(const EventEntry<>& event);

}  // namespace annals::inline v0_2::answer
