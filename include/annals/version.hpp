#pragma once

#include <string_view>

#include "annals/export.hpp"

namespace annals {

/// The version of the library in use, such as "0.1.0", which may differ from that of the headers compiled against.
ANNALS_EXPORT std::string_view version() noexcept;

}  // namespace annals
