#pragma once

#include "annals/record/entry.hpp"
#include "names.hpp"
#include "print.hpp"

#include <cstddef>

namespace annals::tools {

/// Which event is dated by which, how it stands with that, and a line for each who says so.
void print_relative_date(Page& page, Names& names, const RelativeDateEntry& relative_date,
                         std::size_t indent = 0);

}  // namespace annals::tools
