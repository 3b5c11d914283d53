#include "sql/signal.hpp"
#include "sql/support.hpp"
#include "temporary_directory.hpp"

#include <signal.h>
#include <string>

#include <catch2/catch.hpp>

namespace fs = std::filesystem;
using namespace annals;
using namespace annals::sql;
using namespace annals::sql::test;

TEST_CASE("two processes write in turns and lose nothing") {
  const TemporaryDirectory folder;
  const auto path = folder / "base.annals";
  make_base(path, 0);
  const auto writes = [&](int first) {
    return [&path, first] {
      const auto database = open_file(path, Access::read_write, {.busy_timeout = std::chrono::seconds(60)});
      for (int i = 0; i < 100; ++i) {
        database->begin();
        database->run("INSERT INTO item VALUES ($1, $2)", first + 2 * i, first);
        database->commit();
      }
      return true;
    };
  };
  const pid_t odd = in_child(writes(1));
  const pid_t even = in_child(writes(2));
  CHECK(wait_for(odd) == 0);
  CHECK(wait_for(even) == 0);
  const auto database = open_file(path, Access::read_only);
  CHECK(count(*database, "item") == 200);
  CHECK(database->integrity_problems().empty());
}

TEST_CASE("a second writer is told that the base is busy, and readers are not stopped") {
  const TemporaryDirectory folder;
  const auto path = folder / "base.annals";
  make_base(path);
  const Signal writing;
  const pid_t first = in_child([&] {
    const auto database = open_file(path, Access::read_write);
    database->begin();
    database->run("DELETE FROM item");
    writing.give();
    sleep_until_killed();
    return false;
  });
  writing.wait();

  const auto second = open_file(path, Access::read_write, {.busy_timeout = std::chrono::milliseconds(50)});
  const auto error = error_of([&] { second->begin(); });
  CHECK(error.code() == ErrorCode::busy);
  CHECK_THAT(error.what(), Catch::Contains("try again"));
  CHECK_FALSE(second->in_transaction());
  CHECK(count(*open_file(path, Access::read_only), "item") == 3);

  kill(first, SIGKILL);
  wait_for(first);
  second->begin();  // the lock went with its owner
  second->commit();
}

TEST_CASE("a writer killed half-way leaves the base whole and without its half") {
  const TemporaryDirectory folder;
  const auto path = folder / "base.annals";
  make_base(path);
  const Signal half_way;
  const pid_t writer = in_child([&] {
    const auto database = open_file(path, Access::read_write);
    database->script("PRAGMA cache_size = 10");  // so that the half is in the log already
    database->begin();
    database->run("INSERT INTO item VALUES (100, 'whole')");
    database->commit();
    database->begin();
    for (int i = 1000; i < 5000; ++i)
      database->run("INSERT INTO item VALUES ($1, $2)", i, std::string(200, 'h'));
    half_way.give();
    sleep_until_killed();
    return false;
  });
  half_way.wait();
  kill(writer, SIGKILL);
  CHECK(WIFSIGNALED(wait_for(writer)));
  REQUIRE(fs::file_size(path.string() + "-wal") > 500'000);

  for (const Access access : {Access::read_only, Access::read_write}) {
    const auto database = open_file(path, access);
    CHECK(count(*database, "item") == 4);
    CHECK(database->integrity_problems().empty());
  }
  CHECK_FALSE(fs::exists(path.string() + "-wal"));
}

TEST_CASE("a base whose making was killed half-way can be made again") {
  const TemporaryDirectory folder;
  const auto path = folder / "base.annals";
  const Signal half_way;
  const pid_t writer = in_child([&] {
    const auto database = open_or_make(path);
    database->begin();
    database->script("CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT) STRICT");
    half_way.give();
    sleep_until_killed();
    return false;
  });
  half_way.wait();
  kill(writer, SIGKILL);
  wait_for(writer);
  make_base(path);
  CHECK(count(*open_file(path, Access::read_only), "item") == 3);
}
