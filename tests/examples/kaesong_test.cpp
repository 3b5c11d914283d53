#include "annals/annals.hpp"
#include "examples/program.hpp"
#include "paths.hpp"
#include "temporary_directory.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <tuple>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

/// The base of the article, made anew by the example.
class Article {
 public:
  Article() : ran_(run_example("kaesong", path(), folder_.path())), base_(KnowledgeBase::open(path())) {}

  const Ran& ran() const { return ran_; }
  KnowledgeBase& base() { return base_; }
  std::filesystem::path path() const { return folder_ / "kaesong.annals"; }
  const std::filesystem::path& folder() const { return folder_.path(); }

  /// What a speaker says that an event is linked to so: the keys of the other ends.
  std::set<std::string> citation(const std::string& speaker, const std::string& from, LinkKind kind) {
    std::set<std::string> found;
    for (const auto& event : base_.events().any_outcome()) {
      const auto link = base_.find_link(base_.event(from).id, kind, event.id);
      if (!link) continue;
      for (const auto& claim : base_.claims(*link))
        if (base_.attribution(claim.citation).speaker == speaker) found.insert(event.key);
    }
    return found;
  }

  /// The dates that are stated for an event, as (text, words).
  std::set<std::tuple<std::string, std::string>> dates(const std::string& key) {
    std::set<std::tuple<std::string, std::string>> found;
    for (const auto& claim : base_.claims(base_.event(key).id))
      if (const auto* value = find(claim.statement.fields, "when")) {
        const auto& when = std::get<When>(*value);
        found.insert({when.text(), when.words()});
      }
    return found;
  }

  /// "EVENT OFFSET ANCHOR: words (voice)", for each claim on a relative date.
  std::set<std::string> relative_dates() {
    std::set<std::string> found;
    for (const auto& relative_date : base_.relative_dates())
      for (const auto& claim : base_.claims(relative_date.id))
        found.insert(base_.key(relative_date.id) + ": " + relative_date.words + " (" +
                     base_.attribution(claim.citation).text() + ")");
    return found;
  }

  std::string exported() {
    std::ostringstream out;
    export_json_lines(base_, out);
    return out.str();
  }

 private:
  TemporaryDirectory folder_;
  Ran ran_;
  KnowledgeBase base_;
};

std::string shipped() {
  return file_text(ANNALS_SOURCE_DIR "/examples/data/kaesong.jsonl");
}

}  // namespace

TEST_CASE("The example records the article and says what it made") {
  Article article;
  CHECK(article.ran().status == 0);
  CHECK(article.ran().err.empty());
  CHECK_THAT(article.ran().out, Catch::Contains("96 events and 259 claims"));
  CHECK(article.base().origin() == "kaesong-2020");
  CHECK(article.base().check().empty());
}

TEST_CASE("The base that ships as JSON Lines is the one that the example makes, to the byte") {
  Article article;
  CHECK(article.exported() == shipped());

  SECTION("and survives the way through another base") {
    TemporaryDirectory folder;
    auto copy = KnowledgeBase::open(folder / "copy.annals");
    std::istringstream in(shipped());
    import_json_lines(copy, in);
    std::ostringstream out;
    export_json_lines(copy, out);
    CHECK(out.str() == shipped());
  }
}

TEST_CASE("The example leaves a file alone that is there already") {
  Article article;
  const auto before = file_text(article.path());
  const auto again = run_example("kaesong", article.path(), article.folder());
  CHECK(again.status == 1);
  CHECK(again.out.empty());
  CHECK_THAT(again.err, Catch::Contains("exists already"));
  CHECK(file_text(article.path()) == before);
}

