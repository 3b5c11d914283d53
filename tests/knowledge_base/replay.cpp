#include "knowledge_base/replay.hpp"

#include <algorithm>
#include <deque>
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
    for_each_reference(claim, [&](auto& id) { id = (*this)(id); });
    return claim;
  }
  /// Whether all that a claim needs is there; what does not enter its record needs that too.
  [[nodiscard]] bool can(const KnowledgeBase& from, Claim claim, bool enters) const {
    bool all = knows(claim.about) || enters;
    for_each_reference(claim, [&](auto id) { all = all && knows(id); });
    if (!is_edge(claim.about.type)) return all;
    const auto link = from.name_of(claim.about);
    return all && knows(link.from) && knows(link.to);
  }

 private:
  template <class Visitor>
  static void for_each_reference(Claim& claim, Visitor&& visit) {
    for (auto& field : claim.statement.fields)
      std::visit(
          [&]<class T>(T& value) {
            if constexpr (std::same_as<T, ActorId> || std::same_as<T, PlaceId> || std::same_as<T, EventId>)
              visit(value);
          },
          field.value);
    for (auto& participant : claim.statement.with) visit(participant.actor);
    for (auto& whole : claim.statement.part_of) visit(whole);
    visit(*claim.citation.source);
    if (claim.citation.speaker) visit(*claim.citation.speaker);
  }

  std::map<RecordId, RecordId> ids_;
};

}  // namespace

std::vector<Claim> claims_in_order(const KnowledgeBase& base) {
  std::vector<Claim> claims;
  base.each_claim([&](const Claim& claim) { claims.push_back(claim); });
  std::ranges::sort(claims, {}, &Claim::id);
  return claims;
}

bool replay(const KnowledgeBase& from, const std::vector<Claim>& claims, KnowledgeBase& into) {
  Translation translate;
  translate.add(from.self(), into.self());
  for (const auto& kind : from.kinds()) into.describe(kind);
  auto transaction = into.transaction();
  std::map<RecordId, ClaimId> first;
  for (const auto& claim : claims)
    if (claim.stance == Stance::asserts) {
      auto& known = first.try_emplace(claim.about, claim.id).first->second;
      known = std::min(known, claim.id);
    }
  std::size_t waiting = 0;  // one after the other
  for (std::deque<Claim> left(claims.begin(), claims.end()); !left.empty();) {
    const Claim claim = std::move(left.front());
    left.pop_front();
    if (!translate.can(from, claim, first[claim.about] == claim.id)) {
      left.push_back(claim);
      if (++waiting == left.size()) return false;
      continue;
    }
    waiting = 0;
    if (translate.knows(claim.about)) {
      // Every base has its owner already.
      if (claim.about != RecordId(from.self()) || claim.id.value() != claim.about.value)
        into.claim(translate(claim.about), translate(claim));
      continue;
    }
    const auto name = from.name_of(claim.about);
    if (name.type == RecordType::relative_date)
      translate.add(claim.about, into.enter_relative_date(translate(name.from), name.kind, translate(name.to),
                                                          translate(claim)));
    else if (name.type == RecordType::link)
      translate.add(claim.about, into.enter_link(translate(name.from), from.link_kind(name.kind),
                                                 translate(name.to), translate(claim)));
    else
      translate.add(claim.about, into.enter(name.type, name.key, name.origin, translate(claim)));
  }
  for (const auto& source : from.sources())
    if (translate.knows(source.id))
      for (const auto& rating : from.ratings(source.id)) into.rate(translate(source.id), rating);
  transaction.commit();
  return true;
}

}  // namespace annals::test
