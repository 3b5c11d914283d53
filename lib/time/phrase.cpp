#include "annals/time/phrase.hpp"

#include "time/phrase/ago.hpp"
#include "time/phrase/reader.hpp"
#include "time/phrase/refused.hpp"

#include <string>

namespace annals::inline v0_2 {

Parsed<When> read_date_phrase(std::string_view phrase) {
  constexpr std::size_t longest = 1000;
  if (auto when = When::parse(phrase)) return when;
  try {
    if (phrase.size() > longest) phrase::refuse(longest, "no date is so long");
    const std::string text = to_text(phrase::read(phrase));
    const auto when = When::parse(text);
    if (!when) phrase::refuse(0, "EDTF cannot say this: as \"" + text + "\", " + when.error().reason);
    return when->with_words(std::string(phrase));
  } catch (const phrase::Refused& refused) {
    return {refused.error, phrase};
  }
}

bool counts_back(std::string_view phrase) {
  return phrase::ends_with_ago(phrase) && !read_date_phrase(phrase);
}

Parsed<When> read_date_phrase(std::string_view phrase, const When& said) {
  if (!counts_back(phrase)) return read_date_phrase(phrase);
  try {
    return When(phrase::days_ago(phrase, said)).with_words(std::string(phrase));
  } catch (const phrase::Refused& refused) {
    return {refused.error, phrase};
  }
}

}  // namespace annals::inline v0_2
