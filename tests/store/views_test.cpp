// The views for people say what the library says.

#include "knowledge_base/support.hpp"
#include "store/outside.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace annals;
using nlohmann::json;
using test::Flood;

namespace {

/// A claim's fields as the view `citation` has them.
json statement_of(const KnowledgeBase& base, const Claim& claim) {
  json statement = json::object();
  for (const auto& [name, value] : claim.statement.fields)
    std::visit(
        [&, &field = name]<class T>(const T& held) {
          if constexpr (std::same_as<T, ActorId> || std::same_as<T, PlaceId> || std::same_as<T, EventId>) {
            statement[field] = base.key(held);
          } else if constexpr (std::same_as<T, When>) {
            statement[field] = held.text();
            if (!held.words().empty()) statement[field + "_words"] = held.words();
          } else {
            statement[field] = held;
          }
        },
        value);
  const auto pair = [](const char* name, const std::string& value, const char* detail,
                       const std::string& text) {
    json both{{name, value}};
    if (!text.empty()) both[detail] = text;
    return both;
  };
  for (const auto& one : claim.statement.with)
    statement["with"].push_back(pair("actor", base.key(one.actor), "role", one.role));
  for (const auto& one : claim.statement.names)
    statement["names"].push_back(pair("text", one.text, "language", one.language));
  for (const auto one : claim.statement.part_of) statement["part_of"].push_back(base.key(one));
  return statement;
}

/// Records with one claim and with several, of every type, with fields of every type.
struct Rich : test::Fresh {
  SourceId report = base.add(Source{.key = "report",
                                    .title = "A report",
                                    .published = When("2020-06").with_words("this month"),
                                    .names = {{"보고서", "ko"}}});
  SourceId letter = base.add(Source{.key = "letter", .published = "2019"});
  ActorId dprk = base.add(Actor{.key = "dprk", .type = "state"});
  ActorId kim =
      base.add(Actor{.key = "kim", .title = "Kim", .part_of = dprk, .names = {{"김정은", "ko"}, {"KJU"}}},
               {.source = report});
  PlaceId korea = base.add(Place{.key = "korea"});
  PlaceId kaesong = base.add(Place{.key = "kaesong", .title = "Kaesong", .within = korea, .latitude = 37.9});
  EventId storm = base.add(Event<>{.key = "storm", .kind = "storm", .when = "1969-12-30/1969-12-31"});
  EventId season =
      base.add(Event<>{.key = "season", .kind = "season", .when = When("-0044-03").with_words("Ides")});
  EventId flood = base.add(Event<Flood>{.key = "flood",
                                        .title = "It's a \"flood\"",
                                        .when = When("1969-12-31").with_words("the day after"),
                                        .place = kaesong,
                                        .with = {{kim, "visits"}, {dprk}},
                                        .names = {{"홍수", "ko"}},
                                        .part_of = {storm},
                                        .details = {.warned = false,
                                                    .displaced = 3,
                                                    .crest_m = 2.0,
                                                    .river = "Han",
                                                    .crest = When("1970").with_words("later"),
                                                    .relief = kim,
                                                    .breach = kaesong,
                                                    .storm = storm,
                                                    .severity = test::Severity::minor}},
                           {.source = report, .speaker = kim, .locator = "par. 1", .likelihood = likely});
  EventId threat =
      base.add(Event<>{.key = "threat", .kind = "threat", .title = "Retaliation"},
               {.source = letter, .likelihood = Likelihood::worded("may"), .window = When("2021")});
  LinkId link =
      base.link(storm, causes, flood, {.credence = very_likely, .mechanism = "rain"}, {.source = report});

  /// Several claims on each.
  void say_more() {
    for (const RecordId id : {RecordId(report), RecordId(kim), RecordId(kaesong), RecordId(flood),
                              RecordId(threat), RecordId(link)})
      base.dispute(id, {.source = letter});
    base.claim(flood, Event<Flood>{.title = "Flood", .details = {.warned = true}}, {.source = letter});
    base.dispute(flood, Event<Flood>{.details = {.displaced = 3}}, {.source = letter, .speaker = dprk});
    base.claim(kim, Actor{.part_of = base.add(Actor{.key = "party"})}, {});
    const auto wrong = base.claim(flood, Event<>{.title = "Fire"}, {});
    base.retract(wrong, "another event");
    const auto older = base.claim(flood, Event<>{.title = "Great flood"}, {.source = letter});
    base.judge(older, {Act::superseded});
    const auto sure = base.claim(flood, Event<>{.title = "The flood"}, {});
    base.retract(sure, "not sure");
    base.reinstate(sure, "sure again");
    base.rank(base.claim(link, {.mechanism = "wind"}, {}), Rank::preferred, "");
  }
};

std::string withdrawn(const Claim& claim) {
  return claim.retracted() ? "retracted" : claim.superseded() ? "superseded" : "-";
}

void check_claims(const KnowledgeBase& base) {
  std::size_t count = 0;
  test::Outside outside(base.path());
  base.each_claim([&](const Claim& claim) {
    ++count;
    const auto where = " FROM citation WHERE id = " + std::to_string(claim.id.value()) +
                       " AND record = " + std::to_string(claim.about.value);
    INFO(base.key(claim.about) << ", claim " << claim.id.value());
    const auto statement = outside.lines("SELECT states" + where);
    REQUIRE(statement.size() == 1);
    CHECK(json::parse(statement.front()) == statement_of(base, claim));
    CHECK(
        outside.lines("SELECT record_type, key, stance, source, speaker, rank, withdrawn" + where).front() ==
        std::string(word(claim.about.type)) + " | " + base.key(claim.about) + " | " +
            std::string(word(claim.stance)) + " | " + base.key(*claim.citation.source) + " | " +
            (claim.citation.speaker ? base.key(*claim.citation.speaker) : "-") + " | " +
            std::string(word(claim.rank())) + " | " + withdrawn(claim));
  });
  // Every base has its owner.
  CHECK(outside.lines("SELECT count(*) FROM citation").front() == std::to_string(count));
}

}  // namespace

