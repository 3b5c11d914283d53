#include "annals/annals.hpp"
#include "annals/answer/chronicle.hpp"
#include "annals/answer/forecasts.hpp"
#include "annals/answer/log.hpp"
#include "examples/program.hpp"
#include "paths.hpp"
#include "tools/program.hpp"

#include <fstream>
#include <span>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

std::vector<RecordId> all_records(const Questions& base) {
  std::vector<RecordId> records;
  base.each_claim([&](const Claim& claim) {
    if (records.empty() || records.back() != claim.about) records.push_back(claim.about);
  });
  return records;
}

/// Every answer that a base can give, one of each kind for every record, or every pair of a few.
std::vector<Json> all_answers(const Questions& base) {
  std::vector<Json> answers;
  for (const auto id : all_records(base)) {
    answers.push_back(answer::record_json(base, id));
    answers.push_back(answer::claims_json(base, id));
  }
  const auto events = base.events().any_outcome().with_rejected().all();
  std::vector<EventId> ids;
  for (const auto& event : events) {
    ids.push_back(event.id);
    answers.push_back(answer::explanation_json(base.causes(event.id)));
    answers.push_back(answer::explanation_json(base.effects(event.id)));
    answers.push_back(answer::account_json(base.why(event.id)));
    answers.push_back(answer::necessity_json(base.necessary(event.id)));
    answers.push_back(answer::roots_json(base.roots(event.id)));
  }
  for (std::size_t i = 0; i + 1 < ids.size(); i += 3) {
    answers.push_back(answer::order_json(base.order(ids[i], ids[i + 1], {.assume_causes = i % 2 == 0})));
    answers.push_back(answer::order_json(base.order(ids.back(), ids[i])));
    answers.push_back(answer::path_json(base.path(ids[i], ids.back())));
    answers.push_back(answer::common_causes_json(base.common(ids[i], ids.back())));
    answers.push_back(answer::chains_json(base.chains(std::span(ids).first(i + 1), std::span(ids).last(1),
                                                      {.best = 3, .order = ChainOrder::credence})));
  }
  answers.push_back(answer::timeline_json(base, {.events = events}));
  answers.push_back(
      answer::timeline_json(base, {.events = events, .starts_before_next = base.starts_before_next(ids)}));
  answers.push_back(answer::chronicle_json(answer::chronicle_of(base, events)));
  answers.push_back(answer::relative_dates_json(base, base.relative_dates()));
  answers.push_back(answer::influence_json(base.influence()));
  for (const auto* words : {"office", "summit", "no such word"})
    answers.push_back(answer::search_json(base.search(words)));
  for (std::size_t i = 0; i + 1 < ids.size(); i += 5) {
    answers.push_back(answer::between_json(base.between(ids[i], ids[i + 1])));
    answers.push_back(answer::starting_json(base, ids[i], base.starting_before(ids[i]), true));
    answers.push_back(answer::starting_json(base, ids[i], base.starting_after(ids[i]), false));
  }
  for (auto* list : {answer::kinds_json, answer::actors_json, answer::places_json, answer::sources_json,
                     answer::conflicts_json})
    answers.push_back(list(base));
  for (const auto& source : base.sources()) answers.push_back(answer::says_json(base, source.id));
  for (const auto& actor : base.actors()) answers.push_back(answer::says_json(base, actor.id));
  answers.push_back(answer::counts_json({.by = {"month", "place"}, .rows = {{{"2019-02", ""}, 3}}}));
  for (const auto* now : {"2020-07", "2024"}) {
    const auto moment = When(now).bounds().earliest_start;
    answers.push_back(answer::forecasts_json(base, forecasts(base, moment), moment));
  }
  answers.push_back(answer::problems_json(base.check()));
  return answers;
}

/// What the validator says of answers.
Answer validate(const Shell& shell, const std::vector<Json>& answers) {
  std::string lines;
  for (const auto& one : answers) lines += one.dump() + "\n";
  shell.write("answers.jsonl", lines);
  const std::string top = ANNALS_SOURCE_DIR;
  return shell("python3 '" + top + "/tests/answer/validate.py' '" + top +
               "/docs/answers.schema.json' <answers.jsonl");
}

void check_valid(const Shell& shell, const std::vector<Json>& answers) {
  const auto citation = validate(shell, answers);
  INFO(citation.out << citation.err);
  CHECK(citation.status == 0);
}

}  // namespace

TEST_CASE("Every answer of the article's base is as its schema says") {
  const Shell shell;
  REQUIRE(run_example("kaesong", shell.path("kaesong.annals"), shell.path("")).status == 0);
  const auto answers = all_answers(KnowledgeBase::open(shell.path("kaesong.annals")));
  CHECK(answers.size() > 300);
  check_valid(shell, answers);
}

