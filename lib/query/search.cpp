#include "query/search.hpp"

#include "query/printed_key.hpp"
#include "query/typed_words.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>

namespace annals::inline v0_2::query {

namespace {

/// The best are chosen first: an excerpt costs a reading of the record's text. What the index has of records
/// that are gone joins with nothing and is passed over.
constexpr std::string_view best_hits = R"(
WITH hit AS MATERIALIZED (
  SELECT
    search.rowid AS id,
    bm25(search, 4.0, 1.0, 4.0, 1.0) AS score,
    CASE WHEN event.id IS NOT NULL THEN 'event' WHEN actor.id IS NOT NULL THEN 'actor'
         WHEN place.id IS NOT NULL THEN 'place' ELSE 'source' END AS type,
    coalesce(event.title, actor.title, place.title, source.title, '') AS title,
    coalesce(event.kind, actor.type, '') AS kind
  FROM search
  LEFT JOIN event ON event.id = search.rowid
  LEFT JOIN actor ON actor.id = search.rowid
  LEFT JOIN place ON place.id = search.rowid
  LEFT JOIN source ON source.id = search.rowid
  WHERE search MATCH $1
    AND coalesce(event.id, actor.id, place.id, source.id) IS NOT NULL
    AND coalesce(event.standing, actor.standing, place.standing, source.standing, '') <> 'retracted'
  ORDER BY score, search.rowid
  LIMIT $2)
SELECT hit.id, hit.type, hit.title, hit.kind, snippet(search, -1, '[', ']', '…', 16)
FROM hit CROSS JOIN search ON search.rowid = hit.id
WHERE search MATCH $1
ORDER BY hit.score, hit.id)";

}  // namespace

std::vector<SearchHit> search(store::State& state, std::string_view words, const SearchOptions& options) {
  std::vector<SearchHit> hits;
  const auto query = match_typed(state.database, words);
  if (!query) return hits;
  constexpr std::size_t most = std::numeric_limits<std::int64_t>::max();
  auto rows = state.database.query(best_hits, *query, std::min(options.limit, most));
  while (rows.next()) {
    const RecordId record{from_word<RecordType>(rows.text(1)).value(), rows.integer(0)};
    hits.push_back({record, printed_key(state, record), std::string(rows.text(2)), std::string(rows.text(3)),
                    std::string(rows.text(4))});
  }
  return hits;
}

}  // namespace annals::inline v0_2::query
