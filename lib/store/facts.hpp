#pragma once

#include "annals/record/claim.hpp"
#include "annals/record/id.hpp"
#include "order/chronology.hpp"
#include "order/conflict_resolution.hpp"
#include "sql/database.hpp"
#include "store/records.hpp"
#include "store/state.hpp"
#include "store/surroundings.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// What a base holds that says when events were: the dates of events, that they were reported, the relative
/// dates between those that occurred, and that a part lies within its whole.
namespace annals::inline v0_2::store {

/// Events, connected directly or by way of others, and the facts about them. Both in an order that a
/// copy of the base has too.
struct KnownTimes {
  struct FactRow {
    FactKey key{};
    bool set_aside = false;  ///< by the base: nothing follows from it
  };
  std::vector<TimedEvent> events{};  ///< by number
  order::Facts facts{};
  std::vector<FactRow> rows{};   ///< by fact
  std::vector<FactKey> stray{};  ///< the base has set them aside, and they are no facts

  [[nodiscard]] std::optional<order::EventNumber> number_of(EventId event) const;
};

/// Everything that has to do with some events, each connected set of events by itself.
/// Events that did not occur, or that the base does not believe in, have their own dates and nothing else.
/// `O(events and edges reached)`.
std::vector<KnownTimes> load_known_times(State& state, std::span<const std::int64_t> events,
                                         Assume assume = Assume::nothing);

/// The claims that assert a fact, not the retracted: those that state it, and of a relative date or a link
/// all. `row` is that of its record.
std::vector<Claim> claims_on(State& state, const FactKey& fact, const Row& row);

/// How strong each fact is, by those claims. All must live as long.
order::StrengthOf strengths(State& state, const KnownTimes& known);
order::Strength strength_of(State& state, const FactKey& fact);

/// Several sets as one.
KnownTimes joined(std::vector<KnownTimes> sets);

}  // namespace annals::inline v0_2::store
