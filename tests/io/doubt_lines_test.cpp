// What is doubted proves nothing, and still helps: small bases that sources are not sure of.

#include "io/support.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

using Texts = std::vector<std::string>;

Period year_2020() {
  return {start_of({2020, 1, 1}), start_of({2021, 1, 1})};
}
Period day(unsigned of_may_2020) {
  return {start_of({2020, 5, of_may_2020}), start_of({2020, 5, of_may_2020 + 1})};
}

struct Base : FreshBase {
  explicit Base(const std::string& lines) { import(lines); }

  EventId event(std::string_view key) { return (*this)->event(key).id; }
  Order order(std::string_view a, std::string_view b) { return (*this)->order(event(a), event(b)); }
  std::string known(std::string_view key) { return start_text((*this)->event(key).chronology.bounds); }
  std::string estimated(std::string_view key) {
    return start_text((*this)->event(key).chronology.estimated());
  }
  std::string doubt(std::string_view key) {
    const auto entry = (*this)->event(key);
    return date_doubt(entry.doubted, entry.chronology);
  }
  Texts timeline() {
    Texts keys;
    for (const auto& one : (*this)->events().any_outcome().all()) keys.push_back(one.key);
    return keys;
  }
  Texts surely_in_2020() {
    Texts keys;
    for (const auto& one : (*this)->events().within(year_2020()).all()) keys.push_back(one.key);
    return keys;
  }
  /// All is as the claims have it; contradictions and impossible links are what the test is about.
  std::multiset<Problem::Type> problems() {
    std::multiset<Problem::Type> types;
    for (const auto& problem : (*this)->check()) {
      INFO(problem.about << ": " << problem.what);
      CHECK(problem.type != Problem::Type::damage);
      types.insert(problem.type);
    }
    return types;
  }
};

const std::string log_and_tabloid = R"({"source":"log","title":"Police log"}
{"source":"tabloid","title":"Tabloid"}
{"event":"blast","kind":"explosion","title":"Explosion","when":"2020-05-01","citation":{"source":"log"}}
)";

const std::multiset<Problem::Type> none{};

}  // namespace

TEST_CASE("A date that its own source hardly believes proves nothing, and stands with its hedge") {
  Base base(
      log_and_tabloid +
      R"({"event":"call","kind":"warning","title":"Call","when":"2020-05-03","citation":{"source":"tabloid","likelihood":"almost no chance"}})");
  const auto order = base.order("call", "blast");
  CHECK(order.starts_before == Precedence::may);
  CHECK(order.relations == Relations::all());
  CHECK(order.proofs.empty());
  CHECK(base.surely_in_2020() == Texts{"blast"});
  CHECK(base.known("call") == "at any time");
  CHECK(base.doubt("call") == "almost no chance (1–5%)");

  SECTION("but it helps: the timeline sorts by it, and order says what would be expected, and why") {
    CHECK(base.estimated("call") == "2020-05-03");
    CHECK(base.timeline() == Texts{"blast", "call"});
    REQUIRE(order.expected);
    CHECK(order.expected->follows == Precedence::must);
    REQUIRE(order.expected->rests_on.size() == 1);
    CHECK(order.expected->rests_on.front().text() ==
          "“Call” is dated 2020-05-03, almost no chance (1–5%) (Tabloid)");
    CHECK(base->events().overlapping(day(3)).count() == 1);
    CHECK(base->events().overlapping(day(2)).count() == 0);
  }
  SECTION("and another source that says so firmly makes it a fact") {
    base.import(R"({"event":"call","kind":"warning","when":"2020-05-03","citation":{"source":"log"}})");
    CHECK(base.order("call", "blast").follows == Precedence::must);
    CHECK(base.doubt("call").empty());
    CHECK_FALSE(base->event("call").chronology.estimate);
  }
  CHECK(base.problems() == none);
}

