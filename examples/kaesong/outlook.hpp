#pragma once

#include "beijing.hpp"

/// What Frank Aum expects of North Korea, with his words for how likely, and why it may stop short of the
/// worst. A forecast is a claim about an event that is still open; the time it speaks of is the claim's
/// window.
namespace kaesong {

inline void add_lesser_provocations(const Scene& scene, const Past& past, const Pressure& pressure) {
  auto& [base, who, at, article, record, interview] = scene;
  const auto citation = article.aum(7);

  const auto provocations = base.add(
      Event<>{
          .key = "lower-level-provocations",
          .kind = "provocation",
          .title = "Lesser provocations and fiery words go on",
          .summary = "The North presses Seoul and Washington where it hurts them most",
          .with = {{who.north_korea, "acts"}, {who.south_korea, "target"}, {who.united_states, "target"}}},
      expects(citation, "will"));
  for (const auto pressed : {pressure.on_south_korea, pressure.on_united_states})
    base.link(provocations, aims_at, pressed, {.mechanism = "strikes at what each cares for"}, citation);

  const auto seouls_stake =
      base.add(Event<Condition>{.key = "moon-stake-in-cooperation",
                                .title = "Moon has staked much on cooperation",
                                .summary = "Work with the North is a political investment of his government",
                                .with = {{who.moon_administration, "invests"}, {who.moon_jae_in, "leads"}}},
               citation);
  const auto undoing = base.add(Event<>{.key = "undoing-of-2018-gains",
                                        .kind = "provocation",
                                        .title = "North Korea undoes the gains of 2018",
                                        .summary = "It takes more steps back from what diplomacy had won",
                                        .with = {{who.north_korea, "acts"}, {who.south_korea, "target"}}},
                                expects(citation, "can expect"));
  base.link(seouls_stake, contributes_to, undoing, {.mechanism = "that is where Seoul is vulnerable"},
            citation);
  base.link(undoing, aims_at, pressure.on_south_korea, {.mechanism = "it hits what Seoul has built"},
            citation);
  base.link(undoing, is_about, past.diplomacy, {}, citation);

  const auto step = [&base = base, &who = who, &citation, &undoing](
                        std::string key, std::string kind, std::string title, std::optional<PlaceId> place) {
    return base.add(Event<>{.key = std::move(key),
                            .kind = std::move(kind),
                            .title = std::move(title),
                            .place = place,
                            .with = {{who.north_korea, "acts"}},
                            .part_of = {undoing}},
                    expects(citation, "can expect"));
  };
  const auto end_declaration = step("voiding-of-panmunjom-declaration", "withdrawal",
                                    "North Korea voids the Panmunjom declaration", {});
  const auto end_agreement =
      step("voiding-of-military-agreement", "withdrawal", "North Korea voids the military agreement", {});
  base.link(end_declaration, is_about, past.panmunjom, {}, citation);
  base.link(end_agreement, is_about, past.military_agreement, {}, citation);
  step("guard-posts-rebuilt", "fortification", "North Korea rebuilds guard posts", at.dmz);
  step("dmz-remilitarized", "fortification", "North Korea remilitarizes the DMZ", at.dmz);
  base.add(Event<Exercise>{.key = "drills-near-northwest-islands",
                           .title = "Drills near the Northwest Islands resume",
                           .place = at.northwest_islands,
                           .with = {{who.north_korea, "exercises"}},
                           .part_of = {undoing}},
           expects(citation, "can expect"));
}

inline void add_weapons(const Scene& scene, const Past& past, const Pressure& pressure) {
  auto& [base, who, at, article, record, interview] = scene;
  const auto citation = article.aum(7);

  const auto washingtons_focus =
      base.add(Event<Condition>{.key = "us-focus-on-denuclearization",
                                .title = "Washington puts denuclearization first",
                                .summary = "That the North give up nuclear weapons is its chief concern",
                                .with = {{who.united_states, "seeks"}}},
               citation);
  const auto missiles = base.add(Event<WeaponTest>{.key = "shorter-range-missile-tests",
                                                   .title = "Short- to medium-range missile tests",
                                                   .with = {{who.north_korea, "tests"}},
                                                   .details = {.weapon = "short- to medium-range missile"}},
                                 expects(citation, "may"));
  const auto satellites = base.add(Event<>{.key = "satellite-launches",
                                           .kind = "satellite_launch",
                                           .title = "North Korean satellite launches",
                                           .with = {{who.north_korea, "launches"}}},
                                   expects(citation, "may even"));
  const auto facilities = base.add(Event<>{.key = "facilities-expanded",
                                           .kind = "construction",
                                           .title = "Nuclear and missile sites keep growing",
                                           .place = at.north,
                                           .with = {{who.north_korea, "builds"}}},
                                   expects(citation, "may"));
  base.link(facilities, is_about, past.nuclear_program, {}, citation);
  for (const auto show : {missiles, satellites, facilities}) {
    base.link(show, aims_at, pressure.on_united_states, {.mechanism = "arms are Washington's concern"},
              citation);
    base.link(washingtons_focus, contributes_to, show,
              {.mechanism = "it shows where Washington is sensitive"}, citation);
  }

  const auto discomfort =
      base.add(Event<Condition>{.key = "lasting-discomfort",
                                .title = "Washington and Seoul are kept on edge",
                                .outcome = Outcome::open,
                                .with = {{who.united_states, "target"}, {who.south_korea, "target"}}},
               citation);
  const auto cyberattacks = base.add(Event<>{.key = "cyberattacks",
                                             .kind = "cyberattack",
                                             .title = "North Korean cyberattacks",
                                             .with = {{who.north_korea, "acts"}}},
                                     expects(citation, "could"));
  const auto deniable = base.add(Event<>{.key = "deniable-actions",
                                         .kind = "provocation",
                                         .title = "Other acts that are hard to trace",
                                         .with = {{who.north_korea, "acts"}}},
                                 expects(citation, "could"));
  for (const auto act : {cyberattacks, deniable})
    base.link(act, aims_at, discomfort, {.mechanism = "its author can hardly be proven"}, citation);
}

/// No nuclear or ICBM test soon: there is too much to lose.
inline void add_restraint(const Scene& scene, const Beijing& beijing) {
  auto& [base, who, at, article, record, interview] = scene;
  const auto citation = article.aum(8);

  const auto provocation = base.add(Event<>{.key = "major-provocation",
                                            .kind = "provocation",
                                            .title = "A major North Korean provocation",
                                            .with = {{who.north_korea, "acts"}}},
                                    expects(citation, "not likely", near_future()));
  // The two examples that he gives: with either, the provocation would have come.
  base.add(Event<WeaponTest>{.key = "nuclear-test",
                             .title = "A North Korean nuclear test",
                             .with = {{who.north_korea, "tests"}},
                             .part_of = {provocation},
                             .details = {.weapon = "nuclear device"}},
           expects(citation, "not likely", near_future()));
  base.add(Event<WeaponTest>{.key = "icbm-test",
                             .title = "A North Korean ICBM test",
                             .with = {{who.north_korea, "tests"}},
                             .part_of = {provocation},
                             .details = {.weapon = "ICBM"}},
           expects(citation, "not likely", near_future()));

  const auto retaliation =
      base.add(Event<>{.key = "retaliation",
                       .kind = "retaliation",
                       .title = "Others retaliate against North Korea",
                       .summary = "The United States and other states would hit back hard",
                       .outcome = Outcome::open,
                       .with = {{who.united_states, "acts"}, {who.north_korea, "target"}}},
               citation);
  const auto new_sanctions = base.add(Event<Sanction>{.key = "additional-sanctions",
                                                      .title = "More sanctions on North Korea",
                                                      .outcome = Outcome::open,
                                                      .with = {{who.north_korea, "target"}},
                                                      .part_of = {retaliation}},
                                      citation);
  const auto aid_ends = base.add(Event<>{.key = "withdrawal-of-chinese-aid",
                                         .kind = "withdrawal",
                                         .title = "China withdraws its aid",
                                         .outcome = Outcome::open,
                                         .with = {{who.china, "acts"}, {who.north_korea, "target"}}},
                                 citation);
  base.link(aid_ends, is_about, beijing.assistance, {}, citation);

  const auto caution = base.add(Event<Condition>{.key = "wish-to-avoid-retaliation",
                                                 .title = "North Korea wants to avoid retaliation",
                                                 .with = {{who.north_korea, "avoids"}}},
                                citation);
  for (const auto feared : {retaliation, new_sanctions}) base.link(caution, is_about, feared, {}, citation);
  const auto need_of_aid = base.add(Event<Condition>{.key = "need-of-chinese-aid",
                                                     .title = "North Korea will not risk China's aid",
                                                     .with = {{who.north_korea, "avoids"}}},
                                    citation);
  base.link(need_of_aid, is_about, aid_ends, {}, citation);
  base.link(caution, prevents, provocation, {.mechanism = "it would bring sanctions and worse"}, citation);
  base.link(need_of_aid, prevents, provocation, {.mechanism = "it might cost the North China's support"},
            citation);
}

inline void add_outlook(const Scene& scene, const Past& past, const Pressure& pressure,
                        const Beijing& beijing) {
  add_lesser_provocations(scene, past, pressure);
  add_weapons(scene, past, pressure);
  add_restraint(scene, beijing);
}

}  // namespace kaesong
