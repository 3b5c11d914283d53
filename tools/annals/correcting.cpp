#include "correcting.hpp"

#include "text.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace annals::tools {

namespace {

void leave_out(Statement& statement, const std::string& field) {
  if (field == "with")
    statement.with.clear();
  else if (field == "names")
    statement.names.clear();
  else if (field == "part_of")
    statement.part_of.clear();
  else if (field == "derived_from")
    statement.derived_from.clear();
  else
    std::erase_if(statement.fields, [&](const Field& one) { return one.name == field; });
}

template <class List>
void replace(List& list, const List& by) {
  if (!by.empty()) list = by;
}

/// The kind that the claim itself states, else the one that is believed.
std::string kind_for(const KnowledgeBase& base, const Claim& claim) {
  const auto* stated = find(claim.statement.fields, claim.about.type == RecordType::actor ? "type" : "kind");
  return stated != nullptr ? std::get<std::string>(*stated) : kind_of(base, claim.about);
}

}  // namespace

Words fields_stated(const Statement& statement) {
  Words fields;
  for (const auto& field : statement.fields) fields.push_back(field.name);
  if (!statement.with.empty()) fields.emplace_back("with");
  if (!statement.names.empty()) fields.emplace_back("names");
  if (!statement.part_of.empty()) fields.emplace_back("part_of");
  if (!statement.derived_from.empty()) fields.emplace_back("derived_from");
  return fields;
}

Correction corrected(TypedReader& reader, const KnowledgeBase& base, const Claim& claim, const Words& words,
                     const Words& left_out) {
  Correction correction{claim, claim.statement};
  auto& statement = correction.statement;
  for (const auto& field : left_out) leave_out(statement, field);
  const auto said = reader.statement(claim.about.type, kind_for(base, claim), words, claim.citation);
  for (const auto& field : said.fields) {
    const auto known = std::ranges::find(statement.fields, field.name, &Field::name);
    if (known != statement.fields.end())
      known->value = field.value;
    else
      statement.fields.push_back(field);
  }
  replace(statement.with, said.with);
  replace(statement.names, said.names);
  replace(statement.part_of, said.part_of);
  replace(statement.derived_from, said.derived_from);
  return correction;
}

int correct(Act& act, const std::vector<Correction>& corrections, const std::string& why) {
  auto& base = act.base();
  Words done;
  for (const auto& [claim, statement] : corrections) {
    act.watch(claim.about);
    auto instead = claim;
    instead.statement = statement;
    instead.citation.recorded.reset();
    instead.reviews.clear();
    base.retract(claim.id, why);
    const auto said = base.claim(claim.about, instead);
    if (claim.rank() != Rank::normal) base.rank(said, claim.rank(), why);
    done.push_back(fmt::format("{} ({}) as {}", name_of(base, claim), voice_of(base, claim),
                               name_of(base, base.claim(said))));
  }
  return act.end(done.empty() ? "Nothing is changed." : "Corrected " + joined(done) + ".");
}

void add_why_to(Command& command, std::string& why) {
  command.option("--why", "TEXT", why, "The reason, which is kept with the claim that it replaces");
}

}  // namespace annals::tools
