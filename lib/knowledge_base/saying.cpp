// What programs say, in the general form that enters.

#include "annals/error.hpp"
#include "annals/knowledge_base.hpp"
#include "knowledge_base/consequences.hpp"
#include "knowledge_base/entering.hpp"
#include "knowledge_base/evolving.hpp"
#include "knowledge_base/purging.hpp"
#include "store/claims.hpp"

#include <string>
#include <utility>

namespace annals::inline v0_2 {

namespace {

Claim claim_of(Stance stance, Statement statement, const Citation& citation) {
  Claim claim;
  claim.stance = stance;
  claim.statement = std::move(statement);
  claim.citation = citation;
  return claim;
}

/// What an edge says of a link, and how surely.
Claim claim_of_edge(Stance stance, const LinkDetails& edge, const Citation& citation) {
  Link link;
  link.mechanism = edge.mechanism;
  auto claim = claim_of(stance, detail::statement_of(link), citation);
  if (edge.credence && citation.likelihood && *edge.credence != *citation.likelihood)
    throw Error(ErrorCode::invalid_argument,
                "A link's credence is its claim's likelihood: give one of the two.");
  if (edge.credence) claim.citation.likelihood = edge.credence;
  return claim;
}

/// What a source says of a relative date: that it holds, perhaps in words of its own.
Claim claim_of_relative_date(std::string_view words, const Citation& citation) {
  RelativeDate relative_date;
  relative_date.words = words;
  return claim_of(Stance::asserts, detail::statement_of(relative_date), citation);
}

}  // namespace

RecordId KnowledgeBase::enter(RecordType type, std::string_view key, std::string_view origin,
                              const Claim& claim) {
  return detail::enter(*base_, type, key, origin, nullptr, claim);
}

LinkId KnowledgeBase::enter_link(EventId from, LinkKind kind, EventId to, const Claim& claim) {
  return LinkId(detail::enter_edge(*base_, RecordType::link, from, kind.name(), to, claim, &kind).value);
}

RelativeDateId KnowledgeBase::enter_relative_date(EventId event, const Offset& offset, EventId anchor,
                                                  const Claim& claim) {
  return RelativeDateId(
      detail::enter_edge(*base_, RecordType::relative_date, event, offset.text(), anchor, claim).value);
}

ActorId KnowledgeBase::add_actor(const std::string& key, detail::Describe kind, const Statement& statement,
                                 const Citation& citation) {
  return ActorId(
      detail::enter(*base_, RecordType::actor, key, {}, kind, claim_of(Stance::asserts, statement, citation))
          .value);
}

PlaceId KnowledgeBase::add(const Place& place, const Citation& citation) {
  return PlaceId(enter(RecordType::place, place.key, {},
                       claim_of(Stance::asserts, detail::statement_of(place), citation))
                     .value);
}

SourceId KnowledgeBase::add(const Source& source, const Citation& citation) {
  return SourceId(enter(RecordType::source, source.key, {},
                        claim_of(Stance::asserts, detail::statement_of(source), citation))
                      .value);
}

EventId KnowledgeBase::add_event(const std::string& key, detail::Describe kind, const Statement& statement,
                                 const Citation& citation) {
  return EventId(
      detail::enter(*base_, RecordType::event, key, {}, kind, claim_of(Stance::asserts, statement, citation))
          .value);
}

RecordId KnowledgeBase::put_record(RecordType type, const std::string& key, detail::Describe kind,
                                   const Statement& statement, const Citation& citation) {
  return detail::put(*base_, type, key, kind, claim_of(Stance::asserts, statement, citation));
}

PlaceId KnowledgeBase::put(const Place& place, const Citation& citation) {
  return PlaceId(
      put_record(RecordType::place, place.key, nullptr, detail::statement_of(place), citation).value);
}

SourceId KnowledgeBase::put(const Source& source, const Citation& citation) {
  return SourceId(
      put_record(RecordType::source, source.key, nullptr, detail::statement_of(source), citation).value);
}

void KnowledgeBase::rename(RecordId record, std::string_view key) {
  detail::rename(*base_, record, key);
}

LinkId KnowledgeBase::link(EventId from, LinkKind kind, EventId to, const LinkDetails& edge,
                           const Citation& citation) {
  return enter_link(from, kind, to, claim_of_edge(Stance::asserts, edge, citation));
}

RelativeDateId KnowledgeBase::time(EventId event, std::string_view offset, EventId anchor,
                                   const Citation& citation) {
  const Offset read(offset);
  return enter_relative_date(
      event, read, anchor,
      claim_of_relative_date(offset == read.text() ? std::string_view() : offset, citation));
}

ClaimId KnowledgeBase::claim(PlaceId about, const Place& place, const Citation& citation) {
  return detail::say(*base_, about, claim_of(Stance::asserts, detail::statement_of(place), citation),
                     place.key);
}
ClaimId KnowledgeBase::claim(SourceId about, const Source& source, const Citation& citation) {
  return detail::say(*base_, about, claim_of(Stance::asserts, detail::statement_of(source), citation),
                     source.key);
}
ClaimId KnowledgeBase::claim(LinkId about, const LinkDetails& edge, const Citation& citation) {
  return detail::say(*base_, about, claim_of_edge(Stance::asserts, edge, citation));
}
ClaimId KnowledgeBase::claim(RelativeDateId about, std::string_view words, const Citation& citation) {
  return detail::say(*base_, about, claim_of_relative_date(words, citation));
}
ClaimId KnowledgeBase::claim(RecordId about, const Claim& claim) {
  return detail::say(*base_, about, claim);
}
ClaimId KnowledgeBase::claim_record(RecordId about, Stance stance, const std::string& key,
                                    detail::Describe kind, const Statement& statement,
                                    const Citation& citation) {
  return detail::say(*base_, about, claim_of(stance, statement, citation), key, kind);
}

ClaimId KnowledgeBase::dispute(RecordId about, const Citation& citation) {
  return detail::say(*base_, about, claim_of(Stance::disputes, {}, citation));
}
ClaimId KnowledgeBase::dispute(PlaceId about, const Place& place, const Citation& citation) {
  return detail::say(*base_, about, claim_of(Stance::disputes, detail::statement_of(place), citation),
                     place.key);
}
ClaimId KnowledgeBase::dispute(SourceId about, const Source& source, const Citation& citation) {
  return detail::say(*base_, about, claim_of(Stance::disputes, detail::statement_of(source), citation),
                     source.key);
}
ClaimId KnowledgeBase::dispute(LinkId about, const LinkDetails& edge, const Citation& citation) {
  return detail::say(*base_, about, claim_of_edge(Stance::disputes, edge, citation));
}

void KnowledgeBase::judge(ClaimId claim, const Review& review) {
  base_->write([&](detail::Base::Writing& writing) { detail::judge(writing, claim, review); });
}

void KnowledgeBase::retract(ClaimId claim, std::string_view reason) {
  judge(claim, {Act::retracted, std::string(reason)});
}

void KnowledgeBase::retract(SourceId source, std::string_view reason) {
  base_->write([&](detail::Base::Writing& writing) { detail::retract(writing, source, reason); });
}

Consequences KnowledgeBase::if_retracted(ClaimId claim) {
  return detail::consequences(
      *base_, [&](detail::Base::Writing& writing) { detail::judge(writing, claim, {Act::retracted}); });
}

Consequences KnowledgeBase::if_retracted(SourceId source) {
  return detail::consequences(*base_,
                              [&](detail::Base::Writing& writing) { detail::retract(writing, source, {}); });
}

void KnowledgeBase::reinstate(ClaimId claim, std::string_view reason) {
  judge(claim, {Act::reinstated, std::string(reason)});
}

void KnowledgeBase::rank(ClaimId claim, Rank rank, std::string_view reason) {
  judge(claim, {*from_word<Act>(word(rank)), std::string(reason)});
}

void KnowledgeBase::purge(RecordId record, std::string_view reason) {
  detail::purge(*base_, record, reason);
}

void KnowledgeBase::purge(ClaimId claim, std::string_view reason) {
  detail::purge(*base_, claim, reason);
}

void KnowledgeBase::rate(SourceId source, const Rating& rating) {
  detail::rate(*base_, source, rating);
}

void KnowledgeBase::add_origin(std::string_view name, std::string_view zone) {
  detail::add_origin(*base_, name, zone);
}

void KnowledgeBase::add_import(std::string_view file) {
  base_->write([&](detail::Base::Writing& writing) {
    writing.begun = true;
    store::insert_import(writing.database, file, writing.now());
  });
}

void KnowledgeBase::set_rules(Ties ties, const CircaWidths& circa, const ChangeOver& change_over) {
  detail::set_rules(*base_, {ties, circa, change_over});
}

void KnowledgeBase::describe(const KindDescription& kind) {
  base_->write([&](detail::Base::Writing& writing) {
    if (const auto grown = writing.grown(kind)) writing.describe(*grown);
  });
}

bool KnowledgeBase::evolve(std::string_view step, const KindChange& change) {
  return detail::evolve(*base_, step, change);
}

void KnowledgeBase::add_step(const TakenStep& step) {
  detail::add_step(*base_, step);
}

void KnowledgeBase::add_link_kind(const LinkKind& kind) {
  base_->write([&](detail::Base::Writing& writing) { writing.add_link_kind(kind); });
}

}  // namespace annals::inline v0_2
