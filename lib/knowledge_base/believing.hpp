#pragma once

#include "annals/record/belief.hpp"
#include "knowledge_base/base.hpp"
#include "store/records.hpp"

namespace annals {

/// The row as the belief has it.
void take_belief(store::Row& row, const Belief& belief);

/// Moves the claim that a row has been so far into the table of claims.
void keep_claims_apart(detail::Base::Writing& writing, const store::Row& row);

/// Writes the row of a record whose claims changed, and the rows that rest on it where it is a source.
void believe_anew(detail::Base::Writing& writing, RecordId id);

/// Writes the rows of all records that more is said of than one claim, some of it by this source.
void believe_what_rests_on(detail::Base::Writing& writing, SourceId source);

}  // namespace annals
