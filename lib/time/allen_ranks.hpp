#pragma once

#include "annals/time/allen.hpp"

#include <array>
#include <cstdint>

namespace annals::inline v0_2 {

/// The four ends of two intervals in their order: ends of one rank are at one instant, and ranks follow each
/// other.
struct AllenRanks {
  std::uint8_t a_start, a_end, b_start, b_end;
};

/// By relation.
inline constexpr std::array<AllenRanks, allen_count> allen_ranks{{
    {0, 1, 2, 3},  // before
    {0, 1, 1, 2},  // meets
    {0, 2, 1, 3},  // overlaps
    {0, 2, 1, 2},  // finished by
    {0, 3, 1, 2},  // contains
    {0, 1, 0, 2},  // starts
    {0, 1, 0, 1},  // equals
    {0, 2, 0, 1},  // started by
    {1, 2, 0, 3},  // during
    {1, 2, 0, 2},  // finishes
    {1, 3, 0, 2},  // overlapped by
    {1, 2, 0, 1},  // met by
    {2, 3, 0, 1},  // after
}};

}  // namespace annals::inline v0_2
