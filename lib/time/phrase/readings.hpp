#pragma once

#include "annals/time/phrase.hpp"

#include <string_view>

namespace annals::inline v0_2::phrase {

struct DateReading {
  When when;
  bool from_julian = false;  ///< days of it were Julian
};

/// The one reading of a phrase in whatever language, or as EDTF. Throws Refused where it has none, and where
/// it has several.
DateReading read(std::string_view phrase, const PhraseOptions& options);

}  // namespace annals::inline v0_2::phrase
