#pragma once

#include "annals/record/field.hpp"
#include "annals/record/likelihood.hpp"
#include "annals/time/instant.hpp"
#include "annals/time/offset.hpp"
#include "annals/time/phrase.hpp"
#include "annals/time/when.hpp"
#include "io/json_text.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace annals::inline v0_2::io {

// The values of lines. Each reader refuses what it cannot read, at its field.

/// A text that says something: not empty.
std::string text_of(const Json& value, std::string_view field, const Location& location);
/// One of a list of words.
std::string word_of(const Json& value, const std::vector<std::string>& words, std::string_view field,
                    const Location& location);
/// "21 months before".
Offset offset_of(std::string_view text, std::string_view field, const Location& location);
std::int64_t integer_of(const Json& value, std::string_view field, const Location& location);
/// An integer too, where a double holds it exactly.
double number_of(const Json& value, std::string_view field, const Location& location);
bool boolean_of(const Json& value, std::string_view field, const Location& location);
/// The words of `{"words":"21 months ago"}`, which count back from when they were said; nothing: another
/// date.
std::optional<std::string> words_counting_back(const Json& value);
/// Words alone for a date that cannot be read, not even by when they were said; nothing: it is something
/// else.
std::optional<std::string> words_unread(const Json& value, const PhraseOptions& phrases);
/// EDTF, or `{"edtf":"2018-09","words":"21 months ago"}`, or `{"words":"early 2018"}`.
When date_of(Json& value, std::string_view field, const PhraseOptions& phrases, const Location& location);
Instant instant_of(const Json& value, std::string_view field, const Location& location);
/// A probability, a word, or `{"low":0.55,"high":0.8,"word":"likely"}`.
Likelihood likelihood_of(Json& value, std::string_view field, const Location& location);
/// The elements of a list that is not empty.
Json::Items& list_of(Json& value, std::string_view field, const Location& location);
/// An object that is not empty.
Json& object_of(Json& value, std::string_view field, const Location& location);

Json json_of(const When& when);
Json json_of(const Likelihood& likelihood);

}  // namespace annals::inline v0_2::io
