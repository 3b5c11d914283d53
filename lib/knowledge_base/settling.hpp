#pragma once

#include "annals/record/id.hpp"
#include "order/contest.hpp"
#include "sql/database.hpp"
#include "store/facts.hpp"
#include "store/kinds.hpp"

#include <compare>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

/// Keeping the chronology: after a write, the places in time of all events that it may have moved, and which
/// facts are contested, are worked out anew from the facts alone.
namespace annals::detail {

/// A fact as its row names it: a date by its event, a timing by itself, a part by the event and its whole.
struct FactKey {
  RecordId record{};
  std::int64_t whole = 0;
  friend auto operator<=>(const FactKey&, const FactKey&) = default;
};
FactKey key_of(const store::KnownTimes& known, order::FactNumber fact);

/// Which facts cannot hold with which others, by the claims on them.
order::Contest contest(sql::Database& database, const store::Kinds& kinds, const store::KnownTimes& known);

/// Whether facts were contested before a transaction; of those where that has changed.
using ContestedBefore = std::map<FactKey, bool>;

/// Writes the places of these events, and of all that are or have just been tied to them.
void settle(sql::Database& database, const store::Kinds& kinds, std::span<const std::int64_t> events,
            ContestedBefore& before);

/// Conflicts that were not there before: with a fact that has become contested.
struct NewConflict {
  store::KnownTimes known;
  std::vector<order::FactNumber> facts;
};
std::vector<NewConflict> new_conflicts(sql::Database& database, const store::Kinds& kinds,
                                       const ContestedBefore& before);

}  // namespace annals::detail
