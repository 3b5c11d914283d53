#include "hand_tuned.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <string>
#include <tuple>
#include <unordered_set>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace annals::bench {

namespace {

constexpr const char* tables = R"(
CREATE TABLE kind (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE source (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE event (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, kind INTEGER NOT NULL, title TEXT, date TEXT,
  start INTEGER NOT NULL, latest_start INTEGER NOT NULL, earliest_end INTEGER NOT NULL,
  latest_end INTEGER NOT NULL, span_class INTEGER NOT NULL, month INTEGER NOT NULL, place INTEGER,
  outcome TEXT, source INTEGER, locator TEXT, recorded INTEGER) STRICT;
CREATE TABLE participant (
  event INTEGER, actor INTEGER, role TEXT, PRIMARY KEY (event, actor)) STRICT, WITHOUT ROWID;
CREATE TABLE actor_event (
  actor INTEGER, kind INTEGER, start INTEGER, latest_start INTEGER, event INTEGER, month INTEGER,
  PRIMARY KEY (actor, kind, start, latest_start, event)) STRICT, WITHOUT ROWID;
CREATE TABLE link (
  from_event INTEGER, kind INTEGER, to_event INTEGER, credence REAL,
  PRIMARY KEY (from_event, kind, to_event)) STRICT, WITHOUT ROWID;
CREATE TABLE timeline (position INTEGER PRIMARY KEY, event INTEGER, start INTEGER) STRICT;
CREATE VIRTUAL TABLE search USING fts5 (title, content = '', detail = none, columnsize = 0))";

/// Texts stand in order of time, so that a period is a range of rows.
constexpr const char* indexes = R"(
CREATE INDEX event_by_start ON event (start, latest_start, id);
CREATE INDEX event_by_month ON event (month);
CREATE INDEX event_by_span ON event (span_class, start, latest_end, latest_start);
CREATE INDEX actor_event_by_month ON actor_event (actor, month);
INSERT INTO timeline (event, start) SELECT id, start FROM event ORDER BY start, latest_start, id;
CREATE INDEX timeline_by_start ON timeline (start);
INSERT INTO search (rowid, title) SELECT t.position, e.title FROM timeline AS t JOIN event AS e ON e.id = t.event
  ORDER BY t.position;
INSERT INTO search (search) VALUES ('optimize'))";

/// The fields of events that are found first, so that they come as they are found.
std::string read_from(const std::string& events) {
  return "SELECT e.id, e.key, k.name, e.title, e.date, e.start, e.latest_start, e.earliest_end, "
         "e.latest_end, e.place, e.outcome, s.key, e.locator, e.recorded FROM " +
         events + " CROSS JOIN kind AS k ON k.id = e.kind CROSS JOIN source AS s ON s.id = e.source ";
}

/// What is prepared once.
enum Question : std::size_t {
  participants,
  after,
  within,
  by_actor,
  by_span,
  count_by_span,
  by_id,
  links,
  by_words,
  by_month,
  by_month_of_actor,
  by_time
};

std::vector<std::string> questions() {
  const auto fields = read_from("event AS e");
  const std::string in_class =
      "FROM event WHERE span_class = ?1 AND start > ?2 AND start < ?3 AND latest_end > ?4";
  return {"SELECT actor, role FROM participant WHERE event = ?1",
          fields + "WHERE e.start >= ?1 ORDER BY e.start, e.latest_start, e.id LIMIT ?2",
          fields + "WHERE e.start >= ?1 AND e.start < ?2 ORDER BY e.start, e.latest_start, e.id LIMIT ?3",
          read_from("actor_event AS a CROSS JOIN event AS e ON e.id = a.event") +
              "WHERE a.actor = ?1 AND a.kind = ?2 AND a.start >= ?3 AND a.start < ?4 ORDER BY "
              "a.start, a.latest_start, a.event LIMIT ?5",
          "SELECT start, latest_start, id " + in_class,
          "SELECT count(*) " + in_class,
          fields + "WHERE e.id = ?1",
          "SELECT to_event FROM link WHERE from_event = ?1",
          "SELECT t.event FROM search AS s CROSS JOIN timeline AS t ON t.position = s.rowid "
          "WHERE search MATCH ?1 "
          "AND s.rowid >= (SELECT position FROM timeline WHERE start >= ?2 ORDER BY start, position LIMIT 1) "
          "AND s.rowid <= (SELECT position FROM timeline WHERE start < ?3 "
          "ORDER BY start DESC, position DESC LIMIT 1) ORDER BY s.rowid",
          "SELECT month, count(*) FROM event GROUP BY month",
          "SELECT month, count(*) FROM actor_event WHERE actor = ?1 GROUP BY month",
          "SELECT id FROM event ORDER BY start, latest_start, id"};
}

/// Nothing of the class that starts so early reaches into the period.
std::int64_t too_early(int span_class, std::int64_t from) {
  constexpr auto least = std::numeric_limits<std::int64_t>::min();
  if (span_class >= 62) return least;
  const auto longest = std::int64_t{1} << span_class;
  return from < least + longest ? least : from - longest;
}

Ids ids_in(Statement& rows) {
  Ids ids;
  while (rows.step()) ids.emplace_back(rows.number(0));
  return ids;
}

Months months_in(Statement& rows) {
  Months months;
  while (rows.step())
    months.push_back({month_text(rows.number(0)), static_cast<std::size_t>(rows.number(1))});
  return months;
}

}  // namespace

