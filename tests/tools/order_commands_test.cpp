#include "tools/program.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using Catch::Contains;
using Strings = std::vector<std::string>;

namespace {

/// An opening and a threat that have no dates of their own, and an office whose end is open.
void make_office(const Shell& shell) {
  shell.write("office.jsonl", R"({"annals":1,"origins":["desk"]}
{"source":"article","title":"What now?"}
{"event":"office","kind":"office","title":"The office is used","when":"2018-09/..","citation":{"source":"article"}}
{"event":"summit","kind":"summit","title":"Summit","when":"2019-02-28","citation":{"source":"article"}}
{"event":"demolition","kind":"demolition","title":"Demolition","when":"2020-06-16","citation":{"source":"article"}}
{"event":"opening","kind":"opening","title":"Opening","citation":{"source":"article"}}
{"event":"threat","kind":"threat","title":"Threat","citation":{"source":"article"}}
{"relative_date":["opening","21 months before","demolition"],"words":"21 months ago","citation":{"source":"article","locator":"par. 3"}}
{"relative_date":["threat","after","summit"],"citation":{"source":"article","locator":"par. 4"}}
)");
  REQUIRE(shell("annals import office.annals office.jsonl").status == 0);
}

}  // namespace

TEST_CASE("annals show has what is known of an event beyond its date, and its relative dates") {
  const Shell shell;
  make_office(shell);
  const auto opening = shell("annals show office.annals opening").out;
  CHECK_THAT(opening, Contains("known         starts 2018-08-16 to 2018-10-16, ends 2018-08-16 or later"));
  CHECK_THAT(opening, Contains("Opening  21 months before  Demolition  “21 months ago”\n") &&
                          Contains("— What now?, par. 3"));
  CHECK_THAT(shell("annals show office.annals demolition").out,
             Contains("Opening  21 months before  Demolition") && !Contains("known"));
  const auto json = shell("annals show office.annals opening --json").json();
  CHECK(json["relative_dates"].size() == 1);
  CHECK(json["relative_dates"][0]["offset"] == "21 months before");
  CHECK(json["known"]["latest_end"].is_null());
}

TEST_CASE(
    "annals show has a relative date by its three parts, and suggests a command that a shell can read") {
  const Shell shell;
  make_office(shell);
  const auto shown = shell("annals show office.annals 'opening 21 months before demolition'").out;
  CHECK_THAT(shown, Contains("words         21 months ago"));
  CHECK_THAT(shown, Contains("annals claims office.annals 'opening 21 months before demolition'"));
}

TEST_CASE("annals order gives in JSON what it says, with each step of its proofs and who says it") {
  const Shell shell;
  make_office(shell);
  const auto order = shell("annals order office.annals summit threat --json").json();
  CHECK(order["a"]["key"] == "summit");
  CHECK(order["b"]["known"]["earliest_start"] == "2019-02-28T00:00:00.000001Z");
  CHECK(order["starts_before"] == "must");
  CHECK(order["precedes"] == "must");
  CHECK(order["follows"] == "cannot");
  CHECK(order["relations"].get<Strings>() == Strings{"before", "meets"});
  REQUIRE(order["proofs"].size() == 3);
  const auto proof = order["proofs"][1];
  CHECK(proof["claim"] == "“Summit” must be over before “Threat”");
  CHECK(proof["from"]["event"] == "threat");
  CHECK(proof["to"]["point"] == "end");
  CHECK(proof["sum_us"] == "0");
  REQUIRE(proof["steps"].size() == 1);
  CHECK(proof["steps"][0]["fact"]["fact"] == "relative_date");
  CHECK(proof["steps"][0]["fact"]["citation"][0]["locator"] == "par. 4");
}

TEST_CASE("A proof of one step is told once, and an end that is open has no year") {
  const Shell shell;
  make_office(shell);
  CHECK_THAT(shell("annals order office.annals summit threat").out,
             Catch::EndsWith("“Summit” must be over before “Threat”:\n"
                             "  “Summit” ends no later than “Threat” starts\n"
                             "    — “Threat” after “Summit” (What now?, par. 4)\n"));
  const auto open = shell("annals order office.annals office summit").out;
  CHECK_THAT(open, Contains("starts 2018-09-01 to 2018-09-30; has not ended"));
  CHECK_THAT(open, Contains("“The office is used” ends after all that is dated\n"));
  CHECK_THAT(open, Contains("so “Summit” starts before “The office is used” ends."));
}

