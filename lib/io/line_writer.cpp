#include "io/line_writer.hpp"

#include "io/description.hpp"
#include "io/values.hpp"

#include <algorithm>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace annals::inline v0_2::io {

namespace {

/// Lists say nothing by their order, and ids must not decide it.
Json sorted(std::vector<Json> list) {
  std::ranges::sort(list, {}, [](const Json& one) { return one.dump(); });
  return list;
}

/// Whether a field of a kind has the name of something else that a line has: it stands in `details`.
bool is_member_of_lines(RecordType type, std::string_view field) {
  constexpr std::string_view members[] = {"event",       "link",    "relative_date", "actor",    "place",
                                          "source",      "origin",  "stance",        "citation", "reviews",
                                          "with",        "names",   "annals",        "part_of",  "describe",
                                          "reliability", "ratings", "derived_from"};
  return std::ranges::find(members, field) != std::end(members) &&
         std::ranges::find(fields_of(type), field, &FieldDescription::name) == fields_of(type).end();
}

Json json_of(const std::vector<Review>& reviews) {
  Json list = Json::array();
  for (const auto& review : reviews) {
    Json one{{"review", word(review.act)}};
    if (!review.reason.empty()) one["reason"] = review.reason;
    one["recorded"] = iso_text(review.recorded.value());
    list.push_back(std::move(one));
  }
  return list;
}

}  // namespace

Json header_of(const Snapshot& base, const ExportSurvey& survey) {
  const auto& origins = survey.origins();
  Json header{{"annals", 1}, {"origins", Json::Items(origins.begin(), origins.end())}};
  for (const auto& origin : origins)
    if (const auto zone = base.zone(origin); !zone.empty()) header["zones"][origin] = zone;
  if (base.ties() != Ties::undecided) header["ties"] = word(base.ties());
  if (base.circa() != CircaWidths()) header["circa"] = base.circa().text();
  if (base.change_over() != ChangeOver()) header["calendar"] = base.change_over().text();
  return header;
}

Json json_of(const KindDescription& kind) {
  Json json{{"describe", kind.name}};
  if (kind.of != RecordType::event) json["of"] = word(kind.of);
  if (!kind.about.empty()) json["about"] = kind.about;
  for (const auto& field : kind.fields) {
    Json one{{"name", field.name}, {"type", word(field.type)}};
    if (!field.about.empty()) one["about"] = field.about;
    if (!field.words.empty()) one["words"] = field.words;
    if (field.is_indexed) one["indexed"] = true;
    json["fields"].push_back(std::move(one));
  }
  return json;
}

Json json_of(const LinkKind& kind) {
  Json json{{"describe", kind.name()}, {"of", word(RecordType::link)}, {"inverse", kind.inverse()}};
  if (kind.explains() != Explains::nothing) json["explains"] = word(kind.explains());
  if (kind.first()) json["first"] = word(*kind.first());
  return json;
}

Json json_of(const TakenStep& step) {
  Json json{{"step", step.step}, {"kind", step.kind}};
  if (step.of != RecordType::event) json["of"] = word(step.of);
  for (const auto& [field, became] : step.became) {
    if (!became)
      json["dropped"].push_back(field);
    else
      (field.empty() ? json["name"] : json["fields"][field]) = *became;
  }
  json["recorded"] = iso_text(step.recorded);
  return json;
}

std::optional<Json> LineWriter::line(const Claim& claim) {
  Json json = Json::object();
  add_subject(json, claim);
  if (is_given(claim, survey_.name(claim.about))) {
    add_ratings(json, claim.about);
    if (json.find("ratings") == nullptr) return std::nullopt;
    return json;
  }
  if (claim.stance == Stance::disputes) json["stance"] = word(claim.stance);
  for (const auto& field : claim.statement.fields)
    (is_member_of_lines(claim.about.type, field.name) ? json["details"] : json)[field.name] =
        value(field.value);

  std::vector<Json> list;
  for (const auto& participant : claim.statement.with) {
    Json one{{"actor", survey_.reference(participant.actor)}};
    if (!participant.role.empty()) one["role"] = participant.role;
    list.push_back(std::move(one));
  }
  if (!list.empty()) json["with"] = sorted(std::exchange(list, {}));
  for (const auto& name : claim.statement.names) {
    Json one{{"text", name.text}};
    if (!name.language.empty()) one["language"] = name.language;
    list.push_back(std::move(one));
  }
  if (!list.empty()) json["names"] = sorted(std::exchange(list, {}));
  for (const auto whole : claim.statement.part_of) list.emplace_back(survey_.reference(whole));
  if (!list.empty()) json["part_of"] = sorted(std::exchange(list, {}));
  for (const auto source : claim.statement.derived_from) list.emplace_back(survey_.reference(source));
  if (!list.empty()) json["derived_from"] = sorted(std::move(list));

  add_ratings(json, claim.about);
  json["citation"] = citation(claim.citation);
  if (!claim.reviews.empty()) json["reviews"] = json_of(claim.reviews);
  return json;
}

void LineWriter::add_ratings(Json& json, RecordId record) {
  if (std::exchange(last_, record) == record) return;
  for (const auto& rating : ratings_of(base_, record)) {
    Json one = Json::object();
    if (rating.reliability) one["reliability"] = *rating.reliability;
    one["recorded"] = iso_text(rating.recorded.value());
    json["ratings"].push_back(std::move(one));
  }
}

void LineWriter::add_subject(Json& json, const Claim& claim) {
  const auto& name = survey_.name(claim.about);
  if (is_edge(name.type)) {
    json[word(name.type)] = Json::Items{survey_.reference(name.from), name.kind, survey_.reference(name.to)};
    return;
  }
  json[word(name.type)] = name.key;
  if (name.origin != survey_.default_origin()) json["origin"] = name.origin;
}

Json LineWriter::value(const Value& value) {
  return std::visit(
      [&]<class T>(const T& one) -> Json {
        if constexpr (std::is_same_v<T, When>)
          return json_of(one);
        else if constexpr (std::is_constructible_v<RecordId, T>)
          return survey_.reference(one);
        else
          return one;
      },
      value);
}

Json LineWriter::citation(const Citation& citation) {
  Json json = Json::object();
  const auto& source = survey_.name(*citation.source);
  if (source.key != self_key || source.origin != survey_.default_origin())
    json["source"] = survey_.reference(*citation.source);
  if (citation.speaker) json["speaker"] = survey_.reference(*citation.speaker);
  if (!citation.locator.empty()) json["locator"] = citation.locator;
  if (citation.published) json["published"] = json_of(*citation.published);
  json["recorded"] = iso_text(*citation.recorded);
  if (citation.likelihood) json["likelihood"] = json_of(*citation.likelihood);
  if (citation.window) json["window"] = json_of(*citation.window);
  return json;
}

}  // namespace annals::inline v0_2::io
