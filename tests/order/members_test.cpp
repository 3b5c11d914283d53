// Dates that are one of several: members that cannot be are left out.

#include "time/members.hpp"

#include "order/brute_force.hpp"
#include "order/chronology.hpp"
#include "order/conflict_resolution.hpp"
#include "order/random_facts.hpp"
#include "order/sentence.hpp"
#include "rounds.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;
using namespace annals::order;
using test::at;
using test::date;
using test::one_of;
using test::RandomFacts;
using test::relative_date;
using test::schedule;

namespace {

using Numbers = std::vector<FactNumber>;

bool can_lie_within(const Bounds& member, const Bounds& bounds) {
  return member.earliest_start <= bounds.latest_start && bounds.earliest_start <= member.latest_start &&
         member.earliest_end <= bounds.latest_end && bounds.earliest_end <= member.latest_end;
}

/// The bounds of all events, by going over all dates again and again, with a plain date in place of each that
/// has members. Nothing: no member is left to one.
std::optional<std::vector<Bounds>> by_going_over(Facts facts) {
  for (;;) {
    auto plain = facts;
    for (auto& fact : plain.facts) fact.members.clear();
    const Chronology chronology(plain);
    if (!chronology.conflict().empty()) return std::nullopt;
    std::vector<Bounds> bounds;
    for (const auto& one : chronology.schedule()) bounds.push_back(one.bounds);
    bool is_stable = true;
    for (auto& fact : facts.facts) {
      if (fact.members.empty()) continue;
      const auto left = std::erase_if(
          fact.members, [&](const Bounds& member) { return !can_lie_within(member, bounds[fact.event]); });
      if (left == 0) continue;
      is_stable = false;
      if (fact.members.empty()) return std::nullopt;
      fact.bounds = test::hull_of(fact.members);
    }
    if (is_stable) return bounds;
  }
}

Facts some_of(const Facts& facts, const std::set<FactNumber>& some) {
  Facts few{facts.events, {}};
  for (const auto fact : some) few.facts.push_back(facts.facts[fact]);
  return few;
}

Facts random_facts(RandomFacts& random, unsigned seed) {
  auto facts = seed % 2 == 0 ? random.narrow(3, 80, 80, 4) : random.wide(5, 5);
  // Days and months are counted over the date as it was given, which going over it makes another.
  std::erase_if(facts.facts, [](const Fact& fact) {
    if (!fact.offset) return false;
    const auto sentence = test::read_sentence(fact.offset->text());
    return test::counts_months(sentence) || test::day_counts(sentence);
  });
  random.divide(facts, 80);
  return facts;
}

std::string text_of(const std::vector<Bounds>& all) {
  std::string text;
  for (const auto& one : all) text += test::text_of(one) + "\n";
  return text;
}

std::vector<Bounds> bounds_of(const Chronology& chronology) {
  std::vector<Bounds> bounds;
  for (EventNumber event = 0; event < chronology.facts().events; ++event)
    bounds.push_back(chronology.bounds_of(event));
  return bounds;
}

}  // namespace

TEST_CASE("What was in 1667 or 1760, and before 1700, was in 1667, and before 1680 for sure") {
  const Facts facts{
      3, {one_of(0, {"1667", "1760"}), date(1, "1700"), relative_date(0, "before", 1), date(2, "1680")}};
  const Chronology chronology(facts);
  CHECK(test::text_of(chronology.bounds_of(0)) == test::text_of(When("1667").bounds()));
  CHECK(chronology.members_left(0) == std::vector<std::size_t>{0});
  CHECK(order::precedes(chronology.network(), Chronology::ends(0), Chronology::ends(2)) == Precedence::must);
  const auto proof = chronology.proof(Chronology::ends(2).start, Chronology::ends(0).end, 0).value();
  REQUIRE(proof.size() == 2);
  const auto narrowed =
      std::ranges::find_if(proof, [&](ConstraintId id) { return chronology.is_narrowed(id); });
  REQUIRE(narrowed != proof.end());
  CHECK(chronology.reason(*narrowed).fact == FactNumber{0});
  const auto excluding = chronology.excluding(*narrowed);
  CHECK(Numbers(excluding.begin(), excluding.end()) == Numbers{1, 2});
}

