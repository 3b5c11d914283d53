// Facts that cannot all hold: none is refused, the inconsistent have no say, and a decision brings the rest
// back.

#include "knowledge_base/support.hpp"

#include <catch2/catch.hpp>

using namespace annals;
using test::check_refused;

namespace {

/// Two dated talks of which someone says that the later was the first.
struct Talks : test::Fresh {
  SourceId paper = base.add(Source{.key = "paper", .title = "The paper"});
  SourceId book = base.add(Source{.key = "book", .title = "The book"});
  EventId spring = base.add(
      Event<>{.key = "spring", .kind = "talk", .title = "Spring talk", .when = "2018-04"}, {.source = paper});
  EventId autumn = base.add(
      Event<>{.key = "autumn", .kind = "talk", .title = "Autumn talk", .when = "2018-09"}, {.source = paper});
  EventId summit = base.add(Event<>{.key = "summit", .kind = "talk", .when = "2019"}, {.source = paper});

  RelativeDateId contradict() {
    return base.time(autumn, "before", spring, {.source = book, .locator = "p. 9"});
  }
  [[nodiscard]] bool is_inconsistent(EventId event) const {
    return base.event(event).chronology.inconsistent;
  }
};

}  // namespace

TEST_CASE(
    "Of facts that cannot all hold and are equally strong the relative date is inconsistent, not the dates") {
  Talks talks;
  const auto relative_date = talks.contradict();
  CHECK(talks.base.relative_date(relative_date).set_aside);
  CHECK_FALSE(talks.is_inconsistent(talks.spring));
  CHECK_FALSE(talks.is_inconsistent(talks.autumn));
  CHECK_FALSE(talks.is_inconsistent(talks.summit));
  CHECK(talks.base.order(talks.spring, talks.autumn).precedes == Precedence::must);

  const auto found = talks.base.contradictions();
  REQUIRE(found.size() == 1);
  CHECK(found.front().facts.size() == 3);
  CHECK(found.front().text() ==
        "“Autumn talk” is dated 2018-09 (The paper); “Spring talk” is dated 2018-04 (The paper); “Autumn "
        "talk” before “Spring talk” (The book, p. 9)");
  const auto problems = talks.base.check();
  REQUIRE(problems.size() == 1);
  CHECK(problems.front().type == Problem::Type::contradiction);
  CHECK(problems.front().what.find("The book, p. 9") != std::string::npos);
}

TEST_CASE("A decision on one of the facts decides which are inconsistent, all that are equally weak") {
  Talks talks;
  const auto relative_date = talks.contradict();
  const ClaimId claim(relative_date.value());
  const auto dates_are_inconsistent = [&] {
    CHECK_FALSE(talks.base.relative_date(relative_date).set_aside);
    CHECK(talks.is_inconsistent(talks.spring));
    CHECK(talks.is_inconsistent(talks.autumn));
    CHECK(talks.base.order(talks.autumn, talks.spring).precedes == Precedence::must);
  };
  SECTION("a retraction") {
    talks.base.retract(claim, "misread");
    CHECK(talks.base.check().empty());
  }
  SECTION("a rank") {
    talks.base.rank(claim, Rank::preferred, "an eyewitness");
    dates_are_inconsistent();
  }
  SECTION("trust in its source") {
    talks.base.set_reliability(talks.book, 0.9);
    dates_are_inconsistent();
  }
}

TEST_CASE("A part that cannot lie within its whole is inconsistent, and both dates stand") {
  Talks talks;
  const auto year = talks.base.add(Event<>{.key = "year", .kind = "year", .when = "2017"});
  talks.base.claim(talks.spring, Event<>{.part_of = {year}}, {.source = talks.book});
  CHECK_FALSE(talks.is_inconsistent(talks.spring));
  CHECK_FALSE(talks.is_inconsistent(year));
  REQUIRE(talks.base.contradictions().size() == 1);
  CHECK(talks.base.contradictions().front().text().find("“Spring talk” is part of “year” (The book)") !=
        std::string::npos);
}

TEST_CASE("A strict transaction keeps nothing of what contradicts, and says what does") {
  Talks talks;
  {
    auto transaction = talks.base.transaction({.strict = true});
    talks.base.add(Event<>{.key = "fine", .kind = "talk"});
    const auto relative_date = talks.contradict();
    CHECK(transaction.contradictions().size() == 1);
    check_refused([&] { transaction.commit(); }, ErrorCode::contradiction,
                  {"“Autumn talk” before “Spring talk” (The book, p. 9)", "“Spring talk” is dated 2018-04"});
    check_refused([&] { static_cast<void>(talks.base.relative_date(relative_date)); }, ErrorCode::not_found,
                  {"relative date"});
  }
  CHECK_FALSE(talks.base.find("fine"));
  CHECK(talks.base.check().empty());
}

TEST_CASE("What was contradicted before is not held against a strict transaction") {
  Talks talks;
  talks.contradict();
  auto transaction = talks.base.transaction({.strict = true});
  talks.base.claim(talks.spring, Event<>{.summary = "Said again"}, {.source = talks.book});
  talks.base.time(talks.summit, "after", talks.autumn);
  CHECK(transaction.contradictions().empty());
  CHECK_NOTHROW(transaction.commit());
}

TEST_CASE(
    "A link whose cause must have started after its effect is told with its proof; one that may is not") {
  Talks talks;
  const auto wrong = talks.base.link(talks.autumn, causes, talks.spring);
  talks.base.link(talks.spring, causes, talks.autumn);
  talks.base.link(talks.spring, responds_to, talks.base.add(Event<>{.key = "loose", .kind = "talk"}));
  const auto found = talks.base.impossible_links();
  REQUIRE(found.size() == 1);
  CHECK(found.front().link == wrong);
  CHECK(found.front().proof.text() ==
        "It cannot be that “Autumn talk” causes “Spring talk”:\n"
        "  “Spring talk” starts no later than 2018-04-30\n"
        "    — its date is 2018-04 (The paper)\n"
        "  “Autumn talk” starts no earlier than 2018-09-01\n"
        "    — its date is 2018-09 (The paper)\n"
        "  so “Spring talk” starts at least 123 days before “Autumn talk” starts.\n");
}
