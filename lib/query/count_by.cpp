#include "query/calendar_group.hpp"
#include "query/event_set.hpp"
#include "query/events.hpp"
#include "query/field_condition.hpp"
#include "query/printed_key.hpp"
#include "store/schema.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace annals::inline v0_2::query {

namespace {

using detail::Grouping;

/// A group as it is ordered: of times the start, of all else nothing but the name.
struct Named {
  Instant start{};
  std::string name{};
  friend auto operator<=>(const Named&, const Named&) = default;
};

/// One of the things that events are counted by: a column of the query, and what its values are called.
class Column {
 public:
  Column(store::State& state, EventSet& events, const Grouping& grouping, std::size_t number)
      : state_(state), number_(static_cast<int>(number)) {
    if (const auto* group = std::get_if<Group>(&grouping)) {
      group_by(events, *group);
    } else {
      const auto& field = described(events.kind(), std::get<std::string>(grouping));
      sql_ = events.column(field);
      type_ = field.type;
    }
  }

  [[nodiscard]] const std::string& sql() const { return sql_; }
  /// Whether one event may be in several groups, or in one of them in several ways.
  [[nodiscard]] bool has_many() const { return has_many_; }

  [[nodiscard]] Named named(const sql::Rows& row) const {
    if (row.is_null(number_)) return {};
    if (calendar_) {
      const auto start = start_of_group(local_start(row), *calendar_);
      return {start, group_name(start, *calendar_)};
    }
    return {{}, name(row)};
  }

 private:
  void group_by(EventSet& events, Group group) {
    switch (group) {
      case Group::kind:
        sql_ = "e.kind";
        return;
      case Group::outcome:
        sql_ = "e.outcome";
        return;
      case Group::place:
        sql_ = "e.place";
        type_ = FieldType::place;
        return;
      case Group::actor:
        events.join(fmt::format("LEFT JOIN participant AS p{0} ON p{0}.event = e.id", number_));
        sql_ = fmt::format("p{}.actor", number_);
        type_ = FieldType::actor;
        has_many_ = true;
        return;
      case Group::year:
      case Group::month:
      case Group::week:
      case Group::day:
      case Group::hour:
        sql_ = "e.earliest_start";
        calendar_ = group;
        zone_ = state_.own_zone();
        has_clocks_ = store::clocks_in_use(state_.database).size() > 1;
        // By its own clocks, if it is dated by days, else by those of the base.
        if (has_clocks_)
          sql_ = fmt::format("e.earliest_start || ' ' || iif({}, '', {})", store::is_told_by_time_of_day,
                             store::clock_of_event);
        return;
    }
    throw Error(ErrorCode::invalid_argument, "Cannot count events by that: there is no such group.");
  }

  /// The earliest start as clocks show it.
  [[nodiscard]] Instant local_start(const sql::Rows& row) const {
    if (!has_clocks_) return zone_.local(Instant::from_key(row.integer(number_)));
    const auto text = row.text(number_);
    const auto space = text.find(' ');
    std::int64_t key = 0;
    std::from_chars(text.data(), text.data() + space, key);
    const auto clock = text.substr(space + 1);
    return (clock.empty() ? zone_ : store::read_zone(clock)).local(Instant::from_key(key));
  }

  [[nodiscard]] std::string name(const sql::Rows& row) const {
    switch (type_) {
      case FieldType::boolean:
        return row.integer(number_) != 0 ? "true" : "false";
      case FieldType::integer:
        return std::to_string(row.integer(number_));
      case FieldType::number:
        return fmt::format("{}", row.real(number_));
      case FieldType::text:
      case FieldType::date:
        return std::string(row.text(number_));
      case FieldType::actor:
        return printed_key(state_, {RecordType::actor, row.integer(number_)});
      case FieldType::place:
        return printed_key(state_, {RecordType::place, row.integer(number_)});
      case FieldType::event:
        return printed_key(state_, {RecordType::event, row.integer(number_)});
    }
    return {};
  }

  store::State& state_;
  int number_;
  std::string sql_{};
  FieldType type_ = FieldType::text;
  std::optional<Group> calendar_{};
  Zone zone_{};  // of the base
  bool has_clocks_ = false;
  bool has_many_ = false;
};

/// How many events are in each combination of groups.
std::map<std::vector<Named>, std::size_t> count(store::State& state, const EventFilter& filter,
                                                std::span<const Grouping> groupings) {
  Select select;
  EventSet events(state, filter, select);
  std::map<std::vector<Named>, std::size_t> counts;
  if (events.kind() == nullptr && !filter.kind.empty()) return counts;
  std::vector<Column> columns;
  std::string list;
  bool has_many = false;
  for (const auto& grouping : groupings) {
    columns.emplace_back(state, events, grouping, columns.size());
    list += (list.empty() ? "" : ", ") + columns.back().sql();
    has_many = has_many || columns.back().has_many();
  }
  const auto sql = events.sql(fmt::format("{}, {}", list, has_many ? "count(DISTINCT e.id)" : "count(*)"),
                              "\nGROUP BY " + list);
  auto rows = run(state.database, part_of(select, sql));
  while (rows.next()) {
    std::vector<Named> groups;
    groups.reserve(columns.size());
    for (const auto& column : columns) groups.push_back(column.named(rows));
    counts[std::move(groups)] += static_cast<std::size_t>(rows.integer(static_cast<int>(columns.size())));
  }
  return counts;
}

bool are_times(const Grouping& grouping) {
  const auto* group = std::get_if<Group>(&grouping);
  return group != nullptr && is_calendar(*group);
}

}  // namespace

std::vector<GroupCount> count_events_by(store::State& state, const EventFilter& filter,
                                        const Grouping& grouping) {
  std::vector<GroupCount> counts;
  for (const auto& [groups, number] : count(state, filter, std::array{grouping}))
    counts.push_back({groups.front().name, number});
  if (!are_times(grouping)) std::ranges::stable_sort(counts, std::greater(), &GroupCount::count);
  return counts;
}

std::vector<PairCount> count_events_by(store::State& state, const EventFilter& filter, const Grouping& first,
                                       const Grouping& second) {
  std::vector<PairCount> counts;
  for (const auto& [groups, number] : count(state, filter, std::array{first, second}))
    counts.push_back({groups.front().name, groups.back().name, number});
  return counts;
}

}  // namespace annals::inline v0_2::query
