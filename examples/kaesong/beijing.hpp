#pragma once

#include "demolition.hpp"

/// The view to Beijing: why Pyongyang courts it, and why it has other things on its mind. All told by
/// Patricia Kim.
namespace kaesong {

struct Beijing {
  EventId rivalry, relations_low, assistance;
};

inline void add_courtship(const Scene& scene, const Pressure& pressure) {
  auto& [base, who, at, article, record, interview] = scene;
  const auto citation = article.kim(5);

  // Nobody says how many weeks are recent: fewer than two months of them, or they would be months.
  const auto in_recent_weeks = [&](EventId event) {
    time(base, event, "within 2 months before", interview, "in recent weeks", citation);
  };
  in_recent_weeks(base.add(
      Event<Condition>{
          .key = "rebuff-of-seoul-and-washington",
          .title = "Pyongyang rebuffs Seoul and Washington",
          .with = {{who.north_korea, "acts"}, {who.south_korea, "target"}, {who.united_states, "target"}},
          .part_of = {pressure.campaign}},
      citation));
  const auto courtship = base.add(
      Event<Condition>{.key = "courtship-of-beijing",
                       .title = "Pyongyang courts Beijing",
                       .summary = "It seeks China's favor in the open while it turns from the others",
                       .with = {{who.north_korea, "courts"}, {who.china, "courted"}}},
      citation);
  in_recent_weeks(courtship);

  const auto outbreak = base.add(Event<>{.key = "covid-19-outbreak",
                                         .kind = "epidemic",
                                         .title = "COVID-19 outbreak",
                                         .names = {{"COVID-19 pandemic", "en"}}},
                                 citation);
  const auto response = base.add(Event<>{.key = "chinese-covid-response",
                                         .kind = "policy",
                                         .title = "China's response to COVID-19",
                                         .with = {{who.china, "acts"}}},
                                 citation);
  base.link(response, responds_to, outbreak, {}, citation);
  const auto hong_kong = base.add(Event<>{.key = "hong-kong-moves-2020",
                                          .kind = "policy",
                                          .title = "China's moves in Hong Kong",
                                          .place = at.hong_kong,
                                          .with = {{who.china, "acts"}}},
                                  citation);

  const auto praise = [&base = base, &who = who, &courtship, &citation](std::string key, std::string title) {
    return base.add(Event<PublicStatement>{.key = std::move(key),
                                           .title = std::move(title),
                                           .with = {{who.north_korea, "speaks"}, {who.china, "praised"}},
                                           .part_of = {courtship},
                                           .details = {.tone = "confidence"}},
                    citation);
  };
  const auto on_covid = praise("confidence-on-covid-19", "North Korea backs China's course on COVID-19");
  const auto on_hong_kong = praise("confidence-on-hong-kong", "North Korea backs China on Hong Kong");
  base.link(on_covid, is_about, response, {}, citation);
  base.link(on_hong_kong, is_about, hong_kong, {}, citation);

  const auto dependence =
      base.add(Event<Condition>{.key = "trade-dependence-on-china",
                                .title = "North Korea depends on trade with China",
                                .with = {{who.north_korea, "depends"}, {who.china, "supplies"}}},
               citation);
  const auto shrinking_trade =
      base.add(Event<Condition>{.key = "shrinking-trade-with-china",
                                .title = "North Korea's trade with China shrinks",
                                .with = {{who.north_korea, "trades"}, {who.china, "trades"}},
                                .details = {.trend = "falling"}},
               citation);
  time(base, shrinking_trade, "within 1 year before", interview, "in recent months", citation);
  const auto closed_border = base.add(Event<>{.key = "border-tightening-2020",
                                              .kind = "border_closure",
                                              .title = "North Korea and China tighten their border",
                                              .place = at.korean_chinese_border,
                                              .with = {{who.north_korea, "acts"}, {who.china, "acts"}}},
                                      citation);
  time(base, closed_border, "after the start of", outbreak, "following the outbreak", citation);
  base.link(outbreak, triggers, closed_border, {.mechanism = "the border is tightened after the outbreak"},
            citation);
  base.link(closed_border, causes, shrinking_trade, {.mechanism = "less crosses the border"}, citation);
  base.link(dependence, causes, courtship, {.mechanism = "it needs China's trade"}, citation);
  base.link(shrinking_trade, contributes_to, courtship, {.mechanism = "the trade it needs has shrunk"},
            citation);
}

inline void add_preoccupation(const Scene& scene, const Past& past, const Pressure& pressure,
                              Beijing& beijing) {
  auto& [base, who, at, article, record, interview] = scene;
  const auto citation = article.kim(9);
  const auto condition = [&base = base, &who = who, &citation](std::string key, std::string title) {
    return base.add(
        Event<Condition>{
            .key = std::move(key), .title = std::move(title), .with = {{who.china, "concerned"}}},
        citation);
  };

  const auto reaction =
      base.add(Event<PublicStatement>{.key = "muted-reaction-of-beijing",
                                      .title = "Beijing reacts quietly",
                                      .summary = "It has said little about the North's recent acts",
                                      .with = {{who.china, "speaks"}},
                                      .details = {.tone = "muted"}},
               citation);
  base.link(reaction, responds_to, pressure.escalation, {}, citation);
  condition("chinese-stake-in-stability", "China wants a stable Korean Peninsula");
  const auto solution =
      condition("chinese-wish-for-diplomacy", "China wants the nuclear issue solved by diplomacy");
  base.link(solution, is_about, past.nuclear_program, {}, citation);

  const auto outbreaks = base.add(Event<>{.key = "chinese-covid-outbreaks-2020",
                                          .kind = "epidemic",
                                          .title = "New COVID-19 outbreaks in China",
                                          .place = at.china,
                                          .with = {{who.china, "contains"}}},
                                  citation);
  const auto damage = condition("chinese-economic-damage", "The pandemic harms China's economy");
  const auto border_crisis = base.add(Event<>{.key = "sino-indian-border-crisis",
                                              .kind = "border_crisis",
                                              .title = "Crisis on the Sino-Indian border",
                                              .place = at.sino_indian_border,
                                              .with = {{who.china, "party"}, {who.india, "party"}}},
                                      citation);
  beijing.rivalry =
      base.add(Event<Condition>{.key = "us-china-rivalry",
                                .title = "The United States and China compete",
                                .with = {{who.united_states, "competes"}, {who.china, "competes"}},
                                .details = {.trend = "rising"}},
               citation);
  const auto preoccupied = condition("preoccupied-china", "China has its hands full");
  for (const auto burden : {outbreaks, damage, border_crisis, beijing.rivalry})
    base.link(burden, contributes_to, preoccupied, {.mechanism = "it takes the attention of China's leaders"},
              citation);

  const auto back_burner =
      base.add(Event<Condition>{.key = "north-korea-on-back-burner",
                                .title = "North Korea stays a minor matter for China",
                                .with = {{who.china, "neglects"}, {who.north_korea, "neglected"}}},
               expects(citation, "will likely"));
  const auto major_crisis = base.add(Event<>{.key = "major-korean-crisis",
                                             .kind = "crisis",
                                             .title = "Major crisis on the Korean Peninsula",
                                             .place = at.peninsula,
                                             .outcome = Outcome::open},
                                     citation);
  base.link(preoccupied, causes, back_burner, {.mechanism = "other matters come first"}, citation);
  base.link(major_crisis, prevents, back_burner, {.mechanism = "only that would bring it to the fore"},
            citation);
}

/// How the two great powers stand, and what one of them gives to North Korea.
inline void add_powers(const Scene& scene, Beijing& beijing) {
  auto& [base, who, at, article, record, interview] = scene;

  auto arguably = article.kim(12);
  arguably.likelihood = Likelihood::worded("arguably");
  beijing.relations_low =
      base.add(Event<Condition>{.key = "us-china-relations-low",
                                .title = "U.S.-China relations are at a low",
                                .summary = "The worst that they have been for decades",
                                .outcome = Outcome::occurred,
                                .with = {{who.united_states, "party"}, {who.china, "party"}},
                                .details = {.trend = "falling"}},
               arguably);
  beijing.assistance =
      base.add(Event<Condition>{.key = "chinese-assistance",
                                .title = "China aids North Korea",
                                .summary = "The aid is both humanitarian and economic",
                                .with = {{who.china, "gives"}, {who.north_korea, "receives"}}},
               article.aum(8));
}

inline Beijing add_beijing(const Scene& scene, const Past& past, const Pressure& pressure) {
  Beijing beijing;
  add_courtship(scene, pressure);
  add_preoccupation(scene, past, pressure, beijing);
  add_powers(scene, beijing);
  return beijing;
}

}  // namespace kaesong
