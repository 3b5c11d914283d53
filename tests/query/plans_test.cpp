#include "annals/knowledge_base.hpp"
#include "knowledge_base/statements.hpp"
#include "knowledge_base/support.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

using Query = EventQuery<>;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int events = 10'000;
#else
constexpr int events = 100'000;
#endif

/// Days over 100 years, of forty kinds, at a hundred places, with actors and words of which few are common.
struct LargeBase {
  explicit LargeBase(const TemporaryDirectory& folder) : base(test::open_base(folder / "large.annals")) {
    std::mt19937 random(2019);
    const auto below = [&](int most) { return std::uniform_int_distribution<int>(0, most - 1)(random); };
    const auto few_often = [&](int most) { return below(1 + below(1 + below(most))); };
    auto transaction = base.transaction();
    std::vector<ActorId> actors;
    std::vector<PlaceId> places;
    for (int i = 0; i < 200; ++i) actors.push_back(base.add(Actor{.key = "actor-" + std::to_string(i)}));
    for (int i = 0; i < 100; ++i) places.push_back(base.add(Place{.key = "place-" + std::to_string(i)}));
    const auto whole = base.add(Event<>{.key = "whole", .kind = "report"});
    for (int i = 0; i < events; ++i) {
      const auto two = [](int number) {
        return std::string(number < 10 ? "0" : "") + std::to_string(number);
      };
      auto date = std::to_string(1900 + below(100)) + "-" + two(1 + below(12));
      if (below(50) != 0) date += "-" + two(1 + below(28));
      if (below(20) == 0) date += "/2001";
      Event<> event{
          .key = "event-" + std::to_string(i),
          .kind = "kind-" + std::to_string(below(40)),
          .title = "word" + std::to_string(few_often(2'000)) + " word" + std::to_string(few_often(2'000)),
          .when = date,
          .place = places[static_cast<std::size_t>(below(100))]};
      for (int more = 0; more < 3; ++more)
        event.with.push_back(
            {actors[static_cast<std::size_t>(few_often(200))], "role" + std::to_string(more)});
      if (below(100) == 0) event.part_of = {whole};
      base.add(event);
    }
    transaction.commit();
    const auto filter = [&](const std::string& name, auto&& narrow) {
      filters.emplace_back(name, std::forward<decltype(narrow)>(narrow));
    };
    filter("a kind", [](const Query& query) { return query.kind("kind-7"); });
    filter("a common actor", [id = actors[0]](const Query& query) { return query.involving(id); });
    filter("a rare actor", [id = actors[180]](const Query& query) { return query.involving(id); });
    filter("a role", [id = actors[3]](const Query& query) { return query.involving(id, "role1"); });
    filter("a place", [id = places[5]](const Query& query) { return query.in(id); });
    filter("parts", [whole](const Query& query) { return query.part_of(whole); });
    filter("a common word", [](const Query& query) { return query.matching("word0"); });
    filter("a rare word", [](const Query& query) { return query.matching("word1777"); });
    filter("a year of starts", [](const Query& query) { return query.starting_in("1950"); });
    filter("a month", [](const Query& query) { return query.overlapping("1950-06"); });
    filter("a decade", [](const Query& query) { return query.within("1950/1959"); });
    filter("a day, surely", [](const Query& query) { return query.surely(shares, "1950-06-01"); });
    filter("a date", [](const Query& query) { return query.dated(); });
    filter("latest first", [](const Query& query) { return query.descending(); });
  }
  KnowledgeBase base;
  std::vector<std::pair<std::string, std::function<Query(const Query&)>>> filters{};
};

}  // namespace

TEST_CASE("With any two filters at once, a page reads few more rows than it and the answer have") {
  const TemporaryDirectory folder;
  LargeBase large(folder);
  constexpr std::size_t page = 100;
  constexpr std::size_t steps_a_row = 60;
  for (const auto& [one, narrow] : large.filters)
    for (const auto& [other, narrow_again] : large.filters) {
      const auto query = narrow_again(narrow(large.base.events()));
      const auto answer = query.count();
      std::size_t found = 0;
      const auto cost = test::statements_of([&] { found = query.limit(page).ids().size(); });
      INFO(one << " and " << other << ": " << answer << " events\n"
               << query.limit(page).sql() << "\n"
               << query.limit(page).explain());
      CHECK(found == std::min(answer, page));
      CHECK(cost.steps < 20 * steps_a_row * (answer + page));
    }
}
