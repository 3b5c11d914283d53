#include "query/access_path.hpp"

#include <array>
#include <cstdint>
#include <limits>

#include <fmt/format.h>

namespace annals::inline v0_2::query {

namespace {

/// The earliest start with which an event of this class can still end after `instant`.
std::int64_t earliest_start_reaching(Instant instant, int span_class) {
  constexpr auto lowest = std::numeric_limits<std::int64_t>::min();
  if (span_class < 0 || span_class >= 64) return lowest;
  const std::uint64_t longest = (std::uint64_t{1} << span_class) - 1;
  const std::uint64_t above_lowest =
      static_cast<std::uint64_t>(instant.key()) - static_cast<std::uint64_t>(lowest);
  if (longest > above_lowest) return lowest;
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(instant.key()) + 1 - longest);
}

constexpr std::int64_t day_us = 86'400'000'000;
/// As in the column start_class: an event of class i has a start that is known within days[i].
constexpr std::array<std::int64_t, 5> days = {2, 40, 400, 4'000, 40'000};

Instant earlier_by_days(Instant instant, std::int64_t count) {
  constexpr auto lowest = std::numeric_limits<std::int64_t>::min();
  return Instant::from_key(instant.key() < lowest + count * day_us ? lowest : instant.key() - count * day_us);
}

std::optional<int> start_class(std::size_t number) {
  return number == 0 ? std::optional<int>() : static_cast<int>(number);
}

/// What a range asks of a table that has these columns.
std::string in_range(std::string_view table, const StartRange& range, Select& select) {
  const auto keys = fmt::format("{}.sort_key BETWEEN {} AND {}", table, select.parameter(range.from.key()),
                                select.parameter(range.to.key()));
  if (!range.start_class) return fmt::format("{}.start_class IS NULL AND {}", table, keys);
  return fmt::format("{}.start_class = {} AND {}", table, select.parameter(std::int64_t{*range.start_class}),
                     keys);
}

}  // namespace

std::vector<int> span_classes_in_use(sql::Database& database) {
  std::vector<int> classes;
  auto rows = database.query(R"(
WITH RECURSIVE used (class) AS (
  SELECT min(span_class) FROM event
  UNION ALL
  SELECT (SELECT min(span_class) FROM event WHERE span_class > used.class) FROM used WHERE used.class IS NOT NULL)
SELECT class FROM used WHERE class IS NOT NULL)");
  while (rows.next()) classes.push_back(static_cast<int>(rows.integer(0)));
  return classes;
}

AccessPath overlapping(const Period& period, std::span<const int> span_classes, Select& select) {
  if (span_classes.empty()) return {"event AS e", "FALSE"};
  std::string spans;
  for (const int span_class : span_classes) {
    const auto class_parameter = select.parameter(std::int64_t{span_class});
    const auto start_parameter = select.parameter(earliest_start_reaching(period.from, span_class));
    spans += fmt::format("{}({}, {})", spans.empty() ? "" : ", ", class_parameter, start_parameter);
  }
  const auto from = select.parameter(period.from.key());
  const auto to = select.parameter(period.to.key());
  return {fmt::format("(VALUES {}) AS span CROSS JOIN event AS e INDEXED BY events_by_span", spans),
          fmt::format("e.span_class = span.column1 AND e.earliest_start >= span.column2\n"
                      "  AND e.earliest_start < {} AND e.latest_end > {}",
                      to, from)};
}

std::vector<StartRange> ranges_of_starts(const Period& period) {
  std::vector<StartRange> ranges;
  const auto to = Instant::from_key(period.to.key() - 1);
  for (std::size_t i = 0; i < days.size(); ++i)
    ranges.push_back({start_class(i), earlier_by_days(period.from, days[i]), to});
  // Without a bound on one side, the order by time may have it anywhere.
  ranges.push_back({start_class(days.size()), Instant::unbounded_past(), Instant::unbounded_future()});
  return ranges;
}

std::vector<StartRange> ranges_of_sort_keys(const Period& period) {
  std::vector<StartRange> ranges;
  for (std::size_t i = 0; i <= days.size(); ++i) ranges.push_back({start_class(i), period.from, period.to});
  return ranges;
}

std::vector<AccessPath> in_ranges(std::span<const StartRange> ranges, Select& select) {
  std::vector<AccessPath> paths;
  for (const auto& range : ranges)
    paths.push_back(
        {range.start_class ? "event AS e INDEXED BY events_by_vague_start" : "event AS e",
         (range.start_class ? "e.start_class IS NOT NULL AND " : "") + in_range("e", range, select)});
  return paths;
}

std::vector<AccessPath> in_ranges(std::span<const StartRange> ranges, const TakingPart& asked,
                                  Select& select) {
  std::vector<AccessPath> paths;
  // In several roles, the actor took part once.
  const auto role = asked.role.empty()
                        ? std::string(
                              "NOT EXISTS (SELECT 1 FROM participant AS q WHERE q.event = p.event AND "
                              "q.actor = p.actor AND q.role < p.role)")
                        : "p.role = " + asked.role;
  const auto kind = asked.kind.empty() ? std::string() : " AND p.kind = " + asked.kind;
  for (const auto& range : ranges)
    paths.push_back({"participant AS p INDEXED BY participant_by_actor CROSS JOIN event AS e",
                     fmt::format("p.actor = {} AND {} AND {}{} AND e.id = p.event", asked.actor,
                                 in_range("p", range, select), role, kind),
                     "p.sort_key"});
  return paths;
}

}  // namespace annals::inline v0_2::query
