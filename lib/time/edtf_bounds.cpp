#include "annals/time/edtf.hpp"
#include "time/date_range.hpp"

#include <algorithm>

namespace annals {
namespace {

DateRange require_range(const EdtfDate& date) {
  if (const auto range = range_of(date)) return *range;
  throw Error(ErrorCode::invalid_argument, "taking the bounds of " +
                                               to_text(Edtf{.from = date, .to = {}, .members = {}}) +
                                               ": there is no such day or season");
}

/// Of a date or an interval.
Bounds bounds_between(const Edtf& edtf) {
  Bounds bounds;
  if (edtf.from_state == EndState::dated) {
    const DateRange from = require_range(edtf.from);
    bounds.earliest_start = from.first;
    bounds.latest_start = latest_start_before(from.after);
  } else if (edtf.from_state == EndState::open) {
    bounds.latest_start = Instant::unbounded_past();
  }
  if (edtf.to_state == EndState::dated) {
    const DateRange to = require_range(edtf.form == EdtfForm::interval ? edtf.to : edtf.from);
    bounds.earliest_end = earliest_end_after(to.first);
    bounds.latest_end = to.after;
  } else if (edtf.to_state == EndState::open) {
    bounds.earliest_end = Instant::unbounded_future();
  }
  return bounds;
}

/// Of something in one date of a range, or in a date alone: an open end has no bound.
Bounds bounds_within(const Edtf& edtf) {
  Bounds bounds;
  if (edtf.from_state == EndState::dated) bounds.earliest_start = require_range(edtf.from).first;
  if (edtf.to_state == EndState::dated)
    bounds.latest_end = require_range(edtf.form == EdtfForm::interval ? edtf.to : edtf.from).after;
  bounds.latest_start = latest_start_before(bounds.latest_end);
  bounds.earliest_end = earliest_end_after(bounds.earliest_start);
  return bounds;
}

Bounds bounds_of_one(const std::vector<Edtf>& members) {
  Bounds hull = bounds_within(members.at(0));
  for (const auto& member : members) {
    const Bounds one = bounds_within(member);
    hull = {std::min(hull.earliest_start, one.earliest_start), std::max(hull.latest_start, one.latest_start),
            std::min(hull.earliest_end, one.earliest_end), std::max(hull.latest_end, one.latest_end)};
  }
  return hull;
}

Bounds bounds_of_all(const std::vector<Edtf>& members) {
  Bounds all = bounds_between(members.at(0));
  for (const auto& member : members) {
    const Bounds one = bounds_between(member);
    all = {std::min(all.earliest_start, one.earliest_start), std::min(all.latest_start, one.latest_start),
           std::max(all.earliest_end, one.earliest_end), std::max(all.latest_end, one.latest_end)};
  }
  return all;
}

}  // namespace

Bounds bounds_of(const Edtf& edtf) {
  Bounds bounds = edtf.form == EdtfForm::one_of   ? bounds_of_one(edtf.members)
                  : edtf.form == EdtfForm::all_of ? bounds_of_all(edtf.members)
                                                  : bounds_between(edtf);
  // What lasts at least a microsecond starts before its latest end and ends after its earliest start.
  bounds.latest_start = std::min(bounds.latest_start, latest_start_before(bounds.latest_end));
  bounds.earliest_end = std::max(bounds.earliest_end, earliest_end_after(bounds.earliest_start));
  return bounds;
}

}  // namespace annals
