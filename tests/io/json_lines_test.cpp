#include "annals/io/json_lines.hpp"

#include "annals/record/kinds.hpp"
#include "io/support.hpp"
#include "paths.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;
using Catch::Matchers::Contains;

namespace {

const std::string document = ANNALS_SOURCE_DIR "/docs/json-lines.md";

std::vector<std::string> keys(const EventQuery<>& query) {
  std::vector<std::string> found;
  for (const auto& event : query) found.push_back(event.key);
  return found;
}

}  // namespace

TEST_CASE("The example in the documentation is what export writes") {
  const std::string example = fenced(document, "jsonl", 0);
  FreshBase base;
  const auto report = base.import(example);
  CHECK(report.lines == 17);
  CHECK(report.records == 11);
  CHECK(report.claims == 1);
  CHECK(report.known == 0);
  CHECK(base.exported() == example);
}

TEST_CASE("The short example in the documentation is complete") {
  FreshBase base("korea");
  base.import(fenced(document, "jsonl", 1));
  CHECK(keys(base->events()) ==
        std::vector<std::string>{"hanoi-summit-2019", "resort-threat", "kaesong-demolition-2020"});
  CHECK(base->event<Summit>("hanoi-summit-2019").origin == "korea");
  const auto causes = base->causes(base->event("kaesong-demolition-2020").id);
  CHECK_FALSE(causes.steps.empty());
}

TEST_CASE("A record that is imported has all that its line says") {
  FreshBase base;
  base.import(fenced(document, "jsonl", 0));

  const auto summit = base->event<Summit>("hanoi-summit-2019");
  CHECK(summit.origin == "korea");
  CHECK(summit.when == When("2019-02-27/2019-02-28"));
  CHECK(summit.details.agreed == false);
  CHECK(summit.with == std::vector<Participant>{{base->actor("김정은").id, "attends"}});
  CHECK(base->event("liaison-office-opening-2018").when == When("2018-09").with_words("21 months ago"));

  const auto test = base->claims(base->event("nuclear-test-2020").id).at(0);
  CHECK(test.citation.source == base->source("usip-2020-06").id);
  CHECK(test.citation.speaker == base->actor("frank-aum").id);
  CHECK(test.citation.locator == "par. 9");
  CHECK(test.citation.window == When("2020-06-17/2020-12"));
  CHECK(test.citation.likelihood == Likelihood{0.2, 0.45, "not likely"});
  CHECK(base->source("usip-2020-06").reliability == 0.8);

  const auto claims = base->claims(base->event("kaesong-demolition-2020").id);
  CHECK(claims.at(1).stance == Stance::disputes);
  CHECK(claims.at(1).retracted());
  CHECK(claims.at(1).reviews.at(0).reason == "a misread report");
  CHECK_FALSE(base->event<Demolition>("kaesong-demolition-2020").details.casualties);
}

TEST_CASE("Words alone are read as the date that they say, and exported beside it") {
  FreshBase base;
  const std::string text = R"({"event":"a","kind":"talk","when":{"words":"early 2018"}}
{"event":"b","kind":"talk","when":{"words":"2019"},"citation":{"window":{"words":"between 4 and 16 June 2020"}}}
)";
  base.import(text);
  CHECK(base->event("a").when == When("2018-37~").with_words("early 2018"));
  CHECK(base->event("b").when == When("2019").with_words("2019"));
  CHECK(base->claims(base->event("b").id).at(0).citation.window ==
        When("[2020-06-04..2020-06-16]").with_words("between 4 and 16 June 2020"));
  CHECK_THAT(base.exported(), Catch::Contains(R"("when":{"edtf":"2018-37~","words":"early 2018"})"));
  CHECK(base.import(text).claims == 0);
}

