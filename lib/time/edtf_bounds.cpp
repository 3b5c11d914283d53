#include "annals/time/edtf.hpp"
#include "time/clocks.hpp"
#include "time/date_range.hpp"

#include <algorithm>

namespace annals::inline v0_2 {
namespace {

DateRange require_range(const EdtfDate& date, const Zone& zone) {
  if (const auto range = range_of(date, zone)) return *range;
  throw Error(ErrorCode::invalid_argument, "taking the bounds of " +
                                               to_text(Edtf{.from = date, .to = {}, .members = {}}) +
                                               ": there is no such day or season");
}

/// Of a date or an interval.
Bounds bounds_between(const Edtf& edtf, const Zone& base) {
  const Zone zone = zone_of(edtf, base);
  Bounds bounds;
  if (edtf.from_state == EndState::dated) {
    const DateRange from = require_range(edtf.from, zone);
    bounds.earliest_start = from.first;
    bounds.latest_start = latest_start_before(from.after);
  } else if (edtf.from_state == EndState::open) {
    bounds.latest_start = Instant::unbounded_past();
  }
  if (edtf.to_state == EndState::dated) {
    const DateRange to = require_range(edtf.form == EdtfForm::interval ? edtf.to : edtf.from, zone);
    bounds.earliest_end = earliest_end_after(to.first);
    bounds.latest_end = to.after;
  } else if (edtf.to_state == EndState::open) {
    bounds.earliest_end = Instant::unbounded_future();
  }
  return bounds;
}

/// Of something in one date of a range, or in a date alone: an open end has no bound.
Bounds bounds_within(const Edtf& edtf, const Zone& base) {
  const Zone zone = zone_of(edtf, base);
  Bounds bounds;
  if (edtf.from_state == EndState::dated) bounds.earliest_start = require_range(edtf.from, zone).first;
  if (edtf.to_state == EndState::dated)
    bounds.latest_end = require_range(edtf.form == EdtfForm::interval ? edtf.to : edtf.from, zone).after;
  bounds.latest_start = latest_start_before(bounds.latest_end);
  bounds.earliest_end = earliest_end_after(bounds.earliest_start);
  return bounds;
}

/// One of a set can be any of its members; all of a set begin with its first and end with its last.
Bounds bounds_of_set(const Edtf& set, const Zone& zone) {
  const bool is_one = set.form == EdtfForm::one_of;
  const auto of = [&](const Edtf& member) {
    return is_one ? bounds_within(member, zone) : bounds_between(member, zone);
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

}  // namespace

ClockReading clock_reading(const EdtfDate& date, const Zone& zone) {
  if (date.time && date.time->zone != ZoneForm::none) return ClockReading::once;
  const DateRange local = require_range(date, {});
  return read_clock(local.first, latest_start_before(local.after), zone).reading;
}

Bounds bounds_of(const Edtf& edtf, const Zone& zone) {
  const bool is_set = edtf.form == EdtfForm::one_of || edtf.form == EdtfForm::all_of;
  Bounds bounds = is_set ? bounds_of_set(edtf, zone) : bounds_between(edtf, zone);
  // What lasts at least a microsecond starts before its latest end and ends after its earliest start.
  bounds.latest_start = std::min(bounds.latest_start, latest_start_before(bounds.latest_end));
  bounds.earliest_end = std::max(bounds.earliest_end, earliest_end_after(bounds.earliest_start));
  return bounds;
}

}  // namespace annals::inline v0_2
