#include "query/events.hpp"

#include "annals/error.hpp"
#include "query/event_set.hpp"
#include "query/field_condition.hpp"
#include "record/description.hpp"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

namespace annals::inline v0_2::query {

namespace {

constexpr Instant undated = Instant::unbounded_future();

bool is_ascending(Direction direction) {
  if (direction != Direction::ascending && direction != Direction::descending)
    throw Error(ErrorCode::invalid_argument,
                "Events come ascending or descending: there is no other direction.");
  return direction == Direction::ascending;
}

std::string place_in_order(EventSet& events, const Cursor& cursor) {
  return fmt::format("({}, {}, {})", events.parameter(cursor.sort_key.key()),
                     events.parameter(cursor.position), events.parameter(cursor.id.value()));
}

std::string earliest_first(EventSet& events, const std::optional<Cursor>& after, std::string_view columns) {
  return events.in_order(after ? "({}, e.position, e.id) > " + place_in_order(events, *after) : std::string(),
                         columns, EventSet::Order::earliest_first);
}

/// Undated events, which have the greatest sort key, come last here too. A sort would read all that is found
/// before it gives the first; two ranges of the index, the second read only when the first is used up, do
/// not.
std::string latest_first(EventSet& events, const std::optional<Cursor>& after, std::string_view columns) {
  const auto part = [&](const std::string& condition) {
    return events.in_order(condition, columns, EventSet::Order::latest_first);
  };
  const auto nowhen = "{} = " + events.parameter(undated.key());
  if (after && after->sort_key == undated)
    return part(nowhen + " AND (e.position, e.id) < (" + events.parameter(after->position) + ", " +
                events.parameter(after->id.value()) + ")");
  const auto dated = after ? "({}, e.position, e.id) < " + place_in_order(events, *after)
                           : "{} < " + events.parameter(undated.key());
  return fmt::format("SELECT * FROM (\n{}\n)\nUNION ALL\nSELECT * FROM (\n{}\n)", part(dated), part(nowhen));
}

/// The place after a cursor, as a condition, where a sort follows anyhow.
std::string is_after(EventSet& events, Direction direction, const Cursor& cursor) {
  const auto order = std::string("(e.sort_key, e.position, e.id)");
  if (direction == Direction::ascending) return order + " > " + place_in_order(events, cursor);
  const auto nowhen = "e.sort_key = " + events.parameter(undated.key());
  const auto before = order + " < " + place_in_order(events, cursor);
  return cursor.sort_key == undated ? nowhen + " AND " + before : "(" + before + " OR " + nowhen + ")";
}

/// The chronological order, where a sort makes it.
std::string time_order(EventSet& events, Direction direction) {
  if (is_ascending(direction)) return "e.sort_key, e.position, e.id";
  return fmt::format("e.sort_key = {}, e.sort_key DESC, e.position DESC, e.id DESC",
                     events.parameter(undated.key()));
}

/// The order of a field as numbers or texts: of an enumeration, the places of its words. NULL: not said.
std::string order_key(EventSet& events, const EventFilter::FieldOrder& order) {
  const auto& field = described(events.kind(), order.field);
  auto column = events.column(field);
  if (order.words.empty()) {
    check_order(*events.kind(), field);
    return column;
  }
  check_type(*events.kind(), field, FieldType::text);
  auto places = "CASE " + column;
  for (std::size_t i = 0; i < order.words.size(); ++i)
    places += fmt::format(" WHEN {} THEN {}", events.parameter(order.words[i]), i);
  return places + " END";
}

/// The title of a record, or its key, folded.
std::string title_key(std::string_view record) {
  return fmt::format(
      "coalesce((SELECT t.title FROM index_text AS t WHERE t.id = {0}.id), lower(coalesce({0}.title, "
      "{0}.key)))",
      record);
}

/// What every event has to be ordered by beside its start, of the event `e`. NULL: not known. Empty where it
/// is none of these.
std::string key_of_every_event(EventSet& events, std::string_view by, std::string_view e) {
  if (by == "kind" || by == "outcome") return fmt::format("{}.{}", e, by);
  if (by == "title") return title_key(e);
  if (by == "place")
    return fmt::format("(SELECT {} FROM place AS p WHERE p.id = {}.place)", title_key("p"), e);
  if (by == "likelihood")
    return fmt::format(
        "coalesce(({0}.likelihood_low + {0}.likelihood_high) / 2, iif({0}.likelihood_word IS NULL, 1.0, "
        "NULL))",
        e);
  if (by == "end") {
    const auto estimated = [&](std::string_view column) {
      return fmt::format("coalesce((SELECT m.{1} FROM estimate AS m WHERE m.event = {0}.id), {0}.{1})", e,
                         column);
    };
    return fmt::format("coalesce(nullif({}, {}), nullif({}, {}))", estimated("earliest_end"),
                       events.parameter(Instant::unbounded_past().key()), estimated("latest_end"),
                       events.parameter(undated.key()));
  }
  return {};
}

/// By what is no field of the kind but every event has.
bool is_of_every_event(EventSet& events, std::string_view by) {
  const bool is_own = events.kind() != nullptr && own_field(*events.kind(), by) != nullptr;
  return !is_own && !key_of_every_event(events, by, "e").empty();
}

/// What an event says, in that order; nothing where it has no place there.
std::optional<OwnedValue> place_of(const EventFilter::FieldOrder& order, const std::optional<Value>& value) {
  if (!value) return std::nullopt;
  if (order.words.empty()) return bound(*value);
  const auto place = std::ranges::find(order.words, std::get<std::string>(*value));
  if (place == order.words.end()) return std::nullopt;
  return std::int64_t{place - order.words.begin()};
}

std::string in_time_order(EventSet& events, const EventFilter& filter, std::string_view columns) {
  return is_ascending(filter.direction) ? earliest_first(events, filter.after, columns)
                                        : latest_first(events, filter.after, columns);
}

std::string in_field_order(EventSet& events, const EventFilter& filter, std::string_view columns) {
  const auto& order = *filter.field_order;
  if (filter.after)
    throw Error(ErrorCode::invalid_argument,
                "Cannot go on after a place in time where events come in the order of the field '" +
                    order.field + "': set the order first, and then give the last event seen.");
  const bool of_all = is_of_every_event(events, order.field);
  const auto key = of_all ? key_of_every_event(events, order.field, "e") : order_key(events, order);
  const bool up = is_ascending(order.direction);
  if (order.after) {
    const auto later = is_after(events, filter.direction, order.after->event);
    if (of_all) {
      const auto last = fmt::format("(SELECT {} FROM event AS l WHERE l.id = {})",
                                    key_of_every_event(events, order.field, "l"),
                                    events.parameter(order.after->event.id.value()));
      events.require(
          fmt::format("CASE WHEN {2} IS NULL THEN {0} IS NULL AND {3} ELSE {0} {1} {2} OR {0} IS NULL OR "
                      "({0} = {2} AND {3}) END",
                      key, up ? ">" : "<", last, later));
    } else if (const auto place = place_of(order, order.after->value)) {
      events.require(fmt::format("({0} {1} {2} OR {0} IS NULL OR ({0} = {2} AND {3}))", key, up ? ">" : "<",
                                 events.parameter(*place), later));
    } else {
      events.require(key + " IS NULL");
      events.require(later);
    }
  }
  return events.sql(columns, fmt::format("\nORDER BY {} {} NULLS LAST, {}", key, up ? "ASC" : "DESC",
                                         time_order(events, filter.direction)));
}

void add_kinds_asked_for(const EventFilter& filter, std::vector<std::string_view>& kinds);

void add_kinds_asked_for(const Criterion& criterion, std::vector<std::string_view>& kinds) {
  std::visit(
      [&](const auto& part) {
        if constexpr (requires { part.of; })
          for (const auto& one : part.of) add_kinds_asked_for(one, kinds);
        if constexpr (requires { part.found; })
          if (part.found != nullptr) add_kinds_asked_for(*part.found, kinds);
      },
      criterion.part);
}

void add_kinds_asked_for(const EventFilter& filter, std::vector<std::string_view>& kinds) {
  if (!filter.kind.empty() && !filter.has_struct) kinds.emplace_back(filter.kind);
  for (const auto& criterion : filter.where) add_kinds_asked_for(criterion, kinds);
}

std::string_view function_of(detail::Aggregate aggregate) {
  switch (aggregate) {
    case detail::Aggregate::min:
      return "min";
    case detail::Aggregate::max:
      return "max";
    case detail::Aggregate::sum:
      return "sum";
    case detail::Aggregate::mean:
      return "avg";
  }
  return {};
}

/// The engine's sum of integers gives up where any part of it takes more than 64 bits: so their upper and
/// lower halves are added each for itself.
constexpr std::int64_t low_half = 0xffff'ffff;

std::int64_t sum_of_halves(std::int64_t high, std::int64_t low, std::string_view field) {
  high += low >> 32;
  if (high < std::numeric_limits<std::int32_t>::min() || high > std::numeric_limits<std::int32_t>::max())
    throw Error(ErrorCode::invalid_argument,
                fmt::format("The sum of the field '{}' takes more than 64 bits.", field));
  return high * (low_half + 1) + (low & low_half);
}

}  // namespace

std::string select_events(store::State& state, const EventFilter& filter, std::string_view columns,
                          Select& select) {
  EventSet events(state, filter, select);
  const bool by_field = filter.field_order && (events.kind() != nullptr || filter.kind.empty());
  const bool is_sorted = !by_field && !events.is_in_order();
  auto sql = by_field ? in_field_order(events, filter, columns)
             : is_sorted
                 ? in_time_order(events, filter, "e.sort_key AS sort_key, e.position AS position, e.id AS id")
                 : in_time_order(events, filter, columns);
  if (filter.limit) {
    constexpr std::size_t most = std::numeric_limits<std::int64_t>::max();
    sql += "\nLIMIT " + events.parameter(static_cast<std::int64_t>(std::min(*filter.limit, most)));
  }
  // What is sorted is no more than what it takes; the rest is read of what is given.
  if (is_sorted)
    return fmt::format(
        "SELECT {}\nFROM (\n{}\n) AS found CROSS JOIN event AS e ON e.id = found.id\nORDER BY {}", columns,
        sql, time_order(events, filter.direction));
  return sql;
}

Select select_events(store::State& state, const EventFilter& filter, std::string_view columns) {
  Select select;
  return part_of(select, select_events(state, filter, columns, select));
}

std::size_t count_events(store::State& state, const EventFilter& filter) {
  Select select;
  auto rows = run(state.database, part_of(select, EventSet(state, filter, select).count_sql()));
  rows.next();
  return static_cast<std::size_t>(rows.integer(0));
}

std::optional<Value> aggregate_events(store::State& state, const EventFilter& filter,
                                      detail::Aggregate aggregate, std::string_view field) {
  Select select;
  EventSet events(state, filter, select);
  if (events.kind() == nullptr && !filter.kind.empty()) return std::nullopt;
  const auto& of = described(events.kind(), field);
  check_number(*events.kind(), of);
  const auto column = events.column(of);
  const bool is_whole = of.type == FieldType::integer && aggregate != detail::Aggregate::mean;
  const bool is_whole_sum = is_whole && aggregate == detail::Aggregate::sum;
  const auto sql = events.sql(is_whole_sum ? fmt::format("sum({0} >> 32), sum({0} & {1})", column, low_half)
                                           : fmt::format("{}({})", function_of(aggregate), column));
  auto rows = run(state.database, part_of(select, sql));
  rows.next();
  if (rows.is_null(0)) return std::nullopt;
  if (is_whole_sum) return sum_of_halves(rows.integer(0), rows.integer(1), of.name);
  if (is_whole) return rows.integer(0);
  return rows.real(0);
}

std::vector<std::string_view> kinds_asked_for(const EventFilter& filter) {
  std::vector<std::string_view> kinds;
  add_kinds_asked_for(filter, kinds);
  return kinds;
}

}  // namespace annals::inline v0_2::query
