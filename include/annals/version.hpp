#pragma once

#include "annals/export.hpp"

#include <string_view>

namespace annals {

/// The version of the library in use, such as "0.1.0", which may differ from that of the headers compiled
/// against.
ANNALS_EXPORT std::string_view version() noexcept;

}  // namespace annals
