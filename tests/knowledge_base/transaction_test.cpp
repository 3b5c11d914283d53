#include "annals/knowledge_base.hpp"
#include "knowledge_base/dump.hpp"
#include "knowledge_base/support.hpp"
#include "store/outside.hpp"

#include <atomic>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;
using test::check_refused;

namespace {

std::string key_of(int i) {
  return "event-" + std::to_string(i);
}

}  // namespace

TEST_CASE("A transaction is kept by its commit, and gone without") {
  test::Fresh fresh;
  auto& base = fresh.base;
  {
    auto transaction = base.transaction();
    base.add(Actor{.key = "gone"});
    CHECK(base.find("gone"));
  }
  CHECK_FALSE(base.find("gone"));
  auto transaction = base.transaction();
  base.add(Actor{.key = "kept"});
  check_refused([&] { static_cast<void>(base.transaction()); }, ErrorCode::misuse, {"open"});
  transaction.commit();
  check_refused([&] { transaction.commit(); }, ErrorCode::misuse, {"ended"});
  CHECK(base.find("kept"));
}

TEST_CASE("A kind that was described in a transaction goes with it, and comes again") {
  test::Fresh fresh;
  for (const bool keep : {false, true, true}) {
    auto transaction = fresh.base.transaction();
    fresh.base.add(
        Event<test::Flood>{.key = keep ? key_of(static_cast<int>(fresh.base.events().count())) : "gone",
                           .details = {.river = "Han"}});
    if (keep) transaction.commit();
  }
  CHECK(fresh.base.events<test::Flood>().count() == 2);
}

TEST_CASE("A transaction may be left, and not committed, by another thread than the one that began it") {
  test::Fresh fresh;
  auto& base = fresh.base;
  auto transaction = std::make_unique<Transaction>(base.transaction());
  base.add(Actor{.key = "gone"});
  std::thread([&] {
    check_refused([&] { transaction->commit(); }, ErrorCode::misuse, {"thread that began it"});
    transaction.reset();
    base.add(Actor{.key = "kept"});  // the base is free again
  }).join();
  base.add(Actor{.key = "too"});
  CHECK_FALSE(base.find("gone"));
  CHECK(base.actors().size() == 2);
  CHECK(base.check().empty());
}

TEST_CASE("A transaction that another thread leaves ends between two writes, never within one") {
  test::Fresh fresh;
  auto& base = fresh.base;
  for (int round = 0; round < 20; ++round) {
    auto transaction = std::make_unique<Transaction>(base.transaction());
    std::thread leaver([&] { transaction.reset(); });
    for (int i = 0; i < 10; ++i)
      base.add(Event<test::Flood>{.key = key_of(10 * round + i), .details = {.displaced = i}});
    leaver.join();
  }
  // What came after the end was written by itself.
  const auto found = base.events<test::Flood>().all();
  CHECK(found.size() == base.events().count());
  for (const auto& event : found) CHECK(event.details.displaced.has_value());
  CHECK(base.check().empty());
}

TEST_CASE("A transaction that cannot begin leaves nothing behind") {
  test::Fresh fresh;
  auto& base = fresh.base;
  test::Outside outside(base.path());
  CHECK(outside.run("ALTER TABLE review RENAME TO hidden") == "");
  CHECK_THROWS_AS(base.add(Actor{.key = "kim"}), Error);
  CHECK_THROWS_AS(base.transaction(), Error);
  CHECK(outside.run("ALTER TABLE hidden RENAME TO review") == "");
  CHECK_NOTHROW(base.add(Actor{.key = "kim"}));
}

TEST_CASE("A transaction outlives its base") {
  TemporaryDirectory folder;
  const auto path = folder / "a.annals";
  {
    auto base = std::make_unique<KnowledgeBase>(test::open_base(path));
    auto transaction = base->transaction();
    base->add(Actor{.key = "kept"});
    base.reset();
    transaction.commit();
  }
  CHECK(test::open_base(path).find("kept"));
}

