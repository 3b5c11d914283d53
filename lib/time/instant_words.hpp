#pragma once

#include "annals/time/instant.hpp"

#include <string>

namespace annals::inline v0_2 {

/// An instant of UTC as people say it: what is meant is then or later, or then or earlier. A day stands for
/// its first microsecond or for its last one, a second likewise; one microsecond more or less is not told:
/// "2018-09-14", else "2018-09-14T05:30".
std::string from_text(Instant earliest);
std::string by_text(Instant latest);

/// Names UTC behind each time of day in such a text that does not: "2018-09-14T05:30Z".
std::string in_utc(const std::string& text);

}  // namespace annals::inline v0_2
