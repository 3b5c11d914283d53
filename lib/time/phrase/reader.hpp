#pragma once

#include "annals/time/edtf.hpp"

#include <string_view>

namespace annals::inline v0_2::phrase {

/// What a phrase says as EDTF; throws Refused.
Edtf read(std::string_view phrase);

}  // namespace annals::inline v0_2::phrase
