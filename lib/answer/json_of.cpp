#include "answer/json_of.hpp"

#include "answer/voices.hpp"

#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

namespace annals::inline v0_2::answer {

namespace {

/// Adds what is said; an empty text is not.
void put(Json& json, const char* name, const std::string& text) {
  if (!text.empty()) json[name] = text;
}
void put(Json& json, const char* name, const std::optional<Likelihood>& likelihood) {
  if (likelihood) json[name] = json_of(*likelihood);
}
void put(Json& json, const char* name, const std::optional<When>& when) {
  if (when) json[name] = json_of(*when);
}

Json text_of(Instant instant) {
  return instant.is_bounded() ? Json(iso_text(instant)) : Json(nullptr);
}

Json list_of(const std::vector<Name>& names) {
  Json list = Json::array();
  for (const auto& name : names) {
    Json one{{"text", name.text}};
    put(one, "language", name.language);
    list.push_back(std::move(one));
  }
  return list;
}

Json list_of(const Questions& base, const std::vector<Participant>& with) {
  Json list = Json::array();
  for (const auto& participant : with) {
    Json one{{"actor", base.key(participant.actor)}};
    put(one, "role", participant.role);
    list.push_back(std::move(one));
  }
  return list;
}

template <class Id>
Json keys_of(const Questions& base, const std::vector<Id>& records) {
  Json list = Json::array();
  for (const auto record : records) list.push_back(base.key(record));
  return list;
}

Json members_of(const Questions& base, const Fields& fields) {
  Json json = Json::object();
  for (const auto& field : fields) json[field.name] = json_of(base, field.value);
  return json;
}

/// What every record begins with.
Json begin_record(const Questions& base, RecordId id, const std::string& origin) {
  return {{"record", word(id.type)}, {"key", base.key(id)}, {"origin", origin}};
}

/// What every record ends with.
template <RecordType type>
void end_record(Json& json, const Questions& base, const Held<type>& held) {
  json["standing"] = word(held.standing);
  put(json, "likelihood", held.likelihood);
  for (const auto& field : held.doubted) {
    auto& one = json["doubted"][field.field] = Json::object();
    one["undecided"] = field.is_undecided();
    for (const auto& value : field.values) one["values"].push_back(json_of(base, value));
    put(one, "likelihood", field.likelihood);
  }
  json["claims"] = held.claims;
  json["citation"] = json_of(base, held.citation);
  if (auto stated_by = Voices(base, held.id).json(); !stated_by.members().empty())
    json["stated_by"] = std::move(stated_by);
}

Json act_of(const Review& review) {
  Json json{{"review", word(review.act)}};
  put(json, "reason", review.reason);
  json["recorded"] = text_of(review.recorded.value());
  return json;
}

}  // namespace

Json head(std::string_view answer) {
  constexpr int version = 1;
  return {{"annals", {{"answer", answer}, {"version", version}}}};
}

Json json_of(const Attribution& citation) {
  Json json{{"stance", word(citation.stance)}, {"source", citation.source}};
  put(json, "source_title", citation.source_title);
  put(json, "speaker", citation.speaker);
  put(json, "speaker_title", citation.speaker_title);
  put(json, "locator", citation.locator);
  put(json, "credence", citation.credence);
  put(json, "mechanism", citation.mechanism);
  return json;
}

Json json_of(const Bounds& bounds) {
  return {{"earliest_start", text_of(bounds.earliest_start)},
          {"latest_start", text_of(bounds.latest_start)},
          {"earliest_end", text_of(bounds.earliest_end)},
          {"latest_end", text_of(bounds.latest_end)}};
}

Json json_of(const Chronology& chronology) {
  Json json = json_of(chronology.bounds);
  if (chronology.estimate) json["estimate"] = json_of(*chronology.estimate);
  json["inconsistent"] = chronology.inconsistent;
  json["set_aside"] = chronology.set_aside;
  return json;
}

Json json_of(const When& when) {
  Json json{{"edtf", when.text()}};
  put(json, "words", when.words());
  json.update(json_of(when.bounds()));
  return json;
}

Json json_of(const Likelihood& likelihood) {
  Json json = Json::object();
  if (likelihood.low) json["low"] = *likelihood.low;
  if (likelihood.high) json["high"] = *likelihood.high;
  put(json, "word", likelihood.word);
  return json;
}

Json json_of(const Questions& base, const Value& value) {
  return std::visit(
      [&]<class T>(const T& inner) -> Json {
        if constexpr (std::same_as<T, When>)
          return json_of(inner);
        else if constexpr (std::convertible_to<T, RecordId>)
          return base.key(inner);
        else
          return inner;
      },
      value);
}

Json json_of(const Questions& base, const Citation& citation) {
  Json json = Json::object();
  if (citation.source) json["source"] = base.key(*citation.source);
  if (citation.speaker) json["speaker"] = base.key(*citation.speaker);
  put(json, "locator", citation.locator);
  put(json, "published", citation.published);
  put(json, "likelihood", citation.likelihood);
  put(json, "window", citation.window);
  if (citation.recorded) json["recorded"] = text_of(*citation.recorded);
  return json;
}

Json json_of(const Questions& base, const Statement& statement) {
  Json json = members_of(base, statement.fields);
  if (!statement.with.empty()) json["with"] = list_of(base, statement.with);
  if (!statement.names.empty()) json["names"] = list_of(statement.names);
  if (!statement.part_of.empty()) json["part_of"] = keys_of(base, statement.part_of);
  if (!statement.derived_from.empty()) json["derived_from"] = keys_of(base, statement.derived_from);
  return json;
}

Json json_of(const Questions& base, const Claim& claim) {
  Json json{{"stance", word(claim.stance)}, {"statement", json_of(base, claim.statement)}};
  json["citation"] = json_of(base, claim.citation);
  json["text"] = base.attribution(claim.citation).text();
  json["retracted"] = claim.retracted();
  json["superseded"] = claim.superseded();
  json["rank"] = word(claim.rank());
  if (!claim.reviews.empty()) {
    auto& reviews = json["reviews"] = Json::array();
    for (const auto& review : claim.reviews) reviews.push_back(act_of(review));
  }
  return json;
}

Json json_of(const Questions& base, const EventEntry<>& event) {
  Json json = begin_record(base, event.id, event.origin);
  put(json, "kind", event.kind);
  put(json, "title", event.title);
  put(json, "summary", event.summary);
  put(json, "when", event.when);
  put(json, "undated", event.undated);
  if (event.when) json["when"].update(json_of(event.when->bounds(event.chronology.zone)));
  json["known"] = json_of(event.chronology);
  if (event.place) json["place"] = base.key(*event.place);
  put(json, "zone", event.zone);
  if (event.outcome) json["outcome"] = word(*event.outcome);
  if (!event.with.empty()) json["with"] = list_of(base, event.with);
  if (!event.names.empty()) json["names"] = list_of(event.names);
  if (!event.part_of.empty()) json["part_of"] = keys_of(base, event.part_of);
  if (!event.details.empty()) json["details"] = members_of(base, event.details);
  end_record(json, base, event);
  return json;
}

Json json_of(const Questions& base, const ActorEntry& actor) {
  Json json = begin_record(base, actor.id, actor.origin);
  json.update(json_of(base, base.belief(actor.id).statement));
  end_record(json, base, actor);
  return json;
}

Json json_of(const Questions& base, const PlaceEntry& place) {
  Json json = begin_record(base, place.id, place.origin);
  json.update(json_of(base, base.belief(place.id).statement));
  end_record(json, base, place);
  return json;
}

Json json_of(const Questions& base, const SourceEntry& source) {
  Json json = begin_record(base, source.id, source.origin);
  json.update(json_of(base, base.belief(source.id).statement));
  if (source.reliability) json["reliability"] = *source.reliability;
  end_record(json, base, source);
  return json;
}

Json json_of(const Questions& base, const LinkEntry& link) {
  Json json{{"record", "link"},
            {"from", base.key(link.from)},
            {"kind", link.kind.name()},
            {"to", base.key(link.to)}};
  put(json, "mechanism", link.mechanism);
  put(json, "credence", link.credence);
  end_record(json, base, link);
  return json;
}

Json json_of(const Questions& base, const RelativeDateEntry& relative_date) {
  Json json{{"record", "relative_date"},
            {"event", base.key(relative_date.event)},
            {"offset", relative_date.offset.text()},
            {"anchor", base.key(relative_date.anchor)}};
  put(json, "words", relative_date.words);
  json["set_aside"] = relative_date.set_aside;
  end_record(json, base, relative_date);
  return json;
}

Json json_of(const EventBrief& event) {
  Json json{{"key", event.key}};
  put(json, "title", event.title);
  put(json, "kind", event.kind);
  put(json, "when", event.when);
  put(json, "doubt", event.doubt);
  json["outcome"] = word(event.outcome);
  json["standing"] = word(event.standing);
  return json;
}

Json json_of(const Step& step) {
  Json json{{"from", json_of(step.from)}, {"kind", step.kind.name()}, {"to", json_of(step.to)}};
  json["depth"] = step.depth;
  json["before"] = step.before ? Json(*step.before) : Json(nullptr);
  put(json, "mechanism", step.mechanism);
  put(json, "credence", step.credence);
  json["weakest"] = step.weakest;
  json["standing"] = word(step.standing);
  auto& citation = json["citation"] = Json::array();
  for (const auto& one : step.citation) citation.push_back(json_of(one));
  return json;
}

Json json_of(const OrderFact& fact) {
  Json json{{"fact", word(fact.type)}, {"event", fact.event.key}};
  if (!fact.other.key.empty() && fact.other.id != fact.event.id) json["other"] = fact.other.key;
  put(json, "statement", fact.statement);
  put(json, "words", fact.words);
  put(json, "taken", fact.taken);
  put(json, "zone", fact.zone);
  if (!fact.zone.empty()) json["zone_assumed"] = fact.zone_assumed;
  json["doubted"] = fact.doubted;
  put(json, "credence", fact.likelihood);
  json["set_aside"] = fact.set_aside;
  auto& citation = json["citation"] = Json::array();
  for (const auto& one : fact.citation) citation.push_back(json_of(one));
  return json;
}

Json json_of(const Proof& proof) {
  const auto point = [&](const PointOf& of) -> Json {
    if (!of.event) return "1970-01-01T00:00:00.000000Z";
    std::string key;
    for (const auto& step : proof.steps)
      for (const auto* event : {&step.fact.event, &step.fact.other})
        if (event->id == *of.event) key = event->key;
    return {{"event", key}, {"point", name_of(of.point)}};
  };
  Json json{{"claim", proof.claim}, {"from", point(proof.from)}, {"to", point(proof.to)}};
  json["at_most_us"] = proof.limit_us;
  json["sum_us"] = proof.sum_us;
  auto& steps = json["steps"] = Json::array();
  for (const auto& step : proof.steps) {
    Json one{{"from", point(step.from)}, {"to", point(step.to)}, {"at_most_us", step.most_us}};
    one["text"] = step.text;
    one["fact"] = json_of(step.fact);
    if (step.measured) one["measured"] = json_of(*step.measured);
    for (const auto& fact : step.excluding) one["excluding"].push_back(json_of(fact));
    steps.push_back(std::move(one));
  }
  json["conclusion"] = proof.conclusion;
  json["rests_on_assumed_zone"] = proof.rests_on_assumed_zone;
  json["rests_on_assumed_cause"] = proof.rests_on_assumed_cause;
  return json;
}

}  // namespace annals::inline v0_2::answer
