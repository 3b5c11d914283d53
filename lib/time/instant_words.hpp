#pragma once

#include "annals/time/instant.hpp"

#include <string>

namespace annals {

/// An instant as people say it. The first microsecond of a day stands for the day where what is meant is then
/// or later, and the last one where it is then or earlier: "2018-09-14", else "2018-09-14T05:30".
std::string from_text(Instant earliest);
std::string by_text(Instant latest);

}  // namespace annals
