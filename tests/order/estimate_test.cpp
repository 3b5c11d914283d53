// Firm facts alone prove, contradict and bound; doubted ones help to estimate.

#include "order/estimate.hpp"

#include "order/brute_force.hpp"
#include "order/expected.hpp"
#include "order/random_facts.hpp"
#include "rounds.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;
using namespace annals::order;
using test::at;
using test::date;
using test::doubted;
using test::RandomFacts;
using test::relative_date;

namespace {

using Numbers = std::vector<FactNumber>;

/// A firm chronology, and the estimate beside it.
struct Both {
  Both(Facts facts, std::vector<int> by_fact) : firm(std::move(facts)), ranks(std::move(by_fact)) {
    follow();
  }

  void follow() {
    resolve_conflicts(firm, strength());
    estimate.follow(firm, strength());
    for (const auto& [event, schedule] : estimate.take_moved(firm)) schedules[event] = schedule;
  }
  [[nodiscard]] StrengthOf strength() const {
    return [this](FactNumber fact) { return Strength{ranks.at(fact), 0.5}; };
  }
  [[nodiscard]] Numbers set_aside() const {
    return {estimate.set_aside().begin(), estimate.set_aside().end()};
  }
  /// The facts that the estimate rests on.
  [[nodiscard]] Facts held() const {
    Facts held{firm.facts().events, {}};
    for (FactNumber fact = 0; fact < firm.facts().facts.size(); ++fact)
      if (firm.has(fact) && (firm.is_doubted(fact) ? !estimate.set_aside().contains(fact) : firm.holds(fact)))
        held.facts.push_back(firm.facts().facts[fact]);
    return held;
  }
  [[nodiscard]] Bounds estimated(EventNumber event) const {
    return schedules.at(event).estimate.value_or(schedules.at(event).bounds);
  }

  Chronology firm;
  std::vector<int> ranks;
  Estimate estimate{};
  std::map<EventNumber, Schedule> schedules{};
};

std::vector<int> random_ranks(RandomFacts& random, std::size_t facts) {
  std::vector<int> ranks;
  for (std::size_t i = 0; i < facts; ++i) ranks.push_back(static_cast<int>(random.below(3)));
  return ranks;
}

Facts undoubted(const Facts& facts) {
  Facts firm{facts.events, {}};
  for (const auto& fact : facts.facts)
    if (!fact.doubted) firm.facts.push_back(fact);
  return firm;
}

/// As if all were firm.
Facts as_firm(Facts facts) {
  for (auto& fact : facts.facts) fact.doubted = false;
  return facts;
}

bool can_hold(const Facts& facts) {
  return test::BruteForce(facts, 0, 8).bounds().has_value();
}

Facts with(Facts facts, const std::vector<Fact>& more) {
  facts.facts.insert(facts.facts.end(), more.begin(), more.end());
  return facts;
}

}  // namespace

TEST_CASE("A doubted date proves nothing, contests nothing, and sorts where nothing firm does") {
  Both both({3, {doubted(date(0, "2018")), date(1, "2019"), relative_date(2, "before", 1)}}, {1, 1, 1});
  const auto ends = Chronology::ends;
  CHECK(starts_before(both.firm.network(), ends(0), ends(1)) == Precedence::may);
  CHECK(both.schedules.at(0).bounds == Bounds{});
  CHECK(both.schedules.at(0).estimate == When("2018").bounds());
  CHECK(both.schedules.at(0).sort_key < both.schedules.at(1).sort_key);
  CHECK_FALSE(both.schedules.at(1).estimate);
  const auto found = expected(both.firm, both.estimate, 0, 1);
  CHECK(found.precedes == Precedence::must);
  CHECK(found.relations == Relations{Allen::before, Allen::meets});
  CHECK(found.rests_on == Numbers{0});
  CHECK_FALSE(both.estimate.number_of(2));  // nothing is doubted there
  CHECK(expected(both.firm, both.estimate, 1, 2).rests_on.empty());
}

TEST_CASE("A doubted date that does not fit a firm one is set aside, and the firm one stands") {
  const Both both({1, {date(0, "2018"), doubted(date(0, "2019"))}}, {0, 9});
  CHECK(both.set_aside() == Numbers{1});
  CHECK(both.firm.holds(0));
  CHECK(both.schedules.at(0) == schedule_alone(When("2018").bounds()));
}

TEST_CASE("A date of which only the start is doubted is firm in its end") {
  auto end = When("1984/2004").bounds();
  auto start = end;
  end.earliest_start = Instant::unbounded_past();
  end.latest_start = Instant::unbounded_future();
  start.earliest_end = Instant::unbounded_past();
  start.latest_end = Instant::unbounded_future();
  const Both both({1, {date(0, end), doubted(date(0, start))}}, {1, 1});
  CHECK(test::text_of(both.estimated(0)) == test::text_of(When("1984/2004").bounds()));
  CHECK(both.schedules.at(0).bounds.earliest_start == Instant::unbounded_past());
  CHECK(both.schedules.at(0).bounds.latest_end == When("2004").bounds().latest_end);
}

