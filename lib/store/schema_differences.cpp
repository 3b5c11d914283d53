#include "store/schema_differences.hpp"

#include "sql/open.hpp"
#include "store/schema.hpp"

#include <map>
#include <utility>

namespace annals::inline v0_2::store {

namespace {

/// What a base is made of, by type and name, in words that are equal where the structure is.
using Structure = std::map<std::pair<std::string, std::string>, std::string>;

Structure structure_of(sql::Database& database) {
  Structure found;
  // A kind that grew has the columns of one that was made so, and another text.
  auto rows = database.query(
      R"(SELECT s.type, s.name,
                CASE WHEN s.type = 'table' AND (s.name GLOB 'event_*' OR s.name GLOB 'actor_*')
                     THEN (SELECT group_concat(name || ' ' || type || ' ' || pk)
                             FROM (SELECT * FROM pragma_table_xinfo(s.name) ORDER BY cid))
                          || coalesce((SELECT group_concat("from" || ' ' || "table")
                             FROM (SELECT * FROM pragma_foreign_key_list(s.name) ORDER BY "from")), '')
                     ELSE s.sql END
           FROM sqlite_schema AS s WHERE s.sql IS NOT NULL
         UNION ALL
         SELECT 'kind of link', name, inverse || ' ' || coalesce(explains, '') || ' ' || coalesce(first, '')
           FROM link_kind)");
  while (rows.next()) found[{std::string(rows.text(0)), std::string(rows.text(1))}] = rows.text(2);
  return found;
}

/// That of a new base with the same kinds.
Structure structure_for(const Kinds& kinds) {
  const auto model = sql::open_memory();
  model->script(core_schema());
  for (const auto& [name, kind] : kinds)
    if (!kind.fields.empty()) model->script(table_sql(kind) + guards_sql(table_of(kind)));
  return structure_of(*model);
}

}  // namespace

std::vector<SchemaDifference> schema_differences(sql::Database& database, const Kinds& kinds) {
  std::vector<SchemaDifference> differences;
  const auto found = structure_of(database);
  for (const auto& [name, text] : structure_for(kinds)) {
    const auto same = found.find(name);
    if (same == found.end())
      differences.push_back({name.second, "this " + name.first + " is missing"});
    else if (same->second != text)
      differences.push_back({name.second, "this " + name.first + " is not what Annals makes"});
  }
  return differences;
}

}  // namespace annals::inline v0_2::store
