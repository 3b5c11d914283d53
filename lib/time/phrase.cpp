#include "annals/time/phrase.hpp"

#include "time/phrase/ago.hpp"
#include "time/phrase/reader.hpp"
#include "time/phrase/readings.hpp"
#include "time/phrase/refused.hpp"

#include <string>

namespace annals::inline v0_2 {

Parsed<When> read_date_phrase(std::string_view phrase, const PhraseOptions& options) {
  try {
    return phrase::read(phrase, options).when;
  } catch (const phrase::Refused& refused) {
    return {refused.error, phrase};
  }
}

bool counts_back(std::string_view phrase) {
  return phrase::ends_with_ago(phrase) && !read_date_phrase(phrase);
}

Parsed<When> read_date_phrase(std::string_view phrase, const When& said, const PhraseOptions& options) {
  if (!counts_back(phrase)) return read_date_phrase(phrase, options);
  try {
    return When(phrase::days_ago(phrase, said)).with_words(std::string(phrase));
  } catch (const phrase::Refused& refused) {
    return {refused.error, phrase};
  }
}

}  // namespace annals::inline v0_2
