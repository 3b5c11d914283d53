#pragma once

#include "annals/time/bounds.hpp"
#include "annals/time/circa.hpp"
#include "annals/time/edtf.hpp"
#include "annals/time/zone.hpp"

#include <cstddef>
#include <vector>

namespace annals::inline v0_2 {

/// A date with more is taken for its hull.
inline constexpr std::size_t most_members = 1'000;

/// The members of a date that is one of several, in order of time: of a set (`[…]`) its dates, of which
/// ranges are one each, and of a date with unspecified digits the years, months or days that fit, of which
/// those that meet are one (`156X` is all of a decade, and has no members; `156X-12-25` has ten). Empty: it
/// is anywhere within its bounds, has limits, or has more than `most_members`. Widths, zone and errors as of
/// `bounds_of`; a date that is about several is one. O(dates that fit), at most 12 for each of 1,000 years.
std::vector<Bounds> members_of(const Edtf& edtf, const Zone& zone = {});
std::vector<Bounds> members_of(const Edtf& edtf, const CircaWidths& circa, const Zone& zone);

}  // namespace annals::inline v0_2
