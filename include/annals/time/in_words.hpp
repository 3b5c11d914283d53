#pragma once

#include "annals/export.hpp"
#include "annals/time/edtf.hpp"
#include "annals/time/when.hpp"

#include <string>

namespace annals::inline v0_2 {

/// What a date says, in plain English: "mid-April 2019", "about 1850", "the second half of 1939", "38 BC",
/// "the 19th century", "before 1900", "April or May 2018". What is sometime within two dates is "between 11
/// and 20 April 2019", what lasted from one to the other "11–20 April 2019". Days before 15 October 1582 are
/// Julian and say so: "14 October 1066 (Julian)". Linear in the length of the text.
ANNALS_EXPORT std::string in_words(const Edtf& edtf);

/// The same, with Julian days also where the words of the date name such: "19 June 1613 (Julian)".
ANNALS_EXPORT std::string in_words(const When& when);

/// A date as people are shown it: in words, where read_date_phrase reads them as that date, no narrower, no
/// wider and as sure; else as EDTF. As long as that takes.
ANNALS_EXPORT std::string date_text(const When& when);

}  // namespace annals::inline v0_2
