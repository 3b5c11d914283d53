#include "time/clocks.hpp"

#include "time/calendar.hpp"
#include "time/exact_us.hpp"
#include "time/zone_rules.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <vector>

namespace annals::inline v0_2 {

namespace {

using detail::Stretch;
using detail::ZoneRules;

/// No clock is farther from UTC, and no change of a clock longer.
constexpr std::int64_t reach_us = 27 * calendar::us_per_day / 24;

std::int64_t first_precise_us() {
  static const auto us = start_of({first_precise_year, 1, 1}).key();
  return us;
}

/// The first instant of the years after those that are known to the microsecond.
std::int64_t after_precise_us() {
  static const auto us = start_of({last_precise_year + 1, 1, 1}).key();
  return us;
}

Instant near(std::int64_t us) {
  return Instant::from_key(std::clamp(us, first_precise_us(), after_precise_us()));
}

std::vector<Stretch> stretches(const Zone& zone, std::int64_t first_us, std::int64_t last_us) {
  if (const auto* rules = ZoneRules::of(zone)) return rules->between(first_us, last_us);
  using All = std::numeric_limits<std::int64_t>;
  return {{All::min(), All::max(), zone.shift() / std::chrono::microseconds(1)}};
}

/// Of local times that are no farther apart than `reach_us`.
ClockRange read_near(std::int64_t first, std::int64_t last, const Zone& zone) {
  std::optional<std::int64_t> from;
  std::int64_t to = 0;
  std::int64_t unchanged_from = std::numeric_limits<std::int64_t>::max();
  std::int64_t unchanged_to = std::numeric_limits<std::int64_t>::min();
  int whole = 0;
  for (const auto& stretch : stretches(zone, first - reach_us, last + reach_us)) {
    const auto begin = first - stretch.shift_us;
    const auto end = last - stretch.shift_us;
    unchanged_from = std::min(unchanged_from, begin);
    unchanged_to = std::max(unchanged_to, end);
    const auto shown_from = std::max(begin, stretch.first_us);
    const auto shown_to = std::min(end, stretch.last_us);
    if (shown_from > shown_to) continue;
    whole += stretch.is_known && shown_from == begin && shown_to == end ? 1 : 0;
    to = from ? std::max(to, shown_to) : shown_to;
    from = std::min(from.value_or(shown_from), shown_from);
  }
  if (!from) return {near(unchanged_from), near(unchanged_to), ClockReading::never};
  return {near(*from), near(to), whole > 1 ? ClockReading::twice : ClockReading::once};
}

}  // namespace

ClockRange read_clock(Instant first, Instant last, const Zone& zone) {
  const auto from = is_precise(first) ? first.key() : first_precise_us();
  const auto to = is_precise(last) ? last.key() : after_precise_us() - 1;
  ClockRange range{first, last};
  if (is_precise(first) && is_precise(last) && to - from <= reach_us) return read_near(from, to, zone);
  if (is_precise(first)) range.first = read_near(from, std::min(to, from + reach_us), zone).first;
  if (is_precise(last)) range.last = read_near(std::max(from, to - reach_us), to, zone).last;
  return range;
}

LocalRange local_range(Instant first, Instant last, const Zone& zone) {
  if (!is_precise(first) || !is_precise(last)) return {first, last};
  LocalRange range{Instant::unbounded_future(), Instant::unbounded_past()};
  for (const auto& stretch : stretches(zone, first.key(), last.key())) {
    const auto from = std::max(first.key(), stretch.first_us) + stretch.shift_us;
    const auto to = std::min(last.key(), stretch.last_us) + stretch.shift_us;
    range.first = std::min(range.first, near(from));
    range.last = std::max(range.last, near(to));
  }
  return range;
}

Shifts shifts_between(Instant first, Instant last, const Zone& zone) {
  Shifts shifts{std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min()};
  const auto from = std::clamp(first.key(), first_precise_us(), after_precise_us());
  const auto to = std::clamp(last.key(), from, after_precise_us());
  for (const auto& stretch : stretches(zone, from, to)) {
    shifts.least_us = std::min(shifts.least_us, stretch.shift_us);
    shifts.most_us = std::max(shifts.most_us, stretch.shift_us);
  }
  return shifts;
}

}  // namespace annals::inline v0_2
