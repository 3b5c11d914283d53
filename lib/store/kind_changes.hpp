#pragma once

#include "annals/record/kind_change.hpp"
#include "sql/database.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

/// The steps by which kinds have changed, and what they write.
namespace annals::inline v0_2::store {

bool has_taken(sql::Database& database, std::string_view step);
void insert_taken(sql::Database& database, const TakenStep& step);
std::vector<TakenStep> taken_steps(sql::Database& database);

/// Events of a kind; of a type of actor all actors, of each of which a claim may say that it is of the type.
std::vector<std::int64_t> records_of_kind(sql::Database& database, const KindDescription& kind);
/// Puts another description, or none, in the place of that of a kind, and an empty table in that of its
/// table.
void replace_kind(sql::Database& database, const KindDescription& kind,
                  const std::optional<KindDescription>& after);
/// Throws `Error` (incompatible) where a field of `kind` that `known` does not have was renamed or dropped,
/// or the kind itself.
void check_not_gone(sql::Database& database, const KindDescription* known, const KindDescription& kind);

}  // namespace annals::inline v0_2::store
