#pragma once

#include "annals/record/claim.hpp"
#include "annals/record/source.hpp"
#include "store/records.hpp"
#include "store/state.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// The table of claims, those of the owner's acts on them and on sources, and that of the files they came
/// with.
namespace annals::inline v0_2::store {

/// The claims on each of these records of one type, in the order of entry. Two statements.
std::vector<std::vector<Claim>> claims_of(State& state, std::span<const Row> rows);
std::vector<Claim> claims_of(State& state, const Row& row);

/// The claims of a source on any record, in the order of entry.
std::vector<Claim> claims_by(State& state, RecordId voice);

/// Inserts a claim on a record. The claim that enters a record has its id, and the digest beside it covers
/// what the record is known by, too.
void insert_claim(sql::Database& database, const Claim& claim, const Row& record);
void insert_review(sql::Database& database, std::int64_t id, ClaimId claim, const Review& review);

/// The ratings of a source, in the order in which they were recorded: the last counts.
std::vector<Rating> ratings_of(sql::Database& database, SourceId source);
void insert_rating(sql::Database& database, std::int64_t id, SourceId source, const Rating& rating);

/// When files of this name were read into the base.
std::vector<Instant> imports_of(sql::Database& database, std::string_view file);
void insert_import(sql::Database& database, std::string_view file, Instant recorded);

/// What a claim is about. Throws `Error` (not_found).
RecordId record_of(sql::Database& database, ClaimId claim);
[[noreturn]] void refuse_missing(ClaimId claim);

/// How many claims there are on each of these records, and the citation of the first to assert it: what an
/// answer bears of them. One statement.
struct FirstClaim {
  std::int64_t record = 0;
  std::size_t claims = 0;
  Citation citation{};
};
std::vector<FirstClaim> first_claims(sql::Database& database, std::span<const std::int64_t> records);

/// Records that a claim by this source is on beside others, or beside a review: what is believed of them
/// depends on the source.
std::vector<RecordId> resting_on(sql::Database& database, SourceId source);
/// Events that a claim by this source is on: whether and by when they had occurred depends on its
/// publication.
std::vector<RecordId> events_of(sql::Database& database, SourceId source);

/// Records with several claims, or with a review, by type and id.
std::vector<RecordId> contended(sql::Database& database);

}  // namespace annals::inline v0_2::store
