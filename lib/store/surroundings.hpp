#pragma once

#include "annals/record/id.hpp"
#include "order/chronology.hpp"
#include "sql/database.hpp"
#include "store/zones.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// The rows that say when events were: their own, and those of what relates them to others.
namespace annals::inline v0_2::store {

/// Whether the causes of believed links are taken not to start after their effects.
enum class Assume { nothing, causes };

/// An event, as far as its row says when it was.
struct TimedEvent {
  EventId id{};
  std::string date{};  ///< EDTF; empty: undated
  DateZone zone{};
  // As the row has it.
  order::Schedule schedule{};
  int span_class = 0;
  bool inconsistent = false;
  bool takes_part = false;  ///< it occurred, and the base believes so: else nothing relates it to others

  /// Of its date, in its zone.
  [[nodiscard]] Bounds bounds() const;
};

/// A relative date between two events, a part and its whole, or a link, whose cause is `event`.
struct TimeEdge {
  order::Fact::Type type{};
  RecordId record{};  ///< of a part: its event
  EventId event{};
  EventId other{};
  std::string offset{};  ///< of a relative date
  bool inconsistent = false;
  bool is_believed = false;  ///< without reservation
};

struct Surroundings {
  std::vector<TimedEvent> events{};  ///< in an order that a copy of the base has too
  std::vector<TimeEdge> edges{};     ///< of these events, with each other and with others
};

/// Some events, and all that are connected to them over any number of others, but nothing beyond those that
/// are known, nor these; believed or not, as what a write has just untied must be looked at, too. O(events
/// and edges read).
Surroundings load_surroundings(sql::Database& database, std::span<const std::int64_t> events, Assume assume,
                               const std::function<bool(std::int64_t)>& is_known = {});

/// Some relative dates.
std::vector<TimeEdge> load_relative_date_edges(sql::Database& database, std::span<const std::int64_t> ids);

/// Events with a date, a relative date to an anchor, or a part in a whole that is inconsistent.
std::vector<std::int64_t> events_in_conflicts(sql::Database& database);

/// Writes where an event is, if the row has it elsewhere.
void write_schedule(sql::Database& database, TimedEvent& event, const order::Schedule& schedule);

/// Writes whether a date, a relative date or a part is inconsistent; `other` is the whole of a part.
void write_inconsistent(sql::Database& database, order::Fact::Type type, RecordId record, EventId other,
                        bool inconsistent);

}  // namespace annals::inline v0_2::store