TEST_CASE("A date marked as uncertain is doubted, and of an interval only the end that is") {
  Base base(R"({"event":"a","kind":"k","when":"1850?"}
{"event":"b","kind":"k","when":"1840"}
{"event":"c","kind":"k","when":"1860/1870?"})");
  CHECK(base.known("a") == "at any time");
  CHECK(base.estimated("a") == "1850-01-01 to 1850-12-31");
  CHECK(base.order("b", "a").precedes == Precedence::may);
  CHECK(base.order("b", "a").expected->precedes == Precedence::must);
  CHECK(base.known("c") == "1860-01-01 to 1860-12-31");
  CHECK(base.order("b", "c").precedes == Precedence::must);
  CHECK(base->event("c").chronology.bounds.latest_end == Instant::unbounded_future());
  CHECK(base->event("c").chronology.estimated().latest_end == start_of({1871, 1, 1}));
  CHECK(base.problems() == none);
}

TEST_CASE("A doubted date or relative date contests no firm one: it is set aside, and said to be") {
  Base base(log_and_tabloid + R"({"event":"first","kind":"warning","citation":{"source":"log"}}
{"relative_date":["first","before","blast"],"citation":{"source":"tabloid","likelihood":"almost certain"}}
{"event":"second","kind":"warning","citation":{"source":"log"}}
{"event":"second","kind":"warning","when":"2020-04-30","citation":{"source":"tabloid","likelihood":"almost no chance"}}
{"relative_date":["second","after","blast"],"citation":{"source":"log"}})");
  CHECK(base.problems() == none);
  CHECK(base->contradictions().empty());
  CHECK(base.order("second", "blast").follows == Precedence::must);
  CHECK_FALSE(base.order("second", "blast").expected);
  CHECK(base.doubt("second") == "almost no chance (1–5%); set aside");
  CHECK(base->event("second").chronology.set_aside);
  CHECK_FALSE(base->event("second").chronology.inconsistent);
  CHECK(base.order("first", "blast").precedes == Precedence::may);
  CHECK(base.order("first", "blast").expected->precedes == Precedence::must);
  CHECK(base.timeline() == Texts{"first", "blast", "second"});

  SECTION("until what it did not fit is gone") {
    base->retract(base->claims(base->relative_dates(base.event("second")).front().id).front().id, "mistaken");
    CHECK_FALSE(base->event("second").chronology.set_aside);
    CHECK(base.timeline() == Texts{"second", "first", "blast"});
    CHECK(base.problems() == none);
  }
}

TEST_CASE("A hedge belongs to the fields that its claim states, and is not lent to others") {
  Base base(R"({"source":"a","title":"A"}
{"source":"b","title":"B"}
{"actor":"kim","title":"Kim","citation":{"source":"a"}}
{"actor":"kim","summary":"A spy","citation":{"source":"b","likelihood":"unlikely"}}
{"event":"e","kind":"k","title":"E","when":"2020","citation":{"source":"a"}}
{"event":"e","kind":"k","summary":"With losses","citation":{"source":"b","likelihood":0.3}})");
  const auto fields = [](const std::vector<DoubtedField>& doubted) {
    Texts names;
    for (const auto& one : doubted) names.push_back(one.field + " " + one.likelihood->text());
    return names;
  };
  CHECK(fields(base->actor("kim").doubted) == Texts{"summary unlikely (20–45%)"});
  CHECK(fields(base->event("e").doubted) == Texts{"summary 30%"});
  CHECK_FALSE(base->event("e").likelihood);
  CHECK(base.surely_in_2020() == Texts{"e"});
  CHECK(base.problems() == none);
}

