#include "order/chronology.hpp"

#include "annals/time/when.hpp"
#include "order/brute_force.hpp"
#include "order/random_facts.hpp"
#include "order/sentence.hpp"
#include "rounds.hpp"
#include "time/edtf_cases.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;
using namespace annals::order;
using test::at;
using test::date;
using test::RandomFacts;
using test::relative_date;
using test::schedule;
using test::scheduled_alone;

namespace {

/// The short way to the schedule of an event that nothing else constrains leads there too.
void check_alone(const When& when, const Schedule& schedule) {
  const auto alone = schedule_alone(when.bounds());
  CHECK(iso_text(alone.sort_key) == iso_text(schedule.sort_key));
  CHECK(alone.position == schedule.position);
  CHECK(alone == schedule);
}

}  // namespace

TEST_CASE("An event that nothing else constrains has the bounds of its date") {
  for (const auto& one : edtf_cases()) {
    if (!one.valid) continue;
    INFO(one.input);
    const When when(one.input);
    const auto schedule = scheduled_alone(when);
    CHECK(test::text_of(schedule.bounds) == test::text_of(when.bounds()));
    check_alone(when, schedule);
  }
}

TEST_CASE("An event of an odd date has its bounds too") {
  for (const char* text : {"2018-04/..",
                           "2018-04/",
                           "../2018-04",
                           "/2018-04",
                           "0000",
                           "-0001",
                           "0000-02-29",
                           "-0044-03-15",
                           "Y12000",
                           "Y-12000",
                           "Y-170000002",
                           "Y170000002",
                           "Y-200000",
                           "Y200000",
                           "Y-200001",
                           "Y200001",
                           "Y2800000000000000000",
                           "Y-2800000000000000000",
                           "Y9223372036854775807",
                           "Y9223372036854775807/..",
                           "2020-02-29",
                           "2020-02-29/2020-03-01",
                           "2020-06-16T23:59:59Z",
                           "[1667,1668]",
                           "[..1984]",
                           "[1760-12..]",
                           "{1960,1961-12}",
                           "{..1984}",
                           "{1960..}",
                           "156X-12-25",
                           "1950S2",
                           "Y17E8",
                           "2001-21",
                           "2001-41",
                           "Y-170000002/2020"}) {
    INFO(text);
    const When when(text);
    CHECK(test::text_of(scheduled_alone(when).bounds) == test::text_of(when.bounds()));
    check_alone(when, scheduled_alone(when));
  }
}

