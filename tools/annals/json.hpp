#pragma once

#include "annals/cause/explanation.hpp"
#include "annals/json.hpp"
#include "annals/knowledge_base.hpp"

#include <string>
#include <string_view>

namespace annals::tools {

// What a base holds, for machines. Records are named by their keys, never by ids; what is not said is left
// out. docs/cli.md describes each object.

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
Json json_of(const Contradiction& contradiction);
Json json_of(const Proof& proof);

/// One document, ready to be written. What is not UTF-8 is replaced.
std::string document(const Json& json);
/// The same on one line.
std::string json_line(const Json& json);

}  // namespace annals::tools
