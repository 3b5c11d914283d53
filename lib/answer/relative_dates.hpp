#pragma once

#include "annals/lines.hpp"
#include "annals/record/entry.hpp"
#include "answer/names.hpp"

#include <cstddef>

namespace annals::inline v0_2::answer {

/// Which event is dated by which, how it stands with that, and a line for each who says so.
void append_relative_date(Lines& lines, Names& names, const RelativeDateEntry& relative_date,
                          std::size_t indent = 0);

}  // namespace annals::inline v0_2::answer
