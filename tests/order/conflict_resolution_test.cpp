#include "order/conflict_resolution.hpp"

#include "order/random_facts.hpp"
#include "rounds.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;
using namespace annals::order;
using test::date;
using test::part;
using test::RandomFacts;
using test::relative_date;
using test::report;

namespace {

using Strengths = std::vector<Strength>;

Resolution resolution_of(const Facts& facts, const Strengths& strengths) {
  return resolve_conflicts(facts, [&](FactNumber fact) { return strengths.at(fact); });
}
Resolution resolution_of(const Facts& facts, const std::vector<int>& ranks) {
  Strengths strengths;
  for (const int rank : ranks) strengths.push_back({rank, 0.5});
  return resolution_of(facts, strengths);
}

bool can_hold(const Facts& facts, const std::vector<FactNumber>& some) {
  Facts few{facts.events, {}};
  for (const auto number : some) few.facts.push_back(facts.facts[number]);
  return Chronology(few).conflict().empty();
}

using Numbers = std::vector<FactNumber>;
using Conflicts = std::vector<Numbers>;

/// Which facts are inconsistent, by trying every cycle of steps that passes no point twice.
class BruteResolution {
 public:
  BruteResolution(const Facts& facts, const std::vector<int>& ranks) : facts_(facts), ranks_(ranks) {
    const Chronology chronology(facts, std::vector<bool>(facts.facts.size(), true));
    for (FactNumber fact = 0; fact < facts.facts.size(); ++fact)
      for (const auto& reason : chronology.reasons(fact))
        if (reason.fact == fact) steps_.push_back(reason);  // else told of the offset, too
    for (EventNumber event = 0; event < facts.events; ++event)
      steps_.push_back({{Chronology::ends(event).end, Chronology::ends(event).start, -1}, {}, {}});
    is_passed_.resize(2 * facts.events + 1);
    while (!can_hold(facts, kept())) {
      found_.clear();
      for (most_ = 1; found_.empty(); ++most_)
        for (Node node = 0; node < is_passed_.size(); ++node) try_from(node, node, 0, 0);
      inconsistent_.insert(found_.begin(), found_.end());
    }
  }

  [[nodiscard]] Numbers inconsistent() const { return {inconsistent_.begin(), inconsistent_.end()}; }
  [[nodiscard]] Conflicts conflicts() const { return {conflicts_.begin(), conflicts_.end()}; }

 private:
  [[nodiscard]] Numbers kept() const {
    Numbers kept;
    for (FactNumber fact = 0; fact < facts_.facts.size(); ++fact)
      if (!inconsistent_.contains(fact)) kept.push_back(fact);
    return kept;
  }

  void try_from(Node first, Node node, std::size_t length, ExactUs sum) {
    is_passed_[node] = true;
    for (const auto& step : steps_) {
      const auto steps = length + (step.fact ? 1U : 0U) + (step.date ? 1U : 0U);
      const Node to = step.constraint.to;
      if (step.constraint.from != node || steps > most_ || (is_passed_[to] && to != first)) continue;
      if ((step.fact && inconsistent_.contains(*step.fact)) ||
          (step.date && inconsistent_.contains(*step.date)))
        continue;
      walked_.push_back(&step);
      const ExactUs through = sum + step.constraint.most;
      if (to != first)
        try_from(first, to, steps, through);
      else if (through < 0)
        note_weakest();
      walked_.pop_back();
    }
    is_passed_[node] = false;
  }

  void note_weakest() {
    std::set<FactNumber> facts;
    for (const auto* step : walked_)
      for (const auto& fact : {step->fact, step->date})
        if (fact) facts.insert(*fact);
    const Numbers all(facts.begin(), facts.end());
    // Every set of them that cannot hold and loses that with any one.
    for (unsigned chosen = 1; chosen < 1U << all.size(); ++chosen) {
      Numbers some;
      for (std::size_t i = 0; i < all.size(); ++i)
        if ((chosen >> i & 1U) != 0) some.push_back(all[i]);
      if (is_smallest(some)) note_weakest(some);
    }
  }

  [[nodiscard]] bool is_smallest(const Numbers& some) const {
    if (conflicts_.contains(some)) return true;
    if (can_hold(facts_, some)) return false;
    return std::ranges::all_of(some, [&](FactNumber fact) {
      auto rest = some;
      std::erase(rest, fact);
      return can_hold(facts_, rest);
    });
  }

