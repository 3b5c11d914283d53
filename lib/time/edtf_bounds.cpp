#include "annals/time/circa.hpp"
#include "annals/time/edtf.hpp"
#include "time/circa_range.hpp"
#include "time/clocks.hpp"
#include "time/date_range.hpp"
#include "time/edtf_limits.hpp"
#include "time/qualified.hpp"

#include <algorithm>
#include <tuple>

namespace annals::inline v0_2 {
namespace {

/// By whose clocks dates are read, and how far "about" reaches: nowhere, where there are no widths.
struct Reading {
  Zone zone;
  const CircaWidths* circa = nullptr;
};

DateRange require_range(const EdtfDate& date, const Reading& reading) {
  if (const auto range = reading.circa != nullptr ? circa_range(date, *reading.circa) : range_of(date))
    return in_utc(*range, date, reading.zone);
  throw Error(ErrorCode::invalid_argument, "taking the bounds of " +
                                               to_text(Edtf{.from = date, .to = {}, .members = {}}) +
                                               ": there is no such day or season");
}

/// Of a date or an interval.
Bounds bounds_between(const Edtf& edtf, Reading reading) {
  reading.zone = zone_of(edtf, reading.zone);
  Bounds bounds;
  if (edtf.from_state == EndState::dated) {
    const DateRange from = require_range(edtf.from, reading);
    bounds.earliest_start = from.first;
    bounds.latest_start = latest_start_before(from.after);
  } else if (edtf.from_state == EndState::open) {
    bounds.latest_start = Instant::unbounded_past();
  }
  if (edtf.to_state == EndState::dated) {
    const DateRange to = require_range(edtf.form == EdtfForm::interval ? edtf.to : edtf.from, reading);
    bounds.earliest_end = earliest_end_after(to.first);
    bounds.latest_end = to.after;
  } else if (edtf.to_state == EndState::open) {
    bounds.earliest_end = Instant::unbounded_future();
  }
  return bounds;
}

/// Of something in one date of a range, or in a date alone: an open end has no bound.
Bounds bounds_within(const Edtf& edtf, Reading reading) {
  reading.zone = zone_of(edtf, reading.zone);
  Bounds bounds;
  if (edtf.from_state == EndState::dated) bounds.earliest_start = require_range(edtf.from, reading).first;
  if (edtf.to_state == EndState::dated)
    bounds.latest_end = require_range(edtf.form == EdtfForm::interval ? edtf.to : edtf.from, reading).after;
  bounds.latest_start = latest_start_before(bounds.latest_end);
  bounds.earliest_end = earliest_end_after(bounds.earliest_start);
  return bounds;
}

/// One of a set can be any of its members; all of a set begin with its first and end with its last.
Bounds bounds_of_set(const Edtf& set, const Reading& reading) {
  const bool is_one = set.form == EdtfForm::one_of;
  const auto of = [&](const Edtf& member) {
    return is_one ? bounds_within(member, reading) : bounds_between(member, reading);
  };
  Bounds bounds = of(set.members.at(0));
  for (const auto& member : set.members) {
    const Bounds one = of(member);
    bounds.earliest_start = std::min(bounds.earliest_start, one.earliest_start);
    bounds.latest_end = std::max(bounds.latest_end, one.latest_end);
    bounds.latest_start = is_one ? std::max(bounds.latest_start, one.latest_start)
                                 : std::min(bounds.latest_start, one.latest_start);
    bounds.earliest_end = is_one ? std::min(bounds.earliest_end, one.earliest_end)
                                 : std::max(bounds.earliest_end, one.earliest_end);
  }
  return bounds;
}

/// What lasts at least a microsecond starts before its latest end and ends after its earliest start.
Bounds cut(Bounds bounds) {
  bounds.latest_start = std::min(bounds.latest_start, latest_start_before(bounds.latest_end));
  bounds.earliest_end = std::max(bounds.earliest_end, earliest_end_after(bounds.earliest_start));
  return bounds;
}

bool is_set(const Edtf& edtf) {
  return edtf.form == EdtfForm::one_of || edtf.form == EdtfForm::all_of;
}

/// Which ends of an estimate meet its limits: of a plain date both or neither.
struct Meeting {
  bool start;
  bool end;
};
Meeting meeting_of(const Edtf& edtf, const Bounds& estimate, const Bounds& limits) {
  const bool start =
      estimate.earliest_start <= limits.latest_start && limits.earliest_start <= estimate.latest_start;
  const bool end = estimate.earliest_end <= limits.latest_end && limits.earliest_end <= estimate.latest_end;
  if (edtf.form == EdtfForm::interval) return {start, end};
  return {start && end, start && end};
}

/// An end that does not meet the limits is anywhere within them.
Bounds limited(const Edtf& edtf, const Bounds& estimate, const Bounds& limits) {
  const auto [start, end] = meeting_of(edtf, estimate, limits);
  Bounds bounds = limits;
  if (start) {
    bounds.earliest_start = std::max(bounds.earliest_start, estimate.earliest_start);
    bounds.latest_start = std::min(bounds.latest_start, estimate.latest_start);
  }
  if (end) {
    bounds.earliest_end = std::max(bounds.earliest_end, estimate.earliest_end);
    bounds.latest_end = std::min(bounds.latest_end, estimate.latest_end);
  }
  return bounds;
}

Bounds bounds_read(const Edtf& edtf, Reading reading) {
  if (is_set(edtf)) return cut(bounds_of_set(edtf, reading));
  const Bounds estimate = bounds_between(edtf, reading);
  if (edtf.limits.empty()) return cut(estimate);
  reading.zone = zone_of(edtf, reading.zone);
  return cut(limited(edtf, estimate, bounds_within(edtf.limits.front(), reading)));
}

/// Without those that are uncertain.
Edtf firm_limits(Edtf limits) {
  if (is_qualified(limits.from, &Qualification::uncertain)) limits.from_state = EndState::open;
  if (is_qualified(limits.to, &Qualification::uncertain)) limits.to_state = EndState::open;
  return limits;
}

}  // namespace

bool fits_limits(const Edtf& edtf) {
  const Reading reading{zone_of(edtf, {})};
  const auto [start, end] =
      meeting_of(edtf, bounds_between(edtf, reading), bounds_within(edtf.limits.front(), reading));
  const auto& last = edtf.form == EdtfForm::interval ? edtf.to : edtf.from;
  return (start || is_qualified(edtf.from, &Qualification::approximate)) &&
         (end || is_qualified(last, &Qualification::approximate));
}

ClockReading clock_reading(const EdtfDate& date, const Zone& zone) {
  if (date.time && date.time->zone != ZoneForm::none) return ClockReading::once;
  const DateRange local = require_range(date, Reading{});
  return read_clock(local.first, latest_start_before(local.after), zone).reading;
}

std::string clock_doubt(const Edtf& edtf, const Zone& zone) {
  std::string doubt;
  for (const auto& member : edtf.members)
    if (doubt.empty()) doubt = clock_doubt(member, zone);
  const auto own = zone_of(edtf, zone);
  const auto look_at = [&](const EdtfDate& date) {
    const auto reading = doubt.empty() ? clock_reading(date, own) : ClockReading::once;
    if (reading == ClockReading::once) return;
    const bool twice = reading == ClockReading::twice;
    doubt = "clocks of " + own.text() + (twice ? " show " : " never show ") +
            to_text({.from = date, .to = {}, .members = {}}) +
            (twice ? " twice, and it may be either: a shift from UTC behind it, such as +01:00, says which"
                   : ", as they are put forward over it: see what its source says");
  };
  if (!is_set(edtf) && edtf.from_state == EndState::dated) look_at(edtf.from);
  if (edtf.form == EdtfForm::interval && edtf.to_state == EndState::dated) look_at(edtf.to);
  for (const auto& limits : edtf.limits)
    if (doubt.empty()) doubt = clock_doubt(limits, own);
  return doubt;
}

Bounds bounds_of(const Edtf& edtf, const Zone& zone) {
  return bounds_read(edtf, {zone});
}

Bounds bounds_of(const Edtf& edtf, const CircaWidths& circa, const Zone& zone) {
  return bounds_read(edtf, {zone, &circa});
}

Doubt doubt_of(const Edtf& edtf, const CircaWidths& circa, const Zone& zone) {
  if (!edtf.limits.empty()) {
    const Bounds bounds = bounds_of(edtf, circa, zone);
    const Bounds firm = firm_bounds_of(edtf, circa, zone);
    return {std::tie(bounds.earliest_start, bounds.latest_start) !=
                std::tie(firm.earliest_start, firm.latest_start),
            std::tie(bounds.earliest_end, bounds.latest_end) != std::tie(firm.earliest_end, firm.latest_end)};
  }
  if (is_set(edtf)) {
    const bool any = is_qualified(edtf, &Qualification::uncertain);
    return {any, any};
  }
  const bool is_interval = edtf.form == EdtfForm::interval;
  const bool from = is_qualified(edtf.from, &Qualification::uncertain);
  const bool to = is_interval ? is_qualified(edtf.to, &Qualification::uncertain) : from;
  const Bounds whole = bounds_between(edtf, {zone, &circa});
  const Bounds bounds = cut(whole);
  return {from || (to && bounds.latest_start != whole.latest_start),
          to || (from && bounds.earliest_end != whole.earliest_end)};
}

Bounds firm_bounds_of(const Edtf& edtf, const CircaWidths& circa, const Zone& zone) {
  const Reading reading{zone_of(edtf, zone), &circa};
  Edtf estimate = edtf;
  estimate.limits.clear();
  const Doubt doubt = doubt_of(estimate, circa, reading.zone);
  const Bounds open;
  Bounds bounds = bounds_read(estimate, reading);
  if (doubt.start)
    std::tie(bounds.earliest_start, bounds.latest_start) = std::tie(open.earliest_start, open.latest_start);
  if (doubt.end)
    std::tie(bounds.earliest_end, bounds.latest_end) = std::tie(open.earliest_end, open.latest_end);
  if (edtf.limits.empty()) return bounds;
  return cut(limited(edtf, bounds, bounds_within(firm_limits(edtf.limits.front()), reading)));
}

}  // namespace annals::inline v0_2
