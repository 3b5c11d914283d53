#pragma once

#include "annals/record/link.hpp"
#include "sql/database.hpp"

#include <vector>

namespace annals::inline v0_2::store {

/// The kinds of link of a base: those of every base, and then its own by their names. Throws `Error`
/// (corrupt) where its table describes one as no kind can be.
std::vector<LinkKind> link_kinds(sql::Database& database);
/// Adds a kind that the base does not have. In the caller's transaction.
void insert_link_kind(sql::Database& database, const LinkKind& kind);

}  // namespace annals::inline v0_2::store
