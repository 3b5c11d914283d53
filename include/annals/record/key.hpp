#pragma once

#include "annals/export.hpp"

#include <string>
#include <string_view>

namespace annals::inline v0_2 {

/// A key for a record of this title: its words in small ASCII letters and digits with hyphens between them,
/// Latin letters without their accents, whole words up to 60 bytes: "Café Müller opens" gives
/// "cafe-muller-opens". Empty where the title has no such letter or digit. Linear.
ANNALS_EXPORT std::string key_from(std::string_view title);

}  // namespace annals::inline v0_2