TEST_CASE("Words that count back do so from when they were said: by the claim, else by its source") {
  FreshBase base;
  base.import(
      R"({"event":"a","kind":"opening","when":{"words":"21 months ago"},"citation":{"source":"article"}}
{"event":"b","kind":"opening","when":{"words":"a week ago"},"citation":{"source":"article","published":"2020-07-01"}}
{"event":"b","when":{"words":"exactly 1 day ago"},"citation":{"source":"article"}}
{"source":"article","title":"An article","published":"2020-06-17"})");
  CHECK(base->event("a").when == When("[2018-08-17..2018-10-17]").with_words("21 months ago"));
  CHECK(base->event("b").when == When("[2020-06-17..2020-07-01]").with_words("a week ago"));
  CHECK(base->claims(base->event("b").id).size() == 2);
  const auto exported = base.exported();
  FreshBase again;
  again.import(exported);
  CHECK(again.exported() == exported);
  const auto twice = base.import(
      R"({"event":"a","kind":"opening","when":{"words":"21 months ago"},"citation":{"source":"article"}})");
  CHECK(twice.claims == 0);
  CHECK(twice.known == 1);

  FreshBase empty;
  CHECK(empty.refusal(R"({"event":"a","kind":"talk","when":{"words":"a week ago"}})") ==
        "in.jsonl:1: event \"a\", field \"when\": \"a week ago\" counts back from when it was said: "
        "give that as "
        "published, of what is said or of its source, or write the date beside the words, as edtf");
  CHECK_THAT(
      empty.refusal(
          R"({"event":"a","kind":"talk","when":{"words":"long ago"},"citation":{"published":"2020"}})"),
      Catch::Contains("field \"when\": \"long ago\" is no date"));
  CHECK(empty->events().count() == 0);
}

TEST_CASE("Importing the same file again changes nothing") {
  for (const std::size_t example : {0U, 1U}) {
    const std::string text = fenced(document, "jsonl", example);
    FreshBase base;
    base.import(text);
    const std::string before = base.exported();
    const auto report = base.import(text);
    CHECK(report.records == 0);
    CHECK(report.claims == 0);
    CHECK(base.exported() == before);
  }
}

TEST_CASE("Lines may stand in any order, and ids come out in chronological order all the same") {
  const std::string text = fenced(document, "jsonl", 0);
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  std::reverse(lines.begin() + 1, lines.end());
  std::string reversed;
  for (const auto& line : lines) reversed += line + "\n";

  FreshBase base;
  base.import(reversed);
  CHECK(base.exported() == text);
  std::vector<EventId> ids;
  for (const auto& event : base->events().any_outcome()) ids.push_back(event.id);
  CHECK(std::ranges::is_sorted(ids));
}

TEST_CASE("Members may stand in any order within a line") {
  FreshBase base;
  base.import(R"({"when":"2019","title":"A","citation":{"locator":"p. 1"},"kind":"threat","event":"a"})");
  CHECK(base->event("a").title == "A");
}

TEST_CASE("A further line about a known record is a claim more") {
  FreshBase base;
  const auto id = base->add(Event<>{.key = "a", .kind = "threat", .title = "A"});
  const auto report = base.import(R"({"event":"a","kind":"threat","title":"B"})");
  CHECK(report.claims == 1);
  CHECK(report.records == 0);
  CHECK(base->claims(id).size() == 2);
  CHECK(base.import(R"({"event":"a","summary":"its kind is known"})").claims == 1);
}

TEST_CASE("A claim is known only word for word, with all that is said about its saying") {
  FreshBase base;
  const std::string ground = R"({"source":"s"}
{"actor":"b"}
)";
  const std::string claim = R"({"actor":"a","title":"A","citation":{"recorded":"2020-01-01T00:00:00Z"MORE}})";
  const auto with = [&](const std::string& more) {
    return std::string(claim).replace(claim.find("MORE"), 4, more);
  };
  base.import(ground + with(""));
  for (const std::string more : {R"(,"source":"s")", R"(,"speaker":"b")", R"(,"locator":"p. 1")",
                                 R"(,"published":"2019")", R"(,"likelihood":0.5)", R"(,"window":"2021")"}) {
    INFO(more);
    CHECK(base.import(with(more)).claims == 1);
    CHECK(base.import(with(more)).known == 1);
  }
  CHECK(base.import(R"({"actor":"a","title":"A","citation":{"recorded":"2020-01-02"}})").claims == 1);
  CHECK(base.import(R"({"actor":"a","title":"A","stance":"disputes","citation":{"recorded":"2020-01-01"}})")
            .claims == 1);
}