TEST_CASE("The view citation says what each claim says") {
  Rich rich;
  check_claims(rich.base);
  rich.say_more();
  check_claims(rich.base);
}

TEST_CASE("The view disagreement names the fields that disagreements() does") {
  Rich rich;
  CHECK(test::lines_of(rich.base.path(), "SELECT * FROM disagreement").empty());
  rich.say_more();
  std::vector<std::string> expected;
  for (const auto& one : rich.base.disagreements()) expected.push_back(one.key + " | " + one.field.field);
  std::ranges::sort(expected);
  CHECK(expected == std::vector<std::string>{"flood | displaced", "flood | title", "flood | warned",
                                             "kim | part_of", "storm causes flood | mechanism"});
  CHECK(test::lines_of(rich.base.path(), "SELECT DISTINCT key, field FROM disagreement ORDER BY 1, 2") ==
        expected);
}

TEST_CASE("The view expectation has the forecasts that expectations() has") {
  Rich rich;
  rich.say_more();
  std::vector<std::string> expected;
  for (const auto& one : rich.base.expectations())
    expected.push_back(one.event.label() + " | " + one.likelihood->word + " | " + one.window->text() + " | " +
                       one.citation.source + " | " + std::string(word(one.event.outcome)));
  CHECK(expected == std::vector<std::string>{"Retaliation | may | 2021 | letter | open"});
  CHECK(test::lines_of(rich.base.path(),
                       "SELECT title, likelihood, window, speaker, outcome FROM expectation") == expected);
}

TEST_CASE("The view explanation has a row for each claim on a link") {
  Rich rich;
  const auto sql =
      "SELECT cause_key, kind, effect_key, stance, likelihood, mechanism, speaker, standing "
      "FROM explanation ORDER BY claim";
  CHECK(test::lines_of(rich.base.path(), sql) ==
        std::vector<std::string>{
            "storm | causes | flood | asserts | very likely | rain | A report | accepted"});
  rich.say_more();
  CHECK(test::lines_of(rich.base.path(), sql) ==
        std::vector<std::string>{
            "storm | causes | flood | asserts | very likely | rain | A report | disputed",
            "storm | causes | flood | disputes | - | - | letter | disputed",
            "storm | causes | flood | asserts | - | wind | The owner of this base | disputed"});
}

TEST_CASE("The view temporal_relation tells what dates what, a row for each who says so") {
  Rich rich;
  const auto kim = rich.base.actor("kim").id;
  const auto relative_date = rich.base.time(rich.base.event("flood").id, "the day after", rich.storm,
                                            {.speaker = kim, .locator = "p. 3"});
  const auto lines = [&] {
    return test::lines_of(
        rich.base.path(),
        "SELECT event, time_offset, anchor, words, stance, speaker, locator, standing, set_aside, "
        "event_key, anchor_key FROM temporal_relation ORDER BY claim");
  };
  const std::string first =
      "It's a \"flood\" | 1 day after | storm | the day after | asserts | Kim | p. 3 | ";
  CHECK(lines() == std::vector<std::string>{first + "accepted | 0 | flood | storm"});
  const auto denial = rich.base.dispute(relative_date, {});
  CHECK(lines().size() == 2);
  check_claims(rich.base);
  rich.base.retract(denial, "");
  CHECK(lines() == std::vector<std::string>{first + "accepted | 0 | flood | storm"});
}

