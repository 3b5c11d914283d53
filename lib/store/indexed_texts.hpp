#pragma once

#include "annals/record/id.hpp"
#include "sql/database.hpp"
#include "store/records.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What of records can be searched, and the text index of it.
///
/// Each record with a title is in the index, an edge where it says something in words. A claim that enters a
/// record has its id, and its locator stands there with the record's texts; that of any further claim stands
/// alone, under the claim's id.
namespace annals::inline v0_2::store {

/// A text of a record by its field: the title, a name (`names`), the words of a date, a text field of its
/// kind.
struct SearchedText {
  std::string field{};
  std::string text{};
};
/// All of them, in the order in which they are looked through: what it is called first.
std::vector<SearchedText> searched_texts(const Row& row);

void index_texts(sql::Database& database, const Row& row, std::string_view locator);
void index_texts_anew(sql::Database& database, const Row& old, const Row& row);
void unindex_texts(sql::Database& database, const Row& row);
void index_locator(sql::Database& database, ClaimId claim, std::string_view locator);
/// For claims that are still there, and are to be removed.
void unindex_locators(sql::Database& database, std::span<const std::int64_t> claims);

}  // namespace annals::inline v0_2::store
