#pragma once

#include "annals/time/period.hpp"
#include "query/select.hpp"
#include "time/allen_regions.hpp"

#include <optional>
#include <span>
#include <string>

namespace annals::query {

/// The conditions under which the bounds of an event `e` are in one of the regions, of which there are some,
/// and outside of one. The text depends on which limits there are, and not on their values.
std::string in_any_of(std::span<const AllenRegion> regions, Select& select);
std::string outside(const AllenRegion& region, Select& select);

/// A period that all with bounds in one of the regions may overlap, if it has a beginning: to be looked up
/// before the regions are.
std::optional<Period> reach_of(std::span<const AllenRegion> regions);

}  // namespace annals::query
