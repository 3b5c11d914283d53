#pragma once

#include "annals/export.hpp"

#include <string>
#include <string_view>

namespace annals::inline v0_2 {

/// A key made from a title: its words in lower-case ASCII, joined by hyphens, accents folded, at most 60
/// bytes. "Élysée summit, 2019" gives `elysee-summit-2019`. Empty where no letter or digit of the title has a
/// form in ASCII. O(length).
ANNALS_EXPORT std::string key_from(std::string_view title);

}  // namespace annals::inline v0_2
