// What a base believes of lines, whatever their order.

#include "io/support.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

using Texts = std::vector<std::string>;

std::string text_of(const Texts& lines) {
  std::string text;
  for (const auto& line : lines) text += line + "\n";
  return text;
}

std::vector<std::string> dates_of(FreshBase& base, std::string_view key) {
  std::vector<std::string> dates;
  const auto belief = base->belief(base->event(key).id);
  for (const auto& one : belief.field("when")->accepted()) dates.push_back(std::get<When>(one.value).text());
  return dates;
}

Outcome outcome_of(FreshBase& base, std::string_view key) {
  return base->event(key).outcome.value();
}

void check_sound(FreshBase& base) {
  for (const auto& problem : base->check()) FAIL_CHECK(problem.about << ": " << problem.what);
}

const std::string two_registers = R"({"source":"a","title":"Register A","published":"1870"}
{"source":"b","title":"Register B","published":"1880"}
)";
const std::string by_a =
    R"({"event":"birth","kind":"birth","title":"Birth","when":"1863","citation":{"source":"a"}})";
const std::string by_b =
    R"({"event":"birth","kind":"birth","title":"Birth","when":"1861","citation":{"source":"b"}})";

}  // namespace

TEST_CASE("Two unrated sources differ, and the date is undecided in either order of the lines") {
  for (const auto& lines : {Texts{by_a, by_b}, Texts{by_b, by_a}}) {
    FreshBase base;
    base.import(two_registers + text_of(lines));
    CHECK(dates_of(base, "birth") == Texts{"1861", "1863"});
    CHECK(base->event("birth").when->text() == "1861");
    CHECK(base->disagreements().size() == 1);
    check_sound(base);
  }
}

TEST_CASE("A day within the month that others give is believed, and nobody disagrees") {
  const std::string month =
      R"({"event":"e","kind":"raid","title":"Raid","when":"2020-06","citation":{"source":"a"}})";
  const std::string day =
      R"({"event":"e","kind":"raid","title":"Raid","when":"2020-06-16","citation":{"source":"b"}})";
  const std::string by_both =
      R"({"event":"e","kind":"raid","title":"Raid","when":"2020-06","citation":{"source":"b"}})";
  for (const auto& lines : {Texts{month, day, by_both}, Texts{by_both, day, month}}) {
    FreshBase base;
    const auto report = base.import("{\"source\":\"a\"}\n{\"source\":\"b\"}\n" + text_of(lines));
    CHECK(report.notes.empty());
    CHECK(dates_of(base, "e") == Texts{"2020-06-16"});
    CHECK(base->disagreements().empty());
    check_sound(base);
  }
}

TEST_CASE("A base with a rule of its own decides what others leave undecided") {
  for (const auto ties : {Ties::later, Ties::earlier}) {
    auto base = KnowledgeBase::in_memory({.ties = ties});
    std::istringstream in(two_registers + by_a + "\n" + by_b);
    import_json_lines(base, in);
    CHECK(base.ties() == ties);
    CHECK(base.event("birth").when->text() == (ties == Ties::later ? "1861" : "1863"));
    CHECK(base.check().empty());
  }
  CHECK(KnowledgeBase::in_memory().ties() == Ties::undecided);
}

TEST_CASE("A policy of one's own is asked without changing what the base believes") {
  FreshBase base;
  base.import(two_registers + text_of({by_a, by_b}));
  const auto id = base->event("birth").id;
  CHECK(base->belief(id, policy(Ties::later)).field("when")->accepted().size() == 1);
  CHECK(base->belief(id, {Reason::earlier_publication}).field("when")->decided_by ==
        Reason::earlier_publication);
  CHECK(base->belief(id).field("when")->accepted().size() == 2);
}

TEST_CASE("The retraction of one of two equal reports changes nothing, whichever came first") {
  const std::string a =
      R"({"event":"e","kind":"raid","title":"Raid","when":"2020-05-01","citation":{"source":"a"}})";
  const std::string b =
      R"({"event":"e","kind":"raid","title":"Raid","when":"2020-05-01","citation":{"source":"b"}})";
  for (const auto& lines : {Texts{a, b}, Texts{b, a}}) {
    FreshBase base;
    base.import("{\"source\":\"a\"}\n{\"source\":\"b\"}\n" + text_of(lines));
    base.import(R"({"event":"e","kind":"raid","title":"Raid","when":"2020-05-01","citation":{"source":"a"},)"
                R"("reviews":[{"review":"retracted","reason":"fabricated"}]})");
    CHECK(outcome_of(base, "e") == Outcome::occurred);
    CHECK(base->event("e").standing == Standing::accepted);
    CHECK(base->events().all().size() == 1);
    check_sound(base);
  }
}