  void note_weakest(const Numbers& conflict) {
    conflicts_.insert(conflict);
    const auto weight = [&](FactNumber fact) {
      const auto type = facts_.facts[fact].type;
      return 2 * ranks_.at(fact) + (type == Fact::Type::date || type == Fact::Type::report ? 1 : 0);
    };
    const int least = weight(*std::ranges::min_element(conflict, {}, weight));
    for (const auto fact : conflict)
      if (weight(fact) == least) found_.insert(fact);
  }

  const Facts& facts_;
  const std::vector<int>& ranks_;
  std::vector<Reason> steps_;
  std::set<FactNumber> inconsistent_;
  std::set<FactNumber> found_;
  std::set<Numbers> conflicts_;
  std::size_t most_ = 0;
  std::vector<bool> is_passed_;
  std::vector<const Reason*> walked_;
};

std::vector<int> random_ranks(RandomFacts& random, std::size_t facts, std::size_t below) {
  std::vector<int> ranks;
  for (std::size_t i = 0; i < facts; ++i) ranks.push_back(static_cast<int>(random.below(below)));
  return ranks;
}

Facts random_facts(RandomFacts& random, unsigned seed) {
  return seed % 2 == 0 ? random.narrow(4, 70, 50, 8) : random.wide(6, 10);
}

}  // namespace

TEST_CASE("Where all facts can hold none is inconsistent, and nobody is asked how strong they are") {
  const Facts facts{2, {date(0, "2018"), date(1, "2019"), relative_date(0, "before", 1)}};
  const auto found =
      resolve_conflicts(facts, [](FactNumber) -> Strength { throw std::logic_error("asked"); });
  CHECK(found.inconsistent.empty());
  CHECK(found.conflicts.empty());
}

TEST_CASE("Facts that are equally strong are inconsistent together, and the weaker before the stronger") {
  const Facts facts{2, {date(0, "2018"), date(1, "2019"), relative_date(1, "before", 0)}};
  CHECK(resolution_of(facts, {1, 1, 0}).inconsistent == Numbers{2});
  CHECK(resolution_of(facts, {1, 0, 1}).inconsistent == Numbers{1});
  CHECK(resolution_of(facts, {0, 0, 1}).inconsistent == Numbers{0, 1});
  CHECK(resolution_of(facts, {0, 1, 2}).conflicts == Conflicts{{0, 1, 2}});
  CHECK(resolution_of(facts, Strengths{{1, 0.5}, {1, 0.4}, {1, 0.5}}).inconsistent == Numbers{1});
  CHECK(resolution_of(facts, Strengths{{0, 0.9}, {1, 0.4}, {1, 0.5}}).inconsistent == Numbers{0});
}

TEST_CASE(
    "Of equals the date of an event is given up last: what relates it to others was said of those, too") {
  const Facts facts{2, {date(0, "2018"), date(1, "2019"), relative_date(1, "before", 0)}};
  CHECK(resolution_of(facts, {1, 1, 1}).inconsistent == Numbers{2});
  CHECK(resolution_of({1, {date(0, "2021"), report(0, "2020-06-17")}}, {1, 1}).inconsistent == Numbers{0, 1});
  // A bulletin, an order, and a call before the one and after the other.
  const Facts bystander{3,
                        {date(0, "2018-11-06"), date(1, "2018-11-07"), relative_date(2, "before", 0),
                         relative_date(2, "after", 1)}};
  CHECK(resolution_of(bystander, Strengths{{0, 0.5}, {0, 0.9}, {0, 0.5}, {0, 0.9}}).inconsistent ==
        Numbers{2});
}

TEST_CASE("Each smallest set is listed, though all may share the fact that is given up") {
  const Facts facts{
      3, {date(0, "2019-07"), date(1, "2019-06-09"), part(1, 0), date(2, "2019-06-20"), part(2, 0)}};
  const auto found = resolution_of(facts, {0, 1, 1, 1, 1});
  CHECK(found.inconsistent == Numbers{0});
  CHECK(found.conflicts == Conflicts{{0, 1, 2}, {0, 3, 4}});
}

TEST_CASE("Where more contradicts than can be listed, what is inconsistent is found all the same") {
  Facts facts{3, {date(0, "2018"), date(1, "2019")}};
  std::vector<int> ranks{2, 2};
  for (int i = 0; i < 150; ++i) {  // 22,500 pairs
    facts.facts.push_back(relative_date(1, "before", 2));
    facts.facts.push_back(relative_date(2, "before", 0));
    ranks.insert(ranks.end(), {1, 1});
  }
  const auto found = resolution_of(facts, ranks);
  CHECK(found.inconsistent.size() == 300);
  CHECK(found.conflicts.size() < most_listed);
}

