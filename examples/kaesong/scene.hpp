#pragma once

#include "annals/annals.hpp"

#include <optional>
#include <string>
#include <string_view>

/// Who is in the article, where it takes place, and the voices that speak in it.
namespace kaesong {

using namespace annals;

struct People {
  ActorId north_korea, south_korea, united_states, china, japan, india;
  ActorId usip, new_york_times, moon_administration;
  ActorId kim_jong_un, moon_jae_in, donald_trump, frank_aum, patricia_kim, erin_schaff;
};

inline People add_people(KnowledgeBase& base) {
  const auto state = [&](std::string key, std::string title, std::vector<Name> names) {
    return base.add(
        Actor{.key = std::move(key), .title = std::move(title), .type = "state", .names = std::move(names)});
  };
  const auto organization = [&](std::string key, std::string title, std::string summary,
                                std::optional<ActorId> part_of, std::vector<Name> names) {
    return base.add(Actor{.key = std::move(key),
                          .title = std::move(title),
                          .type = "organization",
                          .summary = std::move(summary),
                          .part_of = part_of,
                          .names = std::move(names)});
  };
  const auto person = [&](std::string key, std::string title, std::string summary, ActorId part_of,
                          std::vector<Name> names = {}) {
    return base.add(Actor{.key = std::move(key),
                          .title = std::move(title),
                          .type = "person",
                          .summary = std::move(summary),
                          .part_of = part_of,
                          .names = std::move(names)});
  };

  People who;
  who.north_korea = state("north-korea", "North Korea",
                          {{"Democratic People's Republic of Korea", "en"},
                           {"DPRK", "en"},
                           {"Pyongyang", "en"},
                           {"조선민주주의인민공화국", "ko"}});
  who.south_korea = state("south-korea", "South Korea",
                          {{"Republic of Korea", "en"}, {"ROK", "en"}, {"Seoul", "en"}, {"대한민국", "ko"}});
  who.united_states = state("united-states", "United States",
                            {{"United States of America", "en"}, {"USA", "en"}, {"Washington", "en"}});
  who.china = state("china", "China",
                    {{"People's Republic of China", "en"}, {"Beijing", "en"}, {"中华人民共和国", "zh"}});
  who.japan = state("japan", "Japan", {{"日本", "ja"}});
  who.india = state("india", "India", {{"भारत", "hi"}});

  who.usip = organization("usip", "United States Institute of Peace",
                          "A research institute in Washington that works on conflict and peace",
                          who.united_states, {{"USIP", "en"}});
  who.new_york_times = organization("new-york-times", "The New York Times", "An American daily newspaper",
                                    std::nullopt, {{"NYT", "en"}});
  who.moon_administration =
      organization("moon-administration", "Moon administration",
                   "South Korea's government under President Moon Jae-in", who.south_korea, {});

  who.kim_jong_un = person("kim-jong-un", "Kim Jong Un", "Leader of North Korea", who.north_korea,
                           {{"Kim Jong-un", "en"}, {"the dear leader", "en"}, {"김정은", "ko"}});
  who.moon_jae_in = person("moon-jae-in", "Moon Jae-in", "President of South Korea", who.moon_administration,
                           {{"President Moon", "en"}, {"문재인", "ko"}});
  who.donald_trump = person("donald-trump", "Donald Trump", "President of the United States",
                            who.united_states, {{"President Trump", "en"}});
  who.frank_aum = person("frank-aum", "Frank Aum", "Analyst at the institute", who.usip);
  who.patricia_kim = person("patricia-kim", "Patricia Kim", "Analyst at the institute", who.usip);
  who.erin_schaff = person("erin-schaff", "Erin Schaff", "Photographer", who.new_york_times);
  return who;
}

struct Places {
  PlaceId peninsula, north, south, kaesong, kumgang, northwest_islands, dmz, panmunjom;
  PlaceId hanoi, china, hong_kong, korean_chinese_border, sino_indian_border;
};

inline Places add_places(KnowledgeBase& base) {
  const auto place = [&](std::string key, std::string title, std::optional<PlaceId> within,
                         std::optional<double> latitude = {}, std::optional<double> longitude = {},
                         std::vector<Name> names = {}) {
    return base.add(Place{.key = std::move(key),
                          .title = std::move(title),
                          .within = within,
                          .latitude = latitude,
                          .longitude = longitude,
                          .names = std::move(names)});
  };

  Places at;
  at.peninsula = place("korean-peninsula", "Korean Peninsula", {}, 38.0, 127.0, {{"한반도", "ko"}});
  at.north = place("north-korean-territory", "North Korean territory", at.peninsula);
  at.south = place("south-korean-territory", "South Korean territory", at.peninsula);
  at.kaesong = place("kaesong", "Kaesong", at.north, 37.97, 126.55, {{"Gaeseong", "en"}, {"개성", "ko"}});
  at.kumgang = place("mount-kumgang", "Mount Kumgang", at.north, 38.66, 128.11,
                     {{"Mt. Kumgang", "en"}, {"금강산", "ko"}});
  at.northwest_islands =
      place("northwest-islands", "Northwest Islands", at.south, 37.8, 125.2, {{"서해 5도", "ko"}});
  at.dmz = place("korean-dmz", "Korean Demilitarized Zone", at.peninsula, 38.3, 127.3,
                 {{"DMZ", "en"}, {"비무장지대", "ko"}});
  at.panmunjom = place("panmunjom", "Panmunjom", at.dmz, 37.96, 126.68, {{"판문점", "ko"}});
  at.hanoi = place("hanoi", "Hanoi", {}, 21.03, 105.85, {{"Hà Nội", "vi"}});
  at.china = place("chinese-territory", "Chinese territory", {});
  at.hong_kong = place("hong-kong", "Hong Kong", at.china, 22.3, 114.2, {{"香港", "zh"}});
  at.korean_chinese_border = place("korean-chinese-border", "Border of North Korea and China", {});
  at.sino_indian_border = place("sino-indian-border", "Border of China and India", {});
  return at;
}

/// The article and those who speak in it.
///
/// Paragraphs are counted from 1 after the title. The questions count (paragraphs 2, 6 and 10); the photo's
/// caption, which stands below the first paragraph and again at the end, does not: its place is "caption".
struct Article {
  SourceId source;
  ActorId frank_aum, patricia_kim;

