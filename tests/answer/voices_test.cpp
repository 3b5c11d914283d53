// Each value with those who state it.

#include "annals/answer/answers.hpp"
#include "knowledge_base/support.hpp"

#include <algorithm>
#include <string>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

/// A crash of which one source gives the date, one the place, one who took part; one expected it.
struct Crash : test::Fresh {
  SourceId forecast = base.add(Source{.key = "forecast", .title = "Forecast", .published = "2018-01"});
  SourceId wire = base.add(Source{.key = "wire", .title = "Wire", .published = "2018-11-01"});
  SourceId atlas = base.add(Source{.key = "atlas", .title = "Atlas", .published = "2018-11-02"});
  SourceId roster = base.add(Source{.key = "roster", .title = "Roster", .published = "2018-11-03"});
  PlaceId sea = base.add(Place{.key = "sea", .title = "The sea"});
  ActorId pilot = base.add(Actor{.key = "pilot", .title = "The pilot"});
  ActorId guest = base.add(Actor{.key = "guest", .title = "The guest"});
  EventId crash = base.add(Event<>{.key = "crash", .kind = "crash", .title = "A crash"},
                           {.source = forecast, .likelihood = likely, .window = "2018"});

  Crash() {
    base.claim(crash, Event<>{.when = "2018-10-29"}, wire);
    base.claim(crash, Event<>{.place = sea}, atlas);
    base.claim(crash, Event<>{.with = {{pilot, "flies"}}}, roster);
    base.claim(crash, Event<>{.with = {{guest}}}, wire);
  }

  std::string stated_by(const std::string& field) const {
    std::string text;
    const auto record = answer::record_json(base, crash);
    const auto* found = record.find("stated_by")->find(field);
    if (found == nullptr) return text;
    const auto add = [&](const Json& citation) { text += citation.find("source")->dump() + " "; };
    for (const auto& one : found->items()) {
      if (field != "with") {
        add(one);
      } else {
        for (const auto& citation : one.items()) add(citation);
        text += "| ";
      }
    }
    return text;
  }

  std::string line(const std::string& label) const {
    for (const auto& line : answer::record_lines(base, crash)) {
      if (line.label.empty() || line.label.front().text != label) continue;
      std::string text;
      for (const auto& piece : line.text) text += piece.text;
      return text;
    }
    return "";
  }
};

}  // namespace

TEST_CASE("Each believed value stands beside the sources that state it") {
  const Crash story;
  CHECK(story.stated_by("title") == R"("forecast" )");
  CHECK(story.stated_by("when") == R"("wire" )");
  CHECK(story.stated_by("place") == R"("atlas" )");
  CHECK(story.stated_by("with") == R"("roster" | "wire" | )");
  CHECK(story.line("when") == "2018-10-29  — Wire");
  CHECK(story.line("place") == "The sea  — Atlas");
  CHECK(story.line("with") == "The pilot (flies)  — Roster");
}

TEST_CASE("Who expected an event is no source of its having happened") {
  const Crash story;
  CHECK(story.stated_by("outcome").find("forecast") == std::string::npos);
  CHECK(story.line("according to").find("Forecast") == std::string::npos);
  CHECK(story.line("according to").find("Wire") != std::string::npos);
  CHECK(story.line("expected by") == "Forecast");
}

TEST_CASE("What is retracted, set aside or denied is no source of what is believed") {
  Crash story;
  const auto late = story.base.add(Source{.key = "late", .title = "Late", .published = "2018-12"});
  story.base.retract(story.base.claim(story.crash, Event<>{.when = "2018-10-29"}, late), "a slip");
  CHECK(story.stated_by("when") == R"("wire" )");
  CHECK(story.line("according to").find("Late") == std::string::npos);

  story.base.dispute(story.crash, Event<>{.place = story.sea}, late);
  CHECK(story.stated_by("place").find("late") == std::string::npos);
  CHECK(story.line("according to").find("Late") == std::string::npos);

  story.base.dispute(story.crash, late);
  CHECK(story.line("according to").find("Late") == std::string::npos);
  CHECK(story.line("denied by") == "Late");
}
