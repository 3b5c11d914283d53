#pragma once

#include "annals/record/belief.hpp"
#include "annals/record/claim.hpp"
#include "knowledge_base/base.hpp"
#include "store/records.hpp"

#include <span>
#include <vector>

namespace annals {

/// What is believed of a record: the pure function of lib/belief, given the claims and what their sources
/// lend them. A claim about a source is weighed by its own date of publication alone: what is believed of a
/// source must not rest on what is believed of that source.
Belief believe(sql::Database& database, const store::Kinds& kinds, const store::Row& row,
               std::span<const Claim> claims);

/// The row as the belief has it.
void take_belief(store::Row& row, const Belief& belief);

/// Moves the claim that a row has been so far into the table of claims.
void keep_claims_apart(detail::Base::Writing& writing, const store::Row& row);

/// Writes the row of a record whose claims changed, and the rows that rest on it where it is a source.
void believe_anew(detail::Base::Writing& writing, RecordId id);

/// Writes the rows of all records that more is said of than one claim, some of it by this source.
void believe_what_rests_on(detail::Base::Writing& writing, SourceId source);

}  // namespace annals
