#include "query/relation_condition.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

namespace annals::inline v0_2::query {

namespace {

/// Each limit of the region as a comparison, or each turned round, joined by AND or by OR.
std::string comparisons(const AllenRegion& region, bool inside, Select& select) {
  std::string text;
  const auto add = [&](std::string_view comparison) {
    if (!text.empty()) text += inside ? " AND " : " OR ";
    text += comparison;
  };
  const auto limit = [&](std::string_view column, std::string_view comparison,
                         const std::optional<Instant>& instant) {
    if (instant) add(fmt::format("e.{} {} {}", column, comparison, select.parameter(instant->key())));
  };
  const auto at_most = inside ? "<=" : ">";
  const auto at_least = inside ? ">=" : "<";
  limit("earliest_start", at_most, region.earliest_start);
  limit("latest_start", at_least, region.latest_start);
  limit("earliest_end", at_most, region.earliest_end);
  limit("latest_end", at_least, region.latest_end);
  // Every event lasts 1 µs. CASE keeps the sum within 64 bits.
  if (region.lasting_us > 1)
    add(
        fmt::format("CASE WHEN e.earliest_start >= {} AND e.latest_end < {} THEN e.earliest_start + {} {} "
                    "e.latest_end ELSE {} END",
                    select.parameter(start_of({first_precise_year, 1, 1}).key()),
                    select.parameter(start_of({last_precise_year + 1, 1, 1}).key()), region.lasting_us,
                    at_most, inside ? "TRUE" : "FALSE"));
  return text.empty() ? inside ? "TRUE" : "FALSE" : text;
}

}  // namespace

std::string in_any_of(std::span<const AllenRegion> regions, Select& select) {
  std::string text;
  for (const auto& region : regions)
    text += (text.empty() ? "(" : "\n    OR ") + comparisons(region, true, select);
  return text + ")";
}

std::string outside(const AllenRegion& region, Select& select) {
  return "(" + comparisons(region, false, select) + ")";
}

std::optional<Period> overlapped_by_all_in(std::span<const AllenRegion> regions) {
  Instant first = Instant::unbounded_future();
  Instant last = Instant::unbounded_past();
  for (const auto& region : regions) {
    first = std::min(first, region.latest_end.value_or(Instant::unbounded_past()));
    last = std::max(last, region.earliest_start.value_or(Instant::unbounded_future()));
  }
  if (!first.is_bounded()) return std::nullopt;
  return Period(Instant::from_key(first.key() - 1),
                last.is_bounded() ? Instant::from_key(last.key() + 1) : Instant::unbounded_future());
}

std::optional<Period> starts_of_all_outside(std::span<const AllenRegion> regions) {
  Period starts;
  for (const auto& region : regions) {
    const bool has_others = region.latest_start || region.earliest_end || region.lasting_us > 1;
    if (has_others || (region.earliest_start && region.latest_end)) continue;
    // What is outside starts after the one limit, or ends before the other.
    if (region.earliest_start && region.earliest_start->is_bounded())
      starts.from = std::max(starts.from, Instant::from_key(region.earliest_start->key() + 1));
    if (region.latest_end) starts.to = std::min(starts.to, *region.latest_end);
  }
  return starts.from.is_bounded() ? std::optional(starts) : std::nullopt;
}

}  // namespace annals::inline v0_2::query
