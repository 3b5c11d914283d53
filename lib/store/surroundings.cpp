#include "store/surroundings.hpp"

#include "annals/error.hpp"
#include "store/binding.hpp"
#include "store/span_class.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

namespace annals::inline v0_2::store {

namespace {

/// Believed links whose cause does not start after its effect, where the dates of the two do not say so
/// already, by any clocks: those differ by 26 hours at most. `f` is the event that starts first, `t` the
/// other. The order of the joins is that of the question: links of a few events.
std::string open_links_sql(const std::string& columns, const std::string& where) {
  constexpr std::int64_t to_spare = std::chrono::microseconds(std::chrono::hours(26)).count();
  return fmt::format(
      "SELECT {} FROM link AS l CROSS JOIN link_kind AS k ON k.name = l.kind AND k.first IS NOT NULL "
      "CROSS JOIN event AS f ON f.id = iif(k.first = 'from', l.from_event, l.to_event) "
      "CROSS JOIN event AS t ON t.id = iif(k.first = 'from', l.to_event, l.from_event) "
      "WHERE ({}) AND coalesce(l.standing, 'disputed') = 'disputed' "
      "AND f.latest_start > t.earliest_start - {}",
      columns, where, to_spare);
}

/// The events that any row joins directly to some. The indexes alone answer this, where causes are not
/// assumed.
template <class Add>
void add_connected(sql::Database& database, std::span<const std::int64_t> events, Assume assume, Add&& add) {
  const auto in = " " + database.in_list("$1");
  std::string sql = "SELECT anchor FROM relative_date WHERE event" + in +
                    " UNION ALL SELECT event FROM relative_date WHERE anchor" + in +
                    " UNION ALL SELECT whole FROM part WHERE event" + in +
                    " UNION ALL SELECT event FROM part WHERE whole" + in;
  if (assume == Assume::causes)
    sql += " UNION ALL " + open_links_sql("l.to_event", "l.from_event" + in) + " UNION ALL " +
           open_links_sql("l.from_event", "l.to_event" + in);
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

std::vector<TimedEvent> load_events(sql::Database& database, const std::string& ids) {
  PlaceZones zones(database);
  std::vector<TimedEvent> events;
  auto rows = database.query(
      "SELECT e.id, e.date, e.zone, e.place, o.zone, e.earliest_start, e.latest_start, e.earliest_end, "
      "e.latest_end, e.sort_key, e.position, e.span_class, e.reported, e.outcome = 'occurred' AND "
      "coalesce(e.standing, 'disputed') = 'disputed', m.earliest_start, m.latest_start, m.earliest_end, "
      "m.latest_end FROM event AS e JOIN origin AS o ON o.id = e.origin LEFT JOIN estimate AS m ON m.event = "
      "e.id WHERE e.id " +
          database.in_list("$1") + " ORDER BY e.key, o.name",
      std::string_view(ids));
  while (rows.next()) {
    auto& event = events.emplace_back();
    event.id = EventId(rows.integer(0));
    if (const auto date = rows.optional_text(1)) event.dates.push_back({std::string(*date)});
    event.zone =
        date_zone(rows.optional_text(2).value_or(std::string_view()), zones.of(rows.optional_integer(3)),
                  rows.optional_text(4).value_or(std::string_view()));
    int column = 5;
    event.schedule.bounds = read_bounds(rows, column);
    event.schedule.sort_key = Instant::from_key(rows.integer(column++));
    event.schedule.position = rows.integer(column++);
    event.span_class = static_cast<int>(rows.integer(column++));
    if (const auto reported = rows.optional_integer(column++)) event.reported = Instant::from_key(*reported);
    event.takes_part = rows.integer(column++) != 0;
    if (rows.optional_integer(column)) event.schedule.estimate = read_bounds(rows, column);
  }
  return events;
}

/// The columns of an edge: `type, id, event, offset, other, is_believed, doubted`.
std::string relative_dates_sql(const std::string& where) {
  return "SELECT 1, t.id, t.event, t.time_offset, t.anchor, coalesce(t.standing, 'disputed') = 'disputed', "
         "t.likelihood_low IS NOT NULL OR t.likelihood_word IS NOT NULL FROM relative_date AS t WHERE " +
         where;
}
std::string parts_sql(const std::string& where) {
  return "SELECT 2, NULL, p.event, NULL, p.whole, 1, EXISTS (SELECT 1 FROM candidate AS c WHERE c.record = "
         "p.event AND c.field = 'part_of' AND c.firm = 0 AND c.states ->> '$.part_of[0]' = p.whole) FROM "
         "part "
         "AS p WHERE " +
         where;
}
std::string links_sql(const std::string& where) {
  return open_links_sql("3, l.id, f.id, NULL, t.id, 1, 0", where);
}

void load_edges(sql::Database& database, const std::string& sql, const std::string& ids,
                std::vector<TimeEdge>& edges) {
  auto rows = database.query(sql, std::string_view(ids));
  while (rows.next()) {
    auto& edge = edges.emplace_back();
    edge.type = static_cast<order::Fact::Type>(rows.integer(0));
    edge.event = EventId(rows.integer(2));
    edge.offset = rows.optional_text(3).value_or(std::string_view());
    edge.other = EventId(rows.integer(4));
    edge.is_believed = rows.integer(5) != 0;
    edge.doubted = rows.integer(6) != 0;
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
}

/// By their types.
constexpr std::array<std::string_view, 5> fact_words{"date", "relative_date", "part", "cause", "report"};

std::string_view word_of(order::Fact::Type type) {
  return fact_words[static_cast<std::size_t>(type)];
}

order::Fact::Type fact_type(std::string_view word) {
  const auto found = std::ranges::find(fact_words, word);
  if (found == fact_words.end())
    throw Error(ErrorCode::corrupt,
                "The base has set aside a fact \"" + std::string(word) + "\", and no facts are called that.");
  return static_cast<order::Fact::Type>(found - fact_words.begin());
}

/// Where several dates are in question, or one is only said with a reservation; and what is set aside.
void load_doubts(sql::Database& database, std::vector<std::int64_t> records, Surroundings& read) {
  for (const auto& edge : read.edges)
    if (edge.type == order::Fact::Type::relative_date) records.push_back(edge.record.value);
  std::unordered_map<std::int64_t, std::vector<BelievedDate>> dates;
  const auto in = database.in_list("$1");
  auto rows = database.query(
      fmt::format(
          "SELECT record, states ->> 'when' AS date, NULL AS fact, NULL AS whole, firm, position FROM "
          "candidate "
          "WHERE record {0} AND field = 'when' UNION ALL SELECT record, NULL, fact, whole, doubted, 0 FROM "
          "set_aside WHERE record {0} ORDER BY record, position",
          in),
      std::string_view(database.id_list(records)));
  while (rows.next()) {
    const auto record = rows.integer(0);
    if (const auto date = rows.optional_text(1)) {
      dates[record].push_back({std::string(*date), rows.integer(4) != 0});
      continue;
    }
    const auto type = fact_type(rows.text(2));
    const auto of = type == order::Fact::Type::relative_date ? RecordType::relative_date : RecordType::event;
    read.set_aside.insert({type, {of, record}, rows.integer(3), rows.integer(4) != 0});
  }
  if (dates.empty()) return;
  for (auto& event : read.events)
    if (const auto found = dates.find(event.id.value()); found != dates.end())
      event.dates = std::move(found->second);
}

}  // namespace

Surroundings load_surroundings(sql::Database& database, std::span<const std::int64_t> events, Assume assume,
                               const std::function<bool(std::int64_t)>& is_known,
                               std::span<const std::int64_t> relative_dates) {
  const auto all = all_connected(database, events, assume, is_known);
  const auto ids = database.id_list(all);
  const auto in = " " + database.in_list("$1");
  // Where nothing is known both ends of an edge are among the events.
  const auto with_end = [&](const char* one, const char* other) {
    return is_known ? fmt::format("{0}{2} OR {1}{2}", one, other, in) : one + in;
  };
  auto sql = relative_dates_sql(with_end("t.event", "t.anchor")) + " UNION ALL " +
             parts_sql(with_end("p.event", "p.whole"));
  if (assume == Assume::causes) sql += " UNION ALL " + links_sql(with_end("l.from_event", "l.to_event"));
  Surroundings read{load_events(database, ids), {}, {}};
  load_edges(database, sql, ids, read.edges);
  if (!relative_dates.empty())
    load_edges(database, relative_dates_sql("t.id" + in), database.id_list(relative_dates), read.edges);
  load_doubts(database, all, read);
  return read;
}

namespace {

constexpr auto events_set_aside_sql =
    "SELECT DISTINCT coalesce(t.event, a.record) FROM set_aside AS a LEFT JOIN relative_date AS t ON a.fact "
    "= "
    "'relative_date' AND t.id = a.record";

}  // namespace

std::vector<std::int64_t> events_set_aside(sql::Database& database) {
  return read_ids(database.query(events_set_aside_sql));
}

std::vector<std::int64_t> events_in_conflicts(sql::Database& database) {
  return read_ids(database.query(std::string(events_set_aside_sql) + " WHERE a.doubted = 0"));
}

void insert_estimate(sql::Database& database, EventId event, const Bounds& estimate) {
  database.run(
      "INSERT INTO estimate (event, earliest_start, latest_start, earliest_end, latest_end) VALUES ($1, $2, "
      "$3, "
      "$4, $5)",
      event.value(), estimate.earliest_start.key(), estimate.latest_start.key(), estimate.earliest_end.key(),
      estimate.latest_end.key());
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
  database.run(
      "UPDATE participant SET (start_class, sort_key) = (e.start_class, e.sort_key) FROM event AS e "
      "WHERE e.id = $1 AND event = $1",
      event.id.value());
  if (schedule.estimate != event.schedule.estimate) {
    if (event.schedule.estimate) database.run("DELETE FROM estimate WHERE event = $1", event.id.value());
    if (schedule.estimate) insert_estimate(database, event.id, *schedule.estimate);
  }
  event.schedule = schedule;
  event.span_class = span_class;
}

void write_set_aside(sql::Database& database, const FactKey& fact, bool set_aside) {
  const std::string sql = set_aside
                              ? "INSERT OR IGNORE INTO set_aside (record, fact, whole, doubted) VALUES "
                                "($1, $2, $3, $4)"
                              : "DELETE FROM set_aside WHERE record = $1 AND fact = $2 AND whole = $3 AND "
                                "doubted = $4";
  database.run(sql, fact.record.value, word_of(fact.type), fact.whole, std::int64_t{fact.doubted ? 1 : 0});
}

}  // namespace annals::inline v0_2::store
