#pragma once

#include "annals/record/belief.hpp"
#include "belief/weighed.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace annals::inline v0_2::belief {

/// The fields that a record can have.
struct Described {
  std::vector<std::string> core{};  ///< those of every record of the type, in order
  std::string kind_field{};         ///< the one that states its kind, "kind" or "type"; empty: there is none
  /// The fields of a kind, in order; absent: any.
  std::function<std::vector<std::string>(std::string_view kind)> own{};
};

/// What to believe of one record, given all claims on it. This is the whole policy; nothing else chooses, and
/// docs/belief.md has it as a table.
///
/// - A claim that was withdrawn counts as if it had never been made: it was retracted, or superseded by an
///   edition of its source. Field by field, what a source and speaker say otherwise in a claim that was
///   surely published later supersedes what they said before. What is superseded is no candidate.
/// - Field by field, each value that a claim asserts is a candidate. Two dates with the same EDTF text are
///   one value; it has the words of its first claim. A dispute that states a field with a value disputes just
///   that value. Those who assert a value are weighed against those who dispute it, see `Reason`; where
///   these are stronger, it is set aside, and where neither is, it stays and is contested.
/// - Of the other candidates, reason after reason of the policy, those are left that no other beats. All that
///   are left at the end are accepted: one that is believed, or several that are undecided.
/// - Dates that agree, as one lies within the other, contradict and supersede nothing of each other; see
///   `Reason::precision`.
/// - Participants, names and wholes are united: all that are asserted, but for those set aside in the same
///   way.
/// - The outcome of an event is what claims state or imply, see `outcome_words`.
/// - Fields that the believed kind does not have, and those that a claim states of a record of another kind,
///   are no candidates; so they are accepted again when that kind is. A dispute that states a kind and other
///   fields disputes these alone.
/// - What is accepted is firm where a claim that counts asserts it without a likelihood and a window. A
///   reservation belongs to what its own claim states, and to nothing else.
/// - A dispute that states nothing disputes the record as a whole. The standing is `retracted` where nothing
///   asserts the record, `accepted` where nothing disputes it as a whole, `rejected` where those who do are
///   stronger or all who assert it have taken it back, and `disputed` otherwise.
/// - An event that is `retracted` still has what was asserted of it, and another record its title, so that it
///   can be shown for what it was. Nothing else rests on these.
///
/// The result does not depend on the order of `claims`, nor on ids but where claims of equal content are
/// listed: those stand by id. Fields stand in the order described, others last and by name.
///
/// All claims are on one record, and outlive the call. Pure; O(n log n) in the number of fields and elements
/// that the claims state, and the square of the values that one speaker gives of a field, and of its dates.
Belief believe(std::span<const Weighed> claims, const Policy& policy, const Described& described,
               const NameOf& name_of);

}  // namespace annals::inline v0_2::belief