TEST_CASE("About 1850 is taken as widely as the base has it, and each proof that needs it says so") {
  const std::string lines = R"({"event":"panel","kind":"work","title":"Panel","when":"1850~"}
{"event":"copy","kind":"work","title":"Copy","when":"1849"}
{"event":"print","kind":"work","title":"Print","when":"1856"})";
  Base base(lines);
  CHECK(base.order("copy", "panel").starts_before == Precedence::may);
  CHECK(base.known("panel") == "1845-01-01 to 1855-12-31");
  const auto order = base.order("panel", "print");
  REQUIRE(order.precedes == Precedence::must);
  CHECK(order.text().find("about 1850, taken as 1845 to 1855") != std::string::npos);

  auto narrow = KnowledgeBase::in_memory({.circa = CircaWidths::parse("year=0y").value()});
  std::istringstream in(lines);
  import_json_lines(narrow, in);
  CHECK(narrow.order(narrow.event("copy").id, narrow.event("panel").id).precedes == Precedence::must);
  CHECK(narrow.circa().year == Span{0, Unit::year});
  CHECK(base.problems() == none);
}

TEST_CASE("About 1850, not before 1848, is taken as from 1848 on, and proofs say so") {
  const std::string lines =
      R"({"event":"panel","kind":"work","title":"Panel","when":{"words":"about 1850, not before 1848"}}
{"event":"copy","kind":"work","title":"Copy","when":"1847"}
{"event":"print","kind":"work","title":"Print","when":"1856"})";
  Base base(lines);
  CHECK(base->event("panel").when->text() == "1850~ [1848..]");
  CHECK(base.known("panel") == "1848-01-01 to 1855-12-31");
  CHECK(base->event("panel").chronology.bounds.latest_end == start_of({1856, 1, 1}));
  const auto order = base.order("copy", "panel");
  REQUIRE(order.starts_before == Precedence::must);
  REQUIRE(order.precedes == Precedence::must);
  CHECK(order.text().find("its date is 1850~ [1848..], “about 1850, not before 1848”, about 1850, taken as "
                          "1848 to 1855") != std::string::npos);
  CHECK(base.order("panel", "print").precedes == Precedence::must);
  CHECK(base.timeline() == Texts{"copy", "panel", "print"});
  CHECK(base.exported().find(R"("when":{"edtf":"1850~ [1848..]","words":"about 1850, not before 1848"})") !=
        std::string::npos);
  CHECK(base.problems() == none);
}

TEST_CASE("The limits of a doubted estimate prove, and the estimate is expected") {
  Base base(R"({"event":"a","kind":"k","title":"A","when":"1850? [1848..]"}
{"event":"b","kind":"k","title":"B","when":"1847"}
{"event":"c","kind":"k","title":"C","when":"1849"}
{"event":"d","kind":"k","title":"D","when":"1850 [1848?..]"}
{"event":"e","kind":"k","title":"E","when":"1850~ [1849?..]"}
{"event":"f","kind":"k","title":"F","when":"1848"})");
  CHECK(base.known("a") == "1848-01-01 or later");
  CHECK(base.estimated("a") == "1850-01-01 to 1850-12-31");
  CHECK(base.order("b", "a").precedes == Precedence::must);
  CHECK(base.order("c", "a").precedes == Precedence::may);
  CHECK(base.order("c", "a").expected->precedes == Precedence::must);
  CHECK(base.known("d") == "1850-01-01 to 1850-12-31");
  CHECK(base.known("e") == "1845-01-01 to 1855-12-31");
  CHECK(base.order("f", "e").precedes == Precedence::may);
  CHECK(base.order("f", "e").expected->precedes == Precedence::must);
  CHECK(base.problems() == none);
}

