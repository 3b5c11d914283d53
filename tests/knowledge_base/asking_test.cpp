#include "annals/knowledge_base.hpp"
#include "knowledge_base/support.hpp"

#include <map>
#include <set>

#include <catch2/catch.hpp>

using namespace annals;
using test::check_refused;
using test::Flood;
using test::Severity;

namespace {

struct Reported : test::Fresh {
  SourceId report = base.add(Source{.key = "report"});
  SourceId letter = base.add(Source{.key = "letter"}, {.source = report});
  ActorId kim = base.add(Actor{.key = "kim", .title = "Kim"}, {.source = letter});
  EventId storm = base.add(Event<>{.key = "storm", .kind = "storm"}, {.source = report});
  EventId flood =
      base.add(Event<Flood>{.key = "flood", .details = {.displaced = 3, .river = "Han"}}, {.source = report});
  LinkId link = base.link(storm, causes, flood, {}, {.source = letter});
  ClaimId more = base.claim(flood, Event<Flood>{.details = {.displaced = 4}}, {.source = letter});
  ClaimId denial = base.dispute(flood, {.source = letter, .locator = "p. 2"});
};

}  // namespace

TEST_CASE("A claim is read by its id, alone in its row or beside others") {
  Reported reported;
  auto& base = reported.base;
  base.retract(reported.more, "a slip");
  std::size_t read = 0;
  base.each_claim([&](const Claim& claim) {
    const auto one = base.claim(claim.id);
    CHECK(one.id == claim.id);
    CHECK(one.about == claim.about);
    CHECK(one.stance == claim.stance);
    CHECK(one.statement == claim.statement);
    CHECK(one.citation.source == claim.citation.source);
    CHECK(one.citation.locator == claim.citation.locator);
    CHECK(one.retracted() == claim.retracted());
    ++read;
  });
  CHECK(read == 9);
  check_refused([&] { static_cast<void>(base.claim(ClaimId(999))); }, ErrorCode::not_found, {"claim", "999"});
}

TEST_CASE("The claims of a source are counted with the records that they are about") {
  Reported reported;
  auto& base = reported.base;
  base.retract(reported.more, "a slip");
  std::map<SourceId, std::size_t> claims;
  std::map<SourceId, std::set<RecordId>> records;
  base.each_claim([&](const Claim& claim) {
    if (claim.about == RecordId(base.self())) return;  // nothing that anyone said
    ++claims[*claim.citation.source];
    records[*claim.citation.source].insert(claim.about);
  });
  for (const auto& source : base.sources()) {
    INFO(source.key);
    CHECK(base.count_claims(source.id) == ClaimCount{claims[source.id], records[source.id].size()});
  }
  CHECK(base.count_claims(reported.letter) == ClaimCount{4, 3});
  check_refused([&] { static_cast<void>(base.count_claims(SourceId(999))); }, ErrorCode::not_found,
                {"source", "999"});
}

TEST_CASE("The links of an event are all of them, those that lead to it first") {
  Reported reported;
  auto& base = reported.base;
  const auto note = base.add(Event<>{.key = "note", .kind = "statement"});
  const auto dam = base.add(Event<>{.key = "dam", .kind = "storm"});
  base.link(reported.flood, causes, dam, {.credence = unlikely});
  base.link(reported.flood, triggers, dam);
  base.link(note, is_about, reported.flood);
  base.link(note, is_about, dam);
  base.retract(base.claims(reported.link).front().id, "not so");
  std::vector<std::string> links;
  for (const auto& step : base.links(reported.flood))
    links.push_back(step.from.key + " " + std::string(step.kind.name()) + " " + step.to.key + ", " +
                    std::string(word(step.standing)));
  CHECK(links == std::vector<std::string>{"storm causes flood, retracted", "note is_about flood, accepted",
                                          "flood triggers dam, accepted", "flood causes dam, accepted"});
  CHECK(base.links(reported.flood).back().citation.front().source == "self");
  CHECK(base.links(base.add(Event<>{.key = "alone", .kind = "storm"})).empty());
  check_refused([&] { static_cast<void>(base.links(EventId(999))); }, ErrorCode::not_found, {"event", "999"});
}

TEST_CASE("Expectations come by window, and by date within one") {
  test::Fresh fresh;
  auto& base = fresh.base;
  const auto expect = [&](std::string key, std::optional<When> when, std::optional<When> window) {
    base.add(
        Event<>{.key = std::move(key), .kind = "threat", .when = std::move(when), .outcome = Outcome::open},
        {.likelihood = likely, .window = std::move(window)});
  };
  expect("late-window", "2018", "2022");
  expect("no-window-late", "2021", {});
  expect("later-date", "2020-06", "2021");
  expect("undated", {}, "2021");
  expect("earlier-date", "2020-05", "2021");
  expect("no-window-early", "2019", {});
  std::vector<std::string> keys;
  for (const auto& one : base.expectations()) keys.push_back(one.event.key);
  CHECK(keys == std::vector<std::string>{"earlier-date", "later-date", "undated", "late-window",
                                         "no-window-early", "no-window-late"});
}

TEST_CASE("Events are asked for and counted by fields of their own kind, typed and by name") {
  test::Fresh fresh;
  auto& base = fresh.base;
  base.add(
      Event<Flood>{.key = "a", .details = {.displaced = 8, .river = "Han", .severity = Severity::major}});
  base.add(Event<Flood>{.key = "b", .details = {.displaced = 9, .river = "Han"}});
  base.add(Event<Flood>{.key = "c", .details = {.river = "Imjin", .severity = Severity::minor}});
  const auto typed = base.events<Flood>();
  const auto named = base.events().kind("flood");
  CHECK(typed.where(&Flood::severity, equals, Severity::major).count() == 1);
  CHECK(typed.where(&Flood::displaced, less_than, 9u).count() == 1);
  CHECK(typed.where(&Flood::river, more_than, "Han").count() == 1);

  CHECK(named.where("river", equals, "Han").count() == 2);
  CHECK(named.where("river", equals, std::string("Han")).count() == 2);
  CHECK(named.where("river", equals, std::string_view("Han")).count() == 2);
  CHECK(named.where("displaced", at_least, 9).count() == 1);
  check_refused([&] { static_cast<void>(named.where("severity", at_least, "minor").count()); },
                ErrorCode::invalid_argument, {"flood", "severity", "no order"});

  using Counts = std::vector<GroupCount>;
  CHECK(typed.count_by(&Flood::river) == Counts{{"Han", 2}, {"Imjin", 1}});
  CHECK(named.count_by("severity") == Counts{{"", 1}, {"major", 1}, {"minor", 1}});
  CHECK(typed.where(&Flood::river, equals, "Han").count_by(&Flood::displaced) == Counts{{"8", 1}, {"9", 1}});
  check_refused([&] { static_cast<void>(named.count_by("depth")); }, ErrorCode::invalid_argument,
                {"flood", "depth", "no such field"});
}
