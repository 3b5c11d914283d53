#pragma once

#include "annals/record/claim.hpp"
#include "knowledge_base/base.hpp"
#include "store/records.hpp"

#include <vector>

namespace annals::inline v0_2 {

/// The row of a record as these claims on it give it, which are all that there are.
store::Row believed(store::State& state, const store::Row& row, const std::vector<Claim>& claims);

/// Writes the row of a record whose claims changed, and the rows that rest on it where it is a source. `row`
/// is what the base has.
void believe_anew(detail::Base::Writing& writing, const store::Row& row);

/// Writes the rows of all records that more is said of than one claim, some of it by this source.
void believe_what_rests_on(detail::Base::Writing& writing, SourceId source);

}  // namespace annals::inline v0_2
