#pragma once

#include <filesystem>

namespace annals::bench {

/// Writes events that are tied to each other by relative dates, all at once and one more, into bases in a
/// folder, and prints what it took.
void measure_settling(const std::filesystem::path& folder);

}  // namespace annals::bench
