#pragma once

#include "annals/time/edtf.hpp"

namespace annals::inline v0_2 {

/// Whether each end of an estimate meets its limits, or is approximate: by the dates as they are written,
/// without any width.
bool fits_limits(const Edtf& edtf);

}  // namespace annals::inline v0_2