TEST_CASE("Every claim of the article stands under its voice, with its place") {
  Article article;
  auto& base = article.base();
  const auto source = base.source("usip-kaesong-2020").id;
  std::map<std::string, int> claims;
  std::map<std::string, std::set<std::string>> places;
  base.each_claim([&](const Claim& claim) {
    const auto citation = base.attribution(claim.citation);
    ++claims[citation.speaker.empty() ? citation.source : citation.speaker];
    if (claim.citation.source == source) places[citation.speaker].insert(claim.citation.locator);
  });
  CHECK(claims == std::map<std::string, int>{{"frank-aum", 105},
                                             {"patricia-kim", 65},
                                             {"self", 32},
                                             {"usip-kaesong-2020", 37},
                                             {"well-known-dates", 20}});
  CHECK(places[""] == std::set<std::string>{"par. 1", "par. 2", "caption", "closing note"});
  CHECK(places["frank-aum"] == std::set<std::string>{"par. 3", "par. 7", "par. 8", "par. 11"});
  CHECK(places["patricia-kim"] == std::set<std::string>{"par. 4", "par. 5", "par. 9", "par. 12"});
}

TEST_CASE("The analysts give different aims of the demolition, and share one") {
  Article article;
  CHECK(article.citation("frank-aum", "kaesong-demolition-2020", aims_at) ==
        std::set<std::string>{"tension-spike-2020", "pressure-on-south-korea", "pressure-on-united-states"});
  CHECK(article.citation("patricia-kim", "kaesong-demolition-2020", aims_at) ==
        std::set<std::string>{"tension-spike-2020", "southern-concessions", "northern-bargaining-power",
                              "blame-on-others"});
  CHECK(
      article.citation("frank-aum", "north-korean-frustration", causes).contains("kaesong-demolition-2020"));
  CHECK(article.citation("patricia-kim", "little-value-in-diplomacy", contributes_to)
            .contains("kaesong-demolition-2020"));
  CHECK(article.citation("", "north-korean-frustration", contributes_to).contains("kaesong-demolition-2020"));
}

TEST_CASE("Why a major provocation is not likely has two reasons") {
  Article article;
  for (const auto* reason : {"wish-to-avoid-retaliation", "need-of-chinese-aid"})
    CHECK(article.citation("frank-aum", reason, prevents) == std::set<std::string>{"major-provocation"});
}

TEST_CASE("Trade with China shrank because the border was tightened after the outbreak") {
  Article article;
  CHECK(article.citation("patricia-kim", "covid-19-outbreak", triggers).contains("border-tightening-2020"));
  CHECK(article.citation("patricia-kim", "border-tightening-2020", causes)
            .contains("shrinking-trade-with-china"));
  const auto path = article.base().path(article.base().event("covid-19-outbreak").id,
                                        article.base().event("courtship-of-beijing").id);
  CHECK(path.steps.size() == 3);
}

