#include "query/search.hpp"

#include "query/printed_key.hpp"
#include "query/typed_words.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <limits>
#include <string>
#include <string_view>

namespace annals::inline v0_2::query {

namespace {

/// The $2 best are chosen first, then what they are is read of each: what the index has of records that are
/// gone joins with nothing and is passed over. An excerpt costs a reading of the record's text, and takes the
/// engine the square of how often the words are in it: there is none of texts longer than $4.
constexpr std::string_view best_hits = R"(
WITH best AS MATERIALIZED (
  SELECT search.rowid AS id, bm25(search, 4.0, 1.0, 4.0, 1.0) AS score
  FROM search
  WHERE search MATCH $1
  ORDER BY score, search.rowid
  LIMIT $2),
hit AS MATERIALIZED (
  SELECT
    best.id, score,
    CASE WHEN event.id IS NOT NULL THEN 'event' WHEN actor.id IS NOT NULL THEN 'actor'
         WHEN place.id IS NOT NULL THEN 'place' ELSE 'source' END AS type,
    coalesce(event.title, actor.title, place.title, source.title, '') AS title,
    coalesce(event.kind, actor.type, '') AS kind
  FROM best
  LEFT JOIN event ON event.id = best.id
  LEFT JOIN actor ON actor.id = best.id
  LEFT JOIN place ON place.id = best.id
  LEFT JOIN source ON source.id = best.id
  WHERE coalesce(event.id, actor.id, place.id, source.id) IS NOT NULL
    AND coalesce(event.standing, actor.standing, place.standing, source.standing, '') <> 'retracted'
  ORDER BY score, best.id
  LIMIT $3)
SELECT hit.id, hit.type, hit.title, hit.kind,
       CASE WHEN coalesce(length(search.summary), 0) + coalesce(length(search.names), 0)
              + coalesce(length(search.details), 0) <= $4 THEN snippet(search, -1, '[', ']', '…', 16) END
FROM hit CROSS JOIN search ON search.rowid = hit.id
WHERE search MATCH $1
ORDER BY hit.score, hit.id)";

constexpr std::int64_t long_text = 20'000;  // characters

// What stands before and after a word that was found.
constexpr char found_begin = '\1';
constexpr char found_end = '\2';

/// Some words of a text around the first that was found, those found between brackets.
std::string cut(std::string_view text) {
  constexpr int words_before = 7;
  constexpr int words = 16;
  const auto is_space = [](char c) { return c == ' ' || c == '\n' || c == '\t'; };
  auto begin = std::min(text.find(found_begin), text.size());
  for (int spaces = 0; begin > 0; --begin)
    if (is_space(text[begin - 1]) && ++spaces > words_before) break;
  auto end = begin;
  for (int spaces = 0; end < text.size(); ++end)
    if (is_space(text[end]) && ++spaces == words) break;
  std::string excerpt = begin > 0 ? "…" : "";
  excerpt += text.substr(begin, end - begin);
  if (end < text.size()) excerpt += "…";
  std::ranges::replace(excerpt, found_begin, '[');
  std::ranges::replace(excerpt, found_end, ']');
  return excerpt;
}

std::string excerpt_of_long(sql::Database& database, std::string_view query, std::int64_t record) {
  auto rows = database.query(R"(
SELECT highlight(search, 0, char(1), char(2)), highlight(search, 1, char(1), char(2)),
       highlight(search, 2, char(1), char(2)), highlight(search, 3, char(1), char(2))
FROM search WHERE search MATCH $1 AND rowid = $2)",
                             query, record);
  if (!rows.next()) return {};
  for (int column = 0; column < 4; ++column)
    if (const auto text = rows.optional_text(column).value_or(""); text.find(found_begin) != text.npos)
      return cut(text);
  return {};
}

std::int64_t count_matches(sql::Database& database, std::string_view query) {
  auto rows = database.query("SELECT count(*) FROM search WHERE search MATCH $1", query);
  return rows.next() ? rows.integer(0) : 0;
}

}  // namespace

std::vector<SearchHit> search(store::State& state, std::string_view words, const SearchOptions& options) {
  std::vector<SearchHit> hits;
  const auto query = match_typed(state.database, words);
  if (!query) return hits;
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max() / 8;
  const auto limit = static_cast<std::int64_t>(std::min<std::size_t>(options.limit, most));
  // A few more than are asked for, and again more where many are not to be shown.
  for (auto asked = limit + 20;; asked = std::min(4 * asked, most)) {
    hits.clear();
    auto rows = state.database.query(best_hits, *query, asked, limit, long_text);
    while (rows.next()) {
      const RecordId record{from_word<RecordType>(rows.text(1)).value(), rows.integer(0)};
      const auto excerpt = rows.optional_text(4);
      hits.push_back(
          {record, printed_key(state, record), std::string(rows.text(2)), std::string(rows.text(3)),
           excerpt ? std::string(*excerpt) : excerpt_of_long(state.database, *query, record.value)});
    }
    if (std::ssize(hits) == limit || count_matches(state.database, *query) <= asked) return hits;
  }
}

}  // namespace annals::inline v0_2::query