std::int64_t month_of(Instant instant) {
  const auto date = civil_date(instant);
  return date.year * 12 + static_cast<std::int64_t>(date.month) - 1;
}
std::string month_text(std::int64_t month) {
  return fmt::format("{:04}-{:02}", month / 12, month % 12 + 1);
}
int span_class(const Bounds& bounds) {
  const auto span = span_us(bounds.earliest_start, bounds.latest_end);
  return static_cast<int>(std::bit_width(static_cast<std::uint64_t>(span)));
}

HandTuned::HandTuned(const std::filesystem::path& path, const Workload& workload, const Ids& ids)
    : base_(path) {
  base_.execute("PRAGMA cache_size = -65536; PRAGMA mmap_size = 1073741824; BEGIN");
  base_.execute(tables);
  insert(workload, ids);
  base_.execute(indexes);
  base_.execute("COMMIT; ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)");
  for (const auto& sql : questions()) statements_.push_back(base_.prepare(sql));
  auto classes = base_.prepare("SELECT DISTINCT span_class FROM event");
  while (classes.step()) span_classes_.push_back(static_cast<int>(classes.number(0)));
}

void HandTuned::insert(const Workload& workload, const Ids& ids) {
  base_.execute("INSERT INTO source VALUES (1, 'bench')");
  for (std::size_t i = 0; i < kind_count; ++i)
    base_.execute(fmt::format("INSERT INTO kind VALUES ({}, '{}')", i, kind_name(i)));
  auto event = base_.prepare(
      "INSERT INTO event VALUES (?1, ?10, ?2, ?11, ?12, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 'occurred', 1, 'p. 1', "
      "0)");
  auto participant = base_.prepare("INSERT INTO participant VALUES (?1, ?2, 'attends')");
  auto of_actor = base_.prepare("INSERT INTO actor_event VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const auto& plain = workload.events[i];
    const auto bounds = plain.when.bounds();
    const auto id = ids[i].value();
    const auto start = bounds.earliest_start.key();
    const auto latest = bounds.latest_start.key();
    const auto month = month_of(bounds.earliest_start);
    event.with(id, plain.kind, start, latest, bounds.earliest_end.key(), bounds.latest_end.key(),
               span_class(bounds), month, plain.place);
    event.bind(10, plain.key);
    event.bind(11, plain.title);
    event.bind(12, plain.when.text());
    event.step();
    for (const auto actor : plain.actors) {
      participant.with(id, actor).step();
      of_actor.with(actor, plain.kind, start, latest, id, month).step();
    }
  }
  auto link = base_.prepare("INSERT INTO link VALUES (?1, ?2, ?3, ?4)");
  for (const auto& one : workload.links) {
    link.with(ids[one.from].value(), one.kind, ids[one.to].value());
    link.bind(4, one.credence);
    link.step();
  }
}

