#pragma once

#include "annals/cause/explanation.hpp"
#include "annals/json.hpp"
#include "annals/questions.hpp"
#include "annals/record/words.hpp"

#include <string_view>

namespace annals::inline v0_2::answer {

/// What each answer begins with: what it is, and in which version of its form.
Json head(std::string_view answer);

// What answers are made of. docs/answers.schema.json describes each object.

Json json_of(const Bounds& bounds);
/// What is known beyond the date.
Json json_of(const Chronology& chronology);
Json json_of(const When& when);
Json json_of(const Likelihood& likelihood);
Json json_of(const Questions& base, const Value& value);
Json json_of(const Questions& base, const Citation& citation);
Json json_of(const Questions& base, const Statement& statement);
Json json_of(const Questions& base, const Claim& claim);
Json json_of(const Questions& base, const EventEntry<>& event);
Json json_of(const Questions& base, const ActorEntry& actor);
Json json_of(const Questions& base, const PlaceEntry& place);
Json json_of(const Questions& base, const SourceEntry& source);
Json json_of(const Questions& base, const LinkEntry& link);
Json json_of(const Questions& base, const RelativeDateEntry& relative_date);
Json json_of(const EventBrief& event);
Json json_of(const Step& step);
Json json_of(const Attribution& citation);
Json json_of(const OrderFact& fact);
Json json_of(const Proof& proof);

}  // namespace annals::inline v0_2::answer
