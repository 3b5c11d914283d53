#pragma once

#include "annals/annals.hpp"

/// Exact dates of what the article names, from the public record: each a claim of its own beside what the
/// article says.
namespace kaesong {

using namespace annals;

inline void add_public_record(KnowledgeBase& base, SourceId source) {
  const Citation record{.source = source};
  const auto event = [&](std::string_view key) { return base.event(key).id; };
  const auto panmunjom = base.place("panmunjom").id;
  const auto dated = [&](std::string_view key, const When& when) {
    const auto known = base.event(key);
    base.claim(known.id, Event<>{.kind = known.kind, .when = when}, record);
  };

  dated("korean-war", "1950-06-25/1953-07-27");
  const auto armistice = base.add(Event<Agreement>{.key = "korean-armistice-1953",
                                                   .title = "Korean armistice",
                                                   .summary = "The fighting ends, without a peace",
                                                   .when = "1953-07-27",
                                                   .place = panmunjom,
                                                   .names = {{"한국휴전협정", "ko"}},
                                                   .details = {.form = "armistice"}},
                                  record);
  base.link(armistice, is_about, event("korean-war"), {}, record);
  dated("no-peace-treaty", "1953-07-27/..");
  dated("global-sanctions", "2006-10-14/..");

  base.claim(event("panmunjom-declaration-2018"),
             Event<Declaration>{.when = "2018-04-27", .place = panmunjom}, record);
  base.time(event("liaison-office-construction-2018"), "starts before", event("liaison-office-opening-2018"),
            record);
  dated("liaison-office-opening-2018", "2018-09-14");
  dated("military-agreement-2018", "2018-09-19");

  dated("hanoi-summit-2019", "2019-02-27/2019-02-28");
  dated("f-35-acquisition", "2019-03-29");
  base.claim(event("dmz-meeting-2019"), Event<>{.kind = "meeting", .when = "2019-06-30", .place = panmunjom},
             record);
  dated("dmz-meeting-photograph", "2019-06-30");
  dated("kumgang-threat", "2019-10-23");
  dated("global-hawk-acquisition", "2019-12-23");

  dated("covid-19-outbreak", "2019-12/..");
  dated("border-tightening-2020", "2020-01");
  dated("sino-indian-border-crisis", "2020-05/..");
  dated("hong-kong-moves-2020", "2020-05-28");
  dated("kaesong-demolition-2020", "2020-06-16");
}

}  // namespace kaesong
