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

std::int64_t earlier_by_days(Instant instant, std::int64_t count) {
  constexpr auto lowest = std::numeric_limits<std::int64_t>::min();
  return instant.key() < lowest + count * day_us ? lowest : instant.key() - count * day_us;
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

std::vector<AccessPath> starting_in(const Period& period, Select& select) {
  const auto to = select.parameter(period.to.key());
  std::string classes;
  for (std::size_t i = 1; i < days.size(); ++i)
    classes +=
        fmt::format("({}, {}, {} - 1), ", i, select.parameter(earlier_by_days(period.from, days[i])), to);
  // Without a bound on one side, the order by time may have it anywhere.
  classes += fmt::format("({}, {}, {})", days.size(), select.parameter(Instant::unbounded_past().key()),
                         select.parameter(Instant::unbounded_future().key()));
  return {
      {"event AS e", fmt::format("e.start_class IS NULL AND e.sort_key >= {} AND e.sort_key < {}",
                                 select.parameter(earlier_by_days(period.from, days[0])), to)},
      {fmt::format("(VALUES {}) AS vague CROSS JOIN event AS e INDEXED BY events_by_vague_start", classes),
       "e.start_class IS NOT NULL AND e.start_class = vague.column1\n  AND e.sort_key BETWEEN vague.column2 "
       "AND vague.column3"}};
}

}  // namespace annals::inline v0_2::query