TEST_CASE("News of what was forecast makes it occur, whichever came first") {
  const std::string forecast =
      R"({"event":"strike","kind":"strike","title":"Strike","outcome":"open","citation":{"source":"desk","likelihood":0.3,"window":"2024"}})";
  const std::string news =
      R"({"event":"strike","kind":"strike","when":"2024-06-01","citation":{"source":"wire"}})";
  for (const auto& lines : {Texts{forecast, news}, Texts{news, forecast}}) {
    FreshBase base;
    base.import(
        "{\"source\":\"desk\",\"published\":\"2024-01\"}\n{\"source\":\"wire\",\"published\":"
        "\"2024-06-02\"}\n" +
        text_of(lines));
    CHECK(outcome_of(base, "strike") == Outcome::occurred);
    CHECK(base->events().all().size() == 1);
    check_sound(base);
  }
}

TEST_CASE("What a source dates after its own publication is open, and the import says so") {
  FreshBase base;
  const auto report = base.import(R"({"source":"paper","title":"Newspaper","published":"2020-06-17"}
{"event":"a","kind":"statement","title":"Criticism","citation":{"source":"paper"}}
{"event":"b","kind":"summit","title":"Next year's summit","when":"2021-03-01","citation":{"source":"paper"}})");
  CHECK(outcome_of(base, "a") == Outcome::occurred);
  CHECK(outcome_of(base, "b") == Outcome::open);
  REQUIRE(report.notes.size() == 1);
  CHECK(report.notes[0].lines == std::vector<std::size_t>{3});
  CHECK(report.notes[0].record == "b");
  CHECK(report.notes[0].field == "when");
  check_sound(base);

  SECTION("until the source turns out to have been published later") {
    base.import(R"({"source":"paper","published":"2022","citation":{"published":"2023"}})");
    base->set_reliability(base->source("paper").id, 0.6);
    check_sound(base);
  }
  SECTION("until someone reports it") {
    base.import(R"({"event":"b","kind":"summit","title":"Summit"})");
    CHECK(outcome_of(base, "b") == Outcome::occurred);
    check_sound(base);
  }
}

TEST_CASE("The date of a source decides what it can report, also when it becomes known later") {
  FreshBase base;
  base.import(R"({"source":"paper"}
{"event":"b","kind":"summit","when":"2021-03-01","citation":{"source":"paper"}})");
  CHECK(outcome_of(base, "b") == Outcome::occurred);
  base.import(R"({"source":"paper","published":"2020-06-17"})");
  CHECK(outcome_of(base, "b") == Outcome::open);
  check_sound(base);
}

TEST_CASE("One source that gives two dates is named with both lines, and nothing is decided") {
  const std::string one =
      R"({"event":"e","kind":"protest","title":"Protest","when":"2013-11-12","citation":{"source":"coder"}})";
  const std::string two =
      R"({"event":"e","kind":"protest","title":"Protest","when":"2014-01-01","citation":{"source":"coder"}})";
  for (const auto& lines : {Texts{one, two}, Texts{two, one}}) {
    FreshBase base;
    const auto report = base.import("{\"source\":\"coder\",\"title\":\"Event coder\"}\n" + text_of(lines));
    CHECK(dates_of(base, "e") == Texts{"2013-11-12", "2014-01-01"});
    REQUIRE(report.notes.size() == 1);
    CHECK(report.notes[0].lines == std::vector<std::size_t>{2, 3});
    CHECK(report.notes[0].field == "when");
    CHECK(report.notes[0].what.find("Event coder") != std::string::npos);
    CHECK(report.notes[0].what.find("2014-01-01") != std::string::npos);
  }
}

