#pragma once

#include <cstddef>
#include <string_view>

namespace annals::inline v0_2::io {

/// What to do about a line that is no JSON from the byte `at` on (from 1; beyond the end, where it ends too
/// early), by the usual slips of a hand; `reason` is the parser's. Empty where it is none of these.
std::string_view json_advice(std::string_view line, std::size_t at, std::string_view reason);

}  // namespace annals::inline v0_2::io
