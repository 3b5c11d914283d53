#pragma once

#include "annals/time/edtf.hpp"

#include <string_view>

namespace annals::phrase {

/// What a phrase says as EDTF; throws Refused.
Edtf read(std::string_view phrase);

}  // namespace annals::phrase
