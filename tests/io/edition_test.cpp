// A file that is imported as the new edition of its sources.

#include "annals/io/json_lines.hpp"
#include "annals/knowledge_base.hpp"
#include "knowledge_base/support.hpp"
#include "store/outside.hpp"

#include <sstream>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

ImportReport import_text(KnowledgeBase& base, const std::string& text, bool edition = true) {
  std::istringstream in(text);
  return import_json_lines(base, in, {.name = "in/story.jsonl", .file = "story.jsonl", .edition = edition});
}

std::string exported(const KnowledgeBase& base) {
  std::ostringstream out;
  export_json_lines(base, out);
  return out.str();
}

EventId event_of(const KnowledgeBase& base, std::string_view key) {
  return EventId(base.find(key).value().value);
}

const std::string catalogue = R"({"source":"catalogue","title":"Catalogue"})"
                              "\n";
const std::string raid =
    R"({"event":"raid","kind":"raid","title":"Raid","when":"2020-05-01","citation":{"source":"catalogue","locator":"p. 1"}})"
    "\n";
const std::string fire =
    R"({"event":"fire","kind":"fire","title":"Fire","when":"2020-06","citation":{"source":"catalogue","locator":"p. 2"}})"
    "\n";

/// A base with the first edition of a catalogue.
struct Story : test::Fresh {
  Story() { import_text(base, catalogue + raid + fire, false); }
};

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("An edition that says the same changes nothing") {
  Story story;
  const auto before = exported(story.base);
  const auto report = import_text(story.base, catalogue + raid + fire);
  CHECK(report.known == 3);
  CHECK(report.claims + report.records + report.superseded + report.restated == 0);
  CHECK(exported(story.base) == before);
}

TEST_CASE("A row that was corrected takes the place of what it said before") {
  Story story;
  const auto report = import_text(story.base, catalogue + replaced(raid, "05-01", "05-02") + fire);
  CHECK(report.claims == 1);
  CHECK(report.superseded == 1);
  CHECK(report.notes.empty());
  const auto belief = story.base.belief(event_of(story.base, "raid"));
  REQUIRE(belief.field("when") != nullptr);
  CHECK(belief.field("when")->is_decided());
  CHECK(belief.statement.fields.at(2) == Field{"when", When("2020-05-02")});
  CHECK(belief.self_contradictions.empty());
  CHECK(story.base.check().empty());

  SECTION("and nothing is lost") {
    const auto claims = story.base.claims(event_of(story.base, "raid"));
    REQUIRE(claims.size() == 2);
    CHECK(claims.front().superseded());
    CHECK(test::Outside(story.base.path()).lines("SELECT withdrawn FROM citation WHERE key = 'raid'") ==
          std::vector<std::string>{"superseded", "-"});
  }
  SECTION("but not where it is not told to be one: then the source contradicts itself") {
    CHECK(import_text(story.base, catalogue + replaced(raid, "05-01", "05-03") + fire, false).notes.size() ==
          1);
  }
  SECTION("the first edition again restates it") {
    const auto again = import_text(story.base, catalogue + raid + fire);
    CHECK(again.restated == 1);
    CHECK(again.superseded == 1);
    CHECK(again.claims == 0);
    CHECK(story.base.event(event_of(story.base, "raid")).when == When("2020-05-01"));
  }
  SECTION("a base that is exported and imported has the same editions") {
    test::Fresh other;
    import_text(other.base, exported(story.base), false);
    CHECK(exported(other.base) == exported(story.base));
    CHECK(other.base.event(event_of(other.base, "raid")).when == When("2020-05-02"));
  }
}

TEST_CASE("A row that only moved is no disagreement of a source with itself") {
  Story story;
  const auto report = import_text(story.base, catalogue + fire + replaced(raid, "p. 1", "p. 7"));
  CHECK(report.notes.empty());
  const auto belief = story.base.belief(event_of(story.base, "raid"));
  CHECK(belief.self_contradictions.empty());
  CHECK(belief.standing == Standing::accepted);
  CHECK(belief.field("when")->candidates.size() == 1);
}

TEST_CASE("A row that is gone is superseded, and its event can still be looked at") {
  Story story;
  const auto report = import_text(story.base, catalogue + fire);
  CHECK(report.superseded == 1);
  const auto event = story.base.event(event_of(story.base, "raid"));
  CHECK(event.standing == Standing::retracted);
  CHECK(event.title == "Raid");
  CHECK(event.when == When("2020-05-01"));
  CHECK(story.base.events().all().size() == 1);
  CHECK(story.base.check().empty());
}

