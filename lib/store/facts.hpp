#pragma once

#include "annals/record/claim.hpp"
#include "annals/record/id.hpp"
#include "order/chronology.hpp"
#include "sql/database.hpp"
#include "store/records.hpp"
#include "store/state.hpp"
#include "store/surroundings.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// What a base holds that says when events were: the dates of those that occurred, the relative dates between
/// them that are believed without reservation, and that a part lies within its whole.
namespace annals::inline v0_2::store {

/// Events, connected directly or by way of others, and the facts about them. Both in an order that a
/// copy of the base has too.
struct KnownTimes {
  /// Which row a fact stands in: a date in that of its event, a relative date and a link in their own, a part
  /// in that of its event.
  struct FactRow {
    RecordId record{};
    bool inconsistent = false;
  };
  std::vector<TimedEvent> events{};  ///< by number
  order::Facts facts{};
  std::vector<FactRow> rows{};  ///< by fact

  [[nodiscard]] std::optional<order::EventNumber> number_of(EventId event) const;
};

/// Everything that has to do with some events, each connected set of events by itself.
/// Events that did not occur, or that the base does not believe in, have their own dates and no edges.
/// `O(events and edges reached)`.
std::vector<KnownTimes> load_known_times(sql::Database& database, std::span<const std::int64_t> events,
                                         Assume assume = Assume::nothing);

/// The claims that assert a fact, not the retracted. It stands in `row`; `other` is what it joins its event
/// to.
std::vector<Claim> claims_on(State& state, order::Fact::Type fact, const Row& row, EventId other);

/// Several sets as one.
KnownTimes joined(std::vector<KnownTimes> sets);

}  // namespace annals::inline v0_2::store
