#pragma once

#include "annals/error.hpp"
#include "annals/time/instant.hpp"

#include <string_view>

namespace annals::inline v0_2::io {

/// Reads what `iso_text` writes of a bounded instant: `2020-06-20T10:00:00.000000Z`, with up to six digits of
/// fraction or none, or the day alone for its first instant. UTC only.
Parsed<Instant> parse_instant(std::string_view text);

}  // namespace annals::inline v0_2::io