TEST_CASE("A claim that is there twice is known twice and no more") {
  FreshBase base;
  const std::string line = R"({"actor":"a","title":"A","citation":{"recorded":"2020-01-01T00:00:00Z"}})";
  CHECK(base.import(line + "\n" + line).claims == 1);
  CHECK(base.import(line + "\n" + line).known == 2);
  CHECK(base.import(line + "\n" + line + "\n" + line).claims == 1);
}

TEST_CASE("A line that does not say when it was recorded does not take the place of one that does") {
  FreshBase base;
  const std::string text = R"({"actor":"a","title":"A"}
{"actor":"a","title":"A","citation":{"recorded":"2031-01-01T00:00:00Z"}})";
  base.import(text);
  CHECK(base.import(text).known == 2);
}

TEST_CASE("A review that is new on a known claim is added to it") {
  FreshBase base;
  base.import(R"({"actor":"a","title":"A"})");
  const std::string judged =
      R"({"actor":"a","title":"A","reviews":[{"review":"preferred","reason":"checked"}]})";
  CHECK(base.import(judged).known == 1);
  CHECK(base.import(judged).known == 1);
  const auto claim = base->claims(base->actor("a").id).at(0);
  CHECK(claim.rank() == Rank::preferred);
  CHECK(claim.reviews.size() == 1);
}

TEST_CASE("A review of what no claim says is refused, with what differs in the nearest") {
  FreshBase base;
  base.import(R"({"source":"s"}
{"source":"t"}
{"event":"e","kind":"raid","title":"Raid","when":"2020-05-01","citation":{"source":"s","locator":"p. 3"}}
{"event":"e","kind":"raid","summary":"Far off","citation":{"source":"t"}})");
  const auto refused = [&](const std::string& line, std::initializer_list<std::string> words) {
    const auto refusal = base.refusal(line);
    INFO(refusal);
    for (const auto& word : words) CHECK(refusal.find(word) != std::string::npos);
    CHECK(base->claims(base->event("e").id).size() == 2);
  };
  refused(R"({"event":"e","reviews":[{"review":"retracted"}]})",
          {R"(in.jsonl:1: event "e": reviews: no claim says just this)", "there is none that is retracted"});
  refused(
      R"({"event":"e","kind":"raid","title":"Raids","when":"2020-05","citation":{"source":"s","locator":"p. 3"},)"
      R"("reviews":[{"review":"retracted","recorded":"2031-01-01"}]})",
      {R"(its title is "Raid", not "Raids"; its when is 2020-05-01, not 2020-05)"});
  refused(R"({"event":"e","kind":"raid","title":"Raid","when":"2020-05-01","citation":{"source":"t"},)"
          R"("reviews":[{"review":"preferred"}]})",
          {"its voice is s, not t", "it has the locator p. 3"});

  SECTION("but a line that enters a record may have one") {
    CHECK(base.import(R"({"event":"new","kind":"x","reviews":[{"review":"retracted"}]})").records == 1);
  }
  SECTION("and a copy of another base tells of its own") {
    CHECK(base.import(R"({"annals":1,"origins":["here"]}
{"event":"e","title":"Fire","reviews":[{"review":"retracted","recorded":"2031-01-01"}]})")
              .claims == 1);
  }
  SECTION("when a claim was recorded need not be said") {
    CHECK(
        base.import(
                R"({"event":"e","kind":"raid","summary":"Far off","citation":{"source":"t","recorded":"2031-01-01"},)"
                R"("reviews":[{"review":"retracted"}]})")
            .known == 1);
    CHECK(base->claims(base->event("e").id).back().retracted());
  }
}

