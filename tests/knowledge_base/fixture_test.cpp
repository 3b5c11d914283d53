#include "annals/knowledge_base.hpp"
#include "knowledge_base/support.hpp"

#include <cstdlib>

#include <catch2/catch.hpp>

using namespace annals;

TEST_CASE("Make the fixture of the oldest format", "[.fixture]") {
  const char* path = std::getenv("ANNALS_FIXTURE");
  REQUIRE(path != nullptr);
  auto base = test::open_base(path, "oldest");
  const auto article = base.add(Source{.key = "article", .title = "An article", .published = "2020-06-17"});
  const auto kim = base.add(Actor{
      .key = "kim-jong-un", .title = "Kim Jong Un", .type = ActorType::person, .names = {{"김정은", "ko"}}});
  const auto hanoi =
      base.add(Place{.key = "hanoi", .title = "Hanoi", .latitude = 21.03, .longitude = 105.85});
  const auto summit = base.add(Event<Summit>{.key = "hanoi-summit-2019",
                                             .title = "Hanoi summit",
                                             .when = "2019-02-27/2019-02-28",
                                             .place = hanoi,
                                             .with = {{kim, "attends"}},
                                             .details = {.agreed = false}},
                               {.source = article, .locator = "par. 3"});
  const auto demolition =
      base.add(Event<Demolition>{.key = "demolition", .when = "2020-06-16"}, {.source = article});
  base.add(Event<test::Flood>{.key = "flood", .details = {.river = "Imjin"}});
  base.link(summit, causes, demolition, {.credence = likely, .mechanism = "no relief"}, {.source = article});
  base.rank(base.claim(summit, Event<Summit>{.title = "The second summit"}, {}), Rank::deprecated,
            "not its name");
}
