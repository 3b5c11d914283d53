#include "store/surroundings.hpp"

#include "annals/error.hpp"
#include "annals/time/when.hpp"
#include "store/time_columns.hpp"

#include <unordered_set>

#include <fmt/format.h>

namespace annals::store {

namespace {

/// The events that any row ties directly to some. The indexes alone answer this.
template <class Add>
void add_tied(sql::Database& database, std::span<const std::int64_t> events, Assume assume, Add&& add) {
  const auto in = " " + database.in_list("$1");
  std::string sql = "SELECT anchor FROM timing WHERE event" + in +
                    " UNION ALL SELECT event FROM timing WHERE anchor" + in +
                    " UNION ALL SELECT whole FROM part WHERE event" + in +
                    " UNION ALL SELECT event FROM part WHERE whole" + in;
  if (assume == Assume::causes)
    sql += " UNION ALL SELECT to_event FROM link WHERE from_event" + in +
           " UNION ALL SELECT from_event FROM link WHERE to_event" + in;
  auto rows = database.query(sql, std::string_view(database.id_list(events)));
  while (rows.next()) add(rows.integer(0));
}

/// All events that are tied to some of these, over any number of others that are not known, and these.
std::vector<std::int64_t> all_tied(sql::Database& database, std::span<const std::int64_t> events,
                                   Assume assume, const std::function<bool(std::int64_t)>& is_known) {
  std::unordered_set<std::int64_t> seen(events.begin(), events.end());
  std::vector<std::int64_t> all(seen.begin(), seen.end());
  for (std::size_t from = 0; from < all.size();) {
    const std::vector<std::int64_t> frontier(all.begin() + static_cast<std::ptrdiff_t>(from), all.end());
    from = all.size();
    add_tied(database, frontier, assume, [&](std::int64_t event) {
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
      "e.latest_end, e.sort_key, e.position, e.span_class, e.contested, e.outcome = 'occurred' AND "
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
    event.placed = {{instant(5), instant(6), instant(7), instant(8)}, instant(9), rows.integer(10)};
    event.span_class = static_cast<int>(rows.integer(11));
    event.contested = rows.integer(12) != 0;
    event.takes_part = rows.integer(13) != 0;
  }
  return events;
}

/// The columns of a tie: `type, id, event, gap, other, contested, is_believed`.
std::string timings_sql(const std::string& where) {
  return "SELECT 1, t.id, t.event, t.gap, t.anchor, t.contested, coalesce(t.standing, 'disputed') = "
         "'disputed' AND t.likelihood_low IS NULL AND t.likelihood_word IS NULL FROM timing AS t WHERE " +
         where;
}
std::string parts_sql(const std::string& where) {
  return "SELECT 2, NULL, p.event, NULL, p.whole, p.contested, 1 FROM part AS p WHERE " + where;
}
std::string links_sql(const std::string& where) {
  return "SELECT 3, l.id, iif(k.first = 'from', l.from_event, l.to_event), NULL, iif(k.first = 'from', "
         "l.to_event, l.from_event), 0, coalesce(l.standing, 'disputed') = 'disputed' FROM link AS l JOIN "
         "link_kind AS k ON k.name = l.kind AND k.first IS NOT NULL WHERE " +
         where;
}

std::vector<TimeTie> load_ties(sql::Database& database, const std::string& sql,
                               std::span<const std::int64_t> ids) {
  std::vector<TimeTie> ties;
  auto rows = database.query(sql, std::string_view(database.id_list(ids)));
  while (rows.next()) {
    auto& tie = ties.emplace_back();
    tie.type = static_cast<order::Fact::Type>(rows.integer(0));
    tie.event = EventId(rows.integer(2));
    tie.gap = rows.optional_text(3).value_or(std::string_view());
    tie.other = EventId(rows.integer(4));
    tie.contested = rows.integer(5) != 0;
    tie.is_believed = rows.integer(6) != 0;
    switch (tie.type) {
      case order::Fact::Type::timing:
        tie.record = TimingId(rows.integer(1));
        break;
      case order::Fact::Type::cause:
        tie.record = LinkId(rows.integer(1));
        break;
      default:
        tie.record = tie.event;
    }
  }
  return ties;
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
  const auto ids = all_tied(database, events, assume, is_known);
  const auto in = " " + database.in_list("$1");
  // Where nothing is known both ends of a tie are among the events.
  const auto with_end = [&](const char* one, const char* other) {
    return is_known ? fmt::format("{0}{2} OR {1}{2}", one, other, in) : one + in;
  };
  auto sql = timings_sql(with_end("t.event", "t.anchor")) + " UNION ALL " +
             parts_sql(with_end("p.event", "p.whole"));
  if (assume == Assume::causes) sql += " UNION ALL " + links_sql(with_end("l.from_event", "l.to_event"));
  return {load_events(database, ids), load_ties(database, sql, ids)};
}

std::vector<TimeTie> load_timing_ties(sql::Database& database, std::span<const std::int64_t> ids) {
  if (ids.empty()) return {};
  return load_ties(database, timings_sql("t.id " + database.in_list("$1")), ids);
}

std::vector<std::int64_t> events_in_contests(sql::Database& database) {
  std::vector<std::int64_t> events;
  auto rows = database.query(
      "SELECT id FROM event WHERE contested = 1 UNION SELECT event FROM timing WHERE contested = 1 UNION "
      "SELECT event FROM part WHERE contested = 1");
  while (rows.next()) events.push_back(rows.integer(0));
  return events;
}

void write_placed(sql::Database& database, TimedEvent& event, const order::Placed& placed) {
  const auto span_class = span_class_of(placed.bounds);
  if (placed == event.placed && span_class == event.span_class) return;
  const auto& bounds = placed.bounds;
  database.run(
      "UPDATE event SET (earliest_start, latest_start, earliest_end, latest_end, sort_key, position, "
      "span_class) = ($2, $3, $4, $5, $6, $7, $8) WHERE id = $1",
      event.id.value(), bounds.earliest_start.key(), bounds.latest_start.key(), bounds.earliest_end.key(),
      bounds.latest_end.key(), placed.sort_key.key(), placed.position, std::int64_t{span_class});
  event.placed = placed;
  event.span_class = span_class;
}

void write_contested(sql::Database& database, order::Fact::Type type, RecordId record, EventId other,
                     bool contested) {
  const std::int64_t flag = contested ? 1 : 0;
  if (type == order::Fact::Type::date)
    database.run("UPDATE event SET contested = $2 WHERE id = $1", record.value, flag);
  else if (type == order::Fact::Type::timing)
    database.run("UPDATE timing SET contested = $2 WHERE id = $1", record.value, flag);
  else
    database.run("UPDATE part SET contested = $3 WHERE event = $1 AND whole = $2", record.value,
                 other.value(), flag);
}

}  // namespace annals::store
