#pragma once

#include "annals/record/words.hpp"

#include <array>
#include <cstdint>

namespace annals::inline v0_2 {

/// Whether one thing comes before another, by all that is known: in every way that it can have been, in some,
/// or in none.
enum class Precedence : std::uint8_t { must, may, cannot };

}  // namespace annals::inline v0_2