TEST_CASE("A source that contradicts what it said in an earlier import is named with the new line") {
  FreshBase base;
  base.import("{\"source\":\"a\"}\n" + by_a);
  const auto report =
      base.import(R"({"event":"birth","kind":"birth","when":"1864","citation":{"source":"a"}})");
  REQUIRE(report.notes.size() == 1);
  CHECK(report.notes[0].lines == std::vector<std::size_t>{1});
  CHECK(report.notes[0].what.find("in the base") != std::string::npos);
}

TEST_CASE("Ten copies of one source count once") {
  std::string lines = two_registers + by_a + "\n" + by_b + "\n";
  for (char copy = 'p'; copy < 'z'; ++copy) {
    lines += std::string(R"({"source":")") + copy + R"(","derived_from":["b"]})" + "\n";
    lines += std::string(R"({"event":"birth","kind":"birth","when":"1861","citation":{"source":")") + copy +
             "\"}}\n";
  }
  FreshBase base;
  base.import(lines);
  CHECK(dates_of(base, "birth") == Texts{"1861", "1863"});
  CHECK(base->source("p").derived_from == std::vector{base->source("b").id});
  check_sound(base);

  SECTION("and one that is none after all counts by itself") {
    base.import(R"({"source":"p","stance":"disputes","derived_from":["b"]})");
    CHECK(dates_of(base, "birth").size() == 2);  // the dispute is no stronger
    base->set_reliability(base->self(), 0.9);
    base.import(R"({"source":"p","stance":"disputes","derived_from":["b"],"citation":{"locator":"again"}})");
    check_sound(base);
  }
  SECTION("and the export has them all") {
    FreshBase copy;
    copy.import(base.exported());
    CHECK(copy.exported() == base.exported());
    CHECK(copy->source("q").derived_from.size() == 1);
  }
}

TEST_CASE("Derivation in a circle is refused by name") {
  FreshBase base;
  base.import(R"({"source":"a"}
{"source":"b","derived_from":["a"]}
{"source":"c","derived_from":["b"]})");
  const auto refusal = base.refusal(R"({"source":"a","derived_from":["c"]})");
  CHECK(refusal.find("“a” is derived from “c”, which is derived from “b”, which is derived from “a”") !=
        std::string::npos);
  CHECK(base.refusal(R"({"source":"a","derived_from":["a"]})").find("derived") != std::string::npos);
  CHECK(base.refusal(R"({"actor":"x","derived_from":["a"]})").find("derived_from") != std::string::npos);
  CHECK(base.refusal(R"({"source":"x","derived_from":["y"]}
{"source":"y","derived_from":["x"]})")
            .find("none can be the first") != std::string::npos);
}

TEST_CASE("A hedge stays with the field that its claim states") {
  FreshBase base;
  base.import(R"({"source":"a"}
{"source":"b"}
{"event":"e","kind":"fire","title":"Fire","citation":{"source":"a"}}
{"event":"e","kind":"fire","when":"2020-05-03","citation":{"source":"b","likelihood":"almost no chance"}})");
  const auto belief = base->belief(base->event("e").id);
  CHECK(belief.field("title")->accepted()[0].firm);
  CHECK(belief.field("when")->accepted()[0].likelihood == almost_no_chance);
  CHECK_FALSE(base->event("e").likelihood);
}

TEST_CASE("A copy of a base decides as that does, and a base with something in it keeps its own rules") {
  const auto circa = CircaWidths::parse("year=10y").value();
  auto original = KnowledgeBase::in_memory({.origin = "there", .ties = Ties::later, .circa = circa});
  original.add(Event<>{.key = "e", .when = "1850~"});
  std::stringstream lines;
  export_json_lines(original, lines);
  CHECK(lines.str().find(R"("ties":"later","circa":")") != std::string::npos);

  FreshBase copy;
  CHECK(copy.import(lines.str()).notes.empty());
  CHECK(copy->ties() == Ties::later);
  CHECK(copy->circa() == circa);
  CHECK(copy->event("e").chronology.bounds == original.event("e").chronology.bounds);
  CHECK(copy.exported() == lines.str());

  FreshBase other;
  other.import(R"({"actor":"kim"})");
  const auto notes = other.import(lines.str()).notes;
  REQUIRE(notes.size() == 1);
  CHECK(notes.front().what.find("keeps its own") != std::string::npos);
  CHECK(other->ties() == Ties::undecided);
  check_sound(other);
}
