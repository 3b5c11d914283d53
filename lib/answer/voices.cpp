#include "answer/voices.hpp"

#include "annals/record/words.hpp"
#include "answer/json_of.hpp"
#include "answer/names.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace annals::inline v0_2::answer {

Voices::Voices(const Questions& base, RecordId id)
    : base_(base), id_(id), claims_(base.claims(id)), belief_(base.belief(id)) {}

std::vector<const Claim*> Voices::found(const std::vector<ClaimId>& ids) const {
  std::vector<const Claim*> found;
  for (const auto id : ids)
    if (const auto claim = std::ranges::find(claims_, id, &Claim::id); claim != claims_.end())
      found.push_back(&*claim);
  return found;
}

std::string Voices::text(const std::vector<ClaimId>& claims) const {
  std::vector<std::string> texts;
  for (const auto* claim : found(claims))
    if (auto text = base_.attribution(claim->citation).text(); std::ranges::find(texts, text) == texts.end())
      texts.push_back(std::move(text));
  return joined(texts, "; ");
}

std::vector<ClaimId> Voices::asserting() const {
  if (const auto* outcome = id_.type == RecordType::event ? belief_.field("outcome") : nullptr;
      outcome != nullptr && !outcome->accepted().empty()) {
    std::vector<ClaimId> ids;
    for (const auto& one : claims_)
      if (std::ranges::any_of(outcome->accepted(), [&](const Candidate& accepted) {
            return std::ranges::find(accepted.asserted_by, one.id) != accepted.asserted_by.end();
          }))
        ids.push_back(one.id);
    return ids;
  }
  std::vector<ClaimId> ids;
  for (const auto& one : claims_)
    if (one.stance == Stance::asserts && !one.withdrawn()) ids.push_back(one.id);
  return ids;
}

std::vector<ClaimId> Voices::expecting() const {
  if (const auto* outcome = id_.type == RecordType::event ? belief_.field("outcome") : nullptr)
    for (const auto& candidate : outcome->candidates)
      if (!candidate.accepted && candidate.value == Value(std::string(word(Outcome::open))))
        return candidate.asserted_by;
  return {};
}

std::vector<ClaimId> Voices::denying() const {
  std::vector<ClaimId> ids;
  for (const auto& one : claims_)
    if (one.stance == Stance::disputes && !one.withdrawn() && one.statement.empty()) ids.push_back(one.id);
  return ids;
}

Json Voices::citations(const std::vector<ClaimId>& ids) const {
  Json list = Json::array();
  for (const auto* claim : found(ids)) list.push_back(json_of(base_, claim->citation));
  return list;
}

Json Voices::json() const {
  Json json = Json::object();
  for (const auto& field : belief_.fields)
    if (!field.accepted().empty()) json[field.field] = citations(field.accepted().front().asserted_by);
  const auto each = [&](const char* name, const auto& values, const auto& all) {
    for (const auto& value : values) {
      const auto* said = said_of(all, value);
      json[name].push_back(said != nullptr ? citations(said->asserted_by) : Json::array());
    }
  };
  each("with", belief_.statement.with, belief_.with);
  each("names", belief_.statement.names, belief_.names);
  each("part_of", belief_.statement.part_of, belief_.part_of);
  each("derived_from", belief_.statement.derived_from, belief_.derived_from);
  return json;
}

}  // namespace annals::inline v0_2::answer
