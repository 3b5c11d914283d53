#pragma once

#include "annals/export.hpp"
#include "annals/time/edtf.hpp"
#include "annals/time/when.hpp"

#include <string>

namespace annals::inline v0_2 {

/// What a date says, in plain English: "about 1850", "second half of 1939", "38 BC", "the 19th century", "29
/// June 1613", "before 1900", "1939 to 1940". Days before 15 October 1582 have the Julian one beside them:
/// "20 October 1066, Julian 14 October". Linear in the length of the text.
ANNALS_EXPORT std::string in_words(const Edtf& edtf);

/// The same, with the Julian day also where the words of the date name one: "29 June 1613, Julian 19 June".
ANNALS_EXPORT std::string in_words(const When& when);

}  // namespace annals::inline v0_2
