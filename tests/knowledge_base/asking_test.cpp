#include "annals/knowledge_base.hpp"
#include "knowledge_base/support.hpp"

#include <catch2/catch.hpp>

using namespace annals;

TEST_CASE("Expectations come by window, and by date within one") {
  test::Fresh fresh;
  auto& base = fresh.base;
  const auto expect = [&](std::string key, std::optional<When> when, std::optional<When> window) {
    base.add(
        Event<>{.key = std::move(key), .kind = "threat", .when = std::move(when), .outcome = Outcome::open},
        {.likelihood = likely, .window = std::move(window)});
  };
  expect("late-window", "2018", "2022");
  expect("no-window-late", "2021", {});
  expect("later-date", "2020-06", "2021");
  expect("undated", {}, "2021");
  expect("earlier-date", "2020-05", "2021");
  expect("no-window-early", "2019", {});
  std::vector<std::string> keys;
  for (const auto& one : base.expectations()) keys.push_back(one.event.key);
  CHECK(keys == std::vector<std::string>{"earlier-date", "later-date", "undated", "late-window",
                                         "no-window-early", "no-window-late"});
}
