#include "query/events.hpp"

#include "annals/error.hpp"
#include "query/event_set.hpp"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

namespace annals::query {

namespace {

constexpr Instant undated = Instant::unbounded_future();

std::string place_in_order(EventSet& events, const Cursor& cursor) {
  return fmt::format("({}, {}, {})", events.parameter(cursor.sort_key.key()),
                     events.parameter(cursor.position), events.parameter(cursor.id.value()));
}

std::string earliest_first(EventSet& events, const std::optional<Cursor>& after, std::string_view columns) {
  if (after) events.require("(e.sort_key, e.position, e.id) > " + place_in_order(events, *after));
  return events.sql(columns, "\nORDER BY e.sort_key, e.position, e.id");
}

/// Undated events, which have the greatest sort key, come last here too. A sort would read all that is found
/// before it gives the first; two ranges of the index, the second read only when the first is used up, do
/// not.
std::string latest_first(EventSet& events, const std::optional<Cursor>& after, std::string_view columns) {
  const auto nowhen = "e.sort_key = " + events.parameter(undated.key());
  constexpr std::string_view back = "\nORDER BY e.sort_key DESC, e.position DESC, e.id DESC";
  if (after && after->sort_key == undated)
    return events.sql_where(nowhen + " AND (e.position, e.id) < (" + events.parameter(after->position) +
                                ", " + events.parameter(after->id.value()) + ")",
                            columns, back);
  const auto dated = after ? "(e.sort_key, e.position, e.id) < " + place_in_order(events, *after)
                           : "e.sort_key < " + events.parameter(undated.key());
  return fmt::format("SELECT * FROM (\n{}\n)\nUNION ALL\nSELECT * FROM (\n{}\n)",
                     events.sql_where(dated, columns, back), events.sql_where(nowhen, columns, back));
}

}  // namespace

Select select_events(store::State& state, const EventFilter& filter, std::string_view columns) {
  EventSet events(state, filter);
  if (filter.direction != Direction::ascending && filter.direction != Direction::descending)
    throw Error(ErrorCode::invalid_argument,
                "Events come ascending or descending: there is no other direction.");
  auto sql = filter.direction == Direction::ascending ? earliest_first(events, filter.after, columns)
                                                      : latest_first(events, filter.after, columns);
  if (filter.limit) {
    constexpr std::size_t most = std::numeric_limits<std::int64_t>::max();
    sql += "\nLIMIT " + events.parameter(static_cast<std::int64_t>(std::min(*filter.limit, most)));
  }
  return std::move(events).select(std::move(sql));
}

std::size_t count_events(store::State& state, const EventFilter& filter) {
  EventSet events(state, filter);
  auto sql = events.sql("count(*)");
  auto rows = run(state.database, std::move(events).select(std::move(sql)));
  rows.next();
  return static_cast<std::size_t>(rows.integer(0));
}

}  // namespace annals::query