TEST_CASE("Members come back when what left them out is released") {
  Chronology chronology(
      Facts{2, {one_of(0, {"1667", "1760"}), date(1, "1700"), relative_date(0, "before", 1)}});
  chronology.release(2);
  CHECK(test::text_of(chronology.bounds_of(0)) == test::text_of(one_of(0, {"1667", "1760"}).bounds));
  chronology.hold(2);
  CHECK(test::text_of(chronology.bounds_of(0)) == test::text_of(When("1667").bounds()));
}

TEST_CASE("Lines of a log without their years are dated by the lines around them") {
  Facts facts{4, {}};
  const std::vector<std::string> days{"12-30", "12-31", "01-01", "01-02"};
  for (EventNumber line = 0; line < 4; ++line) {
    std::vector<std::string> members;
    for (const auto* year : {"2018", "2019", "2020"}) members.push_back(year + ("-" + days[line]));
    facts.facts.push_back(one_of(line, members));
    if (line > 0) facts.facts.push_back(relative_date(line, "less than 1 week after the end of", line - 1));
  }
  facts.facts.push_back(relative_date(3, "after", 2));
  facts.events = 5;
  facts.facts.push_back(date(4, "2019-06"));
  facts.facts.push_back(relative_date(0, "after", 4));
  const auto found = schedule(facts);
  CHECK(test::text_of(found[0].bounds) == test::text_of(When("2019-12-30").bounds()));
  CHECK(test::text_of(found[3].bounds) == test::text_of(When("2020-01-02").bounds()));
}

TEST_CASE("A date that no member is left to is a conflict with what leaves them out, and the weakest goes") {
  const Facts facts{3,
                    {one_of(0, {"1667", "1760"}), date(1, "1700"), relative_date(0, "before", 1),
                     date(2, "1680"), relative_date(0, "after", 2)}};
  CHECK_FALSE(Chronology(facts).conflict().empty());
  const auto resolve = [&](const std::vector<int>& ranks) {
    return resolve_conflicts(facts, [&](FactNumber fact) { return Strength{ranks[fact], 0.5}; });
  };
  CHECK(resolve({0, 1, 1, 1, 1}).inconsistent == Numbers{0});
  CHECK(resolve({1, 1, 1, 0, 1}).inconsistent == Numbers{3});
  CHECK(resolve({1, 1, 1, 1, 1}).inconsistent == Numbers{2, 4});
  CHECK(resolve({1, 1, 1, 1, 1}).conflicts == std::vector<Numbers>{{0, 1, 2, 3, 4}});
}

