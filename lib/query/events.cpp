#include "query/events.hpp"

#include "query/event_set.hpp"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

namespace annals::query {

Select select_events(sql::Database& database, const EventFilter& filter, std::string_view columns,
                     const KindDescription* kind) {
  const bool ascending = filter.direction == Direction::ascending;
  EventSet events(database, filter, kind);
  if (filter.after) {
    const auto sort_key = events.parameter(filter.after->sort_key.key());
    const auto id = events.parameter(filter.after->id.value());
    events.require(fmt::format("(e.sort_key, e.id) {} ({}, {})", ascending ? ">" : "<", sort_key, id));
  }
  std::string rest = ascending ? "\nORDER BY e.sort_key, e.id" : "\nORDER BY e.sort_key DESC, e.id DESC";
  if (filter.limit) {
    constexpr std::size_t most = std::numeric_limits<std::int64_t>::max();
    rest += "\nLIMIT " + events.parameter(static_cast<std::int64_t>(std::min(*filter.limit, most)));
  }
  return std::move(events).select(columns, rest);
}

std::size_t count_events(sql::Database& database, const EventFilter& filter, const KindDescription* kind) {
  auto rows = run(database, EventSet(database, filter, kind).select("count(*)"));
  rows.next();
  return static_cast<std::size_t>(rows.integer(0));
}

}  // namespace annals::query
