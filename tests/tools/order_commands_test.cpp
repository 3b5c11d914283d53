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
  CHECK_THAT(opening, Contains("known         starts between 16 August and 16 October 2018, ends not before 16 August 2018"));
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
  CHECK_THAT(open, Contains("starts between 1 and 30 September 2018; has not ended"));
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
             Contains("~ since September 2018") && Contains("› 28 February 2019  ") &&
                 Contains("› not before 28 February 2019"));
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
  CHECK_THAT(timeline, Contains("28 July 1914  War  (declaration, Vienna)\n"));
  CHECK_THAT(timeline, Contains("July 1914     Reply  (statement, Vienna, starts between 1 and 28 July 1914"));
  CHECK_THAT(shell("annals show war.annals war").out, !Contains("known"));
  const auto json = shell("annals show war.annals war --json").json();
  CHECK(json["when"]["earliest_start"] == "1914-07-27T23:00:00.000000Z");
  CHECK(json["when"]["earliest_start"] == json["known"]["earliest_start"]);
}

TEST_CASE("A time that clocks show twice or never is said by the import and by show") {
  const Shell shell;
  shell.write("night.jsonl", R"({"place":"berlin","title":"Berlin","zone":"Europe/Berlin"}
{"event":"back","kind":"call","title":"Call","when":"2018-10-28T02:30","place":"berlin"}
{"event":"forward","kind":"call","title":"Answer","when":"2018-03-25T02:30/2018-03-26","place":"berlin"}
{"event":"said","kind":"call","title":"Said","when":"2018-10-28T02:30+01:00","place":"berlin"}
{"event":"plain","kind":"call","title":"Plain","when":"2018-10-28T03:30","place":"berlin"}
)");
  const auto import = shell("annals import night.annals night.jsonl --json").json();
  REQUIRE(import["notes"].size() == 2);
  CHECK(import["notes"][0]["lines"].dump() == "[2]");
  CHECK(import["notes"][0]["what"] ==
        "clocks of Europe/Berlin show 2018-10-28T02:30 twice, and it may be either: a shift from UTC behind "
        "it, "
        "such as +01:00, says which");
  CHECK(import["notes"][1]["lines"].dump() == "[3]");
  CHECK(import["notes"][1]["what"] ==
        "clocks of Europe/Berlin never show 2018-03-25T02:30, as they are put forward over it: see what its "
        "source says");
  CHECK_THAT(shell("annals show night.annals back").out, Contains("clocks of Europe/Berlin show"));
  CHECK_THAT(shell("annals show night.annals forward").out, Contains("never show 2018-03-25T02:30"));
  CHECK_THAT(shell("annals show night.annals plain").out, !Contains("Europe/Berlin"));
}

TEST_CASE("An event without a date is told by the clocks of its zone, in summer and in winter") {
  const Shell shell;
  shell.write("berlin.jsonl", R"({"place":"berlin","title":"Berlin","zone":"Europe/Berlin"}
{"event":"july","kind":"call","title":"July","when":"2018-07-01T10:00Z"}
{"event":"december","kind":"call","title":"December","when":"2018-12-01T10:00Z"}
{"event":"summer","kind":"call","title":"In summer","place":"berlin"}
{"event":"winter","kind":"call","title":"In winter","place":"berlin"}
{"relative_date":["summer","exactly 1 hour after","july"]}
{"relative_date":["winter","exactly 1 hour after","december"]}
)");
  REQUIRE(shell("annals import berlin.annals berlin.jsonl").status == 0);
  const auto timeline = shell("annals timeline berlin.annals").out;
  CHECK_THAT(timeline, Contains("1 July 2018, 13:00"));
  CHECK_THAT(timeline, Contains("1 December 2018, 12:00"));
}

TEST_CASE("A day that is asked for is that of the place, and times of day name their clocks") {
  const Shell shell;
  shell.write("seoul.jsonl", R"({"place":"seoul","title":"Seoul","zone":"+09:00"}
{"event":"morning","kind":"talk","title":"Morning talk","when":"2020-06-16T08:00:00","place":"seoul"}
{"event":"day","kind":"talk","title":"Talk of that day","when":"2020-06-16","place":"seoul"}
{"event":"after","kind":"talk","title":"Two hours later","place":"seoul"}
{"event":"here","kind":"talk","title":"Here","when":"2020-06-16T13:00"}
{"relative_date":["after","exactly 2 hours after","morning"]}
)");
  REQUIRE(shell("annals import seoul.annals seoul.jsonl").status == 0);
  CHECK(shell("annals timeline seoul.annals --from 2020-06-16 --to 2020-06-16").out ==
        "16 June 2020            Talk of that day  (talk, Seoul)\n"
        "16 June 2020, 08:00:00  Morning talk  (talk, Seoul, clocks of +09:00)\n"
        "16 June 2020, 10:00:00  Two hours later  (talk, Seoul, no date of its own, clocks of +09:00)\n"
        "16 June 2020, 13:00     Here  (talk)\n");
  CHECK_THAT(shell("annals show seoul.annals after").out,
             Contains("starts 16 June 2020, 10:00:00") && Contains("clocks of +09:00"));
  // What is told of two events together is told in UTC.
  CHECK_THAT(shell("annals order seoul.annals after here").out, Contains("starts 16 June 2020, 01:00:00 UTC"));
  CHECK(shell("annals timeline seoul.annals --surely 'within 2020-06-16' --json").json()["events"].size() ==
        3);
}

TEST_CASE("A timeline says what is sure only in a zone that nobody said") {
  const Shell shell;
  shell.write("zones.jsonl", R"({"event":"a","kind":"talk","title":"A","when":"2020-06-15"}
{"event":"b","kind":"talk","title":"B","when":"2020-06-16"}
{"event":"c","kind":"talk","title":"C","when":"2020-06-26"}
)");
  REQUIRE(shell("annals import zones.annals zones.jsonl").status == 0);
  const auto order = shell("annals timeline zones.annals --order").out;
  CHECK_THAT(order, Contains("» 16 June 2020  B  (talk)\n› 26 June 2020  C  (talk)\n"));
  CHECK_THAT(order, Contains("», ≈ likewise, in a zone that nobody said"));
  const auto events = shell("annals timeline zones.annals --order --json").json()["events"];
  CHECK(events[1]["previous_rests_on_assumed_zone"] == true);
  CHECK_FALSE(events[2].contains("previous_rests_on_assumed_zone"));
  const auto surely = shell("annals timeline zones.annals --surely 'precedes 2020-06-16T00:00Z'").out;
  CHECK_THAT(surely, Contains("A  (talk)  surely in a zone that nobody said"));
  CHECK_THAT(shell("annals timeline zones.annals --surely 'precedes 2020-06-20T00:00Z'").out,
             !Contains("nobody said"));
  CHECK_THAT(shell("annals timeline zones.annals --surely 'within 2020-06-16'").out,
             !Contains("nobody said"));
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
