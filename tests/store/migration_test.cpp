// How a base of an older format becomes one of the newest.

#include "knowledge_base/support.hpp"
#include "sql/open.hpp"
#include "store/schema.hpp"

#include <array>
#include <chrono>
#include <thread>

#include <catch2/catch.hpp>

using namespace annals;
using test::check_refused;

namespace {

constexpr std::array<store::Migration, 2> steps{{
    {store::format + 1, "notes",
     "CREATE TABLE note (id INTEGER PRIMARY KEY) STRICT; INSERT INTO note VALUES (1);"},
    {store::format + 2, "texts of notes", "ALTER TABLE note ADD COLUMN text TEXT;"},
}};

/// A base of the format before that of the steps, which nobody has open.
struct Old {
  TemporaryDirectory folder{};
  std::filesystem::path path = folder / "old.annals";

  Old() { test::open_base(path); }
  [[nodiscard]] std::unique_ptr<sql::Database> open(sql::Access access = sql::Access::read_write) const {
    return sql::open_file(path, access);
  }
};

bool has_notes(sql::Database& database) {
  return database.query("SELECT 1 FROM sqlite_schema WHERE name = 'note'").next();
}

}  // namespace

TEST_CASE("An older base is brought to the newest format by the steps that it lacks") {
  const Old old;
  const auto database = old.open();
  store::open_format(*database, true, std::span(steps).first(1));
  CHECK(database->format_version() == store::format + 1);
  store::open_format(*database, true, steps);
  store::open_format(*database, true, steps);
  CHECK(database->format_version() == store::format + 2);
  CHECK(sql::test::count(*database, "note") == 1);
  check_refused([&] { store::open_format(*database, true); }, ErrorCode::newer_format,
                {"format " + std::to_string(store::format + 2)});
}

TEST_CASE("An older base that may only be read says what would help") {
  const Old old;
  check_refused([&] { store::open_format(*old.open(sql::Access::read_only), false, steps); },
                ErrorCode::read_only,
                {"format " + std::to_string(store::format), "open it once for writing"});
}

TEST_CASE("A step that fails is named, and leaves the base in its format") {
  const Old old;
  const auto database = old.open();
  const std::array broken{
      steps[0], store::Migration{store::format + 2, "a slip", "ALTER TABLE event ADD COLUMN key TEXT;"}};
  check_refused([&] { store::open_format(*database, true, broken); }, ErrorCode::storage,
                {"format " + std::to_string(store::format + 2), "a slip", "duplicate column"});
  CHECK(database->format_version() == store::format);
  CHECK_FALSE(database->in_transaction());
  CHECK_FALSE(has_notes(*database));
}

TEST_CASE("Two that bring one base to the newest format take each step once") {
  const Old old;
  const auto first = old.open();
  first->begin();
  std::string message;
  std::thread second([&] {
    try {
      store::open_format(*old.open(), true, steps);  // reads the old format, and waits for the lock
    } catch (const std::exception& error) {
      message = error.what();
    }
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  for (const auto& step : steps) first->script(step.sql);
  first->set_format_version(store::format + 2);
  first->commit();
  second.join();
  CHECK(message.empty());
  CHECK(sql::test::count(*first, "note") == 1);
}
