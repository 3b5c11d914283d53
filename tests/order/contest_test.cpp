#include "order/contest.hpp"

#include "order/random_facts.hpp"
#include "rounds.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;
using namespace annals::order;
using test::date;
using test::part;
using test::RandomFacts;
using test::timing;

namespace {

using Strengths = std::vector<Strength>;

Contest contest_of(const Facts& facts, const Strengths& strengths) {
  return contest(facts, [&](FactNumber fact) { return strengths.at(fact); });
}
Contest contest_of(const Facts& facts, const std::vector<int>& ranks) {
  Strengths strengths;
  for (const int rank : ranks) strengths.push_back({rank, 0.5});
  return contest_of(facts, strengths);
}

std::vector<FactNumber> contested(const Contest& contest) {
  std::vector<FactNumber> facts;
  for (FactNumber fact = 0; fact < contest.contested.size(); ++fact)
    if (contest.contested[fact]) facts.push_back(fact);
  return facts;
}

bool can_hold(const Facts& facts, const std::vector<FactNumber>& some) {
  Facts few{facts.events, {}};
  for (const auto number : some) few.facts.push_back(facts.facts[number]);
  return Chronology(few).conflict().empty();
}

using Numbers = std::vector<FactNumber>;
using Conflicts = std::vector<Numbers>;

/// The order in which the library has facts: of the events', then by what they say.
Facts in_order(Facts facts) {
  std::ranges::sort(facts.facts, {}, [](const Fact& fact) {
    return std::tuple(fact.type, fact.event, fact.other, fact.gap ? fact.gap->text() : std::string());
  });
  return facts;
}

}  // namespace

TEST_CASE("Where all facts can hold none is contested, and nobody is asked how strong they are") {
  const Facts facts{2, {date(0, "2018"), date(1, "2019"), timing(0, "before", 1)}};
  const auto found = contest(facts, [](FactNumber) -> Strength { throw std::logic_error("asked"); });
  CHECK(found.contested.empty());
  CHECK(found.conflicts.empty());
}

TEST_CASE("Facts that are equally strong are contested together, and the weaker before the stronger") {
  const Facts facts{2, {date(0, "2018"), date(1, "2019"), timing(1, "before", 0)}};
  CHECK(contested(contest_of(facts, {1, 1, 1})) == Numbers{0, 1, 2});
  CHECK(contested(contest_of(facts, {1, 1, 0})) == Numbers{2});
  CHECK(contested(contest_of(facts, {1, 0, 1})) == Numbers{1});
  CHECK(contested(contest_of(facts, {0, 0, 1})) == Numbers{0, 1});
  CHECK(contest_of(facts, {0, 1, 2}).conflicts == Conflicts{{0, 1, 2}});
  CHECK(contested(contest_of(facts, Strengths{{1, 0.5}, {1, 0.4}, {1, 0.5}})) == Numbers{1});
  CHECK(contested(contest_of(facts, Strengths{{0, 0.9}, {1, 0.4}, {1, 0.5}})) == Numbers{0});
}

TEST_CASE("What has nothing to do with a conflict is not contested") {
  const Facts facts{4,
                    {date(0, "2018"), date(1, "2019"), date(2, "2020"), timing(1, "before", 0),
                     timing(2, "after", 1), timing(3, "after", 2)}};
  const auto found = contest_of(facts, {1, 1, 1, 1, 1, 1});
  CHECK(contested(found) == Numbers{0, 1, 3});
  CHECK(found.conflicts == Conflicts{{0, 1, 3}});
}

TEST_CASE(
    "An event that is part of itself by way of others is a conflict of nobody: they lasted equally long") {
  const Facts facts{2, {part(0, 1), part(1, 0)}};
  CHECK(contest_of(facts, {1, 1}).conflicts.empty());
}

TEST_CASE("A gap that its anchor's date leaves no room is a conflict of both") {
  const Facts facts{2, {date(0, "2019-02"), timing(1, "31 days to 1 month after", 0)}};
  CHECK(contest_of(facts, {1, 1}).conflicts == Conflicts{{0, 1}});
  CHECK(contested(contest_of(facts, {1, 0})) == Numbers{1});
}

// The middle one cannot hold with either of the others; these can hold together.
TEST_CASE(
    "A fact between two others is contested with those that are not stronger, in whatever order they stand") {
  const std::array<Fact, 3> said{timing(1, "after", 0), timing(1, "before", 0),
                                 timing(1, "after the start of", 0)};
  std::array<std::size_t, 3> order{0, 1, 2};
  do {
    Facts facts{2, {}};
    for (const auto one : order) facts.facts.push_back(said[one]);
    const auto contested_by = [&](const std::array<int, 3>& ranks) {
      const auto found =
          contest_of(facts, std::vector<int>{ranks[order[0]], ranks[order[1]], ranks[order[2]]});
      Numbers numbers;
      for (const auto fact : contested(found)) numbers.push_back(static_cast<FactNumber>(order[fact]));
      std::ranges::sort(numbers);
      return numbers;
    };
    INFO("order " << order[0] << order[1] << order[2]);
    CHECK(contested_by({1, 1, 1}) == Numbers{0, 1, 2});
    CHECK(contested_by({1, 2, 1}) == Numbers{0, 2});
    CHECK(contested_by({2, 1, 2}) == Numbers{1});
    CHECK(contested_by({2, 1, 1}) == Numbers{1, 2});
    CHECK(contested_by({2, 1, 0}) == Numbers{1, 2});
    CHECK(contested_by({0, 1, 2}) == Numbers{0, 1});
    CHECK(contested_by({0, 2, 1}) == Numbers{0, 2});
  } while (std::ranges::next_permutation(order).found);
}

