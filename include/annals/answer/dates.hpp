#pragma once

#include "annals/export.hpp"
#include "annals/lines.hpp"

namespace annals::inline v0_2::answer {

/// Answers have their dates as EDTF, each in a piece of its own in the role `date`. This puts all that
/// date_text has words for into words, and makes labels with dates as wide as these need, up to 24 columns.
/// What of such a piece is no date stays. Reads each date twice.
[[nodiscard]] ANNALS_EXPORT Lines dates_in_words(Lines lines);

}  // namespace annals::inline v0_2::answer