TEST_CASE("A visitor of claims may look up and write, and sees what was there when it began") {
  test::Fresh fresh;
  auto& base = fresh.base;
  base.add(Actor{.key = "kim"}, {.locator = "par. 1"});
  std::vector<std::string> keys;
  const auto visit = [&](const Claim& claim) {
    keys.push_back(base.key(claim.about));
    base.add(Event<>{.key = "new-" + std::to_string(keys.size()), .kind = "note"});
  };
  base.each_claim(visit);
  CHECK(keys == std::vector<std::string>{"self", "kim"});
  CHECK(base.find("new-2"));
}

TEST_CASE("A reader does not wait for another thread's transaction, and does not see it") {
  test::Fresh fresh;
  auto& base = fresh.base;
  auto transaction = base.transaction();
  base.add(Actor{.key = "kim"});
  bool seen = true;
  std::thread([&] { seen = base.find("kim").has_value(); }).join();
  CHECK_FALSE(seen);
  transaction.commit();
  std::thread([&] { seen = base.find("kim").has_value(); }).join();
  CHECK(seen);
}

TEST_CASE("Another thread's write waits for the transaction") {
  test::Fresh fresh;
  auto& base = fresh.base;
  std::atomic<bool> written = false;
  std::thread writer;
  {
    auto transaction = base.transaction();
    base.add(Actor{.key = "first"});
    writer = std::thread([&] {
      base.add(Actor{.key = "second"});
      written = true;
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    CHECK_FALSE(written);
    transaction.commit();
  }
  writer.join();
  CHECK(base.record("first").value < base.record("second").value);
}

TEST_CASE("Eight readers beside one writer see whole transactions only") {
  test::Fresh fresh;
  auto& base = fresh.base;
  constexpr int transactions = 40;
  std::atomic<bool> done = false;
  std::atomic<int> torn = 0;
  std::atomic<int> failed = 0;
  std::vector<std::thread> readers;
  for (int r = 0; r < 8; ++r)
    readers.emplace_back([&, r] {
      try {
        do {
          const auto events = base.events().all();
          std::size_t claims = 0;
          if (r % 2 == 0)
            base.each_claim([&](const Claim& claim) {
              if (claim.about.type != RecordType::event) return;
              ++claims;
              if (base.event(EventId(claim.about.value)).title.empty()) ++torn;
            });
          // Each transaction enters two events and says one more thing of each.
          if (events.size() % 2 != 0 || claims % 4 != 0) ++torn;
          for (const auto& event : events)
            if (event.claims != 2 || event.title.empty()) ++torn;
        } while (!done);
      } catch (const std::exception&) {
        ++failed;
      }
    });
  for (int i = 0; i < transactions; ++i) {
    auto transaction = base.transaction();
    for (const int key : {2 * i, 2 * i + 1}) {
      const auto event = base.add(Event<test::Flood>{.key = key_of(key), .details = {.displaced = key}});
      base.claim(event, Event<>{.title = "Flood"}, {});
    }
    if (i % 4 != 3) transaction.commit();
  }
  done = true;
  for (auto& reader : readers) reader.join();
  CHECK(torn == 0);
  CHECK(failed == 0);
  CHECK(base.events().count() == transactions * 2 * 3 / 4);
}

TEST_CASE("A write that fails half-way leaves nothing but a roll-back to its transaction") {
  test::Fresh fresh;
  auto& base = fresh.base;
  // Somebody's own trigger has the name that a guard of the kind's table would get, after the table is made.
  test::Outside(base.path())
      .run(
          "CREATE TABLE note (text); CREATE TRIGGER event_wide_insert AFTER INSERT ON note BEGIN SELECT 1; "
          "END");
  const auto before = test::dump(base.path());
  {
    auto transaction = base.transaction();
    base.add(Actor{.key = "kim"});
    CHECK_THROWS_AS(base.describe({"wide", "", {{"width", FieldType::integer}}}), Error);
    check_refused([&] { base.add(Actor{.key = "more"}); }, ErrorCode::misuse, {"rolled back"});
    check_refused([&] { transaction.commit(); }, ErrorCode::misuse, {"nothing of it was kept"});
  }
  CHECK(test::dump(base.path()) == before);
  CHECK_NOTHROW(base.add(Actor{.key = "more"}));
}
