// Who may write, when several want to.

#include "knowledge_base/support.hpp"
#include "sql/signal.hpp"

#include <algorithm>
#include <chrono>
#include <thread>

#include <catch2/catch.hpp>

using namespace annals;
using namespace std::chrono_literals;
using test::check_refused;

TEST_CASE("Three processes that write without pause all have their turns within the time-out") {
  const TemporaryDirectory folder;
  const auto path = folder / "base.annals";
  test::open_base(path);
  const auto writer = [&](int number) {
    return [&path, number] {
      auto base = KnowledgeBase::open(path, {.busy_timeout = 1s, .durability = Durability::normal});
      const auto end = std::chrono::steady_clock::now() + 3s;
      auto longest = 0ms;
      for (int i = 0; std::chrono::steady_clock::now() < end; ++i) {
        const auto asked = std::chrono::steady_clock::now();
        auto transaction = base.transaction();
        const auto waited = std::chrono::steady_clock::now() - asked;
        longest = std::max(longest, std::chrono::duration_cast<std::chrono::milliseconds>(waited));
        base.add(Actor{.key = "a" + std::to_string(number) + "-" + std::to_string(i)});
        std::this_thread::sleep_for(20ms);  // so long that whoever has had the lock finds it free first
        transaction.commit();
      }
      return longest < 500ms;
    };
  };
  const pid_t children[] = {sql::test::in_child(writer(1)), sql::test::in_child(writer(2)),
                            sql::test::in_child(writer(3))};
  for (const auto child : children) CHECK(sql::test::wait_for(child) == 0);
  const auto base = KnowledgeBase::open(path);
  CHECK(base.check().empty());
  // None had many more turns than another.
  std::array<int, 3> turns{};
  for (const auto& actor : base.actors()) ++turns.at(static_cast<std::size_t>(actor.key[1] - '1'));
  const auto [least, most] = std::ranges::minmax(turns);
  CHECK(least * 2 > most);
}

TEST_CASE("A thread that waits for another thread's transaction is told that the base is busy") {
  const TemporaryDirectory folder;
  auto base = KnowledgeBase::open(folder / "base.annals", {.busy_timeout = 50ms});
  const auto transaction = base.transaction();
  std::thread([&] {
    check_refused([&] { base.add(Actor{.key = "kim"}); }, ErrorCode::busy,
                  {"another thread is writing", "try again"});
  }).join();
}

TEST_CASE("Two threads that wait for each other's transactions both get on") {
  const TemporaryDirectory folder;
  auto one = KnowledgeBase::open(folder / "one.annals", {.busy_timeout = 100ms});
  auto two = KnowledgeBase::open(folder / "two.annals", {.busy_timeout = 300ms});
  const sql::test::Signal has_one, has_two;
  std::thread first([&] {
    const auto transaction = one.transaction();
    has_one.give();
    has_two.wait();
    CHECK_NOTHROW(two.add(Actor{.key = "kim"}));  // once the other has given up
  });
  std::thread second([&] {
    const auto transaction = two.transaction();
    has_two.give();
    has_one.wait();
    check_refused([&] { one.add(Actor{.key = "kim"}); }, ErrorCode::busy, {"try again"});
  });
  first.join();
  second.join();
}

TEST_CASE("Threads write in the order in which they asked") {
  const TemporaryDirectory folder;
  auto base = KnowledgeBase::open(folder / "base.annals");
  std::vector<std::thread> threads;
  {
    const auto transaction = base.transaction();
    for (int i = 0; i < 5; ++i) {
      threads.emplace_back([&, i] { base.add(Actor{.key = "a" + std::to_string(i)}); });
      std::this_thread::sleep_for(30ms);
    }
  }
  for (auto& thread : threads) thread.join();
  std::vector<std::pair<ActorId, std::string>> entered;
  for (const auto& actor : base.actors()) entered.emplace_back(actor.id, actor.key);
  std::ranges::sort(entered, {}, [](const auto& one) { return one.first.value(); });
  for (std::size_t i = 0; i < entered.size(); ++i) CHECK(entered[i].second == "a" + std::to_string(i));
}
