#include "annals/knowledge_base.hpp"
#include "knowledge_base/support.hpp"

#include <catch2/catch.hpp>

using namespace annals;

namespace {

struct Feud {
  test::Fresh fresh{};
  KnowledgeBase& base = fresh.base;
  EventId raids = base.add(Event<>{.key = "raids", .kind = "raid", .title = "Raids"});
  EventId reprisals = base.add(Event<>{.key = "reprisals", .kind = "raid", .title = "Reprisals"});
  EventId truce = base.add(Event<>{.key = "truce", .kind = "truce", .title = "Truce"});
};

}  // namespace

TEST_CASE("A circle of causes is named, and is no problem") {
  Feud feud;
  auto& base = feud.base;
  const auto there = base.link(feud.raids, causes, feud.reprisals);
  base.link(feud.reprisals, causes, feud.truce);
  CHECK(base.remarks().empty());
  const auto back = base.link(feud.reprisals, causes, feud.raids);
  const auto remarks = base.remarks();
  REQUIRE(remarks.size() == 1);
  CHECK(remarks.front().type == Remark::Type::circle);
  CHECK(remarks.front().links == std::vector{there, back});
  CHECK(remarks.front().about == "raids causes reprisals");
  CHECK(remarks.front().what == "a circle of causes: “Raids” → “Reprisals” → “Raids”");
  CHECK(base.check().empty());
}

TEST_CASE(
    "Of many events that lead to each other the shortest circle is told, and of a long one its beginning") {
  test::Fresh fresh;
  auto& base = fresh.base;
  std::vector<EventId> events;
  for (int i = 0; i < 12; ++i) events.push_back(base.add(Event<>{.key = std::to_string(i), .kind = "x"}));
  for (std::size_t i = 0; i < events.size(); ++i)
    base.link(events[i], causes, events[(i + 1) % events.size()]);
  CHECK(base.remarks().front().what ==
        "a circle of causes: “0” → “1” → “2” → “3” → “4” → “5” → “6” → “7” → 4 more → “0”");
  base.link(events[2], causes, events[0]);
  CHECK(base.remarks().front().what ==
        "a circle of causes: “0” → “1” → “2” → “0”, the shortest of the circles among 12 events");
}

TEST_CASE("What an event aims at, prevents, or is retracted is in no circle") {
  Feud feud;
  auto& base = feud.base;
  base.link(feud.raids, causes, feud.reprisals);
  base.link(feud.reprisals, aims_at, feud.raids);
  base.link(feud.truce, prevents, feud.raids);
  base.link(feud.raids, causes, feud.truce);
  const auto link = base.link(feud.reprisals, triggers, feud.raids);
  CHECK(base.remarks().size() == 1);
  base.retract(base.claims(link).front().id, "a mistake");
  const auto remarks = base.remarks();
  REQUIRE(remarks.size() == 1);
  CHECK(remarks.front().type == Remark::Type::unsupported_link);
}

TEST_CASE("A link is unsupported once every claim that asserts it is withdrawn, whoever disputes it") {
  Feud feud;
  auto& base = feud.base;
  const auto report = base.add(Source{.key = "report", .title = "A report"});
  const auto reply = base.add(Source{.key = "reply", .title = "A reply"});
  const auto link = base.link(feud.raids, causes, feud.reprisals, {}, {.source = report});
  base.dispute(link, {.source = reply});
  CHECK(base.remarks().empty());
  base.retract(base.claims(link).front().id, "withdrawn by its author");
  const auto remarks = base.remarks();
  REQUIRE(remarks.size() == 1);
  CHECK(remarks.front().links == std::vector{link});
  CHECK(remarks.front().what == "no source says so any more");
  base.reinstate(base.claims(link).front().id, "");
  CHECK(base.remarks().empty());
}
