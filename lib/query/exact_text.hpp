#pragma once

#include "time/exact_us.hpp"

#include <string>

namespace annals::inline v0_2::query {

/// All digits of a number of microseconds.
std::string digits(ExactUs us);

/// A length of time as people say it, never longer than it is: "611 days", "13 hours", "1 µs".
std::string at_least_text(ExactUs us);
/// The same, never shorter.
std::string at_most_text(ExactUs us);

}  // namespace annals::inline v0_2::query
