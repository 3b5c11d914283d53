#include "annals/query/order.hpp"
#include "knowledge_base/support.hpp"
#include "query/known_order.hpp"
#include "query/proof_checker.hpp"
#include "rounds.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

std::vector<std::string> keys(const KnowledgeBase& base) {
  std::vector<std::string> found;
  for (const auto& one : base.impossible_links()) found.push_back(base.key(one.link));
  return found;
}

EventId add(KnowledgeBase& base, const std::string& key, std::optional<When> when) {
  return base.add(Event<>{.key = key, .kind = "meeting", .when = std::move(when)});
}

}  // namespace

TEST_CASE("Links whose cause must start after its effect are all found, and none that merely may") {
  const TemporaryDirectory folder;
  int impossible = 0;
  int possible = 0;
  for (unsigned seed = 0; seed < test::rounds(150U); ++seed) {
    auto base = KnowledgeBase::open(folder / ("base-" + std::to_string(seed)),
                                    {.origin = "here", .clock = test::ticking_clock()});
    const test::RandomOrder made(base, seed + 1000);
    INFO("seed " << seed);
    const test::KnownOrder known(base, {});
    REQUIRE(known.can_hold());
    std::vector<std::string> expected;
    for (const auto id : made.links) {
      const auto link = base.link(id);
      const auto is_known = [&](EventId event) { return base.event(event).outcome == Outcome::occurred; };
      const auto first = test::first_of(link.kind.name());
      if (first == test::First::neither || link.standing == Standing::rejected ||
          link.standing == Standing::retracted || !is_known(link.from) || !is_known(link.to))
        continue;
      const auto [earlier, later] =
          first == test::First::from ? std::pair(link.from, link.to) : std::pair(link.to, link.from);
      if (known.starts_before(later, earlier) == Precedence::must)
        expected.push_back(base.key(id));
      else
        ++possible;
    }
    impossible += static_cast<int>(expected.size());
    auto found = keys(base);
    std::ranges::sort(found);
    std::ranges::sort(expected);
    CHECK(found == expected);
    test::ProofChecker checker(base);
    for (const auto& one : base.impossible_links()) {
      INFO(one.proof.text());
      CHECK(checker.faults_but_words(one.proof) == std::vector<std::string>());
      CHECK(one.proof.limit_us == "-1");
    }
    auto problems = base.check();
    std::erase_if(problems,
                  [](const Problem& problem) { return problem.type != Problem::Type::impossible_link; });
    CHECK(problems.size() == expected.size());
  }
  CHECK(impossible > test::rounds(15));
  CHECK(possible > test::rounds(30));
}

TEST_CASE("A cause within a year that is known only as a whole can be known to start after its effect") {
  test::Fresh fresh;
  const auto effect = add(fresh.base, "effect", "Y-170000002");
  const auto cause = add(fresh.base, "cause", "Y-170000002");
  fresh.base.link(cause, causes, effect);
  CHECK(keys(fresh.base).empty());
  fresh.base.time(cause, "3 hours after", effect);
  CHECK(keys(fresh.base) == std::vector<std::string>{"cause causes effect"});
}

TEST_CASE("A link between events without dates can be impossible too") {
  test::Fresh fresh;
  const auto effect = add(fresh.base, "effect", std::nullopt);
  const auto cause = add(fresh.base, "cause", std::nullopt);
  const auto answer = add(fresh.base, "answer", std::nullopt);
  fresh.base.link(cause, causes, effect);
  fresh.base.link(answer, responds_to, cause);
  fresh.base.link(answer, is_about, cause);
  const auto relative_date = fresh.base.time(effect, "before", cause);
  CHECK(keys(fresh.base) == std::vector<std::string>{"cause causes effect"});
  fresh.base.time(answer, "starts before", effect);
  CHECK(keys(fresh.base) == std::vector<std::string>{"cause causes effect", "answer responds_to cause"});
  fresh.base.retract(fresh.base.claims(relative_date).front().id, "wrong");
  CHECK(keys(fresh.base).empty());
}

TEST_CASE("What starts together with its cause is not impossible") {
  test::Fresh fresh;
  const auto effect = add(fresh.base, "effect", "2018-04-27T09:00:00Z");
  const auto cause = add(fresh.base, "cause", std::nullopt);
  fresh.base.link(cause, causes, effect);
  fresh.base.time(cause, "at the same time as", effect);
  CHECK(keys(fresh.base).empty());
  fresh.base.time(add(fresh.base, "other", std::nullopt), "after the start of", effect);
  CHECK(keys(fresh.base).empty());
}
