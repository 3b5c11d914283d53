// The kind of an event is claimed like any other field.

#include "annals/io/json_lines.hpp"
#include "annals/knowledge_base.hpp"
#include "knowledge_base/support.hpp"
#include "store/outside.hpp"

#include <sstream>

#include <catch2/catch.hpp>

using namespace annals;
using test::Flood;

namespace {

/// Two sources that differ on what an event was.
struct Reactor : test::Fresh {
  SourceId first = base.add(Source{.key = "2024", .published = "2024"});
  SourceId second = base.add(Source{.key = "2026", .published = "2026"});
  EventId restart = base.add(
      Event<WeaponTest>{.key = "reactor", .title = "Reactor restarts", .details = {.weapon = "none"}},
      {.source = first});
  ClaimId other =
      base.claim(restart, Event<Opening>{.details = {.facility = "Yongbyon"}}, {.source = second});

  Fields details() { return base.event(restart).details; }
  std::vector<std::string> rows(const std::string& table) {
    return test::Outside(base.path()).lines("SELECT count(*) FROM " + table);
  }
};

}  // namespace

TEST_CASE("Where sources differ on a kind both claims are kept, and the believed kind follows the policy") {
  Reactor at;
  CHECK(at.base.claims(at.restart).size() == 2);
  const auto belief = at.base.belief(at.restart);
  const auto* kind = belief.field("kind");
  REQUIRE(kind != nullptr);
  CHECK_FALSE(kind->is_decided());
  CHECK(at.base.event(at.restart).kind == "opening");  // the first by content

  at.base.set_reliability(at.first, 0.9);
  CHECK(at.base.event(at.restart).kind == "weapon_test");
  CHECK(at.details() == Fields{{"weapon", std::string("none")}});
  CHECK(at.rows("event_weapon_test") == std::vector<std::string>{"1"});
  CHECK(at.rows("event_opening") == std::vector<std::string>{"0"});
  CHECK(at.base.events<WeaponTest>().all().size() == 1);
  CHECK(at.base.check().empty());
}

TEST_CASE("Fields of another kind stay in their claims and come back with it") {
  Reactor at;
  at.base.rank(at.other, Rank::deprecated, "a slip");
  CHECK(at.details() == Fields{{"weapon", std::string("none")}});
  at.base.rank(at.other, Rank::preferred, "no slip");
  CHECK(at.base.event(at.restart).kind == "opening");
  CHECK(at.details() == Fields{{"facility", std::string("Yongbyon")}});
  CHECK(at.base.event<Opening>(at.restart).details.facility == "Yongbyon");
  CHECK(at.base.search("Yongbyon").size() == 1);
  at.base.retract(at.other, "a slip after all");
  CHECK(at.details() == Fields{{"weapon", std::string("none")}});
  CHECK(at.base.search("Yongbyon").empty());
  CHECK(at.base.check().empty());
}

TEST_CASE("A claim without a kind leaves it to others, and an event without one is just an event") {
  test::Fresh fresh;
  const auto id = fresh.base.add(Event<>{.key = "a", .title = "Something"});
  CHECK(fresh.base.event(id).kind == "event");
  CHECK(fresh.base.belief(id).field("kind") == nullptr);
  fresh.base.claim(id, Event<>{.summary = "It burnt"}, {});
  CHECK(fresh.base.event(id).kind == "event");
  CHECK(fresh.base.check().empty());

  std::stringstream lines;
  export_json_lines(fresh.base, lines);
  test::Fresh again;
  import_json_lines(again.base, lines);
  CHECK(again.base.event(EventId(again.base.find("a").value().value)).kind == "event");

  fresh.base.claim(id, Event<>{.kind = "fire"}, {});
  CHECK(fresh.base.event(id).kind == "fire");
}

TEST_CASE("A denial of a field of a kind denies that field and not the kind") {
  test::Fresh fresh;
  const auto letter = fresh.base.add(Source{.key = "letter"});
  const auto id = fresh.base.add(Event<Flood>{.key = "flood", .details = {.displaced = 3}});
  fresh.base.set_reliability(letter, 0.9);
  fresh.base.dispute(id, Event<Flood>{.details = {.displaced = 3}}, {.source = letter});
  CHECK(fresh.base.event(id).kind == "flood");
  CHECK(fresh.base.event(id).details.empty());
  const auto disagreement = test::Outside(fresh.base.path()).lines("SELECT field FROM disagreement");
  CHECK(disagreement == std::vector<std::string>{"displaced", "displaced"});

  SECTION("one of the kind alone denies that") {
    fresh.base.dispute(id, Event<>{.kind = "flood"}, {.source = letter});
    CHECK(fresh.base.event(id).kind == "event");
    CHECK(fresh.base.event(id).standing == Standing::accepted);
  }
  SECTION("one that states nothing denies the event, whatever struct it was made with") {
    fresh.base.dispute(id, Event<Flood>{}, {.source = letter});
    CHECK(fresh.base.event(id).standing == Standing::rejected);
  }
}

TEST_CASE(
    "A step that renames a kind renames it in every claim, also on events that are believed otherwise") {
  Reactor at;
  at.base.set_reliability(at.first, 0.9);
  at.base.evolve("sites", {.kind = "opening", .name = "start"});
  CHECK(at.base.event(at.restart).kind == "weapon_test");
  at.base.set_reliability(at.second, 1);
  CHECK(at.base.event(at.restart).kind == "start");
  CHECK(at.details() == Fields{{"facility", std::string("Yongbyon")}});
  CHECK(at.base.check().empty());
}

TEST_CASE("Lines of one file may differ on the kind of an event, in any order") {
  const std::string lines[] = {
      R"({"event":"reactor","kind":"weapon_test","weapon":"none","citation":{"source":"a"}})",
      R"({"event":"reactor","kind":"opening","facility":"Yongbyon","citation":{"source":"b"}})",
      R"({"source":"a","published":"2024"})", R"({"source":"b","published":"2026"})"};
  for (const bool swapped : {false, true}) {
    auto base = KnowledgeBase::in_memory({.ties = Ties::later});
    std::stringstream file;
    for (std::size_t i = 0; i < 4; ++i) file << lines[swapped ? 3 - i : i] << "\n";
    CHECK(import_json_lines(base, file).records == 3);
    const auto event = base.event(EventId(base.find("reactor").value().value));
    CHECK(event.kind == "opening");
    CHECK(event.details == Fields{{"facility", std::string("Yongbyon")}});
    CHECK(base.claims(event.id).size() == 2);
  }
}
