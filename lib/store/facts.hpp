#pragma once

#include "annals/record/claim.hpp"
#include "annals/record/id.hpp"
#include "order/chronology.hpp"
#include "sql/database.hpp"
#include "store/kinds.hpp"
#include "store/time_columns.hpp"
#include "store/zones.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// What a base holds that says when events were: the dates of those that occurred, the timings between them
/// that are believed without reservation, and that a part lies within its whole.
namespace annals::store {

/// Events, tied to each other directly or by way of others, and the facts about them. Both in an order that a
/// copy of the base has too.
struct KnownTimes {
  struct Event {
    EventId id{};
    std::string date{};  ///< EDTF; empty: undated
    DateZone zone{};
    // As the row has it.
    order::Placed placed{};
    int span_class = 0;
    bool contested = false;
    bool takes_part = false;  ///< it occurred, and the base believes so: else nothing ties it to others
  };
  /// Which row a fact stands in: a date in that of its event, a timing and a link in their own, a part in
  /// that of its event.
  struct Place {
    RecordId record{};
    bool contested = false;
  };
  std::vector<Event> events{};  ///< by number
  order::Facts facts{};
  std::vector<Place> places{};  ///< by fact

  [[nodiscard]] std::optional<order::EventNumber> number_of(EventId event) const;
};

/// Whether the causes of believed links are taken not to start after their effects.
enum class Assume { nothing, causes };

/// Everything that has to do with some events, each set of events that are tied to each other by itself.
/// Events that did not occur, or that the base does not believe in, have their own dates and no ties.
/// `O(events and ties reached)`.
std::vector<KnownTimes> load_known_times(sql::Database& database, std::span<const std::int64_t> events,
                                         Assume assume = Assume::nothing);

/// The claims that assert a fact, not the retracted.
std::vector<Claim> claims_on(sql::Database& database, const Kinds& kinds, const KnownTimes& known,
                             order::FactNumber fact);

/// Several sets as one.
KnownTimes joined(std::vector<KnownTimes> sets);

/// Makes the rows say what has been worked out: where the events are, and which facts are contested.
/// `contested` by fact; empty: none is.
void write_placed(sql::Database& database, const KnownTimes& known, const std::vector<order::Placed>& placed,
                  const std::vector<bool>& contested);

}  // namespace annals::store
