#pragma once

#include "annals/record/claim.hpp"
#include "sql/database.hpp"
#include "store/kinds.hpp"
#include "store/records.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace annals::store {

/// The claims on a record, in the order of entry: those of claim_entry, or the one that its row is.
std::vector<Claim> claims_of(sql::Database& database, const Kinds& kinds, const Row& row);

/// The one claim that a row is while `row.claims` is 0.
Claim claim_of_row(const Row& row);

/// Writes a claim into claim_entry. A claim that a row has been so far goes there before the second.
void insert_claim(sql::Database& database, const Claim& claim);
void insert_verdict(sql::Database& database, std::int64_t id, ClaimId claim, const Verdict& verdict);

/// What a claim is about, or nothing where there is no such claim.
std::optional<RecordId> record_of(sql::Database& database, ClaimId claim);

/// Records with claims by this source in claim_entry: what is believed of them depends on the source.
std::vector<RecordId> resting_on(sql::Database& database, SourceId source);

/// Records with any claims in claim_entry, by type and id.
std::vector<RecordId> with_claims(sql::Database& database);

}  // namespace annals::store
