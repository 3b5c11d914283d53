#include "annals/record/kinds.hpp"
#include "tools/program.hpp"

namespace {

struct BalloonFlight {
  std::optional<std::int64_t> balloons{};

  static constexpr auto kind() {
    return annals::kind("balloon_flight", "Leaflets are sent over a border",
                        annals::field("balloons", &BalloonFlight::balloons, "how many were sent up"));
  }
};

}  // namespace

void make_korea(const Shell& shell) {
  using namespace annals;
  auto base = KnowledgeBase::open(shell.path("korea.annals"), {.origin = "korea", .clock = [] {
                                                                 return start_of({2020, 6, 30});
                                                               }});
  auto all = base.transaction();
  const auto article = base.add(Source{.key = "article", .title = "What now?", .published = "2020-06-17"});
  const auto record = base.add(Source{.key = "record", .title = "Public record", .published = "2020-06-18"});
  base.set_reliability(record, 0.9);
  const auto aum = base.add(Actor{.key = "frank-aum", .title = "Frank Aum", .type = "person"});
  const auto kim = base.add(
      Actor{.key = "kim-jong-un", .title = "Kim Jong Un", .type = "person", .names = {{"김정은", "ko"}}});
  const auto korea = base.add(Place{.key = "north-korea", .title = "North Korea"});
  const auto kaesong = base.add(Place{.key = "kaesong", .title = "Kaesong", .within = korea});
  const Citation citation{.source = article, .speaker = aum, .locator = "par. 3"};

  const auto campaign =
      base.add(Event<>{.key = "campaign", .kind = "campaign", .title = "Pressure"}, citation);
  const auto opening = base.add(Event<Opening>{.key = "liaison-office-opening-2018",
                                               .title = "Liaison office opens",
                                               .when = When("2018-09").with_words("21 months ago"),
                                               .place = kaesong},
                                citation);
  const auto summit = base.add(Event<Summit>{.key = "hanoi-summit-2019",
                                             .title = "Hanoi summit",
                                             .when = "2019-02-27/2019-02-28",
                                             .with = {{kim, "attends"}},
                                             .details = {.agreed = false}},
                               citation);
  const auto demolition = base.add(Event<Demolition>{.key = "kaesong-demolition-2020",
                                                     .title = "Liaison office demolished",
                                                     .when = "2020-06",
                                                     .place = kaesong,
                                                     .part_of = {campaign}},
                                   citation);
  base.claim(demolition, Event<Demolition>{.when = "2020-06-16", .details = {.method = "explosives"}},
             {.source = record});
  base.dispute(opening, Event<Opening>{.place = kaesong}, {.source = record, .locator = "p. 1"});
  base.add(Event<BalloonFlight>{
      .key = "leaflets", .title = "Leaflets", .when = "2020-05-31", .details = {.balloons = 20}});
  base.add(Event<WeaponTest>{.key = "nuclear-test", .title = "A nuclear test", .outcome = Outcome::open},
           {.source = article,
            .speaker = aum,
            .likelihood = Likelihood::worded("not likely"),
            .window = When("2020-06-17/2020-12")});
  base.link(summit, causes, demolition, {.credence = likely, .mechanism = "no relief came of it"}, citation);
  base.link(opening, enables, demolition, {.mechanism = "it was there to be blown up"}, {.source = record});
  all.commit();
}
