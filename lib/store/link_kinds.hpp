#pragma once

#include "annals/record/link.hpp"
#include "sql/database.hpp"

#include <vector>

namespace annals::store {

/// The kinds of link that a base has beyond those of every base, by name. Throws `Error` (corrupt) where its
/// table describes one as no kind can be.
std::vector<LinkKind> own_link_kinds(sql::Database& database);
/// Adds a kind that the base does not have. In the caller's transaction.
void insert_link_kind(sql::Database& database, const LinkKind& kind);

}  // namespace annals::store
