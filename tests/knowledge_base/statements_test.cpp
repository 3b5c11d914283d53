// What questions and writes ask of the engine.

#include "knowledge_base/statements.hpp"

#include "knowledge_base/support.hpp"

#include <catch2/catch.hpp>

using namespace annals;
using test::statements_of;

namespace {

/// A base of which every connection is counted.
struct Counted {
  TemporaryDirectory folder{};
  KnowledgeBase base = [&] {
    statements_of([] {});
    return KnowledgeBase::open(folder / "base.annals");
  }();
  SourceId source = base.add(Source{.key = "source", .title = "Source"});
  ActorId kim = base.add(Actor{.key = "kim"});
  PlaceId hanoi = base.add(Place{.key = "hanoi"});
  EventId summit = base.add(meeting("summit"), {.source = source});

  [[nodiscard]] Event<Summit> meeting(const std::string& key) const {
    return {.key = key,
            .title = "Summit",
            .when = "2019-02-27/2019-02-28",
            .place = hanoi,
            .with = {{kim, "attends"}},
            .details = {.agreed = false}};
  }
};

}  // namespace

TEST_CASE("Entering an event takes at most twenty statements, and one transaction") {
  Counted counted;
  const auto entry =
      statements_of([&] { counted.base.add(counted.meeting("another"), {.source = counted.source}); });
  INFO(entry.run << " statements");
  CHECK(entry.transactions == 1);
  CHECK(entry.run <= 20);
}

TEST_CASE("A further claim on an event takes at most thirty statements, and one transaction") {
  Counted counted;
  const auto claim = statements_of([&] {
    counted.base.claim(counted.summit, Event<>{.title = "Hanoi summit", .when = "2019-02"},
                       {.source = counted.source});
  });
  INFO(claim.run << " statements");
  CHECK(claim.transactions == 1);
  CHECK(claim.run <= 30);
}

TEST_CASE("All questions to a snapshot are one transaction") {
  Counted counted;
  const auto questions = statements_of([&] {
    const auto now = counted.base.snapshot();
    static_cast<void>(now.event("summit"));
    static_cast<void>(now.claims(counted.summit));
    static_cast<void>(now.events().all());
    static_cast<void>(now.search("summit"));
    static_cast<void>(now.links(counted.summit));
    static_cast<void>(now.check());
  });
  CHECK(questions.transactions == 1);
}
