#include "time/offset_range.hpp"

#include "time/calendar.hpp"
#include "time/clocks.hpp"
#include "time/exact_us.hpp"

#include <algorithm>
#include <array>
#include <atomic>

namespace annals::inline v0_2 {

namespace {

using calendar::us_per_day;

constexpr std::int64_t us_per_hour = us_per_day / 24;
/// Of each unit up to weeks.
constexpr std::array<std::int64_t, 7> fixed_us = {
    1, 1000, calendar::us_per_second, us_per_hour / 60, us_per_hour, us_per_day, 7 * us_per_day};
constexpr std::array<std::int64_t, 5> calendar_months = {1, 3, 12, 120, 1200};

// The calendar repeats after 400 years.
constexpr std::size_t months_per_cycle = 4'800;
constexpr std::int64_t days_per_cycle = 146'097;

/// Days from 1 January of a year that 400 divides to the first of each month. Three cycles, so that a month
/// of the first, a cycle on and shifted by less than one, is still here.
using Firsts = std::array<std::int32_t, 3 * months_per_cycle + 1>;

Firsts make_firsts() {
  Firsts firsts{};
  for (std::size_t month = 0; month + 1 < firsts.size(); ++month)
    firsts[month + 1] =
        firsts[month] + static_cast<std::int32_t>(calendar::days_in_month(
                            static_cast<std::int64_t>(month / 12), static_cast<unsigned>(month % 12 + 1)));
  return firsts;
}

const Firsts& firsts() {
  static const Firsts all = make_firsts();
  return all;
}

struct Days {
  std::int32_t least = 0;
  std::int32_t most = 0;
  bool operator==(const Days&) const = default;
};

/// A day as its month, counted from the start of some cycle, and the days before it in the month.
struct MonthDay {
  std::size_t month = 0;
  std::int32_t day = 0;
};

/// How far days move in so many months.
class Moves {
 public:
  explicit Moves(std::size_t months) : from_(firsts().data()), to_(from_ + months) {}

  /// The first of a month.
  std::int32_t first(std::size_t month) const { return to_[month] - from_[month]; }

  /// Any day: one that the other month does not have goes to its last.
  std::int32_t day(const MonthDay& at) const {
    const std::int32_t to_last_day = to_[at.month + 1] - 1 - (from_[at.month] + at.day);
    return std::min(first(at.month), to_last_day);
  }

  /// All days from one to another, inclusive. Within a month no day moves farther than the one before it, so
  /// that only the two at the ends and the firsts between them count: the last day of a month moves as far as
  /// its first or as the first of the next, whichever is less. Ends early where nothing can be wider.
  Days all(const MonthDay& begin, const MonthDay& end, const Days& widest) const {
    Days days{std::min(first(begin.month), day(end)), day(begin)};
    for (std::size_t month = begin.month + 1; month <= end.month && days != widest; ++month) {
      const std::int32_t moved = first(month);
      days.least = std::min(days.least, moved);
      days.most = std::max(days.most, moved);
    }
    return days;
  }