TEST_CASE("What has nothing to do with a conflict is not inconsistent") {
  const Facts facts{4,
                    {date(0, "2018"), date(1, "2019"), date(2, "2020"), relative_date(1, "before", 0),
                     relative_date(2, "after", 1), relative_date(3, "after", 2)}};
  const auto found = resolution_of(facts, {1, 1, 1, 1, 1, 1});
  CHECK(found.inconsistent == Numbers{3});
  CHECK(found.conflicts == Conflicts{{0, 1, 3}});
}

TEST_CASE(
    "An event that is part of itself by way of others is a conflict of nobody: they lasted equally long") {
  const Facts facts{2, {part(0, 1), part(1, 0)}};
  CHECK(resolution_of(facts, {1, 1}).conflicts.empty());
}

TEST_CASE("An offset that its anchor's date leaves no room is a conflict of both") {
  const Facts facts{2, {date(0, "2019-02"), relative_date(1, "31 days to 1 month after", 0)}};
  CHECK(resolution_of(facts, {1, 1}).conflicts == Conflicts{{0, 1}});
  CHECK(resolution_of(facts, {1, 0}).inconsistent == Numbers{1});
}

// The middle one cannot hold with either of the others; these can hold together.
TEST_CASE(
    "A fact between two others is inconsistent with those that are not stronger, in whatever order they "
    "stand") {
  const std::array<Fact, 3> citation{relative_date(1, "after", 0), relative_date(1, "before", 0),
                                     relative_date(1, "after the start of", 0)};
  std::array<std::size_t, 3> order{0, 1, 2};
  do {
    Facts facts{2, {}};
    for (const auto one : order) facts.facts.push_back(citation[one]);
    const auto inconsistent_by = [&](const std::array<int, 3>& ranks) {
      const auto found =
          resolution_of(facts, std::vector<int>{ranks[order[0]], ranks[order[1]], ranks[order[2]]});
      Numbers numbers;
      for (const auto fact : found.inconsistent) numbers.push_back(static_cast<FactNumber>(order[fact]));
      std::ranges::sort(numbers);
      return numbers;
    };
    INFO("order " << order[0] << order[1] << order[2]);
    CHECK(inconsistent_by({1, 1, 1}) == Numbers{0, 1, 2});
    CHECK(inconsistent_by({1, 2, 1}) == Numbers{0, 2});
    CHECK(inconsistent_by({2, 1, 2}) == Numbers{1});
    CHECK(inconsistent_by({2, 1, 1}) == Numbers{1, 2});
    CHECK(inconsistent_by({2, 1, 0}) == Numbers{1, 2});
    CHECK(inconsistent_by({0, 1, 2}) == Numbers{0, 1});
    CHECK(inconsistent_by({0, 2, 1}) == Numbers{0, 2});
  } while (std::ranges::next_permutation(order).found);
}

TEST_CASE("Of two facts that contradict the same others neither is spared") {
  const Facts facts{2,
                    {date(0, "2018"), date(1, "2019"), relative_date(1, "before", 0),
                     relative_date(1, "at least 1 month before", 0)}};
  const auto found = resolution_of(facts, {1, 1, 1, 1});
  CHECK(found.inconsistent == Numbers{2, 3});
  CHECK(resolution_of(facts, {1, 1, 2, 2}).inconsistent == Numbers{0, 1});
  auto conflicts = found.conflicts;
  std::ranges::sort(conflicts);
  CHECK(conflicts == Conflicts{{0, 1, 2}, {0, 1, 3}});
  CHECK(resolution_of(facts, {1, 1, 0, 0}).inconsistent == Numbers{2, 3});
}

TEST_CASE("A longer contradiction is none where a shorter one has taken away what it needs") {
  // The first two contradict each other at once, and each the others by way of a third event.
  const Facts facts{3,
                    {relative_date(1, "after", 0), relative_date(1, "before", 0),
                     relative_date(2, "before", 0), relative_date(1, "before", 2)}};
  CHECK(resolution_of(facts, {1, 1, 1, 1}).inconsistent == Numbers{0, 1});
  CHECK(resolution_of(facts, {1, 0, 1, 1}).inconsistent == Numbers{0, 1, 2, 3});
  CHECK(resolution_of(facts, {1, 0, 1, 1}).conflicts == Conflicts{{0, 1}, {0, 2, 3}});
}

