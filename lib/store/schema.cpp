#include "store/schema.hpp"

#include "annals/error.hpp"
#include "sql/quoted.hpp"
#include "store/built_in.hpp"
#include "store/claims.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <random>

namespace annals::inline v0_2::store {

namespace {

std::int32_t newest_format(std::span<const Migration> steps) {
  return steps.empty() ? 1 : steps.back().to;
}

/// The format of a base. Throws where this program does not know it.
std::int32_t known_format(sql::Database& database, std::int32_t newest) {
  const auto version = database.format_version();
  if (version > newest)
    throw Error(ErrorCode::newer_format, "This base has format " + std::to_string(version) +
                                             ", and this program reads formats up to " +
                                             std::to_string(newest) + ": use a newer Annals.");
  if (version < 1)
    throw Error(ErrorCode::corrupt,
                "This base says that it has format " + std::to_string(version) + ", which never was.");
  return version;
}

/// The statements of the core that begin so, with the names of what they make. None has a line that ends in
/// ";" before its last.
std::map<std::string, std::string_view> statements(std::string_view create) {
  std::map<std::string, std::string_view> found;
  const std::string_view schema = core_schema();
  const std::string begin = "\n" + std::string(create);
  for (auto at = schema.find(begin); at != std::string_view::npos; at = schema.find(begin, at + 1)) {
    const auto statement = schema.substr(at + 1, schema.find(";\n", at) - at);
    auto name = statement.substr(create.size());
    if (name.starts_with('"')) name.remove_prefix(1);
    found.emplace(name.substr(0, name.find_first_of("\" ")), statement);
  }
  return found;
}

/// A number that no other base has.
std::int64_t random_number() {
  std::random_device random;
  return static_cast<std::int64_t>((std::uint64_t{random()} << 32 | random()) >> 2);
}

void drop_views(sql::Database& database) {
  std::string drops;
  {
    auto rows = database.query("SELECT name FROM sqlite_schema WHERE type = 'view'");
    while (rows.next()) drops += "DROP VIEW " + sql::quoted_name(rows.text(0)) + ";\n";
  }
  database.script(drops);
}

void make_guards(sql::Database& database) {
  for (const auto& [name, sql] : statements("CREATE TRIGGER "))
    if (!database.query("SELECT 1 FROM sqlite_schema WHERE type = 'trigger' AND name = $1", name).next())
      database.script(sql);
}

void make_views_and_guards(sql::Database& database) {
  for (const auto& [name, sql] : statements("CREATE VIEW ")) database.script(sql);
  make_guards(database);
}

/// All that the core makes of a sort.
const std::map<std::string, std::string_view>& fixed_texts() {
  static const auto texts = [] {
    std::map<std::string, std::string_view> all;
    for (const auto* create : {"CREATE TABLE ", "CREATE VIRTUAL TABLE ", "CREATE VIEW ", "CREATE INDEX "})
      all.merge(statements(create));
    for (auto& [name, text] : all) text.remove_suffix(1);  // the engine keeps no semicolon
    return all;
  }();
  return texts;
}

std::string names_list(const std::map<std::string, std::string_view>& texts) {
  std::string list;
  for (const auto& [name, text] : texts) list += (list.empty() ? "[\"" : ",\"") + name + "\"";
  return list + "]";
}

[[noreturn]] void refuse_schema(std::string_view name, std::string_view why) {
  throw Error(ErrorCode::corrupt,
              "In its schema \"" + std::string(name) + "\" " + std::string(why) +
                  "; restore the file from a copy, or export it with the program that made it so.");
}

/// What can be made anew, an index and the table of the text index, may be missing.
bool is_needed(std::string_view text) {
  return text.starts_with("CREATE TABLE ") || text.starts_with("CREATE VIEW ");
}

/// What the engine would run for us, in reading or in writing, must be ours: a view, a generated column or an
/// expression in the place of a column can be made to take for ever, or to give whatever it likes.
void check_schema(sql::Database& database) {
  const auto& fixed = fixed_texts();
  auto missing = fixed;
  {
    auto rows = database.query("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL");
    while (rows.next()) {
      const auto text = fixed.find(std::string(rows.text(0)));
      if (text == fixed.end()) continue;
      if (rows.text(1) != text->second) refuse_schema(rows.text(0), "is not what Annals makes");
      missing.erase(text->first);
    }
  }
  for (const auto& [name, text] : missing)
    if (is_needed(text)) refuse_schema(name, "is missing");
  auto odd = database.query(
      R"(SELECT s.name FROM sqlite_schema AS s WHERE s.type <> 'trigger'
           AND (s.name IN (SELECT record_type || '_' || kind FROM kind_field) OR s.name LIKE 'search\_%' ESCAPE '\')
           AND (type <> 'table' OR sql LIKE 'CREATE VIRTUAL%'
                OR EXISTS (SELECT 1 FROM pragma_table_xinfo(s.name) WHERE hidden <> 0))
         UNION ALL
         SELECT s.name FROM sqlite_schema AS s WHERE s.type = 'index' AND sql IS NOT NULL
           AND (tbl_name IN (SELECT record_type || '_' || kind FROM kind_field) OR tbl_name IN (SELECT value FROM json_each($1)))
           AND s.name NOT IN (SELECT value FROM json_each($1))
           AND (sql LIKE '% WHERE %' OR EXISTS (SELECT 1 FROM pragma_index_xinfo(s.name) WHERE cid = -2))
         LIMIT 1)",
      names_list(fixed));
  if (odd.next())
    refuse_schema(odd.text(0),
                  "is a view, a virtual table or an expression where a table or a column should be");
}

void take_step(sql::Database& database, const Migration& step) {
  try {
    database.script(step.sql);
    database.set_format_version(step.to);
  } catch (const Error& error) {
    throw Error(error.code(), "This base cannot be brought to format " + std::to_string(step.to) + " (" +
                                  std::string(step.name) + "): " + error.what());
  }
}

}  // namespace

const std::string& core_schema() {
  static const auto core = [] {
    std::string schema(schema_sql());
    const auto kinds = section(schema, "kinds");
    return schema.erase(schema.find(kinds), kinds.size());
  }();
  return core;
}

std::span<const Migration> migrations() {
  return {};
}

void create(sql::Database& database, const Founding& founding, Instant now) {
  database.begin();
  try {
    database.script(core_schema());
    database.set_application_id(application_id);
    database.set_format_version(format);
    database.run("INSERT INTO base (number, writes) VALUES ($1, printf('%016d', 0))", random_number());
    database.run("INSERT INTO origin (id, name, zone) VALUES ($1, $2, $3)", own_origin, founding.origin,
                 founding.zone.empty() ? std::optional<std::string_view>() : std::string_view(founding.zone));
    write_rules(database, founding.rules);
    constexpr std::string_view title = "The owner of this base";
    database.run("INSERT INTO source (id, key, origin, title) VALUES ($1, 'self', $2, $3)", self_source,
                 own_origin, title);
    Claim claim;
    claim.id = ClaimId(self_source);
    claim.about = SourceId(self_source);
    claim.statement.fields = {{"title", std::string(title)}};
    claim.citation.source = SourceId(self_source);
    claim.citation.recorded = now;
    Row owner;
    owner.id = claim.about;
    owner.key = "self";
    insert_claim(database, claim, owner);
    database.add_text(self_source, {.title = title});
    database.commit();
  } catch (...) {
    database.rollback();
    throw;
  }
}

void renumber(sql::Database& copy) {
  copy.run("UPDATE base SET number = $1", random_number());
}

void open_format(sql::Database& database, bool may_write, std::span<const Migration> steps) {
  const auto newest = newest_format(steps);
  const auto version = known_format(database, newest);
  if (version == newest) {
    if (steps.empty()) check_schema(database);
    return;
  }
  if (!may_write)
    throw Error(ErrorCode::read_only, "This base has the older format " + std::to_string(version) +
                                          ": open it once for writing to bring it up to date.");
  database.begin();
  try {
    const auto latest = known_format(database, newest);  // another process may have been first
    if (latest == newest) return static_cast<void>(database.rollback());
    drop_views(database);
    for (const auto& step : steps)
      if (step.to > latest) take_step(database, step);
    make_views_and_guards(database);
    database.commit();
  } catch (...) {
    database.rollback();
    throw;
  }
}

std::size_t remake_search(sql::Database& database) {
  try {
    database.script("DROP TABLE IF EXISTS search");
  } catch (const Error& error) {
    throw Error(ErrorCode::corrupt,
                std::string("The text index is damaged so much that it cannot be removed: ") + error.what() +
                    " Export the base and import that into a new one.");
  }
  database.script(statements("CREATE VIRTUAL TABLE ").at("search"));
  make_guards(database);  // that of its tables went with it
  std::size_t records = 0;
  auto rows = database.query(
      "SELECT s.id, s.title, s.summary, s.names, s.details, s.locator, "
      "NOT EXISTS (SELECT 1 FROM claim AS c WHERE c.id = s.id AND c.record <> c.id) FROM searchable AS s");
  while (rows.next()) {
    const auto text = [&](int column) { return rows.optional_text(column).value_or(""); };
    database.add_text(rows.integer(0), {text(1), text(2), text(3), text(4), text(5)});
    if (rows.integer(6) != 0) ++records;
  }
  return records;
}

}  // namespace annals::inline v0_2::store
