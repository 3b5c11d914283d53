#include "knowledge_base/dump.hpp"

#include "sql/open.hpp"
#include "store/outside.hpp"

#include <algorithm>

namespace annals::test {

namespace {

/// The columns that every table of records ends in, of the row `r`.
constexpr std::string_view last_columns =
    ", r.standing, r.likelihood_low, r.likelihood_high, r.likelihood_word";

constexpr std::string_view key_of_record =
    "coalesce((SELECT key FROM event WHERE id = record), (SELECT key FROM actor WHERE id = record), "
    "(SELECT key FROM place WHERE id = record), (SELECT key FROM source WHERE id = record))";

std::vector<std::string> queries() {
  const std::string columns(last_columns);
  const std::string key(key_of_record);
  return {
      "SELECT 'source', r.key, o.name, r.title, r.summary, r.type, r.author, r.publisher, r.url, "
      "r.published, r.published_words, r.reliability" +
          columns + " FROM source AS r JOIN origin AS o ON o.id = r.origin",
      "SELECT 'actor', r.key, o.name, r.title, r.type, r.summary, (SELECT key FROM actor WHERE id = "
      "r.part_of)" +
          columns + " FROM actor AS r JOIN origin AS o ON o.id = r.origin",
      "SELECT 'place', r.key, o.name, r.title, r.summary, (SELECT key FROM place WHERE id = r.within), "
      "r.latitude, r.longitude, r.zone" +
          columns + " FROM place AS r JOIN origin AS o ON o.id = r.origin",
      "SELECT 'event', r.key, o.name, r.kind, r.title, r.summary, r.date, r.date_words, r.earliest_start, "
      "r.latest_start, r.earliest_end, r.latest_end, r.sort_key, r.position, r.reported, r.zone, "
      "r.span_class, (SELECT key FROM place WHERE "
      "id = r.place), r.outcome" +
          columns + " FROM event AS r JOIN origin AS o ON o.id = r.origin",
      "SELECT 'with', (SELECT key FROM event WHERE id = event), (SELECT key FROM actor WHERE id = actor), "
      "role FROM participant",
      "SELECT 'rating', (SELECT key FROM source WHERE id = source), reliability, recorded FROM rating",
      "SELECT 'derivation', (SELECT key FROM source WHERE id = source), (SELECT key FROM source WHERE id = "
      "derived_from) FROM derivation",
      "SELECT 'rule', name, value FROM rule",
      // Other records by their keys; of lists, how many elements are in doubt.
      "SELECT 'candidate', r.key, u.field, u.firm, u.likelihood_low, u.likelihood_high, u.likelihood_word, "
      "(SELECT "
      "CASE WHEN j.type = 'array' THEN '' WHEN j.type = 'integer' AND (u.field IN ('place', 'within', "
      "'part_of') OR "
      "u.field IN (SELECT name FROM kind_field WHERE type IN ('actor', 'place', 'event'))) THEN (SELECT "
      "o.key FROM "
      "record AS o WHERE o.id = j.value) ELSE j.value END FROM json_each(u.states) AS j WHERE j.key = "
      "u.field) FROM "
      "candidate AS u JOIN record AS r ON r.id = u.record",
      "SELECT 'estimate', (SELECT key FROM event WHERE id = event), earliest_start, latest_start, "
      "earliest_end, "
      "latest_end FROM estimate",
      "SELECT 'set_aside', r.key, a.fact, (SELECT key FROM event WHERE id = a.whole), a.doubted FROM "
      "set_aside AS a "
      "JOIN record AS r ON r.id = a.record",
      "SELECT 'part', (SELECT key FROM event WHERE id = event), (SELECT key FROM event WHERE id = whole) "
      "FROM part",
      "SELECT 'index_text', r.key, t.title, t.summary, t.names, t.details FROM index_text AS t JOIN record "
      "AS r "
      "USING (id) WHERE coalesce(t.title, t.summary, t.names, t.details) IS NOT NULL",
      "SELECT 'name', " + key + ", text, language FROM name",
      "SELECT 'link', (SELECT key FROM event WHERE id = from_event), kind, (SELECT key FROM event WHERE id = "
      "to_event), mechanism" +
          columns + " FROM link AS r",
      "SELECT 'relative_date', (SELECT key FROM event WHERE id = event), time_offset, (SELECT key FROM event "
      "WHERE id = "
      "anchor), words" +
          columns + " FROM relative_date AS r",
      // The elements of lists stand in the order of ids.
      "SELECT 'claim', record_type, key, stance, (SELECT group_concat(line, '; ') FROM (SELECT key || ': ' "
      "|| CASE type WHEN 'array' THEN (SELECT group_concat(element) FROM (SELECT e.value AS element FROM "
      "json_each(s.value) AS e ORDER BY 1)) ELSE value END AS line FROM json_each(states) AS s ORDER BY "
      "key)), "
      "likelihood_low, likelihood_high, "
      "likelihood_word, window, source, speaker, locator, published, recorded, rank, withdrawn FROM citation",
      "SELECT 'review', v.review, v.reason, v.recorded, c.key FROM review AS v JOIN citation AS c ON c.id "
      "= "
      "v.claim",
      "SELECT 'kind', record_type, kind, position, name, type, about, words FROM kind_field",
  };
}

}  // namespace

std::vector<std::string> dump(const std::filesystem::path& base) {
  std::vector<std::string> all;
  Outside outside(base);
  auto asked = queries();
  // Of the fields of kinds, other records by their keys.
  for (const auto& table : outside.lines("SELECT DISTINCT record_type || '_' || kind FROM kind_field")) {
    std::string columns = "'" + table + "', r.key";
    for (const auto& column : outside.lines(
             "SELECT CASE WHEN type IN ('actor', 'place', 'event') THEN '(SELECT key FROM record WHERE id = "
             "t.\"' "
             "|| name || '\")' ELSE 't.\"' || name || '\"' END || iif(type = 'date', ', t.\"' || name || "
             "'_words\"', '') FROM kind_field WHERE record_type || '_' || kind = '" +
             table + "' ORDER BY position"))
      columns += ", " + column;
    asked.push_back("SELECT " + columns + " FROM \"" + table + "\" AS t JOIN record AS r USING (id)");
  }
  for (const auto& sql : asked)
    for (auto& line : outside.lines(sql)) all.push_back(std::move(line));
  std::ranges::sort(all);
  return all;
}

void check_text_index(const std::filesystem::path& base) {
  sql::open_file(base, sql::Access::read_write)->check_text();
}

}  // namespace annals::test