TEST_CASE("What is left of members is what going over them again and again leaves, and has all that can be") {
  int narrowed = 0;
  int conflicts = 0;
  for (unsigned seed = 0; seed < test::rounds(4'000U); ++seed) {
    RandomFacts random(seed);
    const auto facts = random_facts(random, seed);
    INFO("seed " << seed << test::text_of(facts));
    const auto expected = by_going_over(facts);
    const Chronology chronology(facts);
    REQUIRE(chronology.conflict().empty() == expected.has_value());
    auto plain = facts;
    for (auto& fact : plain.facts) fact.members.clear();
    if (!expected) {
      // What is named cannot hold.
      const auto& conflict = chronology.conflict();
      REQUIRE_FALSE(by_going_over(some_of(facts, {conflict.begin(), conflict.end()})));
      if (seed % 2 == 0) REQUIRE_FALSE(test::BruteForce(facts, -2, 10).bounds());
      conflicts += Chronology(plain).conflict().empty() ? 1 : 0;
      continue;
    }
    REQUIRE(text_of(bounds_of(chronology)) == text_of(*expected));
    narrowed += bounds_of(Chronology(plain)) == *expected ? 0 : 1;
    if (seed % 2 != 0) continue;
    const test::BruteForce all(facts, -2, 10);
    if (!all.bounds()) continue;
    for (EventNumber event = 0; event < facts.events; ++event) {
      const auto& tried = all.bounds()->at(event);
      const auto found = chronology.bounds_of(event);
      const bool has_all = found.earliest_start <= tried.earliest_start &&
                           tried.latest_start <= found.latest_start &&
                           found.earliest_end <= tried.earliest_end && tried.latest_end <= found.latest_end;
      REQUIRE(has_all);
    }
  }
  CHECK(narrowed > test::rounds(300));
  CHECK(conflicts > test::rounds(20));
}

TEST_CASE("Members follow facts that come and go, as if these had always been there or never") {
  for (unsigned seed = 0; seed < test::rounds(2'000U); ++seed) {
    RandomFacts random(seed);
    const auto facts = random_facts(random, seed);
    INFO("seed " << seed << test::text_of(facts));
    Chronology kept(Facts{facts.events, {}});
    if (seed % 4 > 1) kept.take_moved();
    for (const auto& fact : facts.facts) kept.add(fact);
    std::vector<Bounds> seen(facts.events);
    for (int step = 0; step < 12; ++step) {
      const auto fact = static_cast<FactNumber>(random.below(facts.facts.size() + 1));
      if (fact == facts.facts.size())
        kept.hold_each(kept.aside());
      else if (kept.holds(fact))
        kept.release(fact);
      else
        kept.hold(fact);
      std::set<FactNumber> held;
      for (FactNumber one = 0; one < facts.facts.size(); ++one)
        if (kept.holds(one)) held.insert(one);
      const auto expected = by_going_over(some_of(facts, held));
      REQUIRE(expected);
      REQUIRE(text_of(bounds_of(kept)) == text_of(*expected));
      if (seed % 4 > 1) {
        for (const auto& [event, schedule] : kept.take_moved()) seen[event] = schedule.bounds;
        REQUIRE(text_of(seen) == text_of(*expected));
      }
      for (FactNumber one = 0; one < facts.facts.size(); ++one) {
        if (kept.holds(one)) continue;
        auto with = held;
        with.insert(one);
        const auto conflict = kept.hold(one);
        REQUIRE(conflict.empty() == by_going_over(some_of(facts, with)).has_value());
        if (conflict.empty())
          kept.release(one);
        else
          REQUIRE_FALSE(by_going_over(some_of(facts, {conflict.begin(), conflict.end()})));
        REQUIRE(text_of(bounds_of(kept)) == text_of(*expected));
      }
    }
  }
}

TEST_CASE("A proof holds by the facts alone that it names, those included that left members out") {
  int proofs = 0;
  for (unsigned seed = 0; seed < test::rounds(1'500U); ++seed) {
    RandomFacts random(seed);
    const auto facts = random_facts(random, seed);
    const Chronology chronology(facts);
    if (!chronology.conflict().empty()) continue;
    INFO("seed " << seed << test::text_of(facts));
    const auto nodes = static_cast<Node>(chronology.network().nodes());
    for (Node from = 0; from < nodes; ++from)
      for (Node to = 0; to < nodes; ++to) {
        const auto most = chronology.network().most_between(from, to);
        if (!most) continue;
        const auto proof = chronology.proof(from, to, *most).value();
        std::set<FactNumber> rests_on;
        bool is_narrowed = false;
        for (const auto id : proof) {
          for (const auto fact : chronology.rests_on(id)) rests_on.insert(fact);
          is_narrowed = is_narrowed || chronology.is_narrowed(id);
        }
        if (!is_narrowed) continue;
        ++proofs;
        const auto again = Chronology(some_of(facts, rests_on)).network().most_between(from, to);
        const bool is_forced = again && *again <= *most;
        REQUIRE(is_forced);
      }
  }
  CHECK(proofs > test::rounds(1'000));
}

TEST_CASE("Without what is inconsistent all can hold, members too, whatever the order and numbers of facts") {
  int by_members = 0;
  int differing = 0;
  for (unsigned seed = 0; seed < test::rounds(3'000U); ++seed) {
    RandomFacts random(seed);
    const auto facts = random_facts(random, seed);
    std::vector<int> ranks;
    for (std::size_t i = 0; i < facts.facts.size(); ++i) ranks.push_back(static_cast<int>(random.below(4)));
    INFO("seed " << seed << test::text_of(facts));
    const auto resolve = [](const Facts& of, const std::vector<int>& by) {
      return resolve_conflicts(of, [&](FactNumber fact) { return Strength{by[fact], 0.5}; });
    };
    const auto found = resolve(facts, ranks);
    std::set<FactNumber> rest;
    for (FactNumber fact = 0; fact < facts.facts.size(); ++fact)
      if (!std::ranges::binary_search(found.inconsistent, fact)) rest.insert(fact);
    REQUIRE(by_going_over(some_of(facts, rest)));
    REQUIRE(found.inconsistent.empty() == found.conflicts.empty());
    auto plain = facts;
    for (auto& fact : plain.facts) fact.members.clear();
    std::set<FactNumber> named;
    for (const auto& conflict : found.conflicts) {
      REQUIRE_FALSE(by_going_over(some_of(facts, {conflict.begin(), conflict.end()})));
      if (by_going_over(some_of(plain, {conflict.begin(), conflict.end()}))) ++by_members;
      for (const auto fact : conflict) {
        std::set<FactNumber> others(conflict.begin(), conflict.end());
        others.erase(fact);
        REQUIRE(by_going_over(some_of(facts, others)));
      }
      named.insert(conflict.begin(), conflict.end());
    }
    REQUIRE(std::ranges::includes(named, found.inconsistent));
    const auto other = test::shuffled(facts, random.generator());
    std::vector<int> other_ranks;
    for (const auto fact : other.fact) other_ranks.push_back(ranks[fact]);
    Numbers again;
    for (const auto fact : resolve(other.facts, other_ranks).inconsistent) again.push_back(other.fact[fact]);
    std::ranges::sort(again);
    differing += again == found.inconsistent ? 0 : 1;
  }
  CHECK(by_members > test::rounds(50));
  CHECK(differing == 0);
}

TEST_CASE("The members of a date are the dates that fit it, and their hull is its bounds") {
  const auto members = [](const char* text) { return members_of(When(text).edtf()); };
  const auto texts = [&](const char* text) {
    std::string all;
    for (const auto& member : members(text)) all += iso_text(member.earliest_start).substr(0, 10) + " ";
    return all;
  };
  CHECK(texts("[1667,1760]") == "1667-01-01 1760-01-01 ");
  CHECK(texts("[1667,1668,1670..1672]") == "1667-01-01 1668-01-01 1670-01-01 ");
  CHECK(texts("156X-12-25").size() == 110);
  CHECK(texts("2019-XX-31") ==
        "2019-01-31 2019-03-31 2019-05-31 2019-07-31 2019-08-31 2019-10-31 2019-12-31 ");
  CHECK(texts("19X0-02-29") == "1920-02-29 1940-02-29 1960-02-29 1980-02-29 ");
  for (const auto* text : {"156X", "156X-XX", "15XX-XX-XX", "2019-XX", "2019-12-XX", "2019", "{1667,1760}",
                           "1667/1760", "XXXX-12-25"}) {
    INFO(text);
    CHECK(members(text).empty());
  }
  for (const auto* text : {"[1667,1760]", "[1667,1668,1670..1672]", "[..1667,1760]", "156X-12-25",
                           "2019-XX-31", "-156X-12", "1XX0", "2019-1X-31", "[156X-12,1570]"}) {
    INFO(text);
    REQUIRE_FALSE(members(text).empty());
    CHECK(test::text_of(test::hull_of(members(text))) == test::text_of(When(text).bounds()));
  }
}
