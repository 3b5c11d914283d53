#include "knowledge_base/replay.hpp"

#include <algorithm>
#include <map>

namespace annals::test {

namespace {

/// Ids of one base as those of the other.
class Translation {
 public:
  void add(RecordId from, RecordId to) { ids_.emplace(from, to); }
  [[nodiscard]] bool knows(RecordId id) const { return ids_.contains(id); }
  [[nodiscard]] RecordId operator()(RecordId id) const { return ids_.at(id); }
  template <RecordType type>
  [[nodiscard]] Id<type> operator()(Id<type> id) const {
    return Id<type>(ids_.at(RecordId(id)).value);
  }
  [[nodiscard]] Claim operator()(Claim claim) const {
    for (auto& field : claim.says.fields)
      std::visit(
          [&]<class T>(T& value) {
            if constexpr (std::same_as<T, ActorId> || std::same_as<T, PlaceId> || std::same_as<T, EventId>)
              value = (*this)(value);
          },
          field.value);
    for (auto& participant : claim.says.with) participant.actor = (*this)(participant.actor);
    for (auto& whole : claim.says.part_of) whole = (*this)(whole);
    claim.said.source = (*this)(claim.said.source.value());
    if (claim.said.speaker) claim.said.speaker = (*this)(*claim.said.speaker);
    return claim;
  }

 private:
  std::map<RecordId, RecordId> ids_;
};

}  // namespace

std::vector<Claim> claims_in_order(const KnowledgeBase& base) {
  std::vector<Claim> claims;
  base.each_claim([&](const Claim& claim) { claims.push_back(claim); });
  std::ranges::sort(claims, {}, &Claim::id);
  return claims;
}

void replay(const KnowledgeBase& from, const std::vector<Claim>& claims, KnowledgeBase& into) {
  Translation translate;
  translate.add(from.self(), into.self());
  for (const auto& kind : from.kinds()) into.describe(kind);
  auto transaction = into.transaction();
  for (const auto& claim : claims) {
    if (translate.knows(claim.about)) {
      // Every base has its owner already.
      if (claim.about != RecordId(from.self()) || claim.id.value() != claim.about.value)
        into.claim(translate(claim.about), translate(claim));
      continue;
    }
    const auto name = from.name_of(claim.about);
    if (name.type == RecordType::link)
      translate.add(claim.about, into.enter_link(translate(name.from), from_word<LinkKind>(name.kind).value(),
                                                 translate(name.to), translate(claim)));
    else
      translate.add(claim.about, into.enter(name.type, name.key, name.origin, name.kind, translate(claim)));
  }
  for (const auto& source : from.sources())
    if (source.reliability) into.vouch(translate(source.id), source.reliability);
  transaction.commit();
}

}  // namespace annals::test
