#pragma once

#include "annals/time/period.hpp"
#include "annals/time/when.hpp"

#include <string>

namespace annals::tools {

/// "February 2019 has 28 days (at byte 8)".
std::string sentence(const ParseError& error);

/// Why a text that is neither EDTF nor words for a date is none, by the reader that it seems to be meant for:
/// `"soon" is no date: this depends on when it was said … (at byte 0)`.
std::string why_no_date(const std::string& text);

/// The date that an option gives, as EDTF or in words. Throws UsageError.
When date_given(const std::string& option, const std::string& text);

/// All that a date may touch.
Period around(const When& date);

}  // namespace annals::tools
