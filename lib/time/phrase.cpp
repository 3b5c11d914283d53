#include "annals/time/phrase.hpp"

#include "time/phrase/reader.hpp"
#include "time/phrase/refused.hpp"

#include <string>

namespace annals {

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

}  // namespace annals
