#include "query/event_set.hpp"
#include "query/events.hpp"
#include "query/field_condition.hpp"
#include "query/printed_key.hpp"
#include "sql/quoted.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace annals::query {

namespace {

using Counts = std::vector<GroupCount>;

/// Rows of a group and its count, however many events are in it.
sql::Rows count_groups(sql::Database& database, EventSet&& events, const std::string& column,
                       std::string_view count = "count(*)") {
  auto sql = events.sql(fmt::format("{}, {}", column, count), "\nGROUP BY " + column);
  return run(database, std::move(events).select(std::move(sql)));
}

/// `text` names the group of a row; where nothing is said it has no name.
template <class Text>
Counts count_rows(sql::Rows rows, Text&& text) {
  Counts counts;
  while (rows.next())
    counts.push_back(
        {rows.is_null(0) ? std::string() : text(rows), static_cast<std::size_t>(rows.integer(1))});
  return counts;
}

Counts count_words(sql::Rows rows) {
  return count_rows(std::move(rows), [](const sql::Rows& row) { return std::string(row.text(0)); });
}

Counts count_records(store::State& state, sql::Rows rows, RecordType type) {
  return count_rows(std::move(rows), [&](const sql::Rows& row) {
    return printed_key(state, {type, row.integer(0)});
  });
}

Counts count_values(store::State& state, sql::Rows rows, FieldType type) {
  switch (type) {
    case FieldType::boolean:
      return count_rows(std::move(rows),
                        [](const sql::Rows& row) { return row.integer(0) != 0 ? "true" : "false"; });
    case FieldType::integer:
      return count_rows(std::move(rows), [](const sql::Rows& row) { return std::to_string(row.integer(0)); });
    case FieldType::number:
      return count_rows(std::move(rows), [](const sql::Rows& row) { return fmt::format("{}", row.real(0)); });
    case FieldType::text:
    case FieldType::date:
      return count_words(std::move(rows));
    case FieldType::actor:
      return count_records(state, std::move(rows), RecordType::actor);
    case FieldType::place:
      return count_records(state, std::move(rows), RecordType::place);
    case FieldType::event:
      return count_records(state, std::move(rows), RecordType::event);
  }
  return {};
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
  auto sql = events.sql("e.earliest_start");
  auto rows = run(database, std::move(events).select(std::move(sql)));
  while (rows.next()) ++by_start[start_of_group(Instant::from_key(rows.integer(0)), group)];
  Counts counts;
  for (const auto& [start, count] : by_start) counts.push_back({calendar_name(start, group), count});
  return counts;
}

}  // namespace

Counts count_events_by(store::State& state, const EventFilter& filter, Group group) {
  if (group < Group::kind || group > Group::year)
    throw Error(ErrorCode::invalid_argument, "Cannot count events by that: there is no such group.");
  EventSet events(state, filter);
  if (group == Group::month || group == Group::year)
    return count_calendar(state.database, std::move(events), group);

  Counts counts;
  if (group == Group::kind) {
    counts = count_words(count_groups(state.database, std::move(events), "e.kind"));
  } else if (group == Group::outcome) {
    counts = count_words(count_groups(state.database, std::move(events), "e.outcome"));
  } else if (group == Group::place) {
    counts =
        count_records(state, count_groups(state.database, std::move(events), "e.place"), RecordType::place);
  } else {
    events.join("LEFT JOIN participant AS p ON p.event = e.id");
    // An actor with two roles in an event is in it once.
    counts = count_records(state,
                           count_groups(state.database, std::move(events), "p.actor", "count(DISTINCT e.id)"),
                           RecordType::actor);
  }
  put_largest_first(counts);
  return counts;
}

Counts count_events_by(store::State& state, const EventFilter& filter, std::string_view field) {
  EventSet events(state, filter);
  if (filter.kind.empty()) refuse_field_without_kind(field);
  const auto* kind = state.kind(RecordType::event, filter.kind);
  if (kind == nullptr) return {};  // no event is of a kind that the base does not know
  const auto& counted = described(*kind, field);
  events.join(
      fmt::format("LEFT JOIN {} AS counted ON counted.id = e.id", sql::quoted_name(store::table_of(*kind))));
  auto counts = count_values(
      state, count_groups(state.database, std::move(events), value_column("counted", counted)), counted.type);
  put_largest_first(counts);
  return counts;
}

}  // namespace annals::query
