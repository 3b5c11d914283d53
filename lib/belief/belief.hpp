#pragma once

#include "annals/record/belief.hpp"
#include "belief/strength.hpp"

#include <span>
#include <string>

namespace annals::inline v0_2::belief {

/// What to believe of one record, given all claims on it. This is the whole policy; nothing else chooses.
///
/// - A retracted claim counts as if it had never been made.
/// - Of two claims the stronger is the one with the higher rank; then with the more reliable source; then the
///   later published; then the later recorded; then by content, see `compare_strength`.
/// - Field by field: each value that a claim asserts is a candidate, as strong as the strongest claim that
///   asserts it. A dispute that states a field with a value disputes just that value, and sets it aside when
///   it is stronger than the candidate. The strongest candidate that is not set aside is accepted; there may
///   be none. Two dates with the same EDTF text are one value; the accepted one has the words of its
///   strongest claim.
/// - An outcome `open` says that it is not known yet, and denies none: it is no candidate where another
///   outcome is asserted.
/// - Participants, names and wholes are united: all that are asserted, but for those set aside in the same
///   way.
/// - The likelihood is that of the strongest assertion: none where it is made without reservation. Forecasts
///   (see `Claim::is_forecast`) lend theirs only where nothing else asserts the record.
/// - A dispute that states nothing disputes the record as a whole. The standing is `retracted` where nothing
///   asserts the record, `accepted` where nothing disputes it as a whole, `rejected` where the strongest such
///   dispute is stronger than the strongest assertion, and `disputed` otherwise.
///
/// The result does not depend on the order of `claims`: fields stand in the order of `field_order`, names
/// that are not in it last and by name; lists are sorted and unique; candidates and claims stand strongest
/// first, claims of equal content by id. `reason` is that for which the accepted candidate is stronger than
/// the one after it; `only_value` where none is accepted or none comes after it.
///
/// All claims are on one record, and outlive the call. Pure; O(n log n) in the number of fields and elements
/// that the claims state.
Belief believe(std::span<const Weighed> claims, std::span<const std::string> field_order,
               const NameOf& name_of);

}  // namespace annals::inline v0_2::belief
