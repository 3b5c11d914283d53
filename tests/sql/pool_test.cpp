#include "sql/pool.hpp"

#include "sql/support.hpp"
#include "temporary_directory.hpp"

#include <atomic>
#include <string>
#include <thread>

#include <catch2/catch.hpp>

using namespace annals;
using namespace annals::sql;
using namespace annals::sql::test;

namespace {

struct Readers {
  TemporaryDirectory folder;
  std::filesystem::path path = folder / "base.annals";
  std::atomic<int> opened = 0;

  Readers() { make_base(path); }

  Pool::Open open() {
    return [this] {
      ++opened;
      return open_file(path, Access::read_only);
    };
  }
};

}  // namespace

TEST_CASE_METHOD(Readers, "a lease sees one state, and the next lease the new one") {
  Pool pool(open());
  const auto writer = open_file(path, Access::read_write);
  const auto early = pool.acquire();  // fixed from here on, not from its first query
  writer->begin();
  writer->run("DELETE FROM item");
  CHECK(count(*pool.acquire(), "item") == 3);
  writer->commit();
  CHECK(count(*early, "item") == 3);
  CHECK(count(*pool.acquire(), "item") == 0);
}

TEST_CASE_METHOD(Readers, "connections are used again") {
  Pool pool(open(), 4);
  for (int i = 0; i < 10; ++i) CHECK(count(*pool.acquire(), "item") == 3);
  CHECK(opened == 1);
  auto first = pool.acquire();
  const auto moved = std::move(first);
  const auto second = pool.acquire();
  CHECK(opened == 2);
  CHECK_FALSE(&*moved == &*second);
}

TEST_CASE_METHOD(Readers, "beyond the limit a reader waits for a lease to end") {
  Pool pool(open(), 1);
  std::optional<Lease> held = pool.acquire();
  std::atomic<bool> got = false;
  std::thread waiting([&] {
    const auto lease = pool.acquire();
    got = count(*lease, "item") == 3;
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  CHECK_FALSE(got);
  held.reset();
  waiting.join();
  CHECK(got);
  CHECK(opened == 1);
}

TEST_CASE("a connection that cannot be opened does not count") {
  int calls = 0;
  Pool pool(
      [&]() -> std::unique_ptr<Database> {
        ++calls;
        throw Error(ErrorCode::not_found, "gone");
      },
      1);
  for (int i = 0; i < 3; ++i) CHECK_THROWS_AS(pool.acquire(), Error);
  CHECK(calls == 3);
}

TEST_CASE_METHOD(Readers, "eight readers beside a writer see only whole transactions, in order") {
  const auto writer = open_file(path, Access::read_write);
  writer->begin();
  writer->script("CREATE TABLE other (id INTEGER PRIMARY KEY)");
  writer->commit();
  Pool pool(open(), 6);  // fewer than readers, so that some wait
  std::atomic<bool> writing = true;
  std::atomic<int> failures = 0;
  std::atomic<int> readings = 0;
  std::vector<std::thread> readers;
  for (int i = 0; i < 8; ++i) {
    readers.emplace_back([&] {
      try {
        for (std::int64_t last = 0; writing || last == 0;) {
          const auto lease = pool.acquire();
          // The writer adds rows by the hundred, in two tables by turns.
          const auto items = count(*lease, "item") - 3;
          const auto others = count(*lease, "other");
          if (items != others || items % 100 != 0 || items < last) ++failures;
          last = items;
          ++readings;
        }
      } catch (const std::exception&) {
        ++failures;
      }
    });
  }
  for (int round = 1; round <= 60; ++round) {
    writer->begin();
    for (int i = 0; i < 100; ++i) {
      writer->run("INSERT INTO item VALUES ($1, 'x')", round * 1000 + i);
      writer->run("INSERT INTO other VALUES ($1)", round * 1000 + i);
    }
    writer->commit();
  }
  writing = false;
  for (auto& reader : readers) reader.join();
  CHECK(failures == 0);
  CHECK(readings >= 8);
}
