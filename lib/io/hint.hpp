#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace annals::inline v0_2::io {

/// "; do you mean "a", "b" or "c"?" of the nearest, or nothing where none is near.
std::string hint(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace annals::inline v0_2::io
