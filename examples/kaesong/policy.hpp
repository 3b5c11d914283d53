#pragma once

#include "beijing.hpp"

/// What the allies and China may do, and what the analysts advise. Advice is a statement about an open event.
namespace kaesong {

inline void add_alliance(const Scene& scene) {
  auto& [base, who, at, article, record, interview] = scene;
  const auto citation = article.aum(11);
  const std::vector<Participant> allies{{who.united_states, "acts"}, {who.south_korea, "acts"}};

  const auto new_approach = base.add(Event<>{.key = "new-approach-to-north-korea",
                                             .kind = "policy_change",
                                             .title = "The allies change course on North Korea",
                                             .with = allies},
                                     expects(citation, "unlikely", next_months()));
  const auto expected = [&base = base, &citation, &allies, &new_approach](std::string key,
                                                                          std::string title) {
    const auto focus =
        base.add(Event<>{.key = std::move(key), .kind = "policy", .title = std::move(title), .with = allies},
                 expects(citation, "more likely", next_months()));
    base.link(new_approach, prevents, focus, {.mechanism = "no new course is in sight, so this remains"},
              citation);
  };
  expected("no-overreaction", "The allies keep calm under provocation");
  expected("alliance-resolve-shown", "The allies show that they stand together");
  expected("financial-costs-raised", "The allies make Pyongyang pay more");
  expected("deterrence-strengthened", "The allies strengthen deterrence and readiness");
}

inline void add_thorns_in_the_alliance(const Scene& scene) {
  auto& [base, who, at, article, record, interview] = scene;
  const auto citation = article.aum(11);

  const auto troops =
      base.add(Event<Condition>{.key = "us-troops-in-south-korea",
                                .title = "U.S. troops are based in South Korea",
                                .place = at.south,
                                .with = {{who.united_states, "deploys"}, {who.south_korea, "hosts"}}},
               citation);
  const auto cost_sharing =
      base.add(Event<Dispute>{.key = "cost-sharing-impasse",
                              .title = "The allies cannot agree on costs",
                              .with = {{who.united_states, "party"}, {who.south_korea, "party"}},
                              .details = {.subject = "who pays for the U.S. troops", .resolved = false}},
               citation);
  base.link(cost_sharing, is_about, troops, {}, citation);
  const auto with_japan =
      base.add(Event<Dispute>{.key = "south-korea-japan-disputes",
                              .title = "South Korea and Japan quarrel",
                              .with = {{who.south_korea, "party"}, {who.japan, "party"}},
                              .details = {.subject = "history and trade", .resolved = false}},
               citation);

  const auto mending = base.add(Event<>{.key = "alliance-mended",
                                        .kind = "policy",
                                        .title = "The allies settle their own quarrels",
                                        .outcome = Outcome::open,
                                        .with = {{who.united_states, "acts"}, {who.south_korea, "acts"}}},
                                citation);
  for (const auto quarrel : {cost_sharing, with_japan}) base.link(mending, is_about, quarrel, {}, citation);
  const auto advice =
      base.add(Event<PublicStatement>{.key = "aum-advice-on-alliance",
                                      .title = "Aum: mend the alliance",
                                      .with = {{who.frank_aum, "speaks"}},
                                      .part_of = {interview},
                                      .details = {.form = "interview", .tone = "recommendation"}},
               citation);
  base.link(advice, is_about, mending, {}, citation);
}

inline void add_great_powers(const Scene& scene, const Beijing& beijing) {
  auto& [base, who, at, article, record, interview] = scene;
  const auto citation = article.kim(12);
  const std::vector<Participant> both{{who.united_states, "acts"}, {who.china, "acts"}};

  const auto joint_effort = base.add(Event<>{.key = "us-china-coordination",
                                             .kind = "diplomacy",
                                             .title = "Washington and Beijing revive diplomacy",
                                             .summary = "They would act in concert to get talks going again",
                                             .with = both},
                                     expects(citation, "seems unlikely", near_term()));
  base.link(beijing.relations_low, prevents, joint_effort, {.mechanism = "they are at odds with each other"},
            citation);

  base.add(Event<Condition>{.key = "shared-interest-in-peace",
                            .title = "All powers have a stake in Korean peace",
                            .summary = "China and the United States share it with their neighbors",
                            .place = at.peninsula,
                            .with = {{who.united_states, "shares"}, {who.china, "shares"}}},
           citation);
  const auto cooperation = base.add(Event<>{.key = "cooperation-shielded",
                                            .kind = "policy",
                                            .title = "Rivalry is kept out of Korean affairs",
                                            .summary = "Other contests do not undo practical work together",
                                            .outcome = Outcome::open,
                                            .with = both},
                                    citation);
  base.link(cooperation, is_about, beijing.rivalry, {}, citation);
  const auto advice =
      base.add(Event<PublicStatement>{.key = "kim-advice-on-rivalry",
                                      .title = "Kim: shield Korea from the rivalry",
                                      .with = {{who.patricia_kim, "speaks"}},
                                      .part_of = {interview},
                                      .details = {.form = "interview", .tone = "recommendation"}},
               citation);
  base.link(advice, is_about, cooperation, {}, citation);
}

inline void add_policy(const Scene& scene, const Beijing& beijing) {
  add_alliance(scene);
  add_thorns_in_the_alliance(scene);
  add_great_powers(scene, beijing);
}

}  // namespace kaesong
