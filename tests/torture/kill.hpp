#pragma once

#include "child.hpp"

#include <filesystem>

namespace annals::torture {

/// Waits for a writer that was or will be killed. The base is whole with all that it acknowledged, and can be
/// written to. Returns how many commits there are then.
int go_on_after(Child& writer, const std::filesystem::path& base, int acknowledged);

}  // namespace annals::torture
