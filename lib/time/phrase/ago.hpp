#pragma once

#include "annals/time/when.hpp"

#include <string>
#include <string_view>

namespace annals::inline v0_2::phrase {

/// Whether the last word is "ago".
bool ends_with_ago(std::string_view text);

/// The days, as EDTF, that "21 months ago" means where it was said then: an offset before that. `text` must
/// end with "ago". Throws Refused.
std::string days_ago(std::string_view text, const When& said);

}  // namespace annals::inline v0_2::phrase
