#include "time/phrase/readings.hpp"

#include "time/phrase/numeric.hpp"
#include "time/phrase/reader.hpp"
#include "time/phrase/refused.hpp"
#include "time/phrase/tokens.hpp"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>

namespace annals::inline v0_2::phrase {
namespace {

constexpr std::size_t longest = 1000;

/// But for what people mean otherwise: 1920-30, and ?-1948. A set of one date is that date.
std::optional<When> as_edtf(std::string_view phrase) {
  const auto edtf = parse_edtf(phrase);
  if (!edtf || is_short_span(phrase) || phrase.starts_with("?-")) return std::nullopt;
  const bool single = edtf->members.size() == 1 && edtf->members[0].form == EdtfForm::date;
  if (single) return When(to_text(edtf->members[0])).with_words(std::string(phrase));
  return When(phrase);
}

bool is_word(const Token& token) {
  return !token.text.empty() && 'a' <= token.text[0] && token.text[0] <= 'z' && !token.roman;
}

bool is_unknown(const Token& token) {
  return token.kind == Kind::unknown;
}

/// Whether it has words, all of this language.
bool is_in(std::string_view phrase, Vocabulary language) {
  const auto tokens = tokens_of(phrase, language);
  return std::ranges::any_of(tokens, is_word) && std::ranges::none_of(tokens, is_unknown);
}

DateReading read(std::string_view phrase, Vocabulary language, PhraseOptions options) {
  if (language != Vocabulary::english && options.day_order == DayOrder::unknown)
    options.day_order = DayOrder::day_first;
  const auto reading = read_in(phrase, language, options);
  const auto when = When::parse(reading.text);
  if (!when) refuse(0, "EDTF cannot say this: as \"" + reading.text + "\", " + when.error().reason);
  return {when->with_words(std::string(phrase)), reading.from_julian};
}

/// In the other languages whose words it has. Why English has none stands where it has none of theirs either.
DateReading read_abroad(std::string_view phrase, const PhraseOptions& options, Refused why) {
  std::optional<DateReading> found;
  std::optional<DateReading> other;
  const bool in_english = is_in(phrase, Vocabulary::english);
  for (const auto language : languages) {
    if (language == Vocabulary::english || !is_in(phrase, language)) continue;
    try {
      auto reading = read(phrase, language, options);
      auto& place = found && found->when != reading.when ? other : found;
      place = std::move(reading);
    } catch (const Refused& refused) {
      if (!in_english) why = refused;
    }
  }
  if (!found) throw Refused(why);
  if (other)
    refuse(0, "this can be " + found->when.text() + " or, in another language, " + other->when.text());
  return *found;
}

/// Of GEDCOM's "INT 31 DEC 1997 (about new year)" the date: the phrase is what it was read from.
std::string_view interpreted(std::string_view phrase) {
  constexpr std::string_view mark = "int ";
  const auto lower = [](char c) { return 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  const auto bracket = phrase.find('(');
  const bool marked =
      phrase.size() > mark.size() && std::ranges::equal(phrase.substr(0, mark.size()), mark, {}, lower);
  if (!marked || bracket == std::string_view::npos || !phrase.ends_with(')')) return phrase;
  return phrase.substr(mark.size(), bracket - mark.size());
}

}  // namespace

DateReading read(std::string_view phrase, const PhraseOptions& options) {
  if (auto when = as_edtf(phrase)) return {*when};
  if (phrase.size() > longest) refuse(longest, "no date is so long");
  if (const auto date = interpreted(phrase); date.size() != phrase.size()) {
    auto reading = read(date, options);
    reading.when = reading.when.with_words(std::string(phrase));
    return reading;
  }
  try {
    return read(phrase, Vocabulary::english, options);
  } catch (const Refused& refused) {
    return read_abroad(phrase, options, refused);
  }
}

}  // namespace annals::inline v0_2::phrase
