// Putting, renaming, copying a base, and following what is entered.

#include "knowledge_base/dump.hpp"
#include "knowledge_base/support.hpp"
#include "store/outside.hpp"

#include <atomic>
#include <thread>

#include <catch2/catch.hpp>

using namespace annals;
using test::check_refused;

TEST_CASE("What is put enters a record, then says more of it, and never twice the same") {
  test::Fresh fresh;
  auto& base = fresh.base;
  const auto paper = base.put(Source{.key = "paper", .title = "A paper"});
  const auto load = [&] {
    const auto kim = base.put(Actor{.key = "kim", .title = "Kim"}, paper);
    const auto hanoi = base.put(Place{.key = "hanoi"}, paper);
    return base.put(Event<Summit>{.key = "summit",
                                  .title = "Hanoi summit",
                                  .when = "2019-02-27/2019-02-28",
                                  .place = hanoi,
                                  .with = {{kim, "attends"}}},
                    paper);
  };
  const auto summit = load();
  const auto before = test::dump(base.path());
  CHECK(load() == summit);
  CHECK(test::dump(base.path()) == before);
  CHECK(base.put(Event<Summit>{.key = "summit", .details = {.agreed = false}}, paper) == summit);
  CHECK(base.claims(summit).size() == 2);
  CHECK(base.event<Summit>("summit").details.agreed == false);
  base.retract(base.claims(summit).back().id, "wrong");
  base.put(Event<Summit>{.key = "summit", .details = {.agreed = false}}, paper);
  CHECK(base.claims(summit).size() == 3);
  check_refused([&] { base.put(Place{.key = "kim"}, paper); }, ErrorCode::already_exists,
                {"kim", "an actor"});
  CHECK(base.check().empty());
}

TEST_CASE("A record is found by its key and the type of its id") {
  test::Fresh fresh;
  const auto summit = fresh.base.add(Event<Summit>{.key = "summit"});
  CHECK(fresh.base.find<EventId>("summit") == summit);
  CHECK_FALSE(fresh.base.find<ActorId>("summit"));
  CHECK(fresh.base.snapshot().find<EventId>("summit") == summit);
}

TEST_CASE("A record gets another key, and all that refers to it stays") {
  test::Fresh fresh;
  auto& base = fresh.base;
  const auto kim = base.add(Actor{.key = "kim"});
  const auto summit = base.add(Event<Summit>{.key = "summit", .with = {{kim, "attends"}}});
  base.rename(kim, "kim-jong-un");
  CHECK(base.actor("kim-jong-un").id == kim);
  CHECK_FALSE(base.find("kim"));
  CHECK(base.claims(summit).front().statement.with.front().actor == kim);
  CHECK(base.events().involving(kim).count() == 1);
  check_refused([&] { base.rename(kim, "summit"); }, ErrorCode::already_exists, {"an event"});
  check_refused([&] { base.rename(kim, "kim jong un"); }, ErrorCode::invalid_argument, {"white space"});
  check_refused([&] { base.rename(base.self(), "me"); }, ErrorCode::invalid_argument, {"self"});
  CHECK_NOTHROW(base.rename(kim, "kim-jong-un"));
  CHECK(base.check().empty());
}

TEST_CASE("A copy is made while others write, whole, and is a base of its own") {
  const TemporaryDirectory folder;
  auto base = test::open_base(folder / "base.annals");
  for (int i = 0; i < 50; ++i) base.add(Event<>{.key = "event-" + std::to_string(i), .kind = "talks"});
  std::atomic<bool> stop = false;
  std::thread writer([&] {
    for (int i = 50; !stop; ++i) base.add(Event<>{.key = "event-" + std::to_string(i), .kind = "talks"});
  });
  base.copy_to(folder / "copy.annals");
  stop = true;
  writer.join();
  auto copy = test::open_base(folder / "copy.annals");
  const auto count = copy.events().count();
  CHECK(count >= 50);
  CHECK(copy.check().empty());
  CHECK(copy.origin() == base.origin());
  const auto number = "SELECT number FROM base";
  CHECK(test::lines_of(copy.path(), number) != test::lines_of(base.path(), number));
  copy.add(Event<>{.key = "mine", .kind = "talks"});
  CHECK(copy.events().count() == count + 1);
  CHECK_FALSE(base.find("mine"));
  check_refused([&] { base.copy_to(folder / "copy.annals"); }, ErrorCode::already_exists, {"copy.annals"});
  CHECK(copy.events().count() == count + 1);
}

TEST_CASE("What was entered since is given in the order of entry, each change once") {
  test::Fresh fresh;
  auto& base = fresh.base;
  std::int64_t seen = 0;
  const auto next = [&](std::size_t most = 1000) {
    auto changes = base.changes_since(seen, most);
    if (!changes.empty()) seen = changes.back().number;
    return changes;
  };
  CHECK(next().size() == 1);  // the owner
  CHECK(next().empty());
  const auto paper = base.add(Source{.key = "paper"});
  const auto summit = base.add(Event<Summit>{.key = "summit"}, paper);
  const auto more = base.claim(summit, Event<>{.title = "Hanoi summit"}, {});
  base.retract(more, "wrong");
  CHECK(next(2).back().about == RecordId(summit));
  const auto rest = next();
  REQUIRE(rest.size() == 2);
  CHECK(rest[0].claim == more);
  CHECK_FALSE(rest[0].is_review);
  CHECK(rest[1].claim == more);
  CHECK(rest[1].is_review);
  CHECK(rest[1].about == RecordId(summit));
  CHECK(next().empty());
}

TEST_CASE("Events are given in the order asked for, one asked for twice is given whole twice") {
  test::Fresh fresh;
  auto& base = fresh.base;
  const auto first = base.add(Event<>{.key = "first", .kind = "talks", .title = "First talks"});
  const auto second = base.add(Event<>{.key = "second", .kind = "talks", .title = "Second talks"});
  const auto found = base.events(std::array{second, first, second});
  REQUIRE(found.size() == 3);
  CHECK(found[0].id == second);
  CHECK(found[1].id == first);
  CHECK(found[1].claims == 1);
  CHECK(found[2].id == second);
  CHECK(found[2].title == "Second talks");
  CHECK(found[2].claims == 1);
  CHECK(base.events(std::span<const EventId>()).empty());
  check_refused([&] { (void)base.events(std::array{first, EventId(999)}); }, ErrorCode::not_found, {"999"});
}
