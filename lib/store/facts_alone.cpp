// What is known of when one event was, without any other.

#include "annals/error.hpp"
#include "annals/time/when.hpp"
#include "store/surroundings.hpp"
#include "time/date_range.hpp"
#include "time/members.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace annals::inline v0_2::store {

namespace {

/// A date, or several of which one is right.
struct Dated {
  Bounds bounds{};                ///< of all of them
  std::vector<Bounds> members{};  ///< empty: anywhere within the bounds
  bool doubted = false;           ///< some bound of them
  Bounds firm{};                  ///< what they say without what is doubted
  std::optional<Zone> zone{};     ///< of the clocks that tell it; none: several
};

/// A zone that a date names is its own.
std::optional<Zone> clocks_of(const Edtf& edtf, const Zone& zone) {
  if (edtf.members.empty()) return zone_of(edtf, zone);
  auto clocks = clocks_of(edtf.members.front(), zone);
  for (const auto& member : edtf.members)
    if (clocks_of(member, zone) != clocks) return std::nullopt;
  return clocks;
}

Edtf edtf_of(const std::string& text) {
  const auto edtf = parse_edtf(text);
  if (!edtf)
    throw Error(ErrorCode::corrupt, "The base has \"" + text + "\" as a date: " + edtf.error().reason);
  return *edtf;
}

/// Whether all that it names are days.
bool is_by_days(const Edtf& edtf) {
  const auto is_day = [](const EdtfDate& date) { return date.day.given() && !date.time; };
  if (!std::ranges::all_of(edtf.limits, is_by_days)) return false;
  if (!edtf.members.empty()) return std::ranges::all_of(edtf.members, is_by_days);
  const bool is_interval = edtf.form == EdtfForm::interval;
  return (edtf.from_state != EndState::dated || is_day(edtf.from)) &&
         (!is_interval || edtf.to_state != EndState::dated || is_day(edtf.to));
}

Dated dated(const BelievedDate& date, const CircaWidths& circa, const Zone& zone) {
  const auto edtf = edtf_of(date.edtf);
  const auto doubt = date.firm ? doubt_of(edtf, circa, zone) : Doubt{true, true};
  return {bounds_of(edtf, circa, zone), members_of(edtf, circa, zone), doubt != Doubt{},
          date.firm ? firm_bounds_of(edtf, circa, zone) : Bounds{}, clocks_of(edtf, zone)};
}

/// What lies within one or the other.
Bounds hull(const Bounds& one, const Bounds& other) {
  return {std::min(one.earliest_start, other.earliest_start), std::max(one.latest_start, other.latest_start),
          std::min(one.earliest_end, other.earliest_end), std::max(one.latest_end, other.latest_end)};
}

Dated dated(std::span<const BelievedDate> dates, const CircaWidths& circa, const Zone& zone) {
  auto all = dated(dates.front(), circa, zone);
  for (const auto& one : dates.subspan(1)) {
    auto more = dated(one, circa, zone);
    if (all.members.empty()) all.members.push_back(all.bounds);
    if (more.members.empty()) more.members.push_back(more.bounds);
    all.members.insert(all.members.end(), more.members.begin(), more.members.end());
    all.bounds = hull(all.bounds, more.bounds);
    if (more.zone != all.zone) all.zone.reset();
    all.doubted = all.doubted || more.doubted;
    all.firm = hull(all.firm, more.firm);
  }
  if (all.members.size() > most_members) all.members.clear();
  return all;
}

}  // namespace

std::vector<order::Fact> facts_alone(const TimedEvent& event, order::EventNumber number,
                                     const CircaWidths& circa) {
  std::vector<order::Fact> facts;
  const auto add = [&](order::Fact::Type type, const Bounds& bounds) -> order::Fact& {
    return facts.emplace_back(order::Fact{type, number, number, bounds});
  };
  if (!event.dates.empty()) {
    auto date = dated(event.dates, circa, event.zone.zone);
    if (date.doubted && date.firm != Bounds{}) add(order::Fact::Type::date, date.firm).zone = date.zone;
    auto& whole = add(order::Fact::Type::date, date.bounds);
    whole.zone = date.zone;
    whole.members = std::move(date.members);
    whole.doubted = date.doubted;
  }
  if (event.reported && event.takes_part) add(order::Fact::Type::report, {.latest_start = *event.reported});
  return facts;
}

void count_from(order::Fact& relative_date, const TimedEvent& anchor) {
  relative_date.zone = anchor.zone.zone;
  relative_date.counts_days =
      !anchor.dates.empty() && std::ranges::all_of(anchor.dates, [](const BelievedDate& date) {
        return is_by_days(edtf_of(date.edtf));
      });
}

std::optional<order::Schedule> schedule_alone(std::span<const order::Fact> facts) {
  if (facts.empty()) return order::schedule_alone({});
  const auto& first = facts.front();
  const bool says_all = facts.size() == 1 ||
                        (facts.size() == 2 && !first.doubted && facts[1].type == order::Fact::Type::report &&
                         facts[1].bounds.latest_start >= first.bounds.latest_start);
  if (!says_all) return std::nullopt;
  auto schedule = order::schedule_alone(first.bounds);
  if (first.doubted && schedule.bounds != Bounds{}) schedule.estimate = std::exchange(schedule.bounds, {});
  return schedule;
}

}  // namespace annals::inline v0_2::store