TEST_CASE("Bounds are those of all ways in which facts hold, and conflicts are where none is") {
  std::array<int, 2> seen{};
  for (unsigned seed = 0; seed < test::rounds(6'000U); ++seed) {
    RandomFacts random(seed);
    const auto events = 2 + random.below(seed % 20 == 0 ? 4 : 2);
    const auto facts = random.narrow(events, 100, 100, 1 + random.below(2 * events));
    INFO("seed " << seed << test::text_of(facts));
    const test::BruteForce expected(facts, 0, 8);
    const Chronology chronology(facts);
    REQUIRE(chronology.conflict().empty() == expected.bounds().has_value());
    ++seen.at(expected.bounds().has_value() ? 1 : 0);
    if (!expected.bounds()) continue;
    const auto found = chronology.schedule();
    for (EventNumber event = 0; event < facts.events; ++event)
      REQUIRE(test::text_of(found[event].bounds) == test::text_of(expected.bounds()->at(event)));
  }
  CHECK(seen[0] > test::rounds(500));
  CHECK(seen[1] > test::rounds(500));
}

// A bound comes from a date, at most 8, and what leads from there over the three other points, by 4 at most
// each: it is within 20 of zero. What can be further away is not bounded, if those that follow it have room
// there.
TEST_CASE("What nothing bounds stays unbounded, and nothing else does") {
  constexpr int far = 20;
  constexpr int edge = far + 8;
  int bounded = 0;
  int unbounded = 0;
  for (unsigned seed = 0; seed < 300; ++seed) {
    RandomFacts random(seed);
    const auto facts = random.narrow(2, 60, 30, random.below(4));
    INFO("seed " << seed << test::text_of(facts));
    const auto expected = test::BruteForce(facts, -edge, edge).bounds();
    const Chronology chronology(facts);
    REQUIRE(chronology.conflict().empty() == expected.has_value());
    if (!expected) continue;
    const auto places = chronology.schedule();
    for (EventNumber event = 0; event < facts.events; ++event) {
      const auto& found = places[event].bounds;
      auto tried = expected->at(event);
      for (auto* earliest : {&tried.earliest_start, &tried.earliest_end})
        if (*earliest < at(-far)) *earliest = Instant::unbounded_past();
      for (auto* latest : {&tried.latest_start, &tried.latest_end})
        if (at(far) < *latest) *latest = Instant::unbounded_future();
      REQUIRE(test::text_of(found) == test::text_of(tried));
      (found.latest_end.is_bounded() ? bounded : unbounded) += 1;
    }
  }
  CHECK(bounded > 50);
  CHECK(unbounded > 50);
}

TEST_CASE("What is dated by a year known only as a whole is over when the next year begins") {
  const Facts facts{2, {date(0, "Y-170000002"), date(1, "Y-170000001")}};
  const Chronology chronology(facts);
  CHECK(order::precedes(chronology.network(), Chronology::ends(0), Chronology::ends(1)) == Precedence::must);
}

TEST_CASE("What is left out is not there") {
  for (unsigned seed = 0; seed < 500; ++seed) {
    RandomFacts random(seed);
    const auto facts = random.wide(5, 6);
    std::vector<bool> left_out;
    Facts rest{facts.events, {}};
    for (const auto& fact : facts.facts) {
      left_out.push_back(random.chance(40));
      if (!left_out.back()) rest.facts.push_back(fact);
    }
    INFO("seed " << seed << test::text_of(rest));
    const Chronology chronology(facts, left_out);
    REQUIRE(chronology.conflict().empty() == Chronology(rest).conflict().empty());
    if (!chronology.conflict().empty()) continue;
    const bool same = chronology.schedule() == schedule(rest);
    REQUIRE(same);
  }
}

TEST_CASE("What conflicts cannot all hold, and is what the facts say that are named") {
  for (unsigned seed = 0; seed < 500; ++seed) {
    RandomFacts random(seed);
    const auto facts = random.wide(6, 14);
    const auto conflict = Chronology(facts).conflict();
    if (conflict.empty()) continue;
    INFO("seed " << seed << test::text_of(facts));
    CHECK(std::ranges::is_sorted(conflict));
    Facts some{facts.events, {}};
    for (const auto number : conflict) some.facts.push_back(facts.facts[number]);
    CHECK_FALSE(Chronology(some).conflict().empty());
  }
}

TEST_CASE("An offset of months is its range of days wherever within its own date the anchor lies") {
  const auto start_of = [](const char* anchor, const char* offset) {
    const auto bounds = schedule({2, {date(0, anchor), relative_date(1, offset, 0)}}).at(1).bounds;
    return iso_text(bounds.earliest_start) + " " + iso_text(bounds.latest_start);
  };
  CHECK(start_of("2019-01-30", "exactly 1 month after") ==
        "2019-02-28T00:00:00.000000Z 2019-02-28T23:59:59.999999Z");
  CHECK(start_of("2020-02-29", "exactly 1 year after") ==
        "2021-02-28T00:00:00.000000Z 2021-02-28T23:59:59.999999Z");
  // 28 to 31 days after some day of January to February.
  CHECK(start_of("2019-01/2019-02", "exactly 1 month after") ==
        "2019-01-29T00:00:00.000000Z 2019-03-03T23:59:59.999999Z");
  CHECK(start_of("2020-06-16", "21 months before") ==
        "2018-08-16T00:00:00.000001Z 2018-10-16T23:59:59.999998Z");
}

TEST_CASE("Ranges of days are what every day of the anchor gives") {
  const std::array<std::string, 7> offsets{"exactly 1 month after",
                                           "exactly 13 months before",
                                           "2 years after",
                                           "within 3 months of",
                                           "1 to 2 quarters after",
                                           "ends 5 months before the end of",
                                           "at least 1 century after the end of"};
  for (unsigned seed = 0; seed < 400; ++seed) {
    RandomFacts random(seed);
    using namespace std::chrono;
    const auto first = sys_days(year(1900) / 1 / 1) + days(random.below(100'000));
    const auto last = first + days(random.below(seed % 2 == 0 ? 90 : 3));
    const auto of_day = [](sys_days day) { return at(day.time_since_epoch() / microseconds(1)); };
    const auto midnight_after = of_day(last + days(1)).key();
    const Bounds anchor{of_day(first), at(midnight_after - 1), at(of_day(first).key() + 1),
                        at(midnight_after)};
    const auto& offset = offsets.at(random.below(offsets.size()));
    INFO("seed " << seed << ", " << offset << ", " << test::text_of(anchor));
    const auto sentence = test::read_sentence(offset);
    // The end is within the date too, or at the midnight after it.
    const auto reach = sentence.of_anchor_end ? test::reach_of(sentence, first, last + days(1))
                                              : test::reach_of(sentence, first, last);
    const auto found = schedule({2, {date(0, anchor), relative_date(1, offset, 0)}}).at(1).bounds;
    const auto earliest = sentence.of_anchor_end ? anchor.earliest_end : anchor.earliest_start;
    const auto latest = sentence.of_anchor_end ? anchor.latest_end : anchor.latest_start;
    const auto moved = [](Instant from, const std::optional<ExactUs>& by, Instant unbounded) {
      return by ? iso_text(at(from.key() + static_cast<std::int64_t>(*by))) : iso_text(unbounded);
    };
    CHECK(iso_text(sentence.of_end ? found.earliest_end : found.earliest_start) ==
          moved(earliest, reach.least, Instant::unbounded_past()));
    CHECK(iso_text(sentence.of_end ? found.latest_end : found.latest_start) ==
          moved(latest, reach.most, Instant::unbounded_future()));
  }
}

TEST_CASE("An offset of months says where it rests on the date of its anchor") {
  const Facts facts{2,
                    {date(0, "2019-01-30"), relative_date(1, "exactly 1 month after", 0),
                     relative_date(1, "within 5 weeks of", 0)}};
  const Chronology chronology(facts);
  std::vector<std::vector<FactNumber>> rests;
  for (ConstraintId id = 0; id < 12; ++id) rests.push_back(chronology.rests_on(id));
  CHECK(rests ==
        std::vector<std::vector<FactNumber>>{{}, {}, {0}, {0}, {0}, {0}, {1, 0}, {1, 0}, {1}, {1}, {2}, {2}});
}
