#include "sql/sqlite/words.hpp"

#include "fold.hpp"

namespace annals::inline v0_2::sql::sqlite {

// A folded word has no quotation mark in it.
std::optional<std::string> match_words(std::string_view typed) {
  std::string query;
  for (const auto& phrase : folded_phrases(typed)) {
    query += query.empty() ? "\"" : " \"";
    for (const auto& word : phrase) query.append(&word == phrase.data() ? "" : " ").append(word);
    query += "\"*";
  }
  if (query.empty()) return std::nullopt;
  return query;
}

}  // namespace annals::inline v0_2::sql::sqlite
