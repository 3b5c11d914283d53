#include "knowledge_base/dump.hpp"

#include "sql/open.hpp"
#include "store/outside.hpp"

#include <algorithm>

namespace annals::test {

namespace {

/// The columns that every table of records ends in, of the row `r`.
constexpr std::string_view claim_columns =
    ", r.standing, r.claims, r.likelihood_low, r.likelihood_high, r.likelihood_word, (SELECT key FROM source "
    "WHERE id = r.source), (SELECT key FROM actor WHERE id = r.speaker), r.locator, r.claim_published, "
    "r.recorded, r.window";

constexpr std::string_view key_of_record =
    "coalesce((SELECT key FROM event WHERE id = record), (SELECT key FROM actor WHERE id = record), "
    "(SELECT key FROM place WHERE id = record), (SELECT key FROM source WHERE id = record))";

std::vector<std::string> queries() {
  const std::string columns(claim_columns);
  const std::string key(key_of_record);
  return {
      "SELECT 'source', r.key, o.name, r.title, r.summary, r.type, r.author, r.publisher, r.url, "
      "r.published, r.reliability" +
          columns + " FROM source AS r JOIN origin AS o ON o.id = r.origin",
      "SELECT 'actor', r.key, o.name, r.title, r.type, r.summary, (SELECT key FROM actor WHERE id = "
      "r.part_of)" +
          columns + " FROM actor AS r JOIN origin AS o ON o.id = r.origin",
      "SELECT 'place', r.key, o.name, r.title, r.summary, (SELECT key FROM place WHERE id = r.within), "
      "r.latitude, r.longitude, r.zone" +
          columns + " FROM place AS r JOIN origin AS o ON o.id = r.origin",
      "SELECT 'event', r.key, o.name, r.kind, r.title, r.summary, r.date, r.date_words, r.earliest_start, "
      "r.latest_start, r.earliest_end, r.latest_end, r.sort_key, r.position, r.contested, r.zone, "
      "r.span_class, (SELECT key FROM place WHERE "
      "id = r.place), r.outcome" +
          columns + " FROM event AS r JOIN origin AS o ON o.id = r.origin",
      "SELECT 'detail', (SELECT key FROM event WHERE id = event), says FROM detail",
      "SELECT 'with', (SELECT key FROM event WHERE id = event), (SELECT key FROM actor WHERE id = actor), "
      "role FROM participant",
      "SELECT 'part', (SELECT key FROM event WHERE id = event), (SELECT key FROM event WHERE id = whole), "
      "contested "
      "FROM part",
      "SELECT 'name', " + key + ", text, language FROM name",
      "SELECT 'link', (SELECT key FROM event WHERE id = from_event), kind, (SELECT key FROM event WHERE id = "
      "to_event), mechanism" +
          columns + " FROM link AS r",
      "SELECT 'timing', (SELECT key FROM event WHERE id = event), gap, (SELECT key FROM event WHERE id = "
      "anchor), words, contested" +
          columns + " FROM timing AS r",
      // The elements of lists stand in the order of ids.
      "SELECT 'claim', record_type, key, stance, (SELECT group_concat(line, '; ') FROM (SELECT key || ': ' "
      "|| CASE type WHEN 'array' THEN (SELECT group_concat(element) FROM (SELECT e.value AS element FROM "
      "json_each(s.value) AS e ORDER BY 1)) ELSE value END AS line FROM json_each(says) AS s ORDER BY key)), "
      "likelihood_low, likelihood_high, "
      "likelihood_word, window, source, speaker, locator, published, recorded, rank, retracted FROM claim",
      "SELECT 'verdict', v.verdict, v.reason, v.recorded, c.key FROM verdict AS v JOIN claim AS c ON c.id = "
      "v.claim",
      "SELECT 'kind', kind, position, name, type, about, words FROM kind_field",
  };
}

}  // namespace

std::vector<std::string> dump(const std::filesystem::path& base) {
  std::vector<std::string> all;
  Outside outside(base);
  for (const auto& sql : queries())
    for (auto& line : outside.lines(sql)) all.push_back(std::move(line));
  std::ranges::sort(all);
  return all;
}

void check_text_index(const std::filesystem::path& base) {
  sql::open_file(base, sql::Access::read_write)->check_text();
}

}  // namespace annals::test
