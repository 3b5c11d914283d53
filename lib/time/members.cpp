#include "time/members.hpp"

#include "time/calendar.hpp"
#include "time/qualified.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <tuple>

namespace annals::inline v0_2 {

namespace {

/// Numbers with other digits in the places that a mask leaves open; of a negative one the digits stand behind
/// the sign.
std::vector<std::int64_t> that_fit(std::int64_t value, DigitMask mask) {
  std::vector<std::int64_t> all{value};
  std::int64_t place = 1;
  for (int digit = 0; digit < 8; ++digit, place *= 10) {
    if ((mask >> digit & 1U) == 0) continue;
    const auto base = all;
    // A masked negative year holds the earliest that fits, with nines in its open places.
    for (std::int64_t more = 1; more <= 9; ++more)
      for (const auto one : base) all.push_back(one + more * place);
  }
  std::ranges::sort(all);
  return all;
}

/// A part that is open whole says nothing, if no part behind it says something.
EdtfDate without_open_end(EdtfDate date) {
  constexpr DigitMask open = 0b11;
  if (date.day.mask == open) date.day = {};
  if (!date.day.given() && date.month.mask == open) date.month = {};
  return date;
}

/// Every date that fits one with open digits; nothing: too many.
std::vector<EdtfDate> dates_that_fit(const EdtfDate& masked) {
  std::vector<EdtfDate> dates;
  const auto years = that_fit(masked.year, masked.year_mask);
  if (years.size() > most_members) return dates;
  for (const auto year : years) {
    auto date = masked;
    date.year = year;
    date.year_mask = 0;
    if (!masked.month.given()) {
      dates.push_back(date);
      continue;
    }
    for (const auto month : that_fit(masked.month.value, masked.month.mask)) {
      if (masked.month.mask != 0 && (month < 1 || month > 12)) continue;
      date.month.value = static_cast<std::uint8_t>(month);
      date.month.mask = 0;
      if (!masked.day.given()) {
        dates.push_back(date);
        continue;
      }
      const auto days = calendar::days_in_month(year, static_cast<unsigned>(month));
      for (const auto day : that_fit(masked.day.value, masked.day.mask)) {
        if (day < 1 || day > days) continue;
        date.day.value = static_cast<std::uint8_t>(day);
        date.day.mask = 0;
        dates.push_back(date);
      }
    }
  }
  return dates;
}

Bounds bounds_of_one(const EdtfDate& date, const Zone& zone) {
  return bounds_of(Edtf{.from = date, .to = {}, .members = {}}, zone);
}

/// Those of a date with open digits; one alone where they all meet.
std::vector<Bounds> members_of_masked(const EdtfDate& date, const Zone& zone) {
  std::vector<Bounds> members;
  for (const auto& one : dates_that_fit(without_open_end(date))) {
    const auto bounds = bounds_of_one(one, zone);
    if (!members.empty() && members.back().latest_end == bounds.earliest_start) {
      members.back().latest_start = bounds.latest_start;
      members.back().latest_end = bounds.latest_end;
    } else {
      members.push_back(bounds);
    }
  }
  if (members.empty() || members.size() > most_members) return {bounds_of_one(date, zone)};
  return members;
}

/// `bound` gives the bounds of a date.
template <class Bound>
std::vector<Bounds> members_bound(const Edtf& edtf, const Zone& zone, Bound bound) {
  std::vector<Bounds> members;
  const auto add = [&](const Edtf& one) {
    if (one.form == EdtfForm::date && one.from.is_masked() &&
        !is_qualified(one.from, &Qualification::approximate)) {
      const auto more = members_of_masked(one.from, zone);
      members.insert(members.end(), more.begin(), more.end());
    } else {
      members.push_back(bound(one.form == EdtfForm::date ? one
                                                         : Edtf{.form = EdtfForm::one_of,
                                                                .from_state = one.from_state,
                                                                .to_state = one.to_state,
                                                                .from = {},
                                                                .to = {},
                                                                .members = {one}}));
    }
  };
  if (edtf.form == EdtfForm::one_of)
    for (const auto& one : edtf.members) add(one);
  else if (edtf.form == EdtfForm::date && edtf.from.is_masked() && edtf.limits.empty())
    add(edtf);
  std::ranges::sort(members, {},
                    [](const Bounds& one) { return std::tuple(one.earliest_start, one.latest_end); });
  members.erase(std::unique(members.begin(), members.end()), members.end());
  if (members.size() < 2 || members.size() > most_members) return {};
  return members;
}

}  // namespace

std::vector<Bounds> members_of(const Edtf& edtf, const Zone& zone) {
  return members_bound(edtf, zone, [&](const Edtf& one) { return bounds_of(one, zone); });
}

std::vector<Bounds> members_of(const Edtf& edtf, const CircaWidths& circa, const Zone& zone) {
  return members_bound(edtf, zone, [&](const Edtf& one) { return bounds_of(one, circa, zone); });
}

}  // namespace annals::inline v0_2