TEST_CASE("Inconsistent are the weakest facts of the shortest cycles that cannot hold, until there is none") {
  int inconsistent = 0;
  for (unsigned seed = 0; seed < test::rounds(1'500U); ++seed) {
    RandomFacts random(seed);
    const auto facts = seed % 2 == 0 ? random.narrow(3, 70, 50, 6) : random.wide(4, 7);
    const auto ranks = random_ranks(random, facts.facts.size(), seed % 3 + 1);
    INFO("seed " << seed << test::text_of(facts));
    const BruteResolution expected(facts, ranks);
    auto found = resolution_of(facts, ranks);
    std::ranges::sort(found.conflicts);
    REQUIRE(found.inconsistent == expected.inconsistent());
    REQUIRE(found.conflicts == expected.conflicts());
    inconsistent += expected.inconsistent().empty() ? 0 : 1;
  }
  CHECK(inconsistent > test::rounds(300));
}

TEST_CASE("Conflicts are smallest sets that name all that is inconsistent, and the rest can hold") {
  int conflicts = 0;
  int shared = 0;
  for (unsigned seed = 0; seed < test::rounds(1'500U); ++seed) {
    RandomFacts random(seed);
    const auto facts = random_facts(random, seed);
    const auto ranks = random_ranks(random, facts.facts.size(), seed % 3 + 1);
    INFO("seed " << seed << test::text_of(facts));
    const auto found = resolution_of(facts, ranks);
    REQUIRE(found.conflicts.empty() == Chronology(facts).conflict().empty());
    REQUIRE(found.inconsistent.empty() == found.conflicts.empty());
    REQUIRE(Chronology(facts, found.flags(facts)).conflict().empty());

    std::set<FactNumber> weakest;
    for (const auto& conflict : found.conflicts) {
      REQUIRE(std::ranges::is_sorted(conflict));
      REQUIRE_FALSE(can_hold(facts, conflict));
      for (const auto fact : conflict) {
        auto rest = conflict;
        std::erase(rest, fact);
        REQUIRE(can_hold(facts, rest));
      }
      const auto rank = [&](FactNumber fact) {
        return 2 * ranks[fact] + (is_of_one(facts.facts[fact].type) ? 1 : 0);
      };
      const int least = rank(*std::ranges::min_element(conflict, {}, rank));
      for (const auto fact : conflict)
        if (rank(fact) == least) weakest.insert(fact);
    }
    REQUIRE(found.inconsistent == Numbers(weakest.begin(), weakest.end()));
    auto sorted = found.conflicts;
    std::ranges::sort(sorted);
    REQUIRE(std::ranges::adjacent_find(sorted) == sorted.end());
    conflicts += static_cast<int>(sorted.size());
    shared += sorted.size() > 1 ? 1 : 0;
  }
  CHECK(conflicts > test::rounds(500));
  CHECK(shared > test::rounds(100));
}

TEST_CASE("Which facts are inconsistent follows from them, whatever their order, numbers and names") {
  for (unsigned seed = 0; seed < test::rounds(1'000U); ++seed) {
    RandomFacts random(seed);
    const auto facts = random_facts(random, seed);
    const auto ranks = random_ranks(random, facts.facts.size(), seed % 3 + 1);
    const auto other = test::shuffled(facts, random.generator());
    std::vector<int> other_ranks;
    for (const auto fact : other.fact) other_ranks.push_back(ranks[fact]);
    INFO("seed " << seed << test::text_of(facts));
    Numbers again;
    for (const auto fact : resolution_of(other.facts, other_ranks).inconsistent)
      again.push_back(other.fact[fact]);
    std::ranges::sort(again);
    REQUIRE(again == resolution_of(facts, ranks).inconsistent);
  }
}

TEST_CASE("What was held before has no say in what is inconsistent, and places follow every change") {
  int changed = 0;
  for (unsigned seed = 0; seed < test::rounds(1'000U); ++seed) {
    RandomFacts random(seed);
    const auto all = random_facts(random, seed);
    const auto ranks = random_ranks(random, all.facts.size(), seed % 3 + 1);
    INFO("seed " << seed << test::text_of(all));
    Chronology kept;
    std::vector<Schedule> places(all.events);
    for (EventNumber event = 0; event < all.events; ++event) kept.add_event();
    if (seed % 4 != 0) kept.take_moved();
    std::vector<std::optional<FactNumber>> number(all.facts.size());  // of those that are there
    for (int step = 0; step < 6; ++step) {
      std::vector<int> rank_of(kept.facts().facts.size() + all.facts.size());
      for (std::size_t i = 0; i < number.size(); ++i) {
        if (random.chance(40)) {
          if (number[i])
            kept.drop(*number[i]), number[i].reset();
          else
            number[i] = kept.add(all.facts[i]);
        }
        if (number[i]) rank_of[*number[i]] = ranks[i];
      }
      Facts now{all.events, {}};
      std::vector<int> ranks_now;
      std::vector<FactNumber> number_now;
      for (std::size_t i = 0; i < number.size(); ++i)
        if (number[i]) {
          now.facts.push_back(all.facts[i]);
          ranks_now.push_back(ranks[i]);
          number_now.push_back(*number[i]);
        }
      const auto expected = resolution_of(now, ranks_now);
      const auto found = resolve_conflicts(kept, [&](FactNumber fact) {
        return Strength{rank_of[fact], 0.5};
      });
      Numbers inconsistent;
      for (const auto fact : expected.inconsistent) inconsistent.push_back(number_now[fact]);
      std::ranges::sort(inconsistent);
      REQUIRE(found.inconsistent == inconsistent);
      for (const auto& [event, schedule] : kept.take_moved()) places[event] = schedule;
      const bool as_anew = places == Chronology(now, expected.flags(now)).schedule();
      REQUIRE(as_anew);
      changed += found.inconsistent.empty() ? 0 : 1;
    }
  }
  CHECK(changed > test::rounds(1'000));
}

TEST_CASE("What bears on no conflict leaves it as it is, whether it comes or goes") {
  int left = 0;
  for (unsigned seed = 0; seed < test::rounds(6'000U); ++seed) {
    RandomFacts random(seed);
    const auto all = seed % 2 == 0 ? random.narrow(6, 70, 50, 9) : random.wide(8, 11);
    const auto ranks = random_ranks(random, all.facts.size(), seed % 3 + 1);
    INFO("seed " << seed << test::text_of(all));
    // Some facts come, some go, and the others stay; numbers in the chronology are those of `all`.
    Numbers coming;
    Numbers going;
    for (FactNumber fact = 0; fact < all.facts.size(); ++fact) {
      if (random.chance(15))
        coming.push_back(fact);
      else if (random.chance(15))
        going.push_back(fact);
    }
    Chronology kept;
    for (EventNumber event = 0; event < all.events; ++event) kept.add_event();
    std::vector<int> rank_of;
    const auto add = [&](FactNumber fact) {
      rank_of.push_back(ranks[fact]);
      return kept.add(all.facts[fact]);
    };
    const auto strength = [&](FactNumber fact) { return Strength{rank_of[fact], 0.5}; };
    Numbers to_drop;
    for (FactNumber fact = 0; fact < all.facts.size(); ++fact) {
      if (std::ranges::find(coming, fact) != coming.end()) continue;
      const auto number = add(fact);
      if (std::ranges::find(going, fact) != going.end()) to_drop.push_back(number);
    }
    const auto before = resolve_conflicts(kept, strength);
    bool bears = before.inconsistent.empty();
    for (const auto fact : to_drop) {
      bears = bears || bear_on(before, kept, std::span(&fact, 1));
      kept.drop(fact);
    }
    Numbers added;
    for (const auto fact : coming) added.push_back(add(fact));
    kept.hold_each(added);
    if (bears || kept.aside() != before.inconsistent || bear_on(before, kept, added)) continue;
    ++left;
    REQUIRE(resolve_conflicts(kept, strength).inconsistent == before.inconsistent);
  }
  CHECK(left > test::rounds(200));
}

TEST_CASE("Without any member of the only conflict the others hold again") {
  int tried = 0;
  for (unsigned seed = 0; seed < 500; ++seed) {
    RandomFacts random(seed);
    const auto facts = random.wide(6, 7);
    const auto found = resolution_of(facts, std::vector<int>(facts.facts.size(), 1));
    if (found.conflicts.size() != 1) continue;
    for (const auto member : found.conflicts.front()) {
      auto rest = facts;
      rest.facts.erase(rest.facts.begin() + member);
      if (!Chronology(rest).conflict().empty())
        continue;  // another conflict shares none of what is inconsistent
      ++tried;
      INFO("seed " << seed << " without " << member << test::text_of(facts));
      CHECK(resolution_of(rest, std::vector<int>(rest.facts.size(), 1)).inconsistent.empty());
    }
  }
  CHECK(tried > 100);
}
