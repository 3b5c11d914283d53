#include "store/surroundings.hpp"

#include "annals/error.hpp"
#include "annals/time/when.hpp"
#include "store/time_columns.hpp"

#include <unordered_set>

#include <fmt/format.h>

namespace annals::inline v0_2::store {

namespace {

/// The events that any row joins directly to some. The indexes alone answer this.
template <class Add>
void add_connected(sql::Database& database, std::span<const std::int64_t> events, Assume assume, Add&& add) {
  const auto in = " " + database.in_list("$1");
  std::string sql = "SELECT anchor FROM relative_date WHERE event" + in +
                    " UNION ALL SELECT event FROM relative_date WHERE anchor" + in +
                    " UNION ALL SELECT whole FROM part WHERE event" + in +
                    " UNION ALL SELECT event FROM part WHERE whole" + in;
  if (assume == Assume::causes)
    sql += " UNION ALL SELECT to_event FROM link WHERE from_event" + in +
           " UNION ALL SELECT from_event FROM link WHERE to_event" + in;
  auto rows = database.query(sql, std::string_view(database.id_list(events)));
  while (rows.next()) add(rows.integer(0));
}

/// All events that are connected to some of these, over any number of others that are not known, and these.
std::vector<std::int64_t> all_connected(sql::Database& database, std::span<const std::int64_t> events,
                                        Assume assume, const std::function<bool(std::int64_t)>& is_known) {
  std::unordered_set<std::int64_t> seen(events.begin(), events.end());
  std::vector<std::int64_t> all(seen.begin(), seen.end());
  for (std::size_t from = 0; from < all.size();) {
    const std::vector<std::int64_t> frontier(all.begin() + static_cast<std::ptrdiff_t>(from), all.end());
    from = all.size();
    add_connected(database, frontier, assume, [&](std::int64_t event) {
      if (!(is_known && is_known(event)) && seen.insert(event).second) all.push_back(event);
    });
  }
  return all;
}

std::vector<TimedEvent> load_events(sql::Database& database, std::span<const std::int64_t> ids) {
  PlaceZones zones(database);
  std::vector<TimedEvent> events;
  auto rows = database.query(
      "SELECT e.id, e.date, e.zone, e.place, o.zone, e.earliest_start, e.latest_start, e.earliest_end, "
      "e.latest_end, e.sort_key, e.position, e.span_class, e.inconsistent, e.outcome = 'occurred' AND "
      "coalesce(e.standing, 'disputed') = 'disputed' FROM event AS e JOIN origin AS o ON "
      "o.id = e.origin "
      "WHERE e.id " +
          database.in_list("$1") + " ORDER BY e.key, o.name",
      std::string_view(database.id_list(ids)));
  while (rows.next()) {
    auto& event = events.emplace_back();
    event.id = EventId(rows.integer(0));
    event.date = rows.optional_text(1).value_or(std::string_view());
    event.zone =
        date_zone(rows.optional_text(2).value_or(std::string_view()), zones.of(rows.optional_integer(3)),
                  rows.optional_text(4).value_or(std::string_view()));
    const auto instant = [&](int column) { return Instant::from_key(rows.integer(column)); };
    event.schedule = {{instant(5), instant(6), instant(7), instant(8)}, instant(9), rows.integer(10)};
    event.span_class = static_cast<int>(rows.integer(11));
    event.inconsistent = rows.integer(12) != 0;
    event.takes_part = rows.integer(13) != 0;
  }
  return events;
}

/// The columns of an edge: `type, id, event, offset, other, inconsistent, is_believed`.
std::string relative_dates_sql(const std::string& where) {
  return "SELECT 1, t.id, t.event, t.time_offset, t.anchor, t.inconsistent, coalesce(t.standing, 'disputed') "
         "= "
         "'disputed' AND t.likelihood_low IS NULL AND t.likelihood_word IS NULL FROM relative_date AS t "
         "WHERE " +
         where;
}
std::string parts_sql(const std::string& where) {
  return "SELECT 2, NULL, p.event, NULL, p.whole, p.inconsistent, 1 FROM part AS p WHERE " + where;
}
std::string links_sql(const std::string& where) {
  return "SELECT 3, l.id, iif(k.first = 'from', l.from_event, l.to_event), NULL, iif(k.first = 'from', "
         "l.to_event, l.from_event), 0, coalesce(l.standing, 'disputed') = 'disputed' FROM link AS l JOIN "
         "link_kind AS k ON k.name = l.kind AND k.first IS NOT NULL WHERE " +
         where;
}

std::vector<TimeEdge> load_edges(sql::Database& database, const std::string& sql,
                                 std::span<const std::int64_t> ids) {
  std::vector<TimeEdge> edges;
  auto rows = database.query(sql, std::string_view(database.id_list(ids)));
  while (rows.next()) {
    auto& edge = edges.emplace_back();
    edge.type = static_cast<order::Fact::Type>(rows.integer(0));
    edge.event = EventId(rows.integer(2));
    edge.offset = rows.optional_text(3).value_or(std::string_view());
    edge.other = EventId(rows.integer(4));
    edge.inconsistent = rows.integer(5) != 0;
    edge.is_believed = rows.integer(6) != 0;
    switch (edge.type) {
      case order::Fact::Type::relative_date:
        edge.record = RelativeDateId(rows.integer(1));
        break;
      case order::Fact::Type::cause:
        edge.record = LinkId(rows.integer(1));
        break;
      default:
        edge.record = edge.event;
    }
  }
  return edges;
}

}  // namespace

Bounds TimedEvent::bounds() const {
  const auto when = When::parse(date);
  if (!when)
    throw Error(ErrorCode::corrupt, "The base has \"" + date + "\" as a date: " + when.error().reason);
  return zone.shift.count() == 0 ? when->bounds() : when->bounds(zone.shift);
}

Surroundings load_surroundings(sql::Database& database, std::span<const std::int64_t> events, Assume assume,
                               const std::function<bool(std::int64_t)>& is_known) {
  const auto ids = all_connected(database, events, assume, is_known);
  const auto in = " " + database.in_list("$1");
  // Where nothing is known both ends of an edge are among the events.
  const auto with_end = [&](const char* one, const char* other) {
    return is_known ? fmt::format("{0}{2} OR {1}{2}", one, other, in) : one + in;
  };
  auto sql = relative_dates_sql(with_end("t.event", "t.anchor")) + " UNION ALL " +
             parts_sql(with_end("p.event", "p.whole"));
  if (assume == Assume::causes) sql += " UNION ALL " + links_sql(with_end("l.from_event", "l.to_event"));
  return {load_events(database, ids), load_edges(database, sql, ids)};
}

std::vector<TimeEdge> load_relative_date_edges(sql::Database& database, std::span<const std::int64_t> ids) {
  if (ids.empty()) return {};
  return load_edges(database, relative_dates_sql("t.id " + database.in_list("$1")), ids);
}

std::vector<std::int64_t> events_in_conflicts(sql::Database& database) {
  std::vector<std::int64_t> events;
  auto rows = database.query(
      "SELECT id FROM event WHERE inconsistent = 1 UNION SELECT event FROM relative_date WHERE inconsistent "
      "= 1 UNION "
      "SELECT event FROM part WHERE inconsistent = 1");
  while (rows.next()) events.push_back(rows.integer(0));
  return events;
}

void write_schedule(sql::Database& database, TimedEvent& event, const order::Schedule& schedule) {
  const auto span_class = span_class_of(schedule.bounds);
  if (schedule == event.schedule && span_class == event.span_class) return;
  const auto& bounds = schedule.bounds;
  database.run(
      "UPDATE event SET (earliest_start, latest_start, earliest_end, latest_end, sort_key, position, "
      "span_class) = ($2, $3, $4, $5, $6, $7, $8) WHERE id = $1",
      event.id.value(), bounds.earliest_start.key(), bounds.latest_start.key(), bounds.earliest_end.key(),
      bounds.latest_end.key(), schedule.sort_key.key(), schedule.position, std::int64_t{span_class});
  event.schedule = schedule;
  event.span_class = span_class;
}

void write_inconsistent(sql::Database& database, order::Fact::Type type, RecordId record, EventId other,
                        bool inconsistent) {
  const std::int64_t flag = inconsistent ? 1 : 0;
  if (type == order::Fact::Type::date)
    database.run("UPDATE event SET inconsistent = $2 WHERE id = $1", record.value, flag);
  else if (type == order::Fact::Type::relative_date)
    database.run("UPDATE relative_date SET inconsistent = $2 WHERE id = $1", record.value, flag);
  else
    database.run("UPDATE part SET inconsistent = $3 WHERE event = $1 AND whole = $2", record.value,
                 other.value(), flag);
}

}  // namespace annals::inline v0_2::store