TEST_CASE("The stronger of two doubted facts is estimated with, and neither of two that are equally strong") {
  const Facts facts{1, {doubted(date(0, "2018")), doubted(date(0, "2019")), doubted(date(0, "2010/2018"))}};
  CHECK(Both(facts, {2, 1, 0}).set_aside() == Numbers{1, 2});
  CHECK(Both(facts, {1, 2, 0}).set_aside() == Numbers{0, 2});
  CHECK(Both(facts, {1, 1, 0}).set_aside() == Numbers{0, 1});
}

TEST_CASE("When nothing is doubted any more, all is as the firm facts say") {
  Both both({2, {date(0, "2018"), relative_date(1, "after", 0), doubted(date(1, "2019"))}}, {1, 1, 1});
  REQUIRE(both.schedules.at(1).estimate);
  both.firm.drop(2);
  both.follow();
  CHECK(both.schedules.at(1) == both.firm.schedule().at(1));
  CHECK_FALSE(both.schedules.at(1).estimate);
}

TEST_CASE("Doubted facts that fit are those that trying every placement finds, the stronger first") {
  int aside = 0;
  int differing = 0;
  for (unsigned seed = 0; seed < test::rounds(4'000U); ++seed) {
    RandomFacts random(seed);
    auto facts = random.narrow(2 + seed % 2, 100, 100, 1 + random.below(3));
    if (!can_hold(facts)) continue;
    const auto more = random.narrow(facts.events, 60, 50, 4);
    for (const auto& fact : more.facts) facts.facts.push_back(doubted(fact));
    const auto ranks = random_ranks(random, facts.facts.size());
    INFO("seed " << seed << test::text_of(facts));
    const Both both(facts, ranks);
    const auto held = as_firm(both.held());
    const test::BruteForce estimate(held, 0, 8);
    REQUIRE(estimate.bounds());
    const test::BruteForce firm(undoubted(facts), 0, 8);
    for (EventNumber event = 0; event < facts.events; ++event) {
      REQUIRE(test::text_of(both.schedules.at(event).bounds) == test::text_of(firm.bounds()->at(event)));
      REQUIRE(test::text_of(both.estimated(event)) == test::text_of(estimate.bounds()->at(event)));
      differing += both.schedules.at(event).estimate ? 1 : 0;
    }
    // What is set aside cannot hold with what is no weaker, or others that are set aside and no stronger.
    const auto weight = [&](FactNumber fact) {
      return std::pair(ranks[fact], is_of_one(facts.facts[fact].type));
    };
    for (const auto fact : both.set_aside()) {
      ++aside;
      auto equals = undoubted(facts);
      for (FactNumber other = 0; other < facts.facts.size(); ++other)
        if (facts.facts[other].doubted &&
            (weight(other) == weight(fact) ||
             (weight(other) > weight(fact) && !both.estimate.set_aside().contains(other))))
          equals.facts.push_back(facts.facts[other]);
      REQUIRE_FALSE(can_hold(as_firm(equals)));
      // One alone of its weight would be held if it could.
      auto stronger = undoubted(facts);
      bool is_only_one = true;
      for (FactNumber other = 0; other < facts.facts.size(); ++other) {
        if (!facts.facts[other].doubted || other == fact) continue;
        if (weight(other) > weight(fact) && !both.estimate.set_aside().contains(other))
          stronger.facts.push_back(facts.facts[other]);
        is_only_one = is_only_one && weight(other) != weight(fact);
      }
      if (is_only_one) REQUIRE_FALSE(can_hold(as_firm(with(stronger, {facts.facts[fact]}))));
    }
  }
  CHECK(aside > test::rounds(500));
  CHECK(differing > test::rounds(500));
}

TEST_CASE("Nothing doubted changes what the firm facts say, and no estimate is against their order") {
  for (unsigned seed = 0; seed < test::rounds(1'000U); ++seed) {
    RandomFacts random(seed);
    auto facts = seed % 2 == 0 ? random.narrow(6, 60, 50, 8) : random.wide(8, 9);
    random.doubt(facts, 40);
    const auto ranks = random_ranks(random, facts.facts.size());
    INFO("seed " << seed << test::text_of(facts));
    const Both both(facts, ranks);
    Facts firm{facts.events, {}};
    for (FactNumber fact = 0; fact < facts.facts.size(); ++fact)
      if (both.firm.holds(fact)) firm.facts.push_back(facts.facts[fact]);
    const auto alone = test::schedule(firm);
    const Chronology estimate(as_firm(both.held()));
    REQUIRE(estimate.conflict().empty());
    const auto place = [&](EventNumber event) {
      return std::pair(both.schedules.at(event).sort_key, both.schedules.at(event).position);
    };
    for (EventNumber a = 0; a < facts.events; ++a) {
      REQUIRE(test::text_of(both.schedules.at(a).bounds) == test::text_of(alone[a].bounds));
      for (EventNumber b = 0; b < facts.events; ++b)
        for (const auto* network : {&both.firm.network(), &estimate.network()})
          if (starts_before(*network, Chronology::ends(a), Chronology::ends(b)) == Precedence::must)
            REQUIRE(place(a) < place(b));
    }
  }
}

TEST_CASE("An estimate follows from the facts, whatever their numbers and order, and what was there before") {
  int aside = 0;
  for (unsigned seed = 0; seed < test::rounds(1'500U); ++seed) {
    RandomFacts random(seed);
    auto all = seed % 2 == 0 ? random.narrow(4, 70, 50, 8) : random.wide(6, 10);
    if (seed % 3 == 0) random.divide(all, 40);
    random.doubt(all, 50);
    const auto ranks = random_ranks(random, all.facts.size());
    INFO("seed " << seed << test::text_of(all));
    const auto other = test::shuffled(all, random.generator());
    std::vector<int> other_ranks;
    for (const auto fact : other.fact) other_ranks.push_back(ranks[fact]);
    Numbers again;
    for (const auto fact : Both(other.facts, other_ranks).set_aside()) again.push_back(other.fact[fact]);
    std::ranges::sort(again);
    const Both whole(all, ranks);
    REQUIRE(again == whole.set_aside());
    aside += again.empty() ? 0 : 1;

    Both kept(Facts{all.events, {}}, {});
    std::vector<std::optional<FactNumber>> number(all.facts.size());
    for (int step = 0; step < 5; ++step) {
      for (std::size_t i = 0; i < number.size(); ++i) {
        if (!random.chance(40)) continue;
        if (number[i]) {
          kept.firm.drop(*number[i]);
          number[i].reset();
        } else {
          number[i] = kept.firm.add(all.facts[i]);
          kept.ranks.push_back(ranks[i]);
        }
      }
      kept.follow();
      Facts now{all.events, {}};
      std::vector<int> ranks_now;
      Numbers numbers;
      for (std::size_t i = 0; i < number.size(); ++i)
        if (number[i]) {
          now.facts.push_back(all.facts[i]);
          ranks_now.push_back(ranks[i]);
          numbers.push_back(*number[i]);
        }
      const Both anew(now, ranks_now);
      Numbers expected_aside;
      for (const auto fact : anew.set_aside()) expected_aside.push_back(numbers[fact]);
      std::ranges::sort(expected_aside);
      REQUIRE(kept.set_aside() == expected_aside);
      const bool as_anew = kept.schedules == anew.schedules;
      REQUIRE(as_anew);
    }
  }
  CHECK(aside > test::rounds(300));
}

TEST_CASE("What is expected is what the facts say with the doubted ones that it rests on, and needs each") {
  int rested = 0;
  for (unsigned seed = 0; seed < test::rounds(800U); ++seed) {
    RandomFacts random(seed);
    auto facts = seed % 2 == 0 ? random.narrow(4, 60, 50, 5) : random.wide(5, 6);
    random.doubt(facts, 50);
    INFO("seed " << seed << test::text_of(facts));
    const Both both(facts, random_ranks(random, facts.facts.size()));
    const Chronology whole(as_firm(both.held()));
    const auto relations = [](const Chronology& chronology, EventNumber a, EventNumber b) {
      return possible_relations(chronology.network(), Chronology::ends(a), Chronology::ends(b)).text();
    };
    for (EventNumber a = 0; a < facts.events; ++a)
      for (EventNumber b = 0; b < facts.events; ++b) {
        if (a == b) continue;
        const auto found = expected(both.firm, both.estimate, a, b);
        REQUIRE(found.relations.text() == relations(whole, a, b));
        REQUIRE(found.starts_before ==
                starts_before(whole.network(), Chronology::ends(a), Chronology::ends(b)));
        for (std::size_t without = 0; without <= found.rests_on.size(); ++without) {
          Facts some{facts.events, {}};
          for (FactNumber fact = 0; fact < facts.facts.size(); ++fact) {
            const auto at = std::ranges::find(found.rests_on, fact) - found.rests_on.begin();
            const auto place = static_cast<std::size_t>(at);
            if (both.firm.holds(fact) || (place < found.rests_on.size() && place != without))
              some.facts.push_back(facts.facts[fact]);
          }
          const Chronology chronology(as_firm(some));
          const bool is_same = relations(chronology, a, b) == found.relations.text() &&
                               starts_before(chronology.network(), Chronology::ends(a),
                                             Chronology::ends(b)) == found.starts_before;
          REQUIRE(is_same == (without == found.rests_on.size()));
        }
        rested += found.rests_on.empty() ? 0 : 1;
      }
  }
  CHECK(rested > test::rounds(500));
}
