#include "store/schema.hpp"

#include "annals/error.hpp"

#include <array>

namespace annals::store {

namespace {

/// A named step from one format to the next. Steps are never changed once a release has written them.
struct Migration {
  std::int32_t to;
  std::string_view name;
  std::string_view sql;
};

/// Format 1 is schema.sql itself; the first change of the format adds the first step.
constexpr std::array<Migration, 0> migrations{};

}  // namespace

bool is_empty(sql::Database& database) {
  return !database.query("SELECT 1 FROM sqlite_schema LIMIT 1").next();
}

void create(sql::Database& database, const std::string& origin, Instant now) {
  database.begin();
  try {
    if (!is_empty(database)) return database.rollback();  // another process was first
    database.script(schema_sql());
    database.set_application_id(application_id);
    database.set_format_version(format);
    database.run("INSERT INTO origin (id, name) VALUES ($1, $2)", own_origin, origin);
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

void open_format(sql::Database& database, bool may_write) {
  if (database.application_id() != application_id)
    throw Error(ErrorCode::not_a_base, "This file is a database of another program, not a base of Annals.");
  const auto version = database.format_version();
  if (version > format)
    throw Error(ErrorCode::newer_format, "This base has format " + std::to_string(version) +
                                             ", and this program reads formats up to " +
                                             std::to_string(format) + ": use a newer Annals.");
  if (version < 1)
    throw Error(ErrorCode::corrupt,
                "This base says that it has format " + std::to_string(version) + ", which never was.");
  if (version == format) return;
  if (!may_write)
    throw Error(ErrorCode::read_only, "This base has the older format " + std::to_string(version) +
                                          ": open it once for writing to bring it up to date.");
  database.begin();
  try {
    for (const auto& step : migrations)
      if (step.to > version) database.script(step.sql);
    database.set_format_version(format);
    database.commit();
  } catch (...) {
    database.rollback();
    throw;
  }
}

}  // namespace annals::store
