// All links of a base.

#include "knowledge_base/support.hpp"

#include <algorithm>
#include <random>

#include <catch2/catch.hpp>

using namespace annals;

TEST_CASE("All links come in the order of their events, of the kinds asked for, whole or in pages") {
  for (std::uint32_t seed = 1; seed <= 10; ++seed) {
    INFO("seed " << seed);
    test::Fresh fresh;
    auto& base = fresh.base;
    std::mt19937 random(seed);
    const auto number = [&](std::uint32_t below) { return random() % below; };
    std::vector<EventId> events;
    for (int i = 0; i < 8; ++i)
      events.push_back(base.add(Event<>{
          .key = "e" + std::to_string(i),
          .kind = "flood",
          .when = number(4) == 0 ? std::nullopt : std::optional(When(std::to_string(2000 + number(5))))}));
    for (int i = 0; i < 20; ++i) {
      const auto from = events[number(8)];
      const auto to = events[number(8)];
      const auto kind = std::array{causes, aims_at, violates}.at(number(3));
      if (from != to && !base.find_link(from, kind, to)) base.link(from, kind, to);
    }
    // By brute force: every pair of events in the order of the timeline.
    const std::vector<LinkKind> asked =
        seed % 2 == 0 ? std::vector{aims_at, causes} : std::vector<LinkKind>{};
    std::vector<LinkId> expected;
    const auto timeline = base.events().all();
    for (const auto& from : timeline)
      for (const auto& to : timeline)
        for (const auto& kind : {aims_at, causes, violates})
          if (asked.empty() || std::ranges::find(asked, kind) != asked.end())
            if (const auto link = base.find_link(from.id, kind, to.id)) expected.push_back(*link);
    const auto ids = [](const std::vector<LinkEntry>& links) {
      std::vector<LinkId> all;
      for (const auto& link : links) all.push_back(link.id);
      return all;
    };
    CHECK(ids(base.links({.kinds = asked})) == expected);
    std::vector<LinkId> paged;
    for (LinkFilter filter{.kinds = asked, .limit = 3};;) {
      const auto page = ids(base.links(filter));
      paged.insert(paged.end(), page.begin(), page.end());
      if (page.size() < 3) break;
      filter.after = page.back();
    }
    CHECK(paged == expected);
    if (asked.empty()) CHECK(ids(base.links()) == expected);
  }
}

TEST_CASE("A page of links after one that is not there is refused") {
  test::Fresh fresh;
  test::check_refused([&] { static_cast<void>(fresh.base.links({.after = LinkId(99)})); },
                      ErrorCode::not_found, {"link", "99"});
}
