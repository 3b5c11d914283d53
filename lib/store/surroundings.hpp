#pragma once

#include "annals/record/id.hpp"
#include "annals/time/circa.hpp"
#include "order/chronology.hpp"
#include "sql/database.hpp"
#include "store/zones.hpp"

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

/// The rows that say when events were: their own, and those of what relates them to others.
namespace annals::inline v0_2::store {

/// Whether the causes of believed links are taken not to start after their effects.
enum class Assume { nothing, causes };

/// What a fact is known by in the file.
struct FactKey {
  order::Fact::Type type{};
  RecordId record{};       ///< a relative date or a link itself; else the event
  std::int64_t whole = 0;  ///< of a part
  bool doubted = false;
  // NOLINTNEXTLINE(readability-implicit-bool-conversion): the language's own comparison
  friend auto operator<=>(const FactKey&, const FactKey&) = default;
};

/// The date that is believed of an event, or one of those that nothing decides between.
struct BelievedDate {
  std::string edtf{};
  bool firm = true;  ///< someone says so without reservation
};

/// An event, as far as its row says when it was.
struct TimedEvent {
  EventId id{};
  std::vector<BelievedDate> dates{};  ///< none: undated
  std::optional<Instant> reported{};  ///< it had started then
  DateZone zone{};
  // As the base has it.
  order::Schedule schedule{};
  int span_class = 0;
  bool takes_part = false;  ///< it occurred, and the base believes so: else nothing relates it to others
};

/// The facts about an event that name no other: its date, of which the start may be firm and the end doubted,
/// or the other way round; and that it was reported. Throws `Error` (corrupt) where a date is none.
std::vector<order::Fact> facts_alone(const TimedEvent& event, order::EventNumber number,
                                     const CircaWidths& circa);

/// By which clocks a relative date is counted from its anchor, and whether in days of the calendar.
void count_from(order::Fact& relative_date, const TimedEvent& anchor);

/// Where an event is that nothing relates to others, by all facts about it alone. Nothing: they must be
/// weighed against each other.
std::optional<order::Schedule> schedule_alone(std::span<const order::Fact> facts);

/// A relative date between two events, a part and its whole, or a link, whose cause is `event`.
struct TimeEdge {
  order::Fact::Type type{};
  RecordId record{};  ///< of a part: its event
  EventId event{};
  EventId other{};
  std::string offset{};  ///< of a relative date
  bool is_believed = false;
  bool doubted = false;  ///< it is said with a reservation

  [[nodiscard]] FactKey key() const {
    return {type, record, type == order::Fact::Type::part ? other.value() : 0, doubted};
  }
};

struct Surroundings {
  std::vector<TimedEvent> events{};  ///< in an order that a copy of the base has too
  std::vector<TimeEdge> edges{};     ///< of these events, with each other and with others
  std::set<FactKey> set_aside{};     ///< of facts about these and of these edges
};

/// Some events, and all that are connected to them over any number of others, but nothing beyond those that
/// are known, nor these; believed or not, as what a write has just untied must be looked at, too; and some
/// relative dates besides. O(events and edges read).
Surroundings load_surroundings(sql::Database& database, std::span<const std::int64_t> events, Assume assume,
                               const std::function<bool(std::int64_t)>& is_known = {},
                               std::span<const std::int64_t> relative_dates = {});

/// Events with a fact that is set aside, be it firm or doubted.
std::vector<std::int64_t> events_set_aside(sql::Database& database);
/// Those with a firm one, as it cannot hold with others.
std::vector<std::int64_t> events_in_conflicts(sql::Database& database);

/// Writes where an event is, if the row has it elsewhere.
void write_schedule(sql::Database& database, TimedEvent& event, const order::Schedule& schedule);
/// Of a new event, or one that had none.
void insert_estimate(sql::Database& database, EventId event, const Bounds& estimate);

/// Writes whether a fact is set aside.
void write_set_aside(sql::Database& database, const FactKey& fact, bool set_aside);

}  // namespace annals::inline v0_2::store