TEST_CASE("Forecasts keep the word that was used, its range where it has one, and their window") {
  struct Forecast {
    std::string word;
    std::optional<double> low, high;
    std::string window, speaker;
    auto operator<=>(const Forecast&) const = default;
  };
  Article article;
  std::map<std::string, Forecast> forecasts;
  for (const auto& expected : article.base().expectations()) {
    CHECK(expected.event.outcome == Outcome::open);
    REQUIRE(expected.likelihood);
    forecasts[expected.event.key] = {
        expected.likelihood->word, expected.likelihood->low, expected.likelihood->high,
        expected.window ? expected.window->words() : "", expected.citation.speaker};
  }
  CHECK(forecasts.size() == 22);
  const auto none = std::nullopt;
  const auto is = [&](const std::string& key, const Forecast& forecast) {
    INFO(key);
    REQUIRE(forecasts.contains(key));
    CHECK((forecasts[key] == forecast));
  };
  is("lower-level-provocations", {"will", none, none, "next", "frank-aum"});
  is("undoing-of-2018-gains", {"can expect", none, none, "next", "frank-aum"});
  is("voiding-of-panmunjom-declaration", {"can expect", none, none, "next", "frank-aum"});
  is("voiding-of-military-agreement", {"can expect", none, none, "next", "frank-aum"});
  is("guard-posts-rebuilt", {"can expect", none, none, "next", "frank-aum"});
  is("dmz-remilitarized", {"can expect", none, none, "next", "frank-aum"});
  is("drills-near-northwest-islands", {"can expect", none, none, "next", "frank-aum"});
  is("shorter-range-missile-tests", {"may", none, none, "next", "frank-aum"});
  is("satellite-launches", {"may even", none, none, "next", "frank-aum"});
  is("facilities-expanded", {"may", none, none, "next", "frank-aum"});
  is("cyberattacks", {"could", none, none, "next", "frank-aum"});
  is("deniable-actions", {"could", none, none, "next", "frank-aum"});
  is("major-provocation", {"not likely", 0.20, 0.45, "in the near future", "frank-aum"});
  is("nuclear-test", {"not likely", 0.20, 0.45, "in the near future", "frank-aum"});
  is("icbm-test", {"not likely", 0.20, 0.45, "in the near future", "frank-aum"});
  is("north-korea-on-back-burner", {"will likely", 0.55, 0.80, "next", "patricia-kim"});
  is("new-approach-to-north-korea", {"unlikely", 0.20, 0.45, "in the next several months", "frank-aum"});
  for (const auto* focus :
       {"no-overreaction", "alliance-resolve-shown", "financial-costs-raised", "deterrence-strengthened"})
    is(focus, {"more likely", none, none, "in the next several months", "frank-aum"});
  is("us-china-coordination", {"seems unlikely", 0.20, 0.45, "in the near term", "patricia-kim"});
}

TEST_CASE("What the article counts from an event is a relative date, said by its voice in its words") {
  Article article;
  CHECK(
      article.relative_dates() ==
      std::set<std::string>{
          "no-peace-treaty after korean-war: following the war (USIP analysis, par. 1)",
          R"(liaison-office-construction-2018 2 years before analysts-interview-2020: just two years ago (USIP analysis, par. 2))",
          "liaison-office-construction-2018 starts before liaison-office-opening-2018:  (Public record)",
          R"(liaison-office-opening-2018 21 months before analysts-interview-2020: only 21 months ago (Frank Aum, par. 3))",
          R"(pressure-campaign-2019 after hanoi-summit-2019: since the failure of the summit (USIP analysis, par. 1))",
          "exercise-criticism after hanoi-summit-2019: since the summit (Frank Aum, par. 3)",
          "aircraft-condemnation after hanoi-summit-2019: since the summit (Frank Aum, par. 3)",
          "kumgang-threat after hanoi-summit-2019: since the summit (Frank Aum, par. 3)",
          R"(exercise-criticism before kaesong-demolition-2020: it was the latest in a string (USIP analysis, par. 1))",
          R"(aircraft-condemnation before kaesong-demolition-2020: it was the latest in a string (USIP analysis, par. 1))",
          R"(kumgang-threat before kaesong-demolition-2020: it was the latest in a string (USIP analysis, par. 1))",
          R"(nuclear-weapons-development ends after the start of analysts-interview-2020: ongoing (USIP analysis, par. 1))",
          R"(rebuff-of-seoul-and-washington within 2 months before analysts-interview-2020: in recent weeks (Patricia Kim, par. 5))",
          R"(courtship-of-beijing within 2 months before analysts-interview-2020: in recent weeks (Patricia Kim, par. 5))",
          R"(shrinking-trade-with-china within 1 year before analysts-interview-2020: in recent months (Patricia Kim, par. 5))",
          R"(escalation-2020 within 2 weeks before analysts-interview-2020: during the last two weeks (Frank Aum, par. 3))",
          R"(kaesong-demolition-2020 within 1 week before analysts-interview-2020: this week (USIP analysis, par. 1))",
          R"(border-tightening-2020 after the start of covid-19-outbreak: following the outbreak (Patricia Kim, par. 5))"});
  CHECK(article.base().contradictions().empty());
}