  /// The article in its own voice: its introduction and the interviewer's questions.
  Citation text(int paragraph) const { return {.source = source, .locator = par(paragraph)}; }
  Citation caption() const { return {.source = source, .locator = "caption"}; }
  Citation note() const { return {.source = source, .locator = "closing note"}; }
  Citation aum(int paragraph) const {
    return {.source = source, .speaker = frank_aum, .locator = par(paragraph)};
  }
  Citation kim(int paragraph) const {
    return {.source = source, .speaker = patricia_kim, .locator = par(paragraph)};
  }

 private:
  static std::string par(int number) { return "par. " + std::to_string(number); }
};

/// All that the chapters of the story share.
struct Scene {
  KnowledgeBase& base;
  People who;
  Places at;
  Article article;
  SourceId record;    ///< where exact dates come from
  EventId interview;  ///< what "ago" and "this week" are counted from
};

/// Dates an event by another, as a voice puts it.
inline void time(KnowledgeBase& base, EventId event, const Offset& offset, EventId anchor, std::string words,
                 const Citation& citation) {
  base.enter_relative_date(event, offset, anchor,
                           {.statement = {.fields = {{"words", std::move(words)}}}, .citation = citation});
}

/// The talk that the article prints. Its month is the owner's to say; the week follows from "this week".
inline EventId add_interview(KnowledgeBase& base, const People& who, const Article& article) {
  const auto interview =
      base.add(Event<PublicStatement>{.key = "analysts-interview-2020",
                                      .title = "Two analysts discuss the demolition",
                                      .with = {{who.patricia_kim, "speaks"}, {who.frank_aum, "speaks"}},
                                      .details = {.form = "interview"}},
               article.text(1));
  base.claim(interview, Event<PublicStatement>{.when = "2020-06"}, {});
  return interview;
}

/// The owner of the base says what the sources are, and when the article came out: on the day after the
/// demolition, which was on Tuesday 16 June 2020. What it reports had started by then.
inline Scene set_scene(KnowledgeBase& base) {
  const auto who = add_people(base);
  const auto at = add_places(base);
  const auto usip =
      base.add(Source{.key = "usip-kaesong-2020",
                      .title = "USIP analysis",
                      .publisher = "United States Institute of Peace",
                      .published = "2020-06-17",
                      .names = {{"North Korea Blew Up Its Liaison Office with the South. What Now?", "en"}}});
  const auto record =
      base.add(Source{.key = "well-known-dates",
                      .title = "Public record",
                      .summary = "Dates and terms of public events that were reported everywhere at the time",
                      .type = "reference"});
  base.set_reliability(record, 0.95);  // an exact date from the record is to win over "in February"

  const Article article{usip, who.frank_aum, who.patricia_kim};
  base.claim(usip,
             Source{.summary = "An interview, whose views are those of the people who give them",
                    .type = "analysis",
                    .author = "Patricia Kim and Frank Aum"},
             article.note());
  return {base, who, at, article, record, add_interview(base, who, article)};
}

// The windows of the forecasts begin when the article came out. "Next", which is what the interviewer asks
// for in paragraph 6, has no end that one could name, nor has "near".
inline When next() {
  return When("2020-06/").with_words("next");
}
inline When near_future() {
  return When("2020-06/").with_words("in the near future");
}
inline When near_term() {
  return When("2020-06/").with_words("in the near term");
}
inline When next_months() {
  return When("2020-06/2020~").with_words("in the next several months");
}

/// The same voice, on what it expects: with the word for how likely that is, and the time it speaks of.
/// "Will likely" is "likely" of the future, and "seems unlikely" unlikely as it seems: both have the range of
/// the word.
inline Citation expects(Citation citation, std::string_view word, const When& window = next()) {
  auto plain = word;
  for (const std::string_view before : {"will ", "seems "})
    if (plain.starts_with(before)) plain.remove_prefix(before.size());
  citation.likelihood = Likelihood::worded(plain);
  citation.likelihood->word = word;
  citation.window = window;
  return citation;
}

}  // namespace kaesong
