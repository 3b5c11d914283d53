#include "store/schema.hpp"

#include "annals/error.hpp"
#include "sql/quoted.hpp"

#include <array>
#include <map>
#include <optional>

namespace annals::store {

namespace {

constexpr std::array<Migration, 1> steps_since_format_1{{{2, "relative dates, zones and a known order", R"sql(
ALTER TABLE origin ADD COLUMN zone TEXT;
ALTER TABLE place ADD COLUMN zone TEXT;
ALTER TABLE event ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
ALTER TABLE event ADD COLUMN contested INTEGER NOT NULL DEFAULT 0 CHECK (contested IN (0, 1));
ALTER TABLE event ADD COLUMN zone TEXT;
ALTER TABLE part ADD COLUMN contested INTEGER NOT NULL DEFAULT 0 CHECK (contested IN (0, 1));
ALTER TABLE link_kind ADD COLUMN first TEXT CHECK (first IN ('from', 'to'));
UPDATE link_kind SET first = 'from' WHERE name IN ('causes', 'triggers', 'enables', 'contributes_to', 'prevents');
UPDATE link_kind SET first = 'to' WHERE name IN ('responds_to', 'violates', 'implements', 'supersedes');

DROP INDEX event_by_time;
DROP INDEX event_by_kind;
CREATE INDEX event_by_time ON event (sort_key, position);
CREATE INDEX event_by_kind ON event (kind, sort_key, position);
CREATE INDEX event_contested ON event (id) WHERE contested = 1;

CREATE TABLE timing (
  id        INTEGER PRIMARY KEY,
  event     INTEGER NOT NULL REFERENCES event,
  gap       TEXT NOT NULL,
  anchor    INTEGER NOT NULL REFERENCES event,
  words     TEXT,
  contested INTEGER NOT NULL DEFAULT 0 CHECK (contested IN (0, 1)),
  standing TEXT CHECK (standing IN ('disputed', 'rejected', 'retracted')), claims INTEGER NOT NULL DEFAULT 0,
  likelihood_low REAL, likelihood_high REAL, likelihood_word TEXT,
  source INTEGER NOT NULL REFERENCES source, speaker INTEGER REFERENCES actor, locator TEXT,
  claim_published TEXT, recorded INTEGER NOT NULL, window TEXT,
  UNIQUE (event, gap, anchor)
) STRICT;
CREATE INDEX timing_by_anchor ON timing (anchor, event);

CREATE TABLE claim_entry_2 (
  id          INTEGER PRIMARY KEY,
  record      INTEGER NOT NULL,
  record_type TEXT NOT NULL CHECK (record_type IN ('event', 'actor', 'place', 'source', 'link', 'timing')),
  stance      TEXT NOT NULL CHECK (stance IN ('asserts', 'disputes')),
  likelihood_low REAL, likelihood_high REAL, likelihood_word TEXT,
  source INTEGER NOT NULL REFERENCES source, speaker INTEGER REFERENCES actor, locator TEXT,
  claim_published TEXT, recorded INTEGER NOT NULL, window TEXT
) STRICT;
INSERT INTO claim_entry_2 SELECT * FROM claim_entry;
DROP TABLE claim_entry;
ALTER TABLE claim_entry_2 RENAME TO claim_entry;
CREATE INDEX claim_entry_by_record ON claim_entry (record);
CREATE INDEX claim_entry_by_source ON claim_entry (source);
)sql"}}};

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

/// The statements of schema.sql that begin so, with the names of what they make. None has a line that ends in
/// ";" before its last.
std::map<std::string, std::string_view> statements(std::string_view create) {
  std::map<std::string, std::string_view> found;
  const auto schema = schema_sql();
  const std::string begin = "\n" + std::string(create);
  for (auto at = schema.find(begin); at != std::string_view::npos; at = schema.find(begin, at + 1)) {
    const auto statement = schema.substr(at + 1, schema.find(";\n", at) - at);
    auto name = statement.substr(create.size());
    if (name.starts_with('"')) name.remove_prefix(1);
    found.emplace(name.substr(0, name.find_first_of("\" ")), statement);
  }
  return found;
}

/// The view `detail` describes the kinds of each base, and changes only with those.
constexpr std::string_view of_the_kinds = "detail";

void drop_views(sql::Database& database) {
  std::string drops;
  {
    auto rows =
        database.query("SELECT name FROM sqlite_schema WHERE type = 'view' AND name <> $1", of_the_kinds);
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
  for (const auto& [name, sql] : statements("CREATE VIEW "))
    if (name != of_the_kinds) database.script(sql);
  make_guards(database);
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

std::span<const Migration> migrations() {
  return steps_since_format_1;
}

bool is_empty(sql::Database& database) {
  return !database.query("SELECT 1 FROM sqlite_schema LIMIT 1").next();
}

void create(sql::Database& database, const std::string& origin, const std::string& zone, Instant now) {
  database.begin();
  try {
    if (!is_empty(database)) return database.rollback();  // another process was first
    database.script(schema_sql());
    database.set_application_id(application_id);
    database.set_format_version(format);
    database.run("INSERT INTO origin (id, name, zone) VALUES ($1, $2, $3)", own_origin, origin,
                 zone.empty() ? std::optional<std::string_view>() : std::string_view(zone));
    database.run(
        "INSERT INTO source (id, key, origin, title, source, recorded) "
        "VALUES ($1, 'self', $2, 'The owner of this base', $1, $3)",
        self_source, own_origin, now.key());
    database.add_text(self_source, "The owner of this base", {}, {});
    database.commit();
  } catch (...) {
    database.rollback();
    throw;
  }
}

void open_format(sql::Database& database, bool may_write, const std::function<void()>& then,
                 std::span<const Migration> steps) {
  if (is_empty(database))
    throw Error(ErrorCode::not_a_base,
                "It is empty: a base that was cut off while being made; 'annals init BASE' completes it.");
  if (database.application_id() != application_id)
    throw Error(ErrorCode::not_a_base, "This file is a database of another program, not a base of Annals.");
  const auto newest = newest_format(steps);
  const auto version = known_format(database, newest);
  if (version == newest) return;
  if (!may_write)
    throw Error(ErrorCode::read_only, "This base has the older format " + std::to_string(version) +
                                          ": open it once for writing to bring it up to date.");
  database.begin();
  try {
    const auto latest = known_format(database, newest);  // another process may have been first
    if (latest == newest) return database.rollback();
    drop_views(database);
    for (const auto& step : steps)
      if (step.to > latest) take_step(database, step);
    make_views_and_guards(database);
    if (then) then();
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
  std::size_t count = 0;
  auto rows = database.query("SELECT id, title, summary, names FROM searchable");
  for (; rows.next(); ++count)
    database.add_text(rows.integer(0), rows.optional_text(1).value_or(""), rows.optional_text(2).value_or(""),
                      rows.optional_text(3).value_or(""));
  return count;
}

}  // namespace annals::store