TEST_CASE("The view timeline is in order, with the seconds that bound each event") {
  const Rich rich;
  CHECK(test::lines_of(rich.base.path(),
                       "SELECT date, title, place, participants, outcome, earliest, latest FROM timeline") ==
        std::vector<std::string>{
            "-0044-03 (Ides) | season | - | - | occurred | - | -",
            "1969-12-30/1969-12-31 | storm | - | - | occurred | 1969-12-30T00:00:00Z | 1969-12-31T23:59:59Z",
            "1969-12-31 (the day after) | It's a \"flood\" | Kaesong | dprk, Kim (visits) | occurred | "
            "1969-12-31T00:00:00Z | 1969-12-31T23:59:59Z",
            "undated | Retaliation | - | - | open | - | -"});
}

TEST_CASE("The view timeline and the library have the same dates, clocks and bounds") {
  test::Fresh fresh;
  const auto seoul = fresh.base.add(Place{.key = "seoul", .zone = "Asia/Seoul"});
  const auto house = fresh.base.add(Place{.key = "house", .within = seoul});
  const auto a = fresh.base.add(Place{.key = "a"});
  const auto b = fresh.base.add(Place{.key = "b", .within = a});
  fresh.base.claim(a, Place{.within = b}, {});  // each within the other
  fresh.base.add(Event<>{.key = "morning", .kind = "talk", .when = "2020-06-16T08:00:00", .place = house});
  fresh.base.add(
      Event<>{.key = "day", .kind = "talk", .when = "2020-06-16", .place = seoul, .zone = "-05:00"});
  fresh.base.add(Event<>{.key = "nowhere", .kind = "talk", .when = "2020-06-17", .place = b});
  const auto after = fresh.base.add(Event<>{.key = "after", .kind = "talk", .place = house});
  fresh.base.time(after, "exactly 2 hours after", fresh.base.event("morning").id);
  std::vector<std::string> expected;
  for (const auto& event : fresh.base.events()) {
    const auto second = [](Instant instant) { return iso_text(instant).substr(0, 19) + "Z"; };
    const auto& bounds = event.chronology.estimated();
    expected.push_back(event.key + " | " + (event.when ? event.when->text() : "undated") + " | " +
                       event.chronology.zone.text() + " | " + second(bounds.earliest_start) + " | " +
                       second(latest_start_before(bounds.latest_end)));
  }
  REQUIRE(expected.size() == 4);
  const std::string columns =
      "SELECT key, date, zone, earliest, iif(key = 'after', '2020-06-16T01:00:00Z', latest)";
  for (auto& line : expected)
    if (line.starts_with("after"))
      line = "after | undated | Asia/Seoul | 2020-06-16T01:00:00Z | 2020-06-16T01:00:00Z";
  CHECK(test::lines_of(fresh.base.path(), columns + " FROM timeline") == expected);
}

TEST_CASE("Conditions that the docs name take the views to an index") {
  const test::Fresh fresh;
  const auto plan = [&](const std::string& condition) {
    std::string all;
    for (const auto& line :
         test::lines_of(fresh.base.path(), "EXPLAIN QUERY PLAN SELECT * FROM " + condition))
      all += line + '\n';
    return all;
  };
  const std::vector<std::pair<std::string, std::string>> by_index{
      {"timeline WHERE sort_key BETWEEN 1 AND 2", "events_by_time (sort_key>? AND sort_key<?)"},
      {"timeline WHERE kind = 'a' AND sort_key > 1", "events_by_kind (kind=? AND sort_key>?)"},
      {"timeline WHERE kind = 'a'", "events_by_kind (kind=?)"},
      {"timeline WHERE key = 'a'", "sqlite_autoindex_event_1 (key=?)"},
      {"citation WHERE source = 'a'", "claim_by_source (source=?)"},
      {"citation WHERE speaker = 'a'", "claim_by_speaker (speaker=?)"},
      {"citation WHERE record = 1", "claim_by_record (record=?)"},
      {"statement WHERE record = (SELECT id FROM event WHERE key = 'a')", "claim_by_record (record=?)"},
      {"explanation WHERE cause_key = 'a'", "sqlite_autoindex_link_1 (from_event=?)"},
      {"explanation WHERE effect_key = 'a'", "link_by_end (to_event=?)"},
      {"temporal_relation WHERE event_key = 'a'", "sqlite_autoindex_relative_date_1 (event=?)"},
      {"temporal_relation WHERE anchor_key = 'a'", "relative_date_by_anchor (anchor=?)"},
      {"expectation WHERE key = 'a'", "claim_by_record (record=?)"},
      {"record WHERE id = 1", "INTEGER PRIMARY KEY (rowid=?)"}};
  for (const auto& [condition, index] : by_index) {
    INFO(condition << '\n' << plan(condition));
    CHECK(plan(condition).find(index) != std::string::npos);
    // Nothing that grows with the base is read from end to end.
    for (const std::string table : {"c", "e", "l", "f", "source", "actor", "event"}) {
      CHECK(plan(condition).find("SCAN " + table + '\n') == std::string::npos);
      CHECK(plan(condition).find("SCAN " + table + " |") == std::string::npos);
    }
  }
  CHECK(plan("timeline WHERE earliest > '2018'").find("SCAN e") != std::string::npos);
}