TEST_CASE("Of two facts that contradict the same others neither is spared") {
  const Facts facts{
      2, {date(0, "2018"), date(1, "2019"), timing(1, "before", 0), timing(1, "at least 1 month before", 0)}};
  const auto found = contest_of(facts, {1, 1, 1, 1});
  CHECK(contested(found) == Numbers{0, 1, 2, 3});
  auto conflicts = found.conflicts;
  std::ranges::sort(conflicts);
  CHECK(conflicts == Conflicts{{0, 1, 2}, {0, 1, 3}});
  CHECK(contested(contest_of(facts, {1, 1, 0, 0})) == Numbers{2, 3});
}

TEST_CASE(
    "Conflicts are smallest sets, their weakest are contested and nothing else, and the rest can hold") {
  int conflicts = 0;
  int shared = 0;
  for (unsigned seed = 0; seed < test::rounds(1'500U); ++seed) {
    RandomFacts random(seed);
    const auto facts = seed % 2 == 0 ? random.narrow(4, 70, 50, 8) : random.wide(6, 10);
    std::vector<int> ranks;
    for (std::size_t i = 0; i < facts.facts.size(); ++i)
      ranks.push_back(static_cast<int>(random.below(seed % 3 + 1)));
    INFO("seed " << seed << test::text_of(facts));
    const auto found = contest_of(facts, ranks);
    REQUIRE(found.conflicts.empty() == Chronology(facts).conflict().empty());
    REQUIRE(found.contested.empty() == found.conflicts.empty());
    REQUIRE(Chronology(facts, found.contested).conflict().empty());

    std::vector<bool> weakest(facts.facts.size());
    for (const auto& conflict : found.conflicts) {
      REQUIRE(std::ranges::is_sorted(conflict));
      REQUIRE_FALSE(can_hold(facts, conflict));
      for (const auto fact : conflict) {
        auto rest = conflict;
        std::erase(rest, fact);
        REQUIRE(can_hold(facts, rest));
      }
      const auto rank = [&](FactNumber fact) { return ranks[fact]; };
      const int least = rank(*std::ranges::min_element(conflict, {}, rank));
      for (const auto fact : conflict)
        if (rank(fact) == least) weakest[fact] = true;
    }
    if (!found.contested.empty()) {
      const bool as_said = found.contested == weakest;
      REQUIRE(as_said);
    }
    auto sorted = found.conflicts;
    std::ranges::sort(sorted);
    REQUIRE(std::ranges::adjacent_find(sorted) == sorted.end());
    conflicts += static_cast<int>(sorted.size());
    shared += sorted.size() > 1 ? 1 : 0;
  }
  CHECK(conflicts > test::rounds(500));
  CHECK(shared > test::rounds(100));
}

TEST_CASE("Which facts are contested follows from them, whatever order they come in") {
  for (unsigned seed = 0; seed < 500; ++seed) {
    RandomFacts random(seed);
    const auto facts = in_order(random.wide(6, 10));
    auto mixed = facts;
    std::ranges::shuffle(mixed.facts, random.generator());
    const std::vector<int> ranks(facts.facts.size(), 1);
    const auto expected = contest_of(facts, ranks);
    const auto again = contest_of(in_order(mixed), ranks);
    INFO("seed " << seed << test::text_of(facts));
    REQUIRE(again.contested == expected.contested);
    REQUIRE(again.conflicts == expected.conflicts);
  }
}

TEST_CASE("Without any member of the only conflict the others hold again") {
  int tried = 0;
  for (unsigned seed = 0; seed < 500; ++seed) {
    RandomFacts random(seed);
    const auto facts = random.wide(6, 7);
    const auto found = contest_of(facts, std::vector<int>(facts.facts.size(), 1));
    if (found.conflicts.size() != 1) continue;
    for (const auto member : found.conflicts.front()) {
      auto rest = facts;
      rest.facts.erase(rest.facts.begin() + member);
      if (!Chronology(rest).conflict().empty())
        continue;  // another conflict shares none of what is contested
      ++tried;
      INFO("seed " << seed << " without " << member << test::text_of(facts));
      CHECK(contest_of(rest, std::vector<int>(rest.facts.size(), 1)).contested.empty());
    }
  }
  CHECK(tried > 100);
}