TEST_CASE("annals relative-dates lists those of the base, or of an event as what is dated and as anchor") {
  const Shell shell;
  make_office(shell);
  CHECK(shell("annals relative-dates office.annals --json").json()["relative_dates"].size() == 2);
  CHECK(shell("annals relative-dates office.annals summit --json").json()["relative_dates"][0]["event"] ==
        "threat");
  CHECK(shell("annals relative-dates office.annals office").out == "No event is dated by another.\n");
  CHECK(shell("annals relative-dates office.annals nothing").status == 1);
}

TEST_CASE("annals timeline --order marks what is sure about neighbours") {
  const Shell shell;
  make_office(shell);
  const auto shown = shell("annals timeline office.annals --order").out;
  CHECK_THAT(shown,
             Contains("~ 2018-09/..") && Contains("› 2019-02-28  ") && Contains("› 2019-02-28 or later"));
  const auto json = shell("annals timeline office.annals --order --json").json()["events"];
  CHECK_FALSE(json[0].contains("previous_starts_before"));
  CHECK(json[2]["previous_starts_before"] == "must");
}

TEST_CASE("Dates of events are told by the clock of their zone, and in JSON in UTC by it") {
  const Shell shell;
  shell.write("war.jsonl", R"({"place":"vienna","title":"Vienna","zone":"+01:00"}
{"event":"war","kind":"declaration","title":"War","when":"1914-07-28","place":"vienna"}
{"event":"reply","kind":"statement","title":"Reply","when":"1914-07","place":"vienna"}
{"relative_date":["reply","before","war"]}
)");
  REQUIRE(shell("annals import war.annals war.jsonl").status == 0);
  const auto timeline = shell("annals timeline war.annals").out;
  CHECK_THAT(timeline, Contains("1914-07-28  War  (declaration, Vienna)\n"));
  CHECK_THAT(timeline, Contains("1914-07     Reply  (statement, Vienna, starts 1914-07-01 to 1914-07-28"));
  CHECK_THAT(shell("annals show war.annals war").out, !Contains("known"));
  const auto json = shell("annals show war.annals war --json").json();
  CHECK(json["when"]["earliest_start"] == "1914-07-27T23:00:00.000000Z");
  CHECK(json["when"]["earliest_start"] == json["known"]["earliest_start"]);
}

TEST_CASE("What the base does not believe in is shown where it is asked for, and takes no part in an order") {
  const Shell shell;
  shell.write("battle.jsonl", R"({"source":"a","title":"A"}
{"source":"b","title":"B","reliability":0.9}
{"event":"battle","kind":"battle","title":"Battle","when":"1922","citation":{"source":"a"}}
{"event":"battle","stance":"disputes","citation":{"source":"b"}}
{"event":"talk","kind":"talk","title":"Talk","when":"1923"}
)");
  REQUIRE(shell("annals import battle.annals battle.jsonl").status == 0);
  CHECK_THAT(shell("annals timeline battle.annals").out, !Contains("Battle"));
  CHECK_THAT(shell("annals timeline battle.annals --rejected").out,
             Contains("1922  Battle  (battle, rejected)"));
  CHECK_THAT(shell("annals order battle.annals battle talk").out,
             Contains("It is rejected: only its own date counts, if it was at all."));
}

TEST_CASE("What may be is never told as certain, however likely it is") {
  const Shell shell;
  shell.write("likely.jsonl", R"({"event":"a","kind":"x","title":"A","when":"2018-01-01/2018-12"}
{"event":"b","kind":"x","title":"B","when":"2018"}
)");
  REQUIRE(shell("annals import likely.annals likely.jsonl").status == 0);
  CHECK_THAT(shell("annals order likely.annals a b").out, Contains("with a probability of more than 0.99,"));
  CHECK_THAT(shell("annals order likely.annals b a").out, Contains("with a probability of less than 0.01,"));
}
