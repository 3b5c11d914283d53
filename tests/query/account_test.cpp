#include "annals/cause/account.hpp"

#include "annals/knowledge_base.hpp"
#include "knowledge_base/support.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

/// drought → hunger → revolt, fire → hunger, tax → revolt.
struct Revolt : test::Fresh {
  SourceId book = base.add(Source{.key = "book", .title = "The book"});
  EventId drought = event("drought");
  EventId fire = event("fire");
  EventId hunger = event("hunger");
  EventId tax = event("tax");
  EventId revolt = event("revolt");
  LinkId by_drought = base.link(drought, causes, hunger, {.credence = likely}, book);
  LinkId by_fire = base.link(fire, contributes_to, hunger, {.credence = unlikely}, book);
  LinkId to_revolt = base.link(hunger, triggers, revolt, {.credence = very_likely}, book);
  LinkId by_tax = base.link(revolt, responds_to, tax, {}, book);

  EventId event(const std::string& key) { return base.add(Event<>{.key = key, .kind = "x"}); }
};

}  // namespace

TEST_CASE("An account has for each immediate cause the most credible chains, and marks their weakest step") {
  const Revolt base;
  const auto why = base.base.why(base.revolt);
  CHECK(why.text() ==
        "revolt\n"
        "├─ responds to  tax\n"
        "│       — The book\n"
        "└─ is triggered by  hunger\n"
        "   │    — The book: very likely (80–95%)\n"
        "   ├─ is caused by  drought  ← weakest\n"
        "   │       — The book: likely (55–80%)\n"
        "   └─ is partly due to  fire  ← weakest\n"
        "           — The book: unlikely (20–45%)\n");
  REQUIRE(why.chains.size() == 3);
  CHECK(why.chains[0].credence == 1.0);
  CHECK(why.chains[1].credence == 0.8 * 0.55);
  CHECK(why.steps[why.chains[1].last].from.key == "drought");
  CHECK_FALSE(why.chains[0].weakest);
}

TEST_CASE("An account says when there is more: further chains, and links beyond the depth") {
  const Revolt base;
  const auto few = base.base.why(base.revolt, {.best = 1});
  CHECK(few.chains.size() == 2);
  CHECK(few.more == 1);
  const auto near = base.base.why(base.revolt, {.walk = {.depth = 1}});
  CHECK(near.steps.size() == 2);
  CHECK(near.further == 2);
  CHECK(near.chains[1].goes_on);
  const auto text = text_of(near.lines("--depth 2"));
  CHECK(text.find("more: 2 links further back, --depth 2\n") != std::string::npos);
}

TEST_CASE("What is disputed or not believed of the causes stands apart in an account") {
  Revolt revolt;
  auto& base = revolt.base;
  const auto other = base.add(Source{.key = "other", .title = "Other"});
  base.set_reliability(other, 0.1);
  base.dispute(revolt.by_drought, other);
  base.retract(ClaimId(revolt.by_tax.value()), "a slip");
  const auto why = base.why(revolt.revolt);
  REQUIRE(why.disputed.size() == 1);
  CHECK(why.disputed.front().link == revolt.by_drought);
  REQUIRE(why.not_believed.size() == 1);
  CHECK(why.not_believed.front().link == revolt.by_tax);
  CHECK(why.chains.size() == 1);
  CHECK(why.text().find("\nDisputed\n  drought  causes  hunger\n") != std::string::npos);
  CHECK(why.text().find("\nNot believed\n  revolt  responds to  tax\n") != std::string::npos);
}

TEST_CASE("An account lists the causes of the whole that an event is a part of, and of its parts") {
  Revolt revolt;
  auto& base = revolt.base;
  const auto war = base.add(Event<>{.key = "war", .kind = "x"});
  const auto plan = revolt.event("plan");
  base.claim(revolt.revolt, Event<>{.part_of = {war}}, {});
  base.link(plan, causes, war);
  const auto why = base.why(revolt.revolt);
  REQUIRE(why.beside.size() == 1);
  CHECK(why.beside.front().is_whole);
  CHECK(why.beside.front().steps.front().from.key == "plan");
  CHECK(why.text().find("\nCauses of what it is a part of, war\n  plan  causes  war\n") != std::string::npos);
  const auto of_whole = base.why(war);
  REQUIRE(of_whole.beside.size() == 1);
  CHECK_FALSE(of_whole.beside.front().is_whole);
  CHECK(of_whole.beside.front().steps.size() == 2);
}

TEST_CASE("An account is drawn as a graph for Graphviz, whatever the titles") {
  Revolt revolt;
  auto& base = revolt.base;
  base.claim(revolt.tax, Event<>{.title = "A \"new\" tax \\ levy"}, {});
  const auto dot = base.why(revolt.revolt).dot();
  CHECK(dot.starts_with("digraph why {\n"));
  CHECK(dot.ends_with("}\n"));
  CHECK(dot.find(R"("tax" [label="A \"new\" tax \\ levy"];)") != std::string::npos);
  CHECK(dot.find("\"tax\" -> \"revolt\" [label=\"is answered by\"];") != std::string::npos);
  CHECK(dot.find("\"fire\" -> \"hunger\" [label=\"contributes to\\nunlikely (20–45%)\", style=bold];") !=
        std::string::npos);
}

TEST_CASE("An account ends in a circle of causes, and comes not back to the event") {
  Revolt revolt;
  auto& base = revolt.base;
  base.link(revolt.revolt, causes, revolt.tax);
  base.link(revolt.hunger, causes, revolt.drought);
  const auto why = base.why(revolt.revolt);
  CHECK(why.back == 1);
  CHECK(why.text().find("left out: 1 link back to the event itself") != std::string::npos);
  CHECK(why.chains.size() >= 2);
}
