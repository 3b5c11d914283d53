// The order of events: sort keys, and positions among those of one key.

#include "annals/time/when.hpp"
#include "order/chronology.hpp"
#include "order/random_facts.hpp"
#include "rounds.hpp"

#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;
using namespace annals::order;
using test::date;
using test::RandomFacts;
using test::relative_date;
using test::schedule;
using test::scheduled_alone;

namespace {

/// Takes facts away until the rest can hold.
void make_consistent(Facts& facts) {
  for (;;) {
    const auto conflict = Chronology(facts).conflict();
    if (conflict.empty()) return;
    facts.facts.erase(facts.facts.begin() + conflict.back());
  }
}

/// Of each two events, whether the one that must start first has the lower place.
void check_order(const Facts& facts) {
  const Chronology chronology(facts);
  REQUIRE(chronology.conflict().empty());
  const auto places = chronology.schedule();
  for (EventNumber a = 0; a < facts.events; ++a)
    for (EventNumber b = 0; b < facts.events; ++b) {
      if (starts_before(chronology.network(), Chronology::ends(a), Chronology::ends(b)) != Precedence::must)
        continue;
      INFO("event " << a << " must start before event " << b);
      const bool comes_first = std::pair(places[a].sort_key, places[a].position) <
                               std::pair(places[b].sort_key, places[b].position);
      CHECK(comes_first);
    }
}

}  // namespace

TEST_CASE("An event without an earliest start is sorted by the latest that its end leaves") {
  const auto key = [](const char* text) { return iso_text(scheduled_alone(text).sort_key); };
  CHECK(key("2018-04") == "2018-04-01T00:00:00.000000Z");
  CHECK(key("Y-170000002") == "Y-170000002");
  CHECK(key("/2018-04-27") == "2018-04-27T00:00:00.000000Z");
  CHECK(key("[..2018-04-27]") == "2018-04-27T23:59:59.999999Z");
  CHECK(scheduled_alone("../2018-04").sort_key == Instant::unbounded_past());
  CHECK(schedule({1, {}}).at(0).sort_key == Instant::unbounded_future());
  CHECK(test::text_of(schedule({1, {}}).at(0).bounds) == test::text_of(Bounds{}));
}

TEST_CASE("Of two events the one that must start first comes first") {
  for (unsigned seed = 0; seed < test::rounds(3'000U); ++seed) {
    RandomFacts random(seed);
    auto facts = seed % 2 == 0 ? random.narrow(6, 40, 50, 6) : random.wide(8, 9);
    make_consistent(facts);
    INFO("seed " << seed << test::text_of(facts));
    check_order(facts);
  }
}

TEST_CASE("Undated events come where what is known of them lets them") {
  // 1 is dated, 0 before it and 2 after it; 3 and 4 are a chain of their own.
  Facts facts{5,
              {date(1, "2018-04-27"), relative_date(0, "before", 1), relative_date(2, "after", 1),
               relative_date(4, "after", 3)}};
  check_order(facts);
  const auto places = schedule(facts);
  CHECK(places[0].sort_key < places[1].sort_key);
  CHECK(iso_text(places[2].sort_key) == "2018-04-27T00:00:00.000001Z");
  CHECK(places[3].sort_key == Instant::unbounded_future());
  CHECK(places[4].sort_key == Instant::unbounded_future());
  CHECK(places[3].position < places[4].position);
}

TEST_CASE("What must start before an event that began before all time comes before that") {
  check_order({2, {date(0, "../1985-06"), relative_date(1, "starts before", 0)}});
  check_order(
      {3, {date(0, "../1985-06"), relative_date(1, "before", 0), relative_date(2, "3 hours before", 1)}});
}

TEST_CASE("Within a year that is known only as a whole the order is that of what is known") {
  check_order({3,
               {date(0, "Y-170000002"), date(1, "Y-170000002"), date(2, "Y-170000002"),
                relative_date(0, "after", 1), relative_date(1, "an hour after", 2)}});
  check_order({3,
               {date(0, "Y2800000000000000000"), relative_date(1, "100 years after", 0),
                relative_date(2, "after", 1)}});
  check_order({3,
               {date(0, "Y-2800000000000000000"), relative_date(1, "100 years before", 0),
                relative_date(2, "before", 1)}});
}

TEST_CASE("Places follow from the facts, whatever the numbers and the order of facts and events") {
  for (unsigned seed = 0; seed < test::rounds(1'000U); ++seed) {
    RandomFacts random(seed);
    auto facts = seed % 2 == 0 ? random.narrow(5, 50, 50, 6) : random.wide(8, 9);
    make_consistent(facts);
    INFO("seed " << seed << test::text_of(facts));
    const auto other = test::shuffled(facts, random.generator());
    const auto expected = schedule(facts);
    const auto moved = schedule(other.facts);
    for (EventNumber event = 0; event < facts.events; ++event) {
      const auto& one = moved[other.event[event]];
      REQUIRE(test::text_of(one.bounds) == test::text_of(expected[event].bounds));
      REQUIRE(iso_text(one.sort_key) == iso_text(expected[event].sort_key));
      REQUIRE(one.position == expected[event].position);
    }
  }
}
