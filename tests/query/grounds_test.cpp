#include "annals/cause/grounds.hpp"

#include "annals/knowledge_base.hpp"
#include "knowledge_base/support.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;
using test::check_refused;

namespace {

using Keys = std::vector<std::string>;

Keys keys(const std::vector<Reached>& all) {
  Keys found;
  for (const auto& one : all) found.push_back(one.event.key);
  return found;
}

/// drought → hunger → revolt, fire → hunger; hunger → flight; decree → revolt.
struct Famine : test::Fresh {
  EventId drought = event("drought");
  EventId fire = event("fire");
  EventId hunger = event("hunger");
  EventId flight = event("flight");
  EventId spark = event("spark");
  EventId revolt = event("revolt");
  LinkId by_drought = base.link(drought, causes, hunger);
  LinkId by_fire = base.link(fire, contributes_to, hunger, {.credence = unlikely});
  LinkId to_flight = base.link(hunger, triggers, flight);
  LinkId to_spark = base.link(hunger, enables, spark);
  LinkId to_revolt = base.link(revolt, responds_to, spark);

  EventId event(const std::string& key) { return base.add(Event<>{.key = key, .kind = "x"}); }
};

}  // namespace

TEST_CASE("An event rests on those events that all chains of causes to it pass") {
  const Famine famine;
  const auto found = famine.base.necessary(famine.revolt);
  CHECK(keys(found.rests_on) == Keys{"spark", "hunger"});
  CHECK(found.rests_on[1].steps == 2);
  CHECK_FALSE(found.rests_on[1].is_root);
  CHECK(found.causes == 4);
  CHECK(found.roots == 2);
  CHECK(keys(famine.base.necessary(famine.hunger).falls) == Keys{"flight", "spark", "revolt"});
  CHECK(famine.base.necessary(famine.hunger).rests_on.empty());
  CHECK(found.text() ==
        "revolt\n"
        "  4 events led to it, 2 roots\n"
        "\n"
        "It would not have happened without\n"
        "  spark  1 link\n"
        "  hunger  2 links\n"
        "\n"
        "Without it would not have happened\n"
        "  nothing that is known\n");

  SECTION("and of one credible chain on all of it") {
    const auto sure = famine.base.necessary(famine.revolt, {.min_credence = 0.9});
    CHECK(keys(sure.rests_on) == Keys{"spark", "hunger", "drought"});
    CHECK(sure.rests_on.back().is_root);
  }
}

TEST_CASE("What prevents an event and what it aims at are nothing that it rests on, unless asked for") {
  Famine famine;
  auto& base = famine.base;
  const auto rain = famine.event("rain");
  const auto bread = famine.event("bread");
  base.link(rain, prevents, famine.drought);
  base.link(famine.drought, aims_at, bread);
  CHECK(keys(base.roots(famine.flight).roots) == Keys{"drought", "fire"});
  CHECK(keys(base.roots(famine.flight, {.kinds = {prevents, causes, triggers}}).roots) == Keys{"rain"});
  CHECK(base.necessary(famine.drought).causes == 0);
}

TEST_CASE("Retracted events begin chains, rejected ones are in none") {
  Famine famine;
  auto& base = famine.base;
  base.retract(base.claims(famine.hunger).front().id, "made up");
  CHECK(keys(base.necessary(famine.revolt).rests_on) == Keys{"spark", "hunger"});
  CHECK(keys(base.roots(famine.revolt).roots) == Keys{"hunger"});
  base.rank(base.dispute(famine.spark, Citation{}), Rank::preferred, "");
  CHECK(base.necessary(famine.revolt).causes == 0);
  CHECK(base.necessary(famine.revolt, {.with_rejected = true}).causes == 4);
}

TEST_CASE("The most influential events come first, and the others are counted") {
  const Famine famine;
  const auto found = famine.base.influence(1);
  REQUIRE(found.events.size() == 1);
  CHECK(found.events.front().event.key == "hunger");
  CHECK(found.events.front().falls == 3);
  CHECK(found.more == 1);
  CHECK(found.text() == "Events on which most others rest\n  hunger  3 events\n  more: 1 event\n");
}

TEST_CASE("Common causes of two events are told, the nearest first, and whether one led to the other") {
  const Famine famine;
  const auto found = famine.base.common(famine.flight, famine.revolt);
  REQUIRE(found.causes.size() == 3);
  CHECK(found.causes[0].event.key == "hunger");
  CHECK(found.causes[0].steps_to_a == 1);
  CHECK(found.causes[0].steps_to_b == 2);
  CHECK(found.causes[0].nearest);
  CHECK_FALSE(found.causes[1].nearest);
  CHECK_FALSE(found.a_to_b);
  CHECK(famine.base.common(famine.hunger, famine.revolt).a_to_b == 2u);
  CHECK(famine.base.common(famine.flight, famine.revolt, {.depth = 1}).causes.empty());
  check_refused([&] { static_cast<void>(famine.base.common(famine.fire, famine.fire)); },
                ErrorCode::invalid_argument, {"twice"});
}

TEST_CASE("Roots and final effects stop at a depth, and say that chains go on") {
  const Famine famine;
  const auto all = famine.base.roots(famine.hunger);
  CHECK(keys(all.roots) == Keys{"drought", "fire"});
  CHECK(keys(all.final_effects) == Keys{"flight", "revolt"});
  CHECK(all.further == 0);
  const auto near = famine.base.roots(famine.hunger, {.depth = 1});
  CHECK(keys(near.final_effects) == Keys{"flight"});
  CHECK(near.further == 1);
}

TEST_CASE("A circle of causes that nothing leads to is a root as a whole") {
  Famine famine;
  famine.base.link(famine.hunger, causes, famine.drought);
  famine.base.retract(ClaimId(famine.by_fire.value()), "no");
  const auto found = famine.base.roots(famine.flight).roots;
  REQUIRE(keys(found) == Keys{"hunger", "drought"});
  CHECK(found.front().in_circle);
  CHECK(keys(famine.base.necessary(famine.flight).rests_on) == Keys{"hunger"});
}

TEST_CASE("Each question about causes says which event is not there") {
  const Famine famine;
  const EventId gone(999);
  const auto& base = famine.base;
  check_refused([&] { static_cast<void>(base.necessary(gone)); }, ErrorCode::not_found, {"999"});
  check_refused([&] { static_cast<void>(base.roots(gone)); }, ErrorCode::not_found, {"999"});
  check_refused([&] { static_cast<void>(base.common(gone, famine.fire)); }, ErrorCode::not_found, {"999"});
  check_refused([&] { static_cast<void>(base.why(gone)); }, ErrorCode::not_found, {"999"});
  check_refused([&] { static_cast<void>(base.chains(std::vector{gone}, std::vector{famine.fire})); },
                ErrorCode::not_found, {"999"});
}
