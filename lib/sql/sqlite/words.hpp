#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace annals::inline v0_2::sql::sqlite {

/// The FTS5 query for words typed by a person, as `Database::match_words` says.
std::optional<std::string> match_words(std::string_view typed);

}  // namespace annals::inline v0_2::sql::sqlite
