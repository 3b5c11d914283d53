#include "query/overlap.hpp"

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

std::string ids_overlapping(const Period& period, std::span<const int> span_classes, Select& select) {
  if (span_classes.empty()) return "SELECT NULL WHERE FALSE";
  std::string spans;
  for (const int span_class : span_classes) {
    const auto class_parameter = select.parameter(std::int64_t{span_class});
    const auto start_parameter = select.parameter(earliest_start_reaching(period.from, span_class));
    spans += fmt::format("{}({}, {})", spans.empty() ? "" : ", ", class_parameter, start_parameter);
  }
  const auto from = select.parameter(period.from.key());
  const auto to = select.parameter(period.to.key());
  return fmt::format(R"(
    WITH span (class, reaching_from) AS (VALUES {})
    SELECT s.id FROM span CROSS JOIN event AS s
    WHERE s.span_class = span.class AND s.earliest_start >= span.reaching_from
      AND s.earliest_start < {} AND s.latest_end > {})",
                     spans, to, from);
}

}  // namespace annals::inline v0_2::query