TEST_CASE("Each rating of a source is kept with its time, and the latest counts") {
  FreshBase base;
  base.import(R"({"source":"s","reliability":0.5})");
  base.import(R"({"source":"s","reliability":0.5})");
  base.import(R"({"source":"s","reliability":0.9})");
  const auto id = base->source("s").id;
  const auto ratings = base->ratings(id);
  REQUIRE(ratings.size() == 2);
  CHECK(ratings.front().reliability == 0.5);
  CHECK(ratings.front().recorded < ratings.back().recorded);
  CHECK(base->source(id).reliability == 0.9);

  SECTION("through an export") {
    FreshBase copy;
    copy.import(base.exported());
    CHECK(copy->ratings(copy->source("s").id) == ratings);
    CHECK(copy.exported() == base.exported());
    copy.import(base.exported());
    CHECK(copy->ratings(copy->source("s").id) == ratings);
  }
  SECTION("one that was recorded before does not count") {
    base.import(R"({"source":"s","ratings":[{"reliability":0.1,"recorded":"2010-01-01"}]})");
    CHECK(base->ratings(id).front().reliability == 0.1);
    CHECK(base->source(id).reliability == 0.9);
  }
  SECTION("until a source is unrated again") {
    base->set_reliability(id, std::nullopt);
    CHECK(base->ratings(id).size() == 3);
    CHECK_FALSE(base->source(id).reliability);
    CHECK(base->check().empty());
  }
}

TEST_CASE("Every further review on a known claim is taken over, with its time") {
  FreshBase base;
  const auto judged = [](const std::string& reviews) {
    return R"({"actor":"a","title":"A","citation":{"recorded":"2030-01-01T00:00:00Z"},"reviews":[)" +
           reviews + "]}";
  };
  const std::string two = R"({"review":"preferred","recorded":"2031-01-01T00:00:00Z"},)"
                          R"({"review":"deprecated","recorded":"2032-01-01T00:00:00Z"})";
  const std::string three = two + R"(,{"review":"preferred","recorded":"2033-01-01T00:00:00Z"})";
  base.import(judged(two));
  for (int i = 0; i < 2; ++i) {
    base.import(judged(three));
    const auto claim = base->claims(base->actor("a").id).at(0);
    CHECK(claim.rank() == Rank::preferred);
    REQUIRE(claim.reviews.size() == 3);
    CHECK(claim.reviews.back().recorded == When("2033-01-01").bounds().earliest_start);
  }
}

TEST_CASE("A copy believes what the base believes, whatever ids it gives") {
  // Places enter by key, so that the copy numbers them the other way around.
  FreshBase base;
  base.import(R"({"place":"zeta","citation":{"recorded":"2030-01-01T00:00:00Z"}})");
  base.import(R"({"place":"alpha","citation":{"recorded":"2030-01-01T00:00:00Z"}}
{"event":"e","kind":"x","place":"alpha","citation":{"recorded":"2030-01-01T00:00:00Z"}}
{"event":"e","kind":"x","place":"zeta","citation":{"recorded":"2030-01-01T00:00:00Z"}})");
  FreshBase copy;
  copy.import(base.exported());
  const auto believed = [](const KnowledgeBase& one) { return one.place(one.event("e").place.value()).key; };
  CHECK(base->place("zeta").id < base->place("alpha").id);
  CHECK(copy->place("alpha").id < copy->place("zeta").id);
  CHECK(believed(*copy.operator->()) == believed(*base.operator->()));
}

TEST_CASE("Likelihoods written by hand are exported in one form") {
  FreshBase base;
  base.import(R"({"event":"a","kind":"threat","citation":{"likelihood":"likely"}}
{"event":"b","kind":"threat","citation":{"likelihood":0.7}}
{"event":"c","kind":"threat","citation":{"likelihood":{"word":"may"}}})");
  const auto text = base.exported();
  CHECK_THAT(text, Contains(R"("likelihood":{"low":0.55,"high":0.8,"word":"likely"})"));
  CHECK_THAT(text, Contains(R"("likelihood":{"low":0.7,"high":0.7})"));
  CHECK_THAT(text, Contains(R"("likelihood":{"word":"may"})"));
}

