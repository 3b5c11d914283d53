#pragma once

#include "annals/time/phrase.hpp"
#include "time/phrase/words.hpp"

#include <string>
#include <string_view>

namespace annals::inline v0_2::phrase {

struct Reading {
  std::string text;  ///< EDTF, or beyond it with times of day
  bool from_julian = false;
};

/// What a phrase says in a language; throws Refused.
Reading read_in(std::string_view phrase, Vocabulary language, const PhraseOptions& options);

}  // namespace annals::inline v0_2::phrase
