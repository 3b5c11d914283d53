#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace annals::inline v0_2 {

/// What lies within, and what it lies within.
using Pair = std::pair<std::int64_t, std::int64_t>;

/// All that lies within itself, directly or by way of others, in ascending order: strongly connected
/// components, by Kosaraju's algorithm without recursion. O(n log n).
std::vector<std::int64_t> on_cycles(std::span<const Pair> pairs);

}  // namespace annals::inline v0_2
