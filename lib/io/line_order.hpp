#pragma once

#include "io/file_lines.hpp"
#include "io/file_records.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace annals::inline v0_2::io {

/// The order in which lines are entered: what they refer to comes first. Takes their mentions. Lines that can
/// never be entered are left out; where all must be, throws `Error` (invalid_argument) that says why they
/// cannot. O(lines log lines).
std::vector<std::uint32_t> order_of(FileLines& lines, FileRecords& records, std::string_view file,
                                    bool must_be_all);

}  // namespace annals::inline v0_2::io