Keys HandTuned::read(Statement& events) {
  struct Event {
    std::int64_t id;
    std::array<std::int64_t, 6> numbers;
    std::array<std::string, 6> texts;
    std::vector<std::pair<std::int64_t, std::string>> with{};
  };
  std::vector<Event> found;
  Keys keys;
  while (events.step()) {
    auto& event = found.emplace_back(Event{
        events.number(0),
        {events.number(5), events.number(6), events.number(7), events.number(8), events.number(9),
         events.number(13)},
        {events.text(2), events.text(3), events.text(4), events.text(10), events.text(11), events.text(12)}});
    keys.push_back(events.text(1));
    auto& with = statements_[participants].with(event.id);
    while (with.step()) event.with.emplace_back(with.number(0), with.text(1));
  }
  return keys;
}

Keys HandTuned::page_after(Instant start, std::size_t limit) {
  return read(statements_[after].with(start.key(), limit));
}
Keys HandTuned::page_in(const Period& period, std::size_t limit) {
  return read(statements_[within].with(period.from.key(), period.to.key(), limit));
}
Keys HandTuned::of_actor_and_kind(std::size_t actor, std::size_t kind, const Period& period,
                                  std::size_t limit) {
  return read(statements_[by_actor].with(actor, kind, period.from.key(), period.to.key(), limit));
}

Ids HandTuned::overlapping(const Period& period) {
  std::vector<std::tuple<std::int64_t, std::int64_t, std::int64_t>> found;
  for (const int one : span_classes_) {
    auto& rows =
        statements_[by_span].with(one, too_early(one, period.from.key()), period.to.key(), period.from.key());
    while (rows.step()) found.emplace_back(rows.number(0), rows.number(1), rows.number(2));
  }
  std::ranges::sort(found);
  Ids ids;
  for (const auto& [start, latest, id] : found) ids.emplace_back(id);
  return ids;
}

std::size_t HandTuned::count_overlapping(const Period& period) {
  std::size_t count = 0;
  for (const int one : span_classes_) {
    auto& row = statements_[count_by_span].with(one, too_early(one, period.from.key()), period.to.key(),
                                                period.from.key());
    while (row.step()) count += static_cast<std::size_t>(row.number(0));
  }
  return count;
}

Keys HandTuned::read_overlapping(const Period& period) {
  Keys keys;
  for (const auto id : overlapping(period))
    for (auto& key : read(statements_[by_id].with(id.value()))) keys.push_back(std::move(key));
  return keys;
}

Ids HandTuned::effects(EventId event, std::size_t depth) {
  std::unordered_set<std::int64_t> seen{event.value()};
  Ids reached{event};
  std::size_t begin = 0;
  for (std::size_t at_depth = 0; at_depth < depth && begin < reached.size(); ++at_depth) {
    const auto end = reached.size();
    for (; begin < end; ++begin) {
      auto& rows = statements_[links].with(reached[begin].value());
      while (rows.step())
        if (seen.insert(rows.number(0)).second) reached.emplace_back(rows.number(0));
    }
    std::sort(reached.begin() + static_cast<std::ptrdiff_t>(end), reached.end());
  }
  reached.erase(reached.begin());
  return reached;
}

Ids HandTuned::matching(std::string_view words, const Period& period) {
  auto& rows = statements_[by_words].with(0, period.from.key(), period.to.key());
  rows.bind(1, words);
  return ids_in(rows);
}

Ids HandTuned::order() {
  return ids_in(statements_[by_time].with());
}

Months HandTuned::months() {
  return months_in(statements_[by_month].with());
}
Months HandTuned::months_of(std::size_t actor) {
  return months_in(statements_[by_month_of_actor].with(actor));
}

}  // namespace annals::bench
