#include "belief/extent.hpp"

#include "annals/time/circa.hpp"
#include "time/members.hpp"

#include <algorithm>

namespace annals::inline v0_2::belief {

namespace {

bool lies_within(const Bounds& one, const Bounds& other) {
  return one.earliest_start >= other.earliest_start && one.latest_start <= other.latest_start &&
         one.earliest_end >= other.earliest_end && one.latest_end <= other.latest_end;
}

bool lies_within(const Extent& one, const Extent& other) {
  return std::ranges::all_of(one.members, [&](const Bounds& member) {
    return std::ranges::any_of(other.members,
                               [&](const Bounds& wider) { return lies_within(member, wider); });
  });
}

}  // namespace

Extent extent_of(const Value& value) {
  const auto* when = std::get_if<When>(&value);
  if (when == nullptr) return {};
  const auto edtf = when->edtf();
  auto members = members_of(edtf);
  if (members.empty()) members.push_back(bounds_of(edtf, CircaWidths{}));
  return {std::move(members), when->uncertain(), when->approximate()};
}

bool agree(const Extent& one, const Extent& other) {
  if (one.members.empty() || other.members.empty()) return false;
  return lies_within(one, other) || lies_within(other, one);
}

bool is_narrower(const Extent& one, const Extent& other) {
  if (!agree(one, other) || !lies_within(one, other)) return false;
  return !lies_within(other, one) || (other.is_approximate && !one.is_approximate);
}

}  // namespace annals::inline v0_2::belief
