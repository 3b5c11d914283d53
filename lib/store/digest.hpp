#pragma once

#include "annals/record/claim.hpp"
#include "annals/record/id.hpp"
#include "sql/database.hpp"
#include "store/records.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What was said, and what records are known by, has a digest beside it, so that a change by hand is seen.
namespace annals::inline v0_2::store {

/// The columns that a digest covers.
inline constexpr std::array<std::string_view, 16> claim_columns{"id",
                                                                "record_type",
                                                                "record",
                                                                "stance",
                                                                "states",
                                                                "likelihood_low",
                                                                "likelihood_high",
                                                                "likelihood_word",
                                                                "source",
                                                                "speaker",
                                                                "locator",
                                                                "published",
                                                                "published_words",
                                                                "window",
                                                                "window_words",
                                                                "recorded"};
inline constexpr std::array<std::string_view, 5> review_columns{"id", "claim", "review", "reason",
                                                                "recorded"};
inline constexpr std::array<std::string_view, 4> rating_columns{"id", "source", "reliability", "recorded"};

/// What a record is known by beside its id. Texts are those of the row.
std::vector<sql::Value> known_by(const Row& record);

/// A digest of values, which tells a row that was changed by hand from the one that the library wrote; no
/// seal against who means to deceive. FNV-1a (Fowler, Noll and Vo), 64 bits. O(length).
std::int64_t digest_of(std::span<const sql::Value> values);

/// Writes anew what a claim states.
void update_stated(sql::Database& database, const Claim& claim);
/// Gives a record another key.
void update_key(sql::Database& database, RecordId record, std::string_view key);

/// Records of which claims, reviews, ratings or what they are known by were changed by hand. O(claims).
std::vector<RecordId> altered(sql::Database& database);
/// The rules of the base that were.
std::vector<std::string> altered_rules(sql::Database& database);

}  // namespace annals::inline v0_2::store
