#pragma once

#include "annals/export.hpp"
#include "annals/time/bounds.hpp"

#include <string>

namespace annals::inline v0_2 {

/// When something started, and when it was over, as a date of EDTF: "2018-09-14", "[2018-09-01..2018-10-15]",
/// "[..2020-06-16]", "[2018-09-14T05:30..]". The last moment counts, not the exclusive end. What no date says
/// ("at any time", "not yet") is as start_text and end_text have it. `utc` names the zone behind each time of
/// day; else it is as clocks show it.
ANNALS_EXPORT std::string start_edtf(const Bounds& bounds, bool utc = false);
ANNALS_EXPORT std::string end_edtf(const Bounds& bounds, bool utc = false);

}  // namespace annals::inline v0_2