TEST_CASE(
    "Answers about what is disputed, retracted, inconsistent, impossible or unknown are as their schema "
    "says") {
  const Shell shell;
  make_korea(shell);
  check_valid(shell, all_answers(KnowledgeBase::open(shell.path("korea.annals"))));

  auto base = KnowledgeBase::open(shell.path("talks.annals"));
  const auto book = base.add(Source{.key = "book", .published = "1999~"});
  base.set_reliability(book, 0.75);
  const auto first = base.add(Event<>{.key = "first", .kind = "talk", .when = "2019-02"}, book);
  const auto second = base.add(Event<>{.key = "second", .kind = "talk", .when = "2019-01"});
  const auto third = base.add(Event<>{.key = "third", .kind = "talk", .when = "2018-06"});
  const auto far = base.add(Event<>{.key = "far", .kind = "impact", .when = "Y-66000000"});
  base.time(second, "after", first);
  base.time(third, "21 months before", first, {.source = book, .likelihood = likely});
  base.link(first, causes, third, {.credence = likely, .mechanism = "none"}, book);
  base.dispute(far, book);
  base.rank(base.dispute(second, {}), Rank::deprecated, "a slip");
  base.retract(base.claim(third, Event<>{.title = "The third"}, {.source = book, .window = When("2019")}),
               "misread");
  auto answers = all_answers(base);
  CHECK(answers.back().find("problems")->items().size() >= 2);
  base.sign("ada", "annals trust talks.annals book 0.8");
  base.set_reliability(book, 0.8);
  base.undo();
  answers.push_back(answer::log_json(base.log()));
  const auto expected = base.add(Event<>{.key = "expected", .kind = "talk"},
                                 {.source = book, .likelihood = likely, .window = When("2000")});
  base.claim(expected, Event<>{.kind = "talk", .outcome = Outcome::not_occurred}, {});
  answers.push_back(answer::forecasts_json(base, forecasts(base), Instant::now()));
  for (const auto& source : base.sources())
    answers.push_back(answer::consequences_json(base, base.if_retracted(source.id)));
  check_valid(shell, answers);
}

TEST_CASE("A member that the schema does not name, or one that is missing, is found") {
  const Shell shell;
  make_korea(shell);
  const auto base = KnowledgeBase::open(shell.path("korea.annals"));
  const auto valid = answer::explanation_json(base.causes(base.event("kaesong-demolition-2020").id));
  check_valid(shell, {valid});
  auto more = valid;
  more["steps"].items()[0]["citation"].items()[0]["mood"] = "good";
  CHECK(validate(shell, {more}).status == 1);
  auto less = valid;
  std::erase_if(less["steps"].items()[0].members(),
                [](const auto& member) { return member.first == "weakest"; });
  CHECK(validate(shell, {less}).status == 1);
  auto event = answer::record_json(base, base.record("hanoi-summit-2019"));
  check_valid(shell, {event});
  event["mood"] = "good";
  CHECK(validate(shell, {event}).status == 1);
}

TEST_CASE("The program prints the answers of the library, as text and as JSON") {
  const Shell shell;
  make_korea(shell);
  const auto base = KnowledgeBase::open(shell.path("korea.annals"));
  const auto event = base.event("kaesong-demolition-2020").id;
  const auto check_json = [&](const std::string& line, const Json& json) {
    INFO(line);
    CHECK(shell("annals " + line + " --json").out == json.dump(2) + "\n");
  };
  check_json("show korea.annals kaesong-demolition-2020", answer::record_json(base, event));
  check_json("claims korea.annals kaesong-demolition-2020", answer::claims_json(base, event));
  check_json("causes korea.annals kaesong-demolition-2020",
             answer::explanation_json(base.causes(event, {.depth = 3})));
  check_json("timeline korea.annals", answer::timeline_json(base, {.events = base.events().all()}));
  check_json("relative-dates korea.annals", answer::relative_dates_json(base, base.relative_dates()));
  check_json("search korea.annals office", answer::search_json(base.search("office")));
  check_json("check korea.annals", answer::problems_json(base.check()));

  const auto check_text = [&](const std::string& line, const Lines& lines) {
    INFO(line);
    CHECK(shell("annals " + line).out == text_of(lines));
  };
  check_text("claims korea.annals campaign", answer::claims_lines(base, base.record("campaign")));
  check_text("causes korea.annals kaesong-demolition-2020", base.causes(event).lines());
  check_text("timeline korea.annals", answer::timeline_lines(base, {.events = base.events().all()}));
  check_text("search korea.annals office", answer::search_lines(base.search("office")));
}
