#pragma once

#include "sql/database.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace annals::inline v0_2::query {

/// What counts of a text that was typed to be looked for: of a very long one its first words, each once. Each
/// word costs a look into the index, so that a pasted book would keep the engine busy for hours, to find
/// nothing more.
std::string words_that_count(std::string_view typed);

/// `Database::match_words` for a text of any length.
std::optional<std::string> match_typed(const sql::Database& database, std::string_view typed);

}  // namespace annals::inline v0_2::query