 private:
  const std::int32_t* from_;
  const std::int32_t* to_;
};

/// How far any day of the calendar moves in 0 to 4,799 months. Worked out once for each number; threads that
/// meet here find the same.
Days any_day_moves(std::size_t months) {
  static std::array<std::atomic<std::uint64_t>, months_per_cycle> known{};
  if (months == 0) return {};
  std::uint64_t packed = known[months].load(std::memory_order_relaxed);
  if (packed == 0) {
    constexpr Days not_known = {-1, -1};
    const Days days = Moves(months).all({0, 0}, {months_per_cycle, 0}, not_known);
    packed = (static_cast<std::uint64_t>(days.least) << 32) | static_cast<std::uint64_t>(days.most);
    known[months].store(packed, std::memory_order_relaxed);
  }
  return {static_cast<std::int32_t>(packed >> 32), static_cast<std::int32_t>(packed & 0xFFFF'FFFF)};
}

std::int64_t months_from_year_0(const CivilDate& date) {
  return date.year * 12 + date.month - 1;
}

/// The instants at which the point of the anchor can lie.
class Anchors {
 public:
  Anchors() = default;
  Anchors(Instant earliest, Instant latest) {
    if (!is_precise(earliest) || !is_precise(latest) || latest < earliest) return;
    const CivilDate first = civil_date(earliest);
    const CivilDate last = civil_date(latest);
    constexpr auto cycle = static_cast<std::int64_t>(months_per_cycle);
    const std::int64_t apart = months_from_year_0(last) - months_from_year_0(first);
    if (apart > cycle) return;
    const auto month = months_from_year_0(first) - calendar::floor_div(first.year, 400) * cycle;
    from_ = {static_cast<std::size_t>(month), static_cast<std::int32_t>(first.day) - 1};
    to_ = {static_cast<std::size_t>(month + apart), static_cast<std::int32_t>(last.day) - 1};
    any_ = false;
  }

  /// The least and the greatest distance that the span takes an instant forward, or back in a negative one.
  ExactUs least_move(const Span& span, int direction) const { return distances(span, direction).least; }
  ExactUs greatest_move(const Span& span, int direction) const { return distances(span, direction).most; }

 private:
  struct Distances {
    ExactUs least;
    ExactUs most;
  };

  Distances distances(const Span& span, int direction) const {
    if (is_fixed(span.unit)) {
      const std::int64_t unit_us = fixed_us[static_cast<std::size_t>(span.unit)];
      const ExactUs us = static_cast<ExactUs>(span.count) * direction * unit_us;
      return {us, us};
    }
    const std::int64_t months = span.count * direction * months_in(span.unit);
    const std::int64_t cycles = calendar::floor_div(months, months_per_cycle);
    const auto rest = static_cast<std::size_t>(months - cycles * std::int64_t{months_per_cycle});
    Days days = any_day_moves(rest);
    if (!any_) days = Moves(rest).all(from_, to_, days);
    const ExactUs whole = static_cast<ExactUs>(cycles) * days_per_cycle;
    return {(whole + days.least) * us_per_day, (whole + days.most) * us_per_day};
  }

  bool any_ = true;
  MonthDay from_;
  MonthDay to_;
};

}  // namespace

std::int64_t months_in(Unit unit) {
  return calendar_months[static_cast<std::size_t>(unit) - static_cast<std::size_t>(Unit::month)];
}

ExactUs shortest_us(const Span& span) {
  return Anchors().least_move(span, 1);
}

ExactUs longest_us(const Span& span) {
  return Anchors().greatest_move(span, 1);
}

namespace {

OffsetRange local_range_of(const Offset& offset, const Anchors& anchors) {
  using Bound = std::optional<ExactUs>;
  const auto not_before = [&](const std::optional<Limit>& limit, int direction) -> Bound {
    if (!limit) return std::nullopt;
    return anchors.least_move(limit->span, direction) + (limit->inclusive ? 0 : 1);
  };
  const auto not_after = [&](const std::optional<Limit>& limit, int direction) -> Bound {
    if (!limit) return std::nullopt;
    return anchors.greatest_move(limit->span, direction) - (limit->inclusive ? 0 : 1);
  };
  switch (offset.side()) {
    case Offset::Side::before:
      return {not_before(offset.most(), -1), not_after(offset.least(), -1)};
    case Offset::Side::after:
      return {not_before(offset.least(), 1), not_after(offset.most(), 1)};
    case Offset::Side::around:
      break;
  }
  return {not_before(offset.most(), -1), not_after(offset.most(), 1)};
}

bool is_by_clocks(const std::optional<Limit>& limit) {
  return limit && annals::is_by_clocks(limit->span.unit);
}

/// How far the clocks of a zone can be changed between an anchor and what lies by an offset to it.
ExactUs change_of_clocks(const OffsetRange& range, Instant earliest, Instant latest, const Zone& zone) {
  const auto change = [&zone](Instant first, Instant last) {
    const auto shifts = shifts_between(first, last, zone);
    return shifts.most_us - shifts.least_us;
  };
  if (!earliest.is_bounded() || !latest.is_bounded())
    return change(Instant::unbounded_past(), Instant::unbounded_future());
  const auto from =
      first_us_of(earliest) + std::min<ExactUs>({range.least.value_or(0), range.most.value_or(0), 0});
  const auto to =
      last_us_of(latest) + std::max<ExactUs>({range.least.value_or(0), range.most.value_or(0), 0});
  // Local times are within a day or so of those of UTC.
  return change(instant_at(from - 2 * us_per_day), instant_at(to + 2 * us_per_day));
}

}  // namespace

OffsetRange range_of(const Offset& offset, Instant earliest_anchor, Instant latest_anchor, const Zone& zone) {
  if (!is_by_clocks(offset.least()) && !is_by_clocks(offset.most())) return local_range_of(offset, Anchors());
  const auto [earliest, latest] = local_range(earliest_anchor, latest_anchor, zone);
  OffsetRange range = local_range_of(offset, Anchors(earliest, latest));
  const ExactUs change = change_of_clocks(range, earliest_anchor, latest_anchor, zone);
  if (range.least && is_by_clocks(offset.side() == Offset::Side::after ? offset.least() : offset.most()))
    *range.least -= change;
  if (range.most && is_by_clocks(offset.side() == Offset::Side::before ? offset.least() : offset.most()))
    *range.most += change;
  return range;
}

}  // namespace annals::inline v0_2
