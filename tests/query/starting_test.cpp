// What must and may have started before an event, and how long it was between two: by all pairs.

#include "annals/query/between.hpp"
#include "knowledge_base/support.hpp"
#include "rounds.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;
using test::check_refused;

namespace {

/// Events of few dates, some of them related by few offsets that all can hold.
struct RandomOrder : test::Fresh {
  explicit RandomOrder(unsigned seed) {
    std::mt19937 random(seed);
    const auto below = [&](int bound) { return std::uniform_int_distribution(0, bound - 1)(random); };
    constexpr std::array dates{"2019",       "2019-02",   "2019-02-27", "2019-03",
                               "2020-06-16", "2018/2020", "../2019-05"};
    for (int i = 0; i < 8; ++i) {
      Event<> event{.key = "e" + std::to_string(i), .kind = "talk"};
      if (below(3) > 0) event.when = When(dates.at(static_cast<std::size_t>(below(dates.size()))));
      if (below(8) == 0) event.outcome = Outcome::open;
      events.push_back(base.add(event));
    }
    constexpr std::array offsets{"after", "before", "2 days after", "1 to 3 months before"};
    for (int i = 0; i < 5; ++i) {
      const auto a = events.at(static_cast<std::size_t>(below(8)));
      const auto b = events.at(static_cast<std::size_t>(below(8)));
      const auto* offset = offsets.at(static_cast<std::size_t>(below(offsets.size())));
      if (a != b && !base.find_relative_date(a, offset, b)) base.time(a, offset, b);
    }
    if (below(3) == 0) base.dispute(events.front(), {});
  }
  std::vector<EventId> events;
};

std::vector<std::string> keys(const Questions& base, const std::vector<EventId>& events) {
  std::vector<std::string> keys;
  for (const auto event : events) keys.push_back(base.key(event));
  return keys;
}

}  // namespace

TEST_CASE("What must or may have started before or after an event is what each pair says") {
  const auto seed = GENERATE(range(0U, test::rounds(100U)));
  const RandomOrder random(seed);
  const auto& base = random.base;
  INFO("seed " << seed);
  for (const auto event : random.events) {
    INFO("event " << base.key(event));
    const auto before = base.starting_before(event);
    const auto after = base.starting_after(event);
    MustOrMay pairs_before;
    MustOrMay pairs_after;
    for (const auto& other : base.events()) {
      if (other.id == event) continue;
      const auto first = base.order(other.id, event, {.with_chance = false}).starts_before;
      const auto second = base.order(event, other.id, {.with_chance = false}).starts_before;
      if (first == Precedence::must) pairs_before.must.push_back(other.id);
      if (first == Precedence::may) pairs_before.may.push_back(other.id);
      if (second == Precedence::must) pairs_after.must.push_back(other.id);
      if (second == Precedence::may) pairs_after.may.push_back(other.id);
    }
    CHECK(keys(base, before.must) == keys(base, pairs_before.must));
    CHECK(keys(base, before.may) == keys(base, pairs_before.may));
    CHECK(keys(base, after.must) == keys(base, pairs_after.must));
    CHECK(keys(base, after.may) == keys(base, pairs_after.may));
  }
}

TEST_CASE("The time between two events agrees with their order, and with the time the other way round") {
  const auto seed = GENERATE(range(0U, test::rounds(100U)));
  const RandomOrder random(seed);
  const auto& base = random.base;
  INFO("seed " << seed);
  for (const auto a : random.events)
    for (const auto b : random.events) {
      if (a == b) continue;
      const auto there = base.between(a, b);
      const auto back = base.between(b, a);
      CHECK(there.least.has_value() == back.most.has_value());
      if (there.least && back.most) CHECK(there.least->us == -back.most->us);
      const auto order = base.order(a, b, {.with_chance = false});
      // What is beyond 64 bits, as the start of "../2019-05", is no limit.
      if (there.least) CHECK((order.starts_before == Precedence::must) == (there.least->us > 0));
      if (there.most) CHECK((order.starts_before == Precedence::cannot) == (there.most->us <= 0));
      // Not tighter than the bounds of what is known of each.
      if (there.most && order.a_bounds.earliest_start.is_bounded() &&
          order.b_bounds.latest_start.is_bounded())
        CHECK(there.most->us <= order.b_bounds.latest_start.key() - order.a_bounds.earliest_start.key() + 1);
    }
}

TEST_CASE("The time between two events is told in days, with what it follows from") {
  test::Fresh fresh;
  auto& base = fresh.base;
  const auto summit =
      base.add(Event<>{.key = "summit", .kind = "summit", .title = "Summit", .when = "2019-02-27"});
  const auto office =
      base.add(Event<>{.key = "office", .kind = "demolition", .title = "Demolition", .when = "2020-06-16"});
  const auto letter = base.add(Event<>{.key = "letter", .kind = "letter", .title = "Letter"});
  base.time(letter, "2 days after", office);
  CHECK(base.between(summit, office)
            .text()
            .starts_with(
                "“Demolition” starts at least 474 days and at most 476 days after the start of “Summit”."));
  CHECK(base.between(office, summit)
            .text()
            .starts_with(
                "“Summit” starts at least 474 days and at most 476 days before the start of “Demolition”."));
  const auto rest = base.between(summit, letter);
  REQUIRE(rest.least);
  REQUIRE(rest.most);
  CHECK(rest.text().find("“Letter” 2 days after “Demolition”") != std::string::npos);
  const auto open = base.add(Event<>{.key = "open", .kind = "talk", .title = "Talks", .when = "2021/.."});
  const auto undated =
      base.add(Event<>{.key = "undated", .kind = "talk", .title = "No date", .outcome = Outcome::open});
  CHECK(base.between(summit, undated).text() ==
        "Nothing that is known firmly says how long it was from “Summit” to “No date”.\n");
  CHECK(base.between(summit, open).least);
  check_refused([&] { (void)base.between(summit, summit); }, ErrorCode::invalid_argument, {"given twice"});
}

TEST_CASE("What a speaker says is looked up over all sources") {
  test::Fresh fresh;
  auto& base = fresh.base;
  const auto kim = base.add(Actor{.key = "kim"});
  const auto book = base.add(Source{.key = "book"});
  const auto paper = base.add(Source{.key = "paper"});
  const auto talk = base.add(Event<>{.key = "talk", .kind = "talk"}, {.source = book, .speaker = kim});
  base.claim(talk, Event<>{.title = "Talks"}, {.source = paper, .speaker = kim});
  base.claim(talk, Event<>{.title = "A talk"}, {.source = paper});
  CHECK(base.claims_by(kim).size() == 2);
  CHECK(base.claims_by(paper).size() == 2);
  CHECK(base.claims_by(book).size() == 1);
  check_refused([&] { (void)base.claims_by(ActorId(book.value())); }, ErrorCode::not_found, {});
}
