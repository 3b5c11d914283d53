#include "query/typed_words.hpp"

#include <algorithm>
#include <set>

namespace annals::inline v0_2::query {

namespace {

constexpr std::size_t most_bytes = 4096;
constexpr std::size_t most_words = 64;

/// Without half a character at the end. Half a word does no harm: it finds what begins like it.
std::string_view beginning(std::string_view text) {
  if (text.size() <= most_bytes) return text;
  std::size_t size = most_bytes;
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xc0u) == 0x80u) --size;
  return text.substr(0, size);
}

bool is_space(char c) {
  return 0 <= c && c <= ' ';
}

}  // namespace

std::string words_that_count(std::string_view typed) {
  std::set<std::string_view> known;
  std::string words;
  for (auto rest = beginning(typed); !rest.empty() && known.size() < most_words;) {
    std::size_t size = 0;
    while (size < rest.size() && !is_space(rest[size])) ++size;
    const auto word = rest.substr(0, size);
    if (size > 0 && known.insert(word).second) words.append(word).append(" ");
    rest.remove_prefix(std::min(size + 1, rest.size()));
  }
  return words;
}

std::optional<std::string> match_typed(const sql::Database& database, std::string_view typed) {
  return database.match_words(words_that_count(typed));
}

}  // namespace annals::inline v0_2::query
