#include "io/line_writer.hpp"

#include "io/description.hpp"
#include "io/values.hpp"

#include <algorithm>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace annals::io {

namespace {

/// Lists say nothing by their order, and ids must not decide it.
Json sorted(std::vector<Json> list) {
  std::ranges::sort(list, {}, [](const Json& one) { return one.dump(); });
  return list;
}

/// Whether a field of a kind has the name of something else that a line has: it stands in `details`.
bool is_member_of_lines(RecordType type, std::string_view field) {
  constexpr std::string_view members[] = {"event",  "link",   "timing",  "actor",    "place",      "source",
                                          "origin", "kind",   "stance",  "said",     "verdicts",   "with",
                                          "names",  "annals", "part_of", "describe", "reliability"};
  return std::ranges::find(members, field) != std::end(members) &&
         std::ranges::find(fields_of(type), field, &FieldDescription::name) == fields_of(type).end();
}

Json json_of(const std::vector<Verdict>& verdicts) {
  Json list = Json::array();
  for (const auto& verdict : verdicts) {
    Json one{{"verdict", verdict.rank ? word(*verdict.rank) : "retracted"}};
    if (!verdict.reason.empty()) one["reason"] = verdict.reason;
    one["recorded"] = iso_text(verdict.recorded.value());
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
    json["fields"].push_back(std::move(one));
  }
  return json;
}

std::optional<Json> LineWriter::line(const Claim& claim) {
  Json json = Json::object();
  add_subject(json, claim);
  if (is_given(claim, survey_.name(claim.about))) {
    const auto reliability = reliability_of(base_, claim.about);
    if (!reliability) return std::nullopt;
    last_ = claim.about;
    json["reliability"] = *reliability;
    return json;
  }
  if (claim.stance == Stance::disputes) json["stance"] = word(claim.stance);
  for (const auto& field : claim.says.fields)
    (is_member_of_lines(claim.about.type, field.name) ? json["details"] : json)[field.name] =
        value(field.value);

  std::vector<Json> list;
  for (const auto& participant : claim.says.with) {
    Json one{{"actor", survey_.reference(participant.actor)}};
    if (!participant.role.empty()) one["role"] = participant.role;
    list.push_back(std::move(one));
  }
  if (!list.empty()) json["with"] = sorted(std::exchange(list, {}));
  for (const auto& name : claim.says.names) {
    Json one{{"text", name.text}};
    if (!name.language.empty()) one["language"] = name.language;
    list.push_back(std::move(one));
  }
  if (!list.empty()) json["names"] = sorted(std::exchange(list, {}));
  for (const auto whole : claim.says.part_of) list.emplace_back(survey_.reference(whole));
  if (!list.empty()) json["part_of"] = sorted(std::move(list));

  if (claim.about != last_)
    if (const auto reliability = reliability_of(base_, claim.about)) json["reliability"] = *reliability;
  last_ = claim.about;
  json["said"] = said(claim.said);
  if (!claim.verdicts.empty()) json["verdicts"] = json_of(claim.verdicts);
  return json;
}

void LineWriter::add_subject(Json& json, const Claim& claim) {
  const auto& name = survey_.name(claim.about);
  if (is_tie(name.type)) {
    json[word(name.type)] = Json::Items{survey_.reference(name.from), name.kind, survey_.reference(name.to)};
    return;
  }
  json[word(name.type)] = name.key;
  if (name.origin != survey_.default_origin()) json["origin"] = name.origin;
  if (!name.kind.empty()) json["kind"] = name.kind;
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

Json LineWriter::said(const Said& said) {
  Json json = Json::object();
  const auto& source = survey_.name(*said.source);
  if (source.key != self_key || source.origin != survey_.default_origin())
    json["source"] = survey_.reference(*said.source);
  if (said.speaker) json["speaker"] = survey_.reference(*said.speaker);
  if (!said.locator.empty()) json["locator"] = said.locator;
  if (said.published) json["published"] = json_of(*said.published);
  json["recorded"] = iso_text(*said.recorded);
  if (said.likelihood) json["likelihood"] = json_of(*said.likelihood);
  if (said.window) json["window"] = json_of(*said.window);
  return json;
}

}  // namespace annals::io
