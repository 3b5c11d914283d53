// What a source or a speaker says, record by record.

#include "annals/answer/answers.hpp"
#include "annals/error.hpp"
#include "annals/record/words.hpp"
#include "answer/json_of.hpp"
#include "answer/names.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace annals::inline v0_2::answer {

namespace {

std::vector<Claim> claims_by(const Questions& base, RecordId voice) {
  if (voice.type == RecordType::source) return base.claims_by(SourceId(voice.value));
  if (voice.type == RecordType::actor) return base.claims_by(ActorId(voice.value));
  throw Error(ErrorCode::invalid_argument,
              fmt::format("Sources and actors say things; “{}” is {} {}.", base.label(voice),
                          voice.type == RecordType::event ? "an" : "a", noun(voice.type)));
}

/// What a claim states, in a line: "when 2018-09, place Kaesong".
Pieces pieces_of(Names& names, const Statement& statement) {
  Pieces pieces;
  const auto add = [&](const std::string& what, Pieces more) {
    pieces.push_back({(pieces.empty() ? "" : ", ") + what + " "});
    append(pieces, std::move(more));
  };
  for (const auto& field : statement.fields) add(field.name, names.pieces(field.value));
  for (const auto& one : statement.with) add("with", {{names.text(one)}});
  for (const auto& one : statement.names) add("also called", {{Names::text(one)}});
  for (const auto one : statement.part_of) add("part of", {{names.title(one)}});
  for (const auto one : statement.derived_from) add("derived from", {{names.title(one)}});
  return pieces;
}

Line line_of(Names& names, const Claim& claim) {
  Line line{.indent = 2};
  if (claim.withdrawn())
    line.text.push_back({claim.retracted() ? "retracted: " : "superseded: ", Role::problem});
  if (claim.stance == Stance::disputes) line.text.push_back({"disputes ", Role::problem});
  auto stated = pieces_of(names, claim.statement);
  append(line.text, stated.empty() ? Pieces{{"that it is so"}} : std::move(stated));
  if (claim.citation.likelihood)
    line.text.push_back({"  " + claim.citation.likelihood->text(), Role::remark});
  if (claim.citation.window) {
    line.text.push_back({"  within ", Role::remark});
    append(line.text, Names::pieces(*claim.citation.window, Role::remark));
  }
  line.text.push_back({"  — " + names.base().attribution(claim.citation).text(), Role::source});
  return line;
}

}  // namespace

Json says_json(const Questions& base, RecordId voice) {
  auto json = head("says");
  json["record"] = word(voice.type);
  json["key"] = base.key(voice);
  auto& list = json["claims"] = Json::array();
  for (const auto& claim : claims_by(base, voice)) {
    Json one{{"about", {{"record", word(claim.about.type)}, {"key", base.key(claim.about)}}}};
    one.update(json_of(base, claim));
    list.push_back(std::move(one));
  }
  return json;
}

Lines says_lines(const Questions& base, RecordId voice) {
  Names names(base);
  const auto claims = claims_by(base, voice);
  Lines lines{
      {.text = {{names.title(voice), Role::title},
                {fmt::format("  {} claim{}", claims.size(), claims.size() == 1 ? "" : "s"), Role::remark}}}};
  std::map<RecordId, std::vector<const Claim*>> by_record;
  std::vector<RecordId> records;  // in the order of entry
  for (const auto& claim : claims) {
    auto& of_record = by_record[claim.about];
    if (of_record.empty()) records.push_back(claim.about);
    of_record.push_back(&claim);
  }
  for (const auto record : records) {
    lines.emplace_back();
    lines.push_back({.text = {{names.title(record), Role::title},
                              {"  " + std::string(noun(record.type)), Role::remark},
                              {is_edge(record.type) ? "" : "  " + base.key(record), Role::key}}});
    for (const auto* claim : by_record.at(record)) lines.push_back(line_of(names, *claim));
  }
  return lines;
}

}  // namespace annals::inline v0_2::answer