TEST_CASE("An undecided date is any of its candidates, whatever the order of the lines") {
  const Texts dates{
      R"({"event":"birth","kind":"birth","title":"Birth","when":"1861","citation":{"source":"a"}})",
      R"({"event":"birth","kind":"birth","title":"Birth","when":"1863","citation":{"source":"b"}})"};
  for (const bool swapped : {false, true}) {
    Base base(
        "{\"source\":\"a\"}\n{\"source\":\"b\"}\n{\"event\":\"wedding\",\"kind\":\"wedding\",\"when\":\"1862-"
        "05\"}\n" +
        dates[swapped ? 1 : 0] + "\n" + dates[swapped ? 0 : 1] + "\n");
    CHECK(base.order("wedding", "birth").starts_before == Precedence::may);
    CHECK(base.known("birth") == "1861-01-01 to 1863-12-31");
    CHECK(base.doubt("birth") == "undecided, 1861 or 1863");
    CHECK(base.order("wedding", "birth").a.doubt.empty());
    CHECK(base.order("birth", "wedding").a.doubt == "undecided, 1861 or 1863");
    CHECK(base.timeline() == Texts{"birth", "wedding"});

    base.import(R"({"event":"census","kind":"census","when":"1861-12"}
{"relative_date":["birth","before","census"]})");
    CHECK(base.known("birth") == "1861-01-01 to 1861-12-31");
    CHECK(base.order("birth", "wedding").precedes == Precedence::must);
    CHECK(base.problems() == none);
  }
}

TEST_CASE("What a source reports as having happened had started when that was published") {
  Base base(R"({"source":"paper","title":"Newspaper","published":"2020-06-17"}
{"source":"later","title":"Yearbook","published":"2021"}
{"event":"critique","kind":"statement","title":"Critique","citation":{"source":"paper"}}
{"event":"critique","kind":"statement","title":"Critique","citation":{"source":"later"}}
{"event":"summit","kind":"summit","title":"Next year's summit","when":"2021-03-01","citation":{"source":"paper"}}
{"event":"reply","kind":"statement","title":"Reply","when":"2020-07-01"})");
  CHECK(base.known("critique") == "by 2020-06-17");
  CHECK(base->event("summit").outcome == Outcome::open);
  const auto order = base.order("critique", "reply");
  CHECK(order.starts_before == Precedence::must);
  CHECK(order.text().find("“Critique” was reported in “Newspaper”, published 2020-06-17") !=
        std::string::npos);
  CHECK(base.problems() == none);

  SECTION("and a date after it is a contradiction") {
    base.import(R"({"event":"critique","kind":"statement","when":"2020-08","citation":{"source":"later"}})");
    const auto found = base->contradictions();
    REQUIRE(found.size() == 1);
    CHECK(found.front().text() ==
          "“Critique” is dated 2020-08 (Yearbook); “Critique” was reported in “Newspaper”, published "
          "2020-06-17");
    CHECK(base.problems() == std::multiset{Problem::Type::contradiction});
  }
  SECTION("but who is not sure, or only announces it, reports nothing") {
    base.import(R"({"event":"other","kind":"statement","citation":{"source":"paper","likelihood":"likely"}}
{"event":"third","kind":"statement","citation":{"source":"paper","window":"2020"}})");
    CHECK(base.known("other") == "at any time");
    CHECK(base.known("third") == "at any time");
  }
  SECTION("until that report is retracted, or the date of the paper is another") {
    for (const auto& claim : base->claims(base.event("critique")))
      if (claim.citation.source == base->source("paper").id) base->retract(claim.id, "");
    CHECK(base.known("critique") == "by 2021-12-31");
    CHECK(base.problems() == none);
  }
}

TEST_CASE("A set takes part with its members: those that cannot be are left out") {
  Base base(R"({"event":"a","kind":"k","title":"A","when":"[1667,1760]"}
{"event":"b","kind":"k","title":"B","when":"1700"}
{"event":"c","kind":"k","title":"C","when":"1680"}
{"relative_date":["a","before","b"]})");
  CHECK(base.known("a") == "1667-01-01 to 1667-12-31");
  const auto order = base.order("a", "c");
  CHECK(order.precedes == Precedence::must);
  CHECK(order.text().find("without what cannot be, as “B” is dated 1700") != std::string::npos);
  CHECK(base.problems() == none);
}

