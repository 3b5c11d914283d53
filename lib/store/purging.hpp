#pragma once

#include "annals/record/claim.hpp"
#include "annals/record/id.hpp"
#include "annals/record/purge.hpp"
#include "sql/database.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <vector>

/// What goes when something is removed for good, and the tombstones that stay.
namespace annals::inline v0_2::store {

/// Records with all claims on them, and further claims, on records that stay.
struct Doomed {
  std::set<RecordId> records{};
  std::map<ClaimId, RecordId> claims{};  ///< and what they are about
};

/// A record and what cannot be without it: what it says as a source or as a speaker, what ties it as an
/// event, and records that nothing else asserts. O(what goes, and the claims on it).
Doomed doomed_with(sql::Database& database, RecordId record);
/// A claim, and its record where nothing else asserts that.
Doomed doomed_with(sql::Database& database, ClaimId claim, RecordId about);

/// Records with a claim that names one of these, believed or not. O(claims).
std::vector<RecordId> naming(sql::Database& database, std::span<const std::int64_t> records);

/// Takes claims, with their reviews, from their table.
void remove_claims(sql::Database& database, std::span<const std::int64_t> claims);
void remove_claims_on(sql::Database& database, std::span<const std::int64_t> records);

void insert_tombstone(sql::Database& database, const Purge& purge);
std::vector<Purge> tombstones(sql::Database& database);

}  // namespace annals::inline v0_2::store
