#pragma once

#include "annals/knowledge_base.hpp"
#include "knowledge_base/base.hpp"

#include <optional>
#include <string_view>

/// The one way in: a claim is checked, kept, and what is believed of its record written anew, in one
/// transaction. Each throws `Error` and then has changed nothing; `KnowledgeBase` has the contracts.
namespace annals::inline v0_2::detail {

RecordId enter(Base& base, RecordType type, std::string_view key, std::string_view origin, Describe kind,
               const Claim& claim);
/// A link or a relative date: `from` KIND `to`, where the kind of a relative date is the text of its offset.
RecordId enter_edge(Base& base, RecordType type, EventId from, std::string_view kind, EventId to,
                    const Claim& claim, const LinkKind* described = nullptr);

/// Adds a claim to a record. A key, where given, must be the record's own.
ClaimId say(Base& base, RecordId about, Claim claim, std::string_view key = {}, Describe kind = nullptr);

/// Enters a record, or says more of the one that has the key; nothing where a claim says just that.
RecordId put(Base& base, RecordType type, std::string_view key, Describe kind, Claim claim);
void rename(Base& base, RecordId record, std::string_view key);
void judge(Base::Writing& writing, ClaimId claim, const Review& review);
/// Retracts all that a source says and that was not retracted.
void retract(Base::Writing& writing, SourceId source, std::string_view reason);
void add_origin(Base& base, std::string_view name, std::string_view zone);
void set_rules(Base& base, const store::Rules& rules);
void rate(Base& base, SourceId source, Rating rating);
/// Makes the latest of its ratings that of a source, with what follows from it.
void settle_reliability(Base::Writing& writing, SourceId source);

}  // namespace annals::inline v0_2::detail
