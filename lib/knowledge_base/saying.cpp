// What programs say, in the general form that enters.

#include "annals/error.hpp"
#include "annals/knowledge_base.hpp"
#include "knowledge_base/entering.hpp"

#include <string>
#include <utility>

namespace annals {

namespace {

Claim claim_of(Stance stance, Says says, const Said& said) {
  Claim claim;
  claim.stance = stance;
  claim.says = std::move(says);
  claim.said = said;
  return claim;
}

/// What a tie says of a link, and how surely.
Claim claim_of_tie(Stance stance, const Tie& tie, const Said& said) {
  Link link;
  link.mechanism = tie.mechanism;
  auto claim = claim_of(stance, detail::says_of(link), said);
  if (tie.credence && said.likelihood && *tie.credence != *said.likelihood)
    throw Error(ErrorCode::invalid_argument,
                "A link's credence is its claim's likelihood: give one of the two.");
  if (tie.credence) claim.said.likelihood = tie.credence;
  return claim;
}

/// What a source says of a timing: that it holds, perhaps in words of its own.
Claim claim_of_timing(std::string_view words, const Said& said) {
  Timing timing;
  timing.words = words;
  return claim_of(Stance::asserts, detail::says_of(timing), said);
}

}  // namespace

RecordId KnowledgeBase::enter(RecordType type, std::string_view key, std::string_view origin,
                              std::string_view kind, const Claim& claim) {
  return detail::enter(*base_, type, key, origin, {std::string(kind)}, claim);
}

LinkId KnowledgeBase::enter_link(EventId from, LinkKind kind, EventId to, const Claim& claim) {
  return LinkId(detail::enter_tie(*base_, RecordType::link, from, word(kind), to, claim).value);
}

TimingId KnowledgeBase::enter_timing(EventId event, const Gap& gap, EventId anchor, const Claim& claim) {
  return TimingId(detail::enter_tie(*base_, RecordType::timing, event, gap.text(), anchor, claim).value);
}

ActorId KnowledgeBase::add_actor(const std::string& key, const detail::KindOfRecord& kind, const Says& says,
                                 const Said& said) {
  return ActorId(
      detail::enter(*base_, RecordType::actor, key, {}, kind, claim_of(Stance::asserts, says, said)).value);
}

PlaceId KnowledgeBase::add(const Place& place, const Said& said) {
  return PlaceId(
      enter(RecordType::place, place.key, {}, {}, claim_of(Stance::asserts, detail::says_of(place), said))
          .value);
}

SourceId KnowledgeBase::add(const Source& source, const Said& said) {
  return SourceId(
      enter(RecordType::source, source.key, {}, {}, claim_of(Stance::asserts, detail::says_of(source), said))
          .value);
}

EventId KnowledgeBase::add_event(const std::string& key, const detail::KindOfRecord& kind, const Says& says,
                                 const Said& said) {
  return EventId(
      detail::enter(*base_, RecordType::event, key, {}, kind, claim_of(Stance::asserts, says, said)).value);
}

RecordId KnowledgeBase::put_record(RecordType type, const std::string& key, const detail::KindOfRecord& kind,
                                   const Says& says, const Said& said) {
  return detail::put(*base_, type, key, kind, claim_of(Stance::asserts, says, said));
}

PlaceId KnowledgeBase::put(const Place& place, const Said& said) {
  return PlaceId(put_record(RecordType::place, place.key, {}, detail::says_of(place), said).value);
}

SourceId KnowledgeBase::put(const Source& source, const Said& said) {
  return SourceId(put_record(RecordType::source, source.key, {}, detail::says_of(source), said).value);
}

void KnowledgeBase::rename(RecordId record, std::string_view key) {
  detail::rename(*base_, record, key);
}

LinkId KnowledgeBase::link(EventId from, LinkKind kind, EventId to, const Tie& tie, const Said& said) {
  return enter_link(from, kind, to, claim_of_tie(Stance::asserts, tie, said));
}

TimingId KnowledgeBase::time(EventId event, std::string_view gap, EventId anchor, const Said& said) {
  const Gap read(gap);
  return enter_timing(event, read, anchor,
                      claim_of_timing(gap == read.text() ? std::string_view() : gap, said));
}

ClaimId KnowledgeBase::claim(PlaceId about, const Place& place, const Said& said) {
  return detail::say(*base_, about, claim_of(Stance::asserts, detail::says_of(place), said), place.key, {});
}
ClaimId KnowledgeBase::claim(SourceId about, const Source& source, const Said& said) {
  return detail::say(*base_, about, claim_of(Stance::asserts, detail::says_of(source), said), source.key, {});
}
ClaimId KnowledgeBase::claim(LinkId about, const Tie& tie, const Said& said) {
  return detail::say(*base_, about, claim_of_tie(Stance::asserts, tie, said));
}
ClaimId KnowledgeBase::claim(TimingId about, std::string_view words, const Said& said) {
  return detail::say(*base_, about, claim_of_timing(words, said));
}
ClaimId KnowledgeBase::claim(RecordId about, const Claim& claim) {
  return detail::say(*base_, about, claim);
}
ClaimId KnowledgeBase::claim_record(RecordId about, Stance stance, const std::string& key,
                                    const detail::KindOfRecord& kind, const Says& says, const Said& said) {
  return detail::say(*base_, about, claim_of(stance, says, said), key, kind);
}

ClaimId KnowledgeBase::dispute(RecordId about, const Said& said) {
  return detail::say(*base_, about, claim_of(Stance::disputes, {}, said));
}
ClaimId KnowledgeBase::dispute(PlaceId about, const Place& place, const Said& said) {
  return detail::say(*base_, about, claim_of(Stance::disputes, detail::says_of(place), said), place.key, {});
}
ClaimId KnowledgeBase::dispute(SourceId about, const Source& source, const Said& said) {
  return detail::say(*base_, about, claim_of(Stance::disputes, detail::says_of(source), said), source.key,
                     {});
}
ClaimId KnowledgeBase::dispute(LinkId about, const Tie& tie, const Said& said) {
  return detail::say(*base_, about, claim_of_tie(Stance::disputes, tie, said));
}

void KnowledgeBase::judge(ClaimId claim, const Verdict& verdict) {
  detail::judge(*base_, claim, verdict);
}

void KnowledgeBase::retract(ClaimId claim, std::string_view reason) {
  judge(claim, {.reason = std::string(reason)});
}

void KnowledgeBase::rank(ClaimId claim, Rank rank, std::string_view reason) {
  judge(claim, {rank, std::string(reason)});
}

void KnowledgeBase::vouch(SourceId source, std::optional<double> reliability) {
  detail::vouch(*base_, source, reliability);
}

void KnowledgeBase::add_origin(std::string_view name, std::string_view zone) {
  detail::add_origin(*base_, name, zone);
}

void KnowledgeBase::describe(const KindDescription& kind) {
  base_->write([&](detail::Base::Writing& writing) {
    if (const auto grown = writing.grown(kind)) writing.describe(*grown);
  });
}

}  // namespace annals
