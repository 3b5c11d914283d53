#include "query/event_set.hpp"
#include "query/events.hpp"
#include "query/printed_key.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

namespace annals::query {

namespace {

using Counts = std::vector<GroupCount>;

Counts count_words(sql::Database& database, EventSet&& events, const std::string& column) {
  Counts counts;
  auto rows = run(database, std::move(events).select(column + ", count(*)", "\nGROUP BY " + column));
  while (rows.next())
    counts.push_back({std::string(rows.text(0)), static_cast<std::size_t>(rows.integer(1))});
  return counts;
}

Counts count_records(sql::Database& database, EventSet&& events, const std::string& column, RecordType type) {
  Counts counts;
  // An actor with two roles in an event is in it once.
  auto rows =
      run(database, std::move(events).select(column + ", count(DISTINCT e.id)", "\nGROUP BY " + column));
  while (rows.next()) {
    const auto id = rows.optional_integer(0);
    counts.push_back(
        {id ? printed_key(database, {type, *id}) : std::string(), static_cast<std::size_t>(rows.integer(1))});
  }
  return counts;
}

void put_largest_first(Counts& counts) {
  std::sort(counts.begin(), counts.end(), [](const GroupCount& a, const GroupCount& b) {
    return std::tie(b.count, a.group) < std::tie(a.count, b.group);
  });
}

/// The first instant of the month or the year; far years have no months.
Instant start_of_group(Instant instant, Group group) {
  if (!instant.is_bounded()) return Instant::unbounded_future();
  CivilDate date = civil_date(instant);
  date.day = 1;
  if (group == Group::year) date.month = 1;
  return start_of(date);
}

std::string calendar_name(Instant start, Group group) {
  if (!start.is_bounded()) return {};
  auto text = iso_text(start);
  const auto end_of_date = text.find('T');
  if (end_of_date == std::string::npos) return text;  // a year known only as a whole
  constexpr std::size_t day = 3;
  constexpr std::size_t month_and_day = 6;
  return text.substr(0, end_of_date - (group == Group::month ? day : month_and_day));
}

/// The calendar is not SQL's: its functions end with the year 9999.
Counts count_calendar(sql::Database& database, EventSet&& events, Group group) {
  std::map<Instant, std::size_t> by_start;
  auto rows = run(database, std::move(events).select("e.earliest_start"));
  while (rows.next()) ++by_start[start_of_group(Instant::from_key(rows.integer(0)), group)];
  Counts counts;
  for (const auto& [start, count] : by_start) counts.push_back({calendar_name(start, group), count});
  return counts;
}

}  // namespace

Counts count_events_by(sql::Database& database, const EventFilter& filter, const KindDescription* kind,
                       Group group) {
  EventSet events(database, filter, kind);
  if (group == Group::month || group == Group::year)
    return count_calendar(database, std::move(events), group);

  Counts counts;
  if (group == Group::kind) {
    counts = count_words(database, std::move(events), "e.kind");
  } else if (group == Group::outcome) {
    counts = count_words(database, std::move(events), "e.outcome");
  } else if (group == Group::place) {
    counts = count_records(database, std::move(events), "e.place", RecordType::place);
  } else {
    events.join("LEFT JOIN participant AS p ON p.event = e.id");
    counts = count_records(database, std::move(events), "p.actor", RecordType::actor);
  }
  put_largest_first(counts);
  return counts;
}

}  // namespace annals::query
