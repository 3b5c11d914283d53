#pragma once

#include "past.hpp"

/// The demolition: the pressure that it crowned, and what each voice takes it to be for.
namespace kaesong {

struct Pressure {
  EventId campaign, escalation, demolition, tension;
  EventId frustration, no_relief, bound_seoul, stalled_talks;
  EventId on_south_korea, on_united_states;
};

/// A year of words and deeds against Seoul and Washington, with the demolition as the latest.
inline void add_campaign(const Scene& scene, const Past& past, Pressure& pressure) {
  auto& [base, who, at, article, record, interview] = scene;

  pressure.campaign = base.add(
      Event<>{
          .key = "pressure-campaign-2019",
          .kind = "campaign",
          .title = "North Korean pressure since Hanoi",
          .summary = "A string of harsh words and acts aimed at Seoul and Washington",
          .with = {{who.north_korea, "acts"}, {who.south_korea, "target"}, {who.united_states, "target"}}},
      article.text(1));
  time(base, pressure.campaign, "after", past.hanoi, "since the failure of the summit", article.text(1));
  base.claim(pressure.campaign,
             Event<>{.kind = "campaign",
                     .summary = "A pattern of acts by which the North shows its displeasure",
                     .when = When("2019~/..").with_words("over the last year")},
             article.aum(3));

  pressure.escalation = base.add(Event<>{.key = "escalation-2020",
                                         .kind = "escalation",
                                         .title = "North Korea escalates",
                                         .summary = "Tensions are driven up sharply within days",
                                         .with = {{who.north_korea, "acts"}},
                                         .part_of = {pressure.campaign}},
                                 article.aum(3));
  time(base, pressure.escalation, "within 2 weeks before", interview, "during the last two weeks",
       article.aum(3));
  base.claim(pressure.escalation,
             Event<>{.kind = "escalation", .summary = "A new round of acts with several aims and audiences"},
             article.kim(4));

  pressure.demolition =
      base.add(Event<Demolition>{.key = "kaesong-demolition-2020",
                                 .title = "North Korea blows up the Kaesong liaison office",
                                 .summary = "The office shared by North and South is destroyed by the North",
                                 .place = at.kaesong,
                                 .with = {{who.north_korea, "acts"}},
                                 .names = {{"남북공동연락사무소 폭파", "ko"}},
                                 .part_of = {pressure.campaign},
                                 .details = {.structure = "inter-Korean liaison office"}},
               article.text(1));
  time(base, pressure.demolition, "within 1 week before", interview, "this week", article.text(1));
  base.claim(pressure.demolition, Event<Demolition>{.details = {.method = "explosives"}}, article.text(2));
  base.claim(pressure.demolition,
             Event<Demolition>{.summary = "A dramatic demonstration on a dramatic symbol",
                               .part_of = {pressure.escalation}},
             article.aum(3));

  pressure.tension = base.add(Event<Condition>{.key = "tension-spike-2020",
                                               .title = "Tension between the two Koreas rises",
                                               .when = When("2020-06/..").with_words("this week"),
                                               .place = at.peninsula,
                                               .details = {.trend = "rising"}},
                              article.text(1));
  base.link(pressure.demolition, causes, pressure.tension, {}, article.text(1));

  const auto strains = base.add(Event<Condition>{.key = "renewed-strains-2020",
                                                 .title = "Old quarrels with North Korea return",
                                                 .when = When("2020-06/..").with_words("this week")},
                                article.text(1));
  base.link(pressure.demolition, causes, strains, {}, article.text(1));
  for (const auto quarrel : {past.nuclear_program, past.sanctions, past.no_treaty})
    base.link(strains, is_about, quarrel, {}, article.text(1));
}

/// Earlier signs of displeasure with Seoul, as Frank Aum counts them up. They bear no date of their own: he
/// says that they came after Hanoi, and the article calls the demolition the latest of such acts.
inline void add_earlier_signs(const Scene& scene, const Past& past, const Pressure& pressure) {
  auto& [base, who, at, article, record, interview] = scene;
  const auto citation = article.aum(3);

  const auto exercises =
      base.add(Event<Exercise>{.key = "us-rok-exercises",
                               .title = "U.S.-South Korean military exercises",
                               .with = {{who.united_states, "exercises"}, {who.south_korea, "exercises"}},
                               .details = {.joint = true}},
               citation);
  const auto criticism = base.add(Event<PublicStatement>{.key = "exercise-criticism",
                                                         .title = "North Korea criticizes joint exercises",
                                                         .with = {{who.north_korea, "speaks"}},
                                                         .part_of = {pressure.campaign},
                                                         .details = {.tone = "criticism"}},
                                  citation);
  base.link(criticism, is_about, exercises, {}, citation);

  const auto condemnation =
      base.add(Event<PublicStatement>{.key = "aircraft-condemnation",
                                      .title = "North Korea condemns new Southern aircraft",
                                      .with = {{who.north_korea, "speaks"}},
                                      .part_of = {pressure.campaign},
                                      .details = {.tone = "condemnation"}},
               citation);
  const auto f_35 = base.add(Event<>{.key = "f-35-acquisition",
                                     .kind = "acquisition",
                                     .title = "South Korea receives F-35 fighters",
                                     .with = {{who.south_korea, "acquires"}, {who.united_states, "builds"}}},
                             citation);
  const auto global_hawk =
      base.add(Event<>{.key = "global-hawk-acquisition",
                       .kind = "acquisition",
                       .title = "South Korea receives Global Hawk drones",
                       .with = {{who.south_korea, "acquires"}, {who.united_states, "builds"}}},
               citation);
  for (const auto aircraft : {f_35, global_hawk}) base.link(condemnation, is_about, aircraft, {}, citation);

  base.claim(at.kumgang, Place{.summary = "Site of tourism that both Koreas shared"}, citation);
  // The threat happened; what it threatens is open.
  const auto threat = base.add(Event<>{.key = "kumgang-threat",
                                       .kind = "threat",
                                       .title = "Threat to clear the Kumgang resort",
                                       .place = at.kumgang,
                                       .with = {{who.north_korea, "threatens"}, {who.south_korea, "target"}},
                                       .part_of = {pressure.campaign}},
                               citation);
  const auto dismantling = base.add(Event<>{.key = "kumgang-dismantling",
                                            .kind = "dismantling",
                                            .title = "Southern buildings at Kumgang are dismantled",
                                            .summary = "The South had built them there",
                                            .place = at.kumgang,
                                            .outcome = Outcome::open,
                                            .with = {{who.north_korea, "acts"}}},
                                    citation);
  base.link(threat, is_about, dismantling, {}, citation);

  for (const auto sign : {criticism, condemnation, threat}) {
    time(base, sign, "after", past.hanoi, "since the summit", citation);
    time(base, sign, "before", pressure.demolition, "it was the latest in a string", article.text(1));
  }
}

/// What drove the North. All voices see frustration; only Frank Aum says with what.
inline void add_frustration(const Scene& scene, const Past& past, Pressure& pressure) {
  auto& [base, who, at, article, record, interview] = scene;

  pressure.frustration =
      base.add(Event<Condition>{.key = "north-korean-frustration",
                                .title = "North Korea is frustrated",
                                .summary = "Its patience with the United States wears thin",
                                .with = {{who.north_korea, "feels"}, {who.united_states, "target"}},
                                .details = {.trend = "rising"}},
               article.text(1));
  base.claim(pressure.frustration, Event<Condition>{.summary = "Diplomacy has not brought it what it wanted"},
             article.caption());
  base.claim(pressure.frustration,
             Event<Condition>{.summary = "Neither Washington nor Seoul has moved on sanctions",
                              .with = {{who.south_korea, "target"}}},
             article.aum(3));

  pressure.no_relief = base.add(Event<Condition>{.key = "no-sanctions-relief",
                                                 .title = "Washington withholds sanctions relief",
                                                 .with = {{who.united_states, "withholds"}}},
                                article.aum(3));
  pressure.bound_seoul = base.add(Event<Condition>{.key = "seoul-bound-by-washington",
                                                   .title = "Seoul cannot challenge U.S. policy",
                                                   .with = {{who.south_korea, "holds back"}}},
                                  article.aum(3));
  pressure.stalled_talks =
      base.add(Event<Condition>{.key = "stalled-diplomacy", .title = "Negotiations bring no progress"},
               article.kim(4));
  base.claim(pressure.stalled_talks,
             Event<Condition>{.summary = "North Korea's goals are out of its diplomats' reach"},
             article.caption());

  base.link(pressure.no_relief, causes, pressure.frustration, {.mechanism = "sanctions stay in force"},
            article.aum(3));
  base.link(pressure.bound_seoul, causes, pressure.frustration,
            {.mechanism = "Seoul follows Washington's line"}, article.aum(3));
  base.link(pressure.stalled_talks, causes, pressure.frustration, {.mechanism = "talks win it nothing"},
            article.caption());
  base.link(past.hanoi, contributes_to, pressure.frustration,
            {.mechanism = "displeasure has shown ever since the summit failed"}, article.aum(3));
  base.link(past.hanoi, contributes_to, pressure.campaign,
            {.mechanism = "the hostile acts follow on its failure"}, article.text(1));
  base.link(pressure.frustration, causes, pressure.campaign, {.mechanism = "the acts are signals of it"},
            article.aum(3));
  base.link(pressure.frustration, causes, pressure.demolition, {.mechanism = "it is part of that pattern"},
            article.aum(3));
  base.link(pressure.frustration, contributes_to, pressure.demolition,
            {.mechanism = "the act marks a new height of it"}, article.text(1));
  base.link(past.office_symbol, contributes_to, pressure.demolition,
            {.mechanism = "to destroy a symbol is a demonstration"}, article.aum(3));
}

/// To Frank Aum the demolition turns up the pressure.
inline void add_aums_account(const Scene& scene, Pressure& pressure) {
  auto& [base, who, at, article, record, interview] = scene;
  const auto citation = article.aum(3);

  pressure.on_south_korea = base.add(Event<>{.key = "pressure-on-south-korea",
                                             .kind = "pressure",
                                             .title = "More pressure on South Korea",
                                             .outcome = Outcome::open,
                                             .with = {{who.south_korea, "target"}}},
                                     citation);
  pressure.on_united_states = base.add(Event<>{.key = "pressure-on-united-states",
                                               .kind = "pressure",
                                               .title = "More pressure on the United States",
                                               .outcome = Outcome::open,
                                               .with = {{who.united_states, "target"}}},
                                       citation);
  base.link(pressure.demolition, aims_at, pressure.tension, {.mechanism = "a show of destruction"}, citation);
  base.link(pressure.demolition, aims_at, pressure.on_south_korea, {.mechanism = "a show of destruction"},
            citation);
  base.link(pressure.demolition, aims_at, pressure.on_united_states, {.mechanism = "a show of destruction"},
            citation);
}

/// To Patricia Kim it speaks to several audiences at once, the North's own people among them. She speaks of
/// the whole round of acts, which the demolition belongs to.
inline void add_kims_account(const Scene& scene, const Pressure& pressure) {
  auto& [base, who, at, article, record, interview] = scene;
  const auto citation = article.kim(4);

  const auto little_value =
      base.add(Event<Condition>{.key = "little-value-in-diplomacy",
                                .title = "Pyongyang has little use for diplomacy",
                                .summary = "For the near term it does not care to keep that door open",
                                .with = {{who.north_korea, "holds"}}},
               citation);
  const auto concessions = base.add(Event<>{.key = "southern-concessions",
                                            .kind = "concession",
                                            .title = "South Korea offers more concessions",
                                            .outcome = Outcome::open,
                                            .with = {{who.south_korea, "concedes"}}},
                                    citation);
  const auto bargaining_power =
      base.add(Event<Condition>{.key = "northern-bargaining-power",
                                .title = "North Korea bargains from more strength",
                                .summary = "It would have more to trade in later talks",
                                .outcome = Outcome::open,
                                .with = {{who.north_korea, "gains"}}},
               citation);
  const auto blame = base.add(
      Event<>{
          .key = "blame-on-others",
          .kind = "belief",
          .title = "North Koreans blame others for the stalemate",
          .summary = "They see Seoul and Washington at fault, and not their leader",
          .outcome = Outcome::open,
          .with = {{who.south_korea, "blamed"}, {who.united_states, "blamed"}, {who.kim_jong_un, "cleared"}}},
      citation);
  base.link(blame, is_about, pressure.stalled_talks, {}, citation);

  for (const auto act : {pressure.escalation, pressure.demolition}) {
    base.link(
        little_value, contributes_to, act,
        {.credence = Likelihood::worded("clearly"), .mechanism = "the behavior gives the attitude away"},
        citation);
    base.link(act, aims_at, concessions, {.mechanism = "pressure on Seoul"}, citation);
    base.link(act, aims_at, bargaining_power, {.mechanism = "by way of tension in the region"}, citation);
    base.link(act, aims_at, blame, {.mechanism = "a message to the people at home"}, citation);
  }
  base.link(pressure.escalation, aims_at, pressure.tension, {.mechanism = "tension is leverage"}, citation);
  const auto tension_is_the_aim = base.find_link(pressure.demolition, aims_at, pressure.tension);
  base.claim(tension_is_the_aim.value(), LinkDetails{.mechanism = "tension is leverage"}, citation);
  base.link(pressure.tension, contributes_to, bargaining_power, {.mechanism = "tension is leverage"},
            citation);
}

inline Pressure add_demolition(const Scene& scene, const Past& past) {
  Pressure pressure;
  add_campaign(scene, past, pressure);
  add_earlier_signs(scene, past, pressure);
  add_frustration(scene, past, pressure);
  add_aums_account(scene, pressure);
  add_kims_account(scene, pressure);
  return pressure;
}

}  // namespace kaesong