TEST_CASE("Relative dates place what has no date, or a vague one") {
  Article article;
  const auto known = [&](const std::string& key) {
    return start_text(article.base().event(key).chronology.bounds);
  };
  CHECK(known("liaison-office-construction-2018") == "2017-06-16 to 2018-09-14");
  CHECK(known("pressure-campaign-2019") == "2019-02-28 to 2019-10-23");
  CHECK(known("exercise-criticism") == "2019-02-28 to 2020-06-16");
  CHECK(known("escalation-2020") == "2020-06-02 to 2020-06-16");
  CHECK(known("analysts-interview-2020") == "2020-06-16 to 2020-06-17");
}

TEST_CASE("That China moved in Hong Kong before the escalation follows from relative dates alone") {
  Article article;
  auto& base = article.base();
  const auto order = base.order(base.event("hong-kong-moves-2020").id, base.event("escalation-2020").id);
  CHECK(order.precedes == Precedence::must);
  std::set<std::string> relative_dates;
  for (const auto& step : order.proofs.at(1).steps)
    if (step.fact.type == OrderFact::Type::relative_date) relative_dates.insert(step.fact.statement);
  CHECK(relative_dates == std::set<std::string>{"within 1 week before", "within 2 weeks before"});
}

TEST_CASE("Other dates of the article stand beside the exact date of the record, which is believed") {
  Article article;
  using Dates = std::set<std::tuple<std::string, std::string>>;
  CHECK(article.dates("hanoi-summit-2019") == Dates{{"2019-02", ""}, {"2019-02-27/2019-02-28", ""}});
  CHECK(article.dates("liaison-office-opening-2018") == Dates{{"2018-09-14", ""}});
  CHECK(article.dates("kaesong-demolition-2020") == Dates{{"2020-06-16", ""}});
  CHECK(article.dates("no-peace-treaty") == Dates{{"1953/..", "for 67 years"}, {"1953-07-27/..", ""}});
  CHECK(article.dates("escalation-2020").empty());
  CHECK(article.dates("courtship-of-beijing").empty());
  CHECK(article.base().event("liaison-office-opening-2018").when->text() == "2018-09-14");
  CHECK(article.base().event("kaesong-demolition-2020").when->text() == "2020-06-16");
}

TEST_CASE("A threat happened, and what it threatens is open") {
  Article article;
  CHECK(article.base().event("kumgang-threat").outcome == Outcome::occurred);
  CHECK(article.base().event("kumgang-dismantling").outcome == Outcome::open);
  CHECK(article.citation("frank-aum", "kumgang-threat", is_about) ==
        std::set<std::string>{"kumgang-dismantling"});
}

TEST_CASE("The demolition is part of the escalation and of the pressure since Hanoi") {
  Article article;
  auto& base = article.base();
  std::set<std::string> wholes;
  for (const auto whole : base.event("kaesong-demolition-2020").part_of) wholes.insert(base.key(whole));
  CHECK(wholes == std::set<std::string>{"pressure-campaign-2019", "escalation-2020"});
}

TEST_CASE("The kinds of the article are typed where a kind has fields") {
  Article article;
  auto& base = article.base();
  CHECK(base.event<Summit>("hanoi-summit-2019").details.agreed == false);
  CHECK(base.event<Demolition>("kaesong-demolition-2020").details.method == "explosives");
  CHECK(base.event<Opening>("liaison-office-opening-2018").details.facility == "inter-Korean liaison office");
  CHECK(base.event<Declaration>("panmunjom-declaration-2018").details.joint == true);
  CHECK(base.event<Dispute>("cost-sharing-impasse").details.resolved == false);
  CHECK(base.events<WeaponTest>().outcome(Outcome::open).count() == 3);
}

TEST_CASE("Actors and places are found by their other names") {
  Article article;
  auto& base = article.base();
  CHECK(base.actor("김정은").key == "kim-jong-un");
  CHECK(base.actor("DPRK").key == "north-korea");
  CHECK(base.place("개성").key == "kaesong");
  CHECK(base.event("판문점 선언").key == "panmunjom-declaration-2018");
}
