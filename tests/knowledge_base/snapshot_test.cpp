// One state to read from.

#include "annals/io/json_lines.hpp"
#include "knowledge_base/support.hpp"

#include <atomic>
#include <sstream>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;
using test::check_refused;

TEST_CASE("A snapshot answers from the state in which it was taken, whatever is written since") {
  test::Fresh fresh;
  auto& base = fresh.base;
  const auto summit = base.add(Event<Summit>{.key = "summit", .title = "Summit"});
  const auto before = base.snapshot();
  base.claim(summit, Event<>{.title = "Hanoi summit"}, {.source = base.add(Source{.key = "paper"})});
  base.add(Event<Summit>{.key = "another"});
  CHECK(before.events().count() == 1);
  CHECK(before.claims(summit).size() == 1);
  CHECK_FALSE(before.find("another"));
  CHECK(before.sources().size() == 1);
  CHECK(before.search("hanoi").empty());
  CHECK(base.events().count() == 2);
  CHECK(base.snapshot().claims(summit).size() == 2);
}

TEST_CASE("A query of a snapshot keeps its state, and the file, when base and snapshot are gone") {
  const TemporaryDirectory folder;
  const auto query = [&] {
    auto base = test::open_base(folder / "base.annals");
    base.add(Event<Summit>{.key = "summit"});
    const auto events = base.snapshot().events();
    base.add(Event<Summit>{.key = "another"});
    return events;
  }();
  CHECK(query.count() == 1);
  CHECK(query.all().front().key == "summit");
}

TEST_CASE("A snapshot sees what is committed, a base inside a transaction what its thread has written") {
  test::Fresh fresh;
  auto& base = fresh.base;
  auto transaction = base.transaction();
  base.add(Actor{.key = "kim", .title = "Kim"});
  CHECK(base.actor("kim").title == "Kim");
  CHECK_FALSE(base.snapshot().find("kim"));
  transaction.commit();
  CHECK(base.snapshot().find("kim"));
}

TEST_CASE("What a transaction writes of a record is seen at once, also by its label") {
  test::Fresh fresh;
  auto& base = fresh.base;
  auto transaction = base.transaction();
  const auto kim = base.add(Actor{.key = "kim"});
  CHECK(base.label(kim) == "kim");
  base.claim(kim, Actor{.title = "Kim"}, {});
  CHECK(base.label(kim) == "Kim");
}

TEST_CASE("Many threads ask one snapshot, and a writer does not wait for it") {
  test::Fresh fresh;
  auto& base = fresh.base;
  for (int i = 0; i < 20; ++i) base.add(Event<>{.key = "event-" + std::to_string(i), .kind = "talks"});
  const auto now = base.snapshot();
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i)
    threads.emplace_back([&] {
      for (int round = 0; round < 30; ++round)
        if (now.events().count() != 20 || now.event("event-7").key != "event-7") ++wrong;
    });
  for (int i = 20; i < 40; ++i) base.add(Event<>{.key = "event-" + std::to_string(i), .kind = "talks"});
  for (auto& thread : threads) thread.join();
  CHECK(wrong == 0);
  CHECK(base.events().count() == 40);
}

TEST_CASE("A snapshot of a base that is open for reading only serves as well, and is exported in one state") {
  const TemporaryDirectory folder;
  auto writer = test::open_base(folder / "base.annals");
  writer.add(Event<Summit>{.key = "summit"});
  const auto reader = KnowledgeBase::open(folder / "base.annals", {.mode = OpenOptions::Mode::read_only});
  const auto now = reader.snapshot();
  std::ostringstream before;
  export_json_lines(now, before);
  writer.add(Event<Summit>{.key = "another"});
  std::ostringstream after;
  export_json_lines(now, after);
  CHECK(after.str() == before.str());
  CHECK(now.check().empty());
}

TEST_CASE("A snapshot that was moved from says so") {
  test::Fresh fresh;
  auto now = fresh.base.snapshot();
  const auto taken = std::move(now);
  check_refused([&] { static_cast<void>(now.events().count()); }, ErrorCode::misuse, {"moved from"});
  CHECK(taken.events().count() == 0);
}

TEST_CASE("A transaction may wait longer or shorter than the base does") {
  test::Fresh fresh;
  auto first = fresh.base.transaction();
  std::thread([&] {
    const auto begun = std::chrono::steady_clock::now();
    check_refused([&] { static_cast<void>(fresh.base.transaction({.wait = std::chrono::milliseconds(30)})); },
                  ErrorCode::busy, {"try again"});
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(2));
  }).join();
}

TEST_CASE("A transaction waits no longer than it was told for another handle or process to end") {
  test::Fresh fresh;
  auto other = KnowledgeBase::open(fresh.base.path(), {.busy_timeout = std::chrono::minutes(10)});
  const auto writing = fresh.base.transaction();
  const auto begun = std::chrono::steady_clock::now();
  test::check_refused([&] { static_cast<void>(other.transaction({.wait = std::chrono::milliseconds(30)})); },
                      ErrorCode::busy, {});
  CHECK(std::chrono::steady_clock::now() - begun < std::chrono::minutes(1));
}