TEST_CASE("Records keep their origin, and keys that two origins share are told apart") {
  FreshBase base("here");
  base->add(Actor{.key = "kim", .title = "Kim of here"});
  base.import(R"({"annals":1,"origins":["there"]}
{"actor":"kim","title":"Kim of there"}
{"event":"meeting","kind":"talk","with":[{"actor":"kim"}]}
{"event":"meeting","origin":"elsewhere","kind":"talk","with":[{"actor":"kim@here","role":"hosts"}]})");
  CHECK(base->actor("kim@there").title == "Kim of there");
  CHECK(base->event("meeting@there").with.at(0).actor == base->actor("kim@there").id);
  CHECK(base->event("meeting@elsewhere").with.at(0).actor == base->actor("kim@here").id);

  const auto text = base.exported();
  CHECK_THAT(text, Contains(R"({"annals":1,"origins":["elsewhere","here","there"]})"));
  CHECK_THAT(text, Contains(R"("actor":"kim@there"})"));
  FreshBase other("other");
  other.import(text);
  CHECK(other.exported() == text);
}

TEST_CASE("What the owner of another base says stays theirs") {
  FreshBase theirs("theirs");
  theirs->add(Actor{.key = "kim", .title = "Kim"});
  theirs->set_reliability(theirs->self(), 0.9);
  FreshBase ours("ours");
  ours.import(theirs.exported());
  const auto citation = ours->claims(ours->actor("kim").id).at(0).citation;
  CHECK(citation.source != ours->self());
  CHECK(citation.source == ours->source("self@theirs").id);
  CHECK(ours->source("self@theirs").reliability == 0.9);
  CHECK(ours.exported() == theirs.exported());

  SECTION("and back home it is the owner's again") {
    const auto report = theirs.import(ours.exported());
    CHECK(report.records == 0);
    CHECK(report.claims == 0);
  }
}

TEST_CASE("An import sets the reliability that it gives, and what it does not give stays") {
  FreshBase base;
  const auto source = base->add(Source{.key = "s"});
  base->set_reliability(source, 0.2);
  base.import(R"({"source":"s","summary":"x"})");
  CHECK(base->source(source).reliability == 0.2);
  base.import(R"({"source":"s","summary":"x","reliability":0.9})");
  CHECK(base->source(source).reliability == 0.9);
}

TEST_CASE("A record whose first line refers to itself is entered by another") {
  FreshBase base;
  base.import(R"({"actor":"a","summary":"as I said","citation":{"speaker":"a"}}
{"actor":"a","title":"A"})");
  CHECK(base->claims(base->actor("a").id).size() == 2);
}

TEST_CASE("Kinds that the program has no struct for are kept whole") {
  FreshBase base;
  base.import(fenced(document, "jsonl", 0));
  const auto event = base->event("leaflets-2020-05");
  CHECK(event.kind == "balloon_flight");
  CHECK(std::get<std::int64_t>(*find(event.details, "balloons")) == 20);
}

TEST_CASE("An empty base is a header, an empty file is nothing") {
  FreshBase base;
  CHECK(base.exported() == "{\"annals\":1,\"origins\":[]}\n");
  CHECK(base.import(base.exported()).records == 0);
  CHECK(base.import("").lines == 0);
  CHECK(base.import("\n \r\n").lines == 0);
}

TEST_CASE("Progress comes to an end") {
  FreshBase base;
  std::string text;
  for (int i = 0; i < 10'000; ++i) text += R"({"actor":"a)" + std::to_string(i) + "\"}\n";
  std::istringstream in(text);
  std::vector<std::size_t> steps;
  import_json_lines(*base, in, {.name = "in", .progress = [&](std::size_t done, std::size_t all) {
                                  CHECK(all == 10'000);
                                  steps.push_back(done);
                                }});
  CHECK(steps.size() > 2);
  CHECK(std::ranges::is_sorted(steps));
  CHECK(steps.back() == 10'000);
}

TEST_CASE("An output that fails is an error") {
  FreshBase base;
  std::ostringstream out;
  out.setstate(std::ios::badbit);
  CHECK_THROWS_AS(export_json_lines(*base, out), Error);
}
