// A new base appears whole under its name, or not at all.

#include "knowledge_base/support.hpp"
#include "store/outside.hpp"

#include <csignal>
#include <thread>

#include <catch2/catch.hpp>

namespace fs = std::filesystem;
using namespace annals;
using test::check_refused;
using Mode = OpenOptions::Mode;

TEST_CASE("Of several that make one base at once, each finds it whole") {
  const TemporaryDirectory folder;
  const auto path = folder / "base.annals";
  if (GENERATE(false, true)) sql::test::write_bytes(path, "");
  std::vector<pid_t> children;
  for (int i = 0; i < 6; ++i)
    children.push_back(sql::test::in_child([&, i] {
      auto base = KnowledgeBase::open(path);
      base.add(Actor{.key = "a" + std::to_string(i)});
      return true;
    }));
  for (const auto child : children) CHECK(sql::test::wait_for(child) == 0);
  const auto base = KnowledgeBase::open(path, {.mode = Mode::read_only});
  CHECK(base.actors().size() == 6);
  CHECK(base.check().empty());
  for (const auto& file : fs::directory_iterator(folder.path())) CHECK(file.path() == path);
}

TEST_CASE("A file that is empty, or has no table, says what it is, and making a base completes it") {
  const TemporaryDirectory folder;
  const auto path = folder / "base.annals";
  sql::test::write_bytes(path, "");
  if (GENERATE(false, true))
    test::Outside(path).run("PRAGMA journal_mode = WAL; CREATE TABLE a (b); DROP TABLE a; VACUUM");
  fs::permissions(path, fs::perms(0600));
  for (const auto mode : {Mode::existing, Mode::read_only})
    check_refused([&] { KnowledgeBase::open(path, {.mode = mode}); }, ErrorCode::not_a_base,
                  {"cut off while being made", "annals init"});
  auto base = KnowledgeBase::open(path);
  base.add(Actor{.key = "kim"});
  CHECK(base.check().empty());
  CHECK(fs::status(path).permissions() == fs::perms(0600));
}

TEST_CASE("A base that cannot be made leaves nothing behind") {
  const TemporaryDirectory folder;
  const auto path = folder / "base.annals";
  const auto failing = []() -> Instant { throw std::runtime_error("the clock stands still"); };
  CHECK_THROWS_AS(KnowledgeBase::open(path, {.clock = failing}), std::runtime_error);
  CHECK(sql::test::contents(folder.path()).empty());
  sql::test::write_bytes(path, "");
  CHECK_THROWS_AS(KnowledgeBase::open(path, {.clock = failing}), std::runtime_error);
  CHECK(sql::test::contents(folder.path()).size() == 1);
}

TEST_CASE("No base is made where a log is left of one that is gone, and the log stays") {
  const TemporaryDirectory folder;
  const auto path = folder / "base.annals";
  {
    auto base = test::open_base(path);
    base.add(Actor{.key = "kim"});
    fs::remove(path);  // while it is open, so that its log stays
  }
  if (GENERATE(false, true)) sql::test::write_bytes(path, "");
  const auto before = sql::test::contents(folder.path());
  CHECK(before.contains(path.string() + "-wal"));
  check_refused([&] { KnowledgeBase::open(path); }, ErrorCode::corrupt, {"is left of one", "move that away"});
  CHECK(sql::test::contents(folder.path()) == before);
}

TEST_CASE("What stands in the place of a table is refused when the base is opened") {
  const TemporaryDirectory folder;
  const auto path = folder / "base.annals";
  test::open_base(path).describe(describe<Summit>());
  const auto* sql = GENERATE(
      "DROP TABLE part; CREATE VIEW part AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
      "SELECT i AS event, i AS whole FROM n",
      "DROP TABLE part; CREATE VIRTUAL TABLE part USING fts5 (event, whole)",
      "DROP TABLE part; CREATE TABLE part (event INTEGER, whole INTEGER AS (event + 1))",
      "DROP VIEW searchable; CREATE VIEW searchable (id, title, summary, names) AS SELECT 1, 2, 3, 4",
      "DROP VIEW timeline", "DROP TABLE review",
      "DROP TABLE event_summit; CREATE VIEW event_summit AS SELECT id, NULL AS agreed, NULL AS format FROM "
      "event",
      "CREATE INDEX slow ON event (length(key) + 1)", "CREATE INDEX slow ON event (key) WHERE key > 'a'");
  INFO(sql);
  {
    test::Outside outside(path);
    CHECK(outside.run(sql).empty());
  }
  for (const auto mode : {Mode::existing, Mode::read_only})
    check_refused([&] { KnowledgeBase::open(path, {.mode = mode}); }, ErrorCode::corrupt,
                  {"schema", "restore"});
}

TEST_CASE("Tables, views and plain indexes of one's own beside the base's are no matter") {
  const TemporaryDirectory folder;
  const auto path = folder / "base.annals";
  test::open_base(path);
  test::Outside(path).run(
      "CREATE TABLE note (text); CREATE VIEW short AS SELECT key FROM event; CREATE INDEX by_title ON event "
      "(title)");
  auto base = KnowledgeBase::open(path);
  base.add(Actor{.key = "kim"});
  CHECK(base.check().empty());
}

TEST_CASE("A statement that a hostile schema makes endless ends with an error") {
  const TemporaryDirectory folder;
  const auto path = folder / "base.annals";
  sql::test::make_base(path);
  const auto database = sql::open_file(path, sql::Access::read_write);
  database->script(
      "CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM "
      "n");
  SECTION("before its first row") {
    const auto error = sql::test::error_of([&] { sql::test::count(*database, "endless"); });
    CHECK(error.code() == ErrorCode::corrupt);
  }
  SECTION("with row after row") {
    const auto error = sql::test::error_of([&] {
      for (auto rows = database->query("SELECT i FROM endless"); rows.next();)
        sql::test::count(*database, "item");
    });
    CHECK(error.code() == ErrorCode::corrupt);
  }
}

TEST_CASE("Commits are durable unless asked otherwise") {
  const TemporaryDirectory folder;
  const auto path = folder / "base.annals";
  sql::test::make_base(path);
  const auto synchronous = [&](sql::OpenOptions options) {
    const auto database = sql::open_file(path, sql::Access::read_write, options);
    auto rows = database->query("PRAGMA synchronous");
    rows.next();
    return rows.integer(0);
  };
  CHECK(synchronous({}) == 2);
  CHECK(synchronous({.durable = false}) == 1);
}
