#include "io/values.hpp"

#include "annals/time/phrase.hpp"
#include "io/hint.hpp"
#include "io/instant_text.hpp"
#include "io/members.hpp"
#include "nearest.hpp"

#include <cstdint>
#include <optional>

#include <fmt/format.h>

namespace annals::inline v0_2::io {

namespace {

[[noreturn]] void refuse_type(std::string_view wanted, const Json& value, std::string_view field,
                              const Location& location) {
  location.refuse(field, fmt::format("{} is wanted, not {}", wanted, described(value)));
}

double probability_of(const Json& value, std::string_view field, const Location& location) {
  const double probability = number_of(value, field, location);
  if (!(probability >= 0.0 && probability <= 1.0))
    location.refuse(field, fmt::format("{} is no probability: those are from 0 to 1", probability));
  return probability;
}

[[noreturn]] void refuse_date(std::string_view text, const ParseError& error, std::string_view instead,
                              std::string_view field, const Location& location) {
  location.refuse(field, fmt::format("{} is no date: {} (at byte {}); {}", in_quotes(text), error.reason,
                                     error.position, instead));
}

When edtf_of(std::string_view text, std::string_view field, const Location& location) {
  const auto date = When::parse(text);
  if (!date) {
    const bool is_phrase = counts_back(text) || read_date_phrase(text);
    refuse_date(text, date.error(),
                is_phrase ? "it is words: write {\"words\":" + Json(text).dump() + "}"
                          : "write EDTF such as 2019-02-28",
                field, location);
  }
  return *date;
}

When phrase_of(std::string_view words, std::string_view field, const PhraseOptions& phrases,
               const Location& location) {
  const auto date = read_date_phrase(words, phrases);
  if (!date)
    refuse_date(words, date.error(),
                R"(write what they mean beside them, as edtf, or "undated" in place of the date)", field,
                location);
  return *date;
}

/// The text of `{"words":"…"}`; null: it is something else.
const std::string* words_alone(const Json& value) {
  if (!value.is_object() || value.members().size() != 1) return nullptr;
  const auto* words = value.find("words");
  return words != nullptr && words->is_string() ? &words->text() : nullptr;
}

}  // namespace

std::string text_of(const Json& value, std::string_view field, const Location& location) {
  if (!value.is_string()) refuse_type("a text", value, field, location);
  const auto& text = value.text();
  if (text.empty()) location.refuse(field, "an empty text says nothing; leave it out");
  return text;
}

std::string word_of(const Json& value, const std::vector<std::string>& words, std::string_view field,
                    const Location& location) {
  std::string text = text_of(value, field, location);
  for (const auto& word : words)
    if (word == text) return text;
  location.refuse(field, in_quotes(text) + " is not one of its words: " + either(words) + hint(text, words));
}

Offset offset_of(std::string_view text, std::string_view field, const Location& location) {
  const auto offset = Offset::parse(text);
  if (!offset)
    location.refuse(
        field, fmt::format("{} is no offset in time: {} (at byte {}); write such as \"21 months before\"",
                           in_quotes(text), offset.error().reason, offset.error().position + 1));
  return *offset;
}

std::int64_t integer_of(const Json& value, std::string_view field, const Location& location) {
  if (!value.is_integer()) refuse_type("a whole number", value, field, location);
  return value.integer();
}

double number_of(const Json& value, std::string_view field, const Location& location) {
  if (!value.is_number()) refuse_type("a number", value, field, location);
  const double number = value.number();
  constexpr std::int64_t exact = std::int64_t{1} << 53;
  if (value.is_integer()) {
    const auto integer = value.integer();
    if (integer > exact || integer < -exact)
      location.refuse(field, fmt::format("{} is more exact than this field keeps (double)", integer));
  }
  return number;
}

bool boolean_of(const Json& value, std::string_view field, const Location& location) {
  if (!value.is_boolean()) refuse_type("true or false", value, field, location);
  return value.boolean();
}

std::optional<std::string> words_counting_back(const Json& value) {
  const auto* words = words_alone(value);
  return words != nullptr && counts_back(*words) ? std::optional(*words) : std::nullopt;
}

std::optional<std::string> words_unread(const Json& value, const PhraseOptions& phrases) {
  const auto* words = words_alone(value);
  const bool is_unread =
      words != nullptr && !words->empty() && !counts_back(*words) && !read_date_phrase(*words, phrases);
  return is_unread ? std::optional(*words) : std::nullopt;
}

When date_of(Json& value, std::string_view field, const PhraseOptions& phrases, const Location& location) {
  if (value.is_string()) return edtf_of(text_of(value, field, location), field, location);
  if (!value.is_object())
    refuse_type(R"(a date as text, {"edtf":…,"words":…} or {"words":…},)", value, field, location);
  Members members(value, location);
  std::optional<std::string> edtf;
  std::string words;
  if (members.has("words")) words = text_of(members.take("words"), field, location);
  if (words.empty() || members.has("edtf")) edtf = text_of(members.take("edtf"), field, location);
  members.expect_end("a date", {"edtf", "words"});
  const When date = edtf ? edtf_of(*edtf, field, location) : phrase_of(words, field, phrases, location);
  return date.with_words(words);
}

Instant instant_of(const Json& value, std::string_view field, const Location& location) {
  const std::string text = text_of(value, field, location);
  const Parsed<Instant> parsed = parse_instant(text);
  if (!parsed)
    location.refuse(field, fmt::format("{}: {} (at byte {})", in_quotes(text), parsed.error().reason,
                                       parsed.error().position));
  return *parsed;
}

Likelihood likelihood_of(Json& value, std::string_view field, const Location& location) {
  if (value.is_number()) return Likelihood::of(probability_of(value, field, location));
  if (value.is_string()) return Likelihood::worded(text_of(value, field, location));
  if (!value.is_object())
    refuse_type(R"(a probability, a word, or {"low":…,"high":…,"word":…},)", value, field, location);
  Members members(object_of(value, field, location), location);
  Likelihood likelihood;
  if (members.has("low")) likelihood.low = probability_of(members.take("low"), "low", location);
  if (members.has("high")) likelihood.high = probability_of(members.take("high"), "high", location);
  if (members.has("word")) likelihood.word = text_of(members.take("word"), "word", location);
  members.expect_end("a likelihood", {"low", "high", "word"});
  if (likelihood.low && likelihood.high && *likelihood.low > *likelihood.high)
    location.refuse(field, fmt::format("low, {}, is above high, {}", *likelihood.low, *likelihood.high));
  return likelihood;
}

Json::Items& list_of(Json& value, std::string_view field, const Location& location) {
  if (!value.is_array()) refuse_type("a list", value, field, location);
  if (value.items().empty()) location.refuse(field, "an empty list says nothing; leave it out");
  return value.items();
}

Json& object_of(Json& value, std::string_view field, const Location& location) {
  if (!value.is_object()) refuse_type("an object", value, field, location);
  if (value.members().empty()) location.refuse(field, "an empty object says nothing; leave it out");
  return value;
}

Json json_of(const When& when) {
  if (when.words().empty()) return when.text();
  return Json{{"edtf", when.text()}, {"words", when.words()}};
}

Json json_of(const Likelihood& likelihood) {
  Json json = Json::object();
  if (likelihood.low) json["low"] = *likelihood.low;
  if (likelihood.high) json["high"] = *likelihood.high;
  if (!likelihood.word.empty()) json["word"] = likelihood.word;
  return json;
}

}  // namespace annals::inline v0_2::io
