#pragma once

#include "annals/time/period.hpp"
#include "query/select.hpp"
#include "time/allen_regions.hpp"

#include <optional>
#include <span>
#include <string>

namespace annals::inline v0_2::query {

/// The conditions under which the bounds of an event `e` are in one of the regions, of which there are some,
/// and outside of one. The text depends on which limits there are, and not on their values.
std::string in_any_of(std::span<const AllenRegion> regions, Select& select);
std::string outside(const AllenRegion& region, Select& select);

// Periods with a beginning, to be looked up in an index first: all in one of the regions may overlap the
// first; all outside of every region have their earliest start in the second.
std::optional<Period> overlapped_by_all_in(std::span<const AllenRegion> regions);
std::optional<Period> starts_of_all_outside(std::span<const AllenRegion> regions);

}  // namespace annals::inline v0_2::query
