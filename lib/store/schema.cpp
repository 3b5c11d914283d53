#include "store/schema.hpp"

#include "annals/error.hpp"

#include <array>

namespace annals::store {

namespace {

/// Format 1 is schema.sql itself; the first change of the format adds the first step.
constexpr std::array<Migration, 0> steps_since_format_1{};

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

void open_format(sql::Database& database, bool may_write, std::span<const Migration> steps) {
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
    for (const auto& step : steps)
      if (step.to > latest) take_step(database, step);
    database.commit();
  } catch (...) {
    database.rollback();
    throw;
  }
}

}  // namespace annals::store