TEST_CASE("A source that an edition enters and no longer cites says nothing any more") {
  Story story;
  CHECK(import_text(story.base, catalogue).superseded == 2);
  CHECK(story.base.events().all().empty());
}

TEST_CASE("An edition leaves other sources alone") {
  Story story;
  import_text(story.base,
              R"({"source":"diary"})"
              "\n" +
                  replaced(raid, "catalogue", "diary"),
              false);
  import_text(story.base, catalogue + fire);
  CHECK(story.base.event(event_of(story.base, "raid")).standing == Standing::accepted);
}

TEST_CASE("When a row was recorded does not tell it from the row of another edition") {
  test::Fresh fresh;
  const auto row = [](const std::string& recorded) {
    return R"({"source":"s"})"
           "\n"
           R"({"event":"e","kind":"raid","title":"Raid","citation":{"source":"s","recorded":")" +
           recorded + "\"}}\n";
  };
  import_text(fresh.base, row("2021-01-01"), false);
  const auto report = import_text(fresh.base, row("2022-01-01"));
  CHECK(report.known == 2);
  CHECK(report.claims == 0);
  CHECK(report.superseded == 0);
}

TEST_CASE("What the owner said in any edition of a file is superseded by one that does not say it") {
  test::Fresh fresh;
  const std::string first = R"({"event":"first","kind":"raid"})"
                            "\n";
  const std::string second = R"({"event":"second","kind":"raid"})"
                             "\n";
  import_text(fresh.base, first);
  import_text(fresh.base, first + second);
  CHECK(import_text(fresh.base, first).superseded == 1);
  CHECK(import_text(fresh.base, second).superseded == 1);
  CHECK(fresh.base.event(event_of(fresh.base, "first")).standing == Standing::retracted);
  CHECK(fresh.base.event(event_of(fresh.base, "second")).standing == Standing::accepted);
}

TEST_CASE("An edition of the owner's own words leaves what came with another file") {
  test::Fresh fresh;
  std::istringstream other(R"({"actor":"kim"})"
                           "\n"
                           R"({"event":"other","kind":"raid"})");
  import_json_lines(fresh.base, other, {.file = "other.jsonl"});
  const std::string mine = R"({"event":"mine","kind":"raid","title":"Mine"})"
                           "\n";
  import_text(fresh.base,
              mine + R"({"event":"gone","kind":"raid"})"
                     "\n",
              false);
  const auto report = import_text(fresh.base, mine);
  CHECK(report.superseded == 1);
  CHECK(fresh.base.event(event_of(fresh.base, "gone")).standing == Standing::retracted);
  CHECK(fresh.base.event(event_of(fresh.base, "other")).standing == Standing::accepted);
  CHECK(fresh.base.actors().size() == 1);

  SECTION("but not where all that he says says when it was recorded, as in an export") {
    std::string lines = exported(fresh.base);
    const auto from = lines.find(R"({"event":"other")");
    lines.erase(from, lines.find('\n', from) + 1 - from);
    CHECK(import_text(fresh.base, lines).superseded == 1);
    CHECK(fresh.base.event(event_of(fresh.base, "other")).standing == Standing::retracted);
  }
}

TEST_CASE("What the owner retracted stays retracted in every edition that says it") {
  Story story;
  const auto claim = story.base.claims(event_of(story.base, "raid")).front().id;
  story.base.retract(claim, "fabricated");
  CHECK(import_text(story.base, catalogue + raid + fire).known == 3);
  CHECK(story.base.event(event_of(story.base, "raid")).standing == Standing::retracted);
  CHECK(import_text(story.base, catalogue + fire).superseded == 0);
}

TEST_CASE("A relative date and a link that an edition drops are superseded like anything else") {
  Story story;
  const std::string edges = R"({"relative_date":["fire","after","raid"],"citation":{"source":"catalogue"}})"
                            "\n"
                            R"({"link":["raid","causes","fire"],"citation":{"source":"catalogue"}})"
                            "\n";
  import_text(story.base, catalogue + raid + fire + edges);
  CHECK(import_text(story.base, catalogue + raid + fire).superseded == 2);
  CHECK(story.base.links().front().standing == Standing::retracted);
  CHECK(story.base.relative_dates().front().standing == Standing::retracted);
  CHECK(import_text(story.base, catalogue + raid + fire + edges).restated == 2);
  CHECK(story.base.links().front().standing == Standing::accepted);
  CHECK(story.base.check().empty());
}
