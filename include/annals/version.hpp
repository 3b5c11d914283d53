#pragma once

#include "annals/export.hpp"

#include <string_view>

/// All names are in the inline namespace of their version: programs write `annals::When`, the linker sees
/// `annals::v0_2::When`, and two versions in one process stay apart.
namespace annals::inline v0_2 {

/// The version of the library in use, such as "0.1.0", which may differ from that of the headers compiled
/// against.
ANNALS_EXPORT std::string_view version() noexcept;

}  // namespace annals::inline v0_2