TEST_CASE("Links that cannot all be in order are told as a chain, where each of them can be") {
  Base base(R"({"event":"alpha","kind":"k","title":"Alpha","when":"2022"}
{"event":"beta","kind":"k","title":"Beta"}
{"event":"gamma","kind":"k","title":"Gamma","when":"2020"}
{"link":["alpha","causes","beta"]}
{"link":["beta","causes","gamma"]})");
  CHECK(base->impossible_links().empty());
  const auto chains = base->impossible_chains();
  REQUIRE(chains.size() == 1);
  CHECK(chains.front().text ==
        "these cannot all be so, one after the other: “Alpha” causes “Beta”; “Beta” causes “Gamma”");
  REQUIRE(chains.front().proofs.size() == 1);
  CHECK(chains.front().proofs.front().claim == "But “Gamma” starts before “Alpha” starts");
  CHECK(base.problems() == std::multiset{Problem::Type::impossible_chain});
}

TEST_CASE("A part that is only likely is doubted, too") {
  Base base(R"({"source":"a","title":"A"}
{"event":"war","kind":"war","title":"War","when":"1914/1918"}
{"event":"raid","kind":"raid","title":"Raid"}
{"event":"raid","kind":"raid","part_of":["war"],"citation":{"source":"a","likelihood":"likely"}})");
  CHECK(base.known("raid") == "at any time");
  CHECK(base.estimated("raid") == "1914-01-01 to 1918-12-31");
  base.import(R"({"event":"raid","kind":"raid","part_of":["war"]})");
  CHECK(base.known("raid") == "1914-01-01 to 1918-12-31");
  CHECK(base.problems() == none);
}

TEST_CASE("Of a period those are listed that are dated, and the rest are counted") {
  Base base(R"({"event":"dated","kind":"k","when":"2020-05"}
{"event":"placed","kind":"k"}
{"relative_date":["placed","2 days after","dated"]}
{"event":"bare","kind":"k"}
{"source":"paper","published":"2021"}
{"event":"reported","kind":"k","citation":{"source":"paper"}})");
  const auto in = base->events().overlapping(year_2020());
  CHECK(in.count() == 4);
  CHECK(in.dated().count() == 2);
  CHECK(in.undated().count() == 2);
}

TEST_CASE("A state that is superseded has an end, or check says that both go on") {
  const std::string link =
      R"({"event":"hates","kind":"preference","title":"Hates noodles","when":"2025-03/.."}
{"link":["hates","supersedes","likes"]})";
  Base base(R"({"event":"likes","kind":"preference","title":"Likes noodles","when":"2024-01/.."})" +
            ("\n" + link));
  CHECK(base.problems() == std::multiset{Problem::Type::superseded_goes_on});
  CHECK(base->check().front().what ==
        "“Likes noodles” is dated as going on, and “Hates noodles” supersedes it: say when it ended");
  Base ended(R"({"event":"likes","kind":"preference","title":"Likes noodles","when":"2024-01/2025"})" +
             ("\n" + link));
  CHECK(ended.problems() == none);
}

TEST_CASE(
    "What must be before something without beginning is before all that is dated, and no year is made up") {
  Base base(R"({"event":"old","kind":"k","title":"Old","when":"../2019"}
{"event":"older","kind":"k","title":"Older"}
{"event":"first","kind":"k","title":"First"}
{"relative_date":["older","3 days before","old"]}
{"relative_date":["first","before","older"]})");
  CHECK(base.known("older") == "before all that is dated");
  CHECK(base.known("first") == "before all that is dated");
  CHECK(end_text(base->event("first").chronology.bounds) == "before all that is dated");
  const auto text = base.order("older", "old").text();
  CHECK(text.find("000") == std::string::npos);
  CHECK(base.order("older", "old").starts_before == Precedence::must);
  CHECK(base.timeline() == Texts{"first", "older", "old"});
  CHECK(base.problems() == none);
}
