#pragma once

#include "scene.hpp"

/// What came before: the war without a peace, the arsenal and the sanctions, the year of diplomacy, Hanoi.
namespace kaesong {

struct Past {
  EventId war, no_treaty, nuclear_program, sanctions;
  EventId diplomacy, panmunjom, military_agreement, office_built, office_opened, office_symbol;
  EventId hanoi, dmz_meeting;
};

inline void add_old_conflict(const Scene& scene, Past& past) {
  auto& [base, who, at, article, record, interview] = scene;

  past.war = base.add(Event<>{.key = "korean-war",
                              .kind = "war",
                              .title = "Korean War",
                              .place = at.peninsula,
                              .with = {{who.north_korea, "fights"}, {who.south_korea, "fights"}},
                              .names = {{"6·25 전쟁", "ko"}}},
                      article.text(1));
  past.no_treaty = base.add(Event<Condition>{.key = "no-peace-treaty",
                                             .title = "No peace treaty in Korea",
                                             .summary = "The Korean War has never been closed by a treaty",
                                             .when = When("1953/..").with_words("for 67 years"),
                                             .place = at.peninsula},
                            article.text(1));
  time(base, past.no_treaty, "after", past.war, "following the war", article.text(1));
  past.nuclear_program = base.add(Event<Condition>{.key = "nuclear-weapons-development",
                                                   .title = "North Korea develops nuclear weapons",
                                                   .place = at.north,
                                                   .with = {{who.north_korea, "develops"}}},
                                  article.text(1));
  time(base, past.nuclear_program, "ends after the start of", interview, "ongoing", article.text(1));
  past.sanctions = base.add(Event<Sanction>{.key = "global-sanctions",
                                            .title = "Global sanctions on North Korea",
                                            .summary = "States the world over penalize its illicit conduct",
                                            .with = {{who.north_korea, "target"}}},
                            article.text(1));
  base.link(past.sanctions, responds_to, past.nuclear_program, {.mechanism = "they are the answer to it"},
            article.text(1));
}

inline void add_year_of_diplomacy(const Scene& scene, Past& past) {
  auto& [base, who, at, article, record, interview] = scene;
  const auto both_koreas = [&who = who](std::string role) {
    return std::vector<Participant>{{who.north_korea, role}, {who.south_korea, role}};
  };

  past.diplomacy = base.add(Event<>{.key = "inter-korean-diplomacy-2018",
                                    .kind = "diplomacy",
                                    .title = "Inter-Korean diplomacy of 2018",
                                    .summary = "A year of talks between the two Koreas that brought gains",
                                    .when = "2018",
                                    .with = both_koreas("negotiates")},
                            article.aum(7));
  past.panmunjom = base.add(Event<Declaration>{.key = "panmunjom-declaration-2018",
                                               .title = "Panmunjom declaration",
                                               .when = "2018-04",
                                               .with = both_koreas("signs"),
                                               .names = {{"판문점 선언", "ko"}},
                                               .part_of = {past.diplomacy},
                                               .details = {.joint = true}},
                            article.aum(7));
  past.military_agreement =
      base.add(Event<Agreement>{.key = "military-agreement-2018",
                                .title = "Comprehensive military agreement",
                                .when = "2018-09",
                                .with = both_koreas("signs"),
                                .names = {{"9·19 군사합의", "ko"}},
                                .part_of = {past.diplomacy},
                                .details = {.subject = "military matters between them"}},
               article.aum(7));

  past.office_built = base.add(Event<>{.key = "liaison-office-construction-2018",
                                       .kind = "construction",
                                       .title = "The two Koreas build a liaison office",
                                       .place = at.kaesong,
                                       .with = both_koreas("builds")},
                               article.text(2));
  time(base, past.office_built, "2 years before", interview, "just two years ago", article.text(2));
  base.claim(at.kaesong, Place{.summary = "A city in the North, close to the border"}, article.aum(3));
  past.office_opened = base.add(
      Event<Opening>{.key = "liaison-office-opening-2018",
                     .title = "Inter-Korean liaison office opens",
                     .summary = "North and South open a joint office near their border",
                     .place = at.kaesong,
                     .with = both_koreas("opens"),
                     .details = {.facility = "inter-Korean liaison office",
                                 .purpose = "talks on joint economic projects and on closer relations"}},
      article.aum(3));
  time(base, past.office_opened, "21 months before", interview, "only 21 months ago", article.aum(3));
  past.office_symbol =
      base.add(Event<Condition>{.key = "liaison-office-symbol",
                                .title = "The liaison office stands for cooperation",
                                .summary = "North and South working together, in one building",
                                .place = at.kaesong},
               article.text(1));
  base.claim(past.office_symbol, Event<Condition>{.summary = "Its front bore a map of Korea undivided"},
             article.aum(3));
}

inline void add_summits(const Scene& scene, Past& past) {
  auto& [base, who, at, article, record, interview] = scene;

  past.hanoi = base.add(Event<Summit>{.key = "hanoi-summit-2019",
                                      .title = "Hanoi summit",
                                      .summary = "Trump and Kim Jong Un meet and part without a result",
                                      .when = "2019-02",
                                      .place = at.hanoi,
                                      .with = {{who.donald_trump, "attends"}, {who.kim_jong_un, "attends"}},
                                      .details = {.agreed = false}},
                        article.text(1));
  base.claim(past.hanoi, Event<Summit>{.when = "2019-02", .details = {.agreed = false}}, article.aum(3));

  past.dmz_meeting = base.add(Event<>{.key = "dmz-meeting-2019",
                                      .kind = "meeting",
                                      .title = "Kim, Moon and Trump meet at the DMZ",
                                      .when = "2019-06",
                                      .place = at.dmz,
                                      .with = {{who.kim_jong_un, "attends"},
                                               {who.moon_jae_in, "attends"},
                                               {who.donald_trump, "attends"}}},
                              article.caption());
  const auto photograph =
      base.add(Event<>{.key = "dmz-meeting-photograph",
                       .kind = "photograph",
                       .title = "Photograph of the meeting at the DMZ",
                       .when = "2019-06",
                       .with = {{who.erin_schaff, "takes"}, {who.new_york_times, "publishes"}}},
               article.caption());
  base.link(photograph, is_about, past.dmz_meeting, {}, article.caption());
}

inline Past add_past(const Scene& scene) {
  Past past;
  add_old_conflict(scene, past);
  add_year_of_diplomacy(scene, past);
  add_summits(scene, past);
  return past;
}

}  // namespace kaesong
