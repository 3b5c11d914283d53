// Long questions that are watched, and cancelled.

#include "knowledge_base/support.hpp"

#include <chrono>
#include <stdexcept>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

/// A base whose questions take the engine more than a few steps.
struct Large : test::Fresh {
  Large() {
    auto transaction = base.transaction();
    for (int i = 0; i < 3000; ++i)
      base.add(Event<>{.key = "e" + std::to_string(i), .kind = "talk", .title = "Talks", .when = "2019"});
    transaction.commit();
  }
};

}  // namespace

TEST_CASE_METHOD(Large, "A question of a snapshot can be watched from its beginning on") {
  int calls = 0;
  auto longest = std::chrono::steady_clock::duration::zero();
  const auto now = base.snapshot({.watch = [&](std::chrono::steady_clock::duration since) {
    ++calls;
    longest = std::max(longest, since);
    return true;
  }});
  CHECK(now.check().empty());
  CHECK(calls > 0);
  CHECK(longest > std::chrono::steady_clock::duration::zero());
  const auto before = calls;
  CHECK(base.check().empty());  // nobody watches this
  CHECK(calls == before);
}

TEST_CASE_METHOD(Large, "A question that is cancelled throws, and the snapshot can be asked again") {
  bool goes_on = false;
  const auto now = base.snapshot({.watch = [&](auto) { return goes_on; }});
  test::check_refused([&] { return now.check(); }, ErrorCode::cancelled, {"cancelled"});
  CHECK(remedy(ErrorCode::cancelled) == Remedy::retry);
  CHECK(now.event("e7").title == "Talks");
  goes_on = true;
  CHECK(now.check().empty());
}

TEST_CASE_METHOD(Large, "What the watch throws reaches whoever asked") {
  const auto now =
      base.snapshot({.watch = [](auto) -> bool { throw std::runtime_error("the user went away"); }});
  CHECK_THROWS_WITH(now.check(), "the user went away");
  CHECK(now.event("e7").title == "Talks");
}

TEST_CASE_METHOD(Large, "A connection that was watched is not when another question has it") {
  for (int i = 0; i < 40; ++i) {
    const auto now = base.snapshot({.watch = [](auto) { return false; }});
    test::check_refused([&] { return now.check(); }, ErrorCode::cancelled, {});
  }
  for (int i = 0; i < 20; ++i) CHECK(base.snapshot().check().empty());
}
