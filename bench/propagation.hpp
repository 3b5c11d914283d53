#pragma once

#include <filesystem>

namespace annals::bench {

/// Writes events that relative dates connect, all at once and one more, into bases in a
/// folder, and prints what it took.
void measure_propagation(const std::filesystem::path& folder);

}  // namespace annals::bench
