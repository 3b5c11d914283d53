#include "tools/program.hpp"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;

namespace {

std::vector<std::string> keys(const nlohmann::ordered_json& list) {
  std::vector<std::string> found;
  for (const auto& one : list) found.push_back(one["key"]);
  return found;
}

using Keys = std::vector<std::string>;

}  // namespace

TEST_CASE("annals timeline lists what happened in order, the undated under a heading of its own") {
  const Shell shell;
  make_korea(shell);
  const auto answer = shell("annals timeline korea.annals");
  CHECK(answer.status == 0);
  CHECK(answer.err.empty());
  CHECK(answer.out ==
        "September 2018       Liaison office opens  (opening, “21 months ago”)\n"
        "27–28 February 2019  Hanoi summit  (summit)\n"
        "31 May 2020          Leaflets  (balloon_flight)\n"
        "before 17 June 2020  Pressure  (campaign, no date of its own)\n"
        "16 June 2020         Liaison office demolished  (demolition, Kaesong)\n");
}

TEST_CASE("annals timeline narrows by every option") {
  const Shell shell;
  make_korea(shell);
  const auto asked = [&](const std::string& options) {
    const auto answer = shell("annals timeline korea.annals --json " + options);
    CAPTURE(options, answer.err);
    REQUIRE(answer.status == 0);
    return keys(answer.json()["events"]);
  };
  CHECK(asked("--kind summit") == Keys{"hanoi-summit-2019"});
  CHECK(asked("--actor 김정은 --role attends") == Keys{"hanoi-summit-2019"});
  CHECK(asked("--actor kim-jong-un --role signs").empty());
  CHECK(asked("--place 'North Korea'") == Keys{"kaesong-demolition-2020"});
  CHECK(asked("--outcome open") == Keys{"nuclear-test"});
  CHECK(asked("--outcome any --kind weapon_test") == Keys{"nuclear-test"});
  CHECK(asked("--text 'office demol'") == Keys{"kaesong-demolition-2020"});
  CHECK(asked("--from 2020-06 --kind demolition") == Keys{"kaesong-demolition-2020"});
  CHECK(asked("--to 2018 --kind opening") == Keys{"liaison-office-opening-2018"});
  CHECK(asked("--to 2017 --kind opening").empty());
  CHECK(asked("--from 'mid-June 2020' --kind demolition") == Keys{"kaesong-demolition-2020"});
  CHECK(asked("--from 'late June 2020' --kind demolition").empty());
  CHECK(asked("--to 'before October 2018' --kind opening") == Keys{"liaison-office-opening-2018"});
  CHECK(asked("--limit 1") == Keys{"liaison-office-opening-2018"});
  CHECK(asked("--limit 1 --after 'Hanoi summit'") == Keys{"leaflets"});
  CHECK(asked("--descending") == Keys{"kaesong-demolition-2020", "campaign", "leaflets", "hanoi-summit-2019",
                                      "liaison-office-opening-2018"});
  CHECK(asked("--descending --limit 1") == Keys{"kaesong-demolition-2020"});
  CHECK(asked("--descending --after liaison-office-opening-2018").empty());
  CHECK(asked("--descending --limit 2 --after leaflets") ==
        Keys{"hanoi-summit-2019", "liaison-office-opening-2018"});
  CHECK(asked("--limit 0").empty());
}

TEST_CASE("annals timeline tells what surely lies so to a date from what may") {
  const Shell shell;
  make_korea(shell);
  const auto asked = [&](const std::string& options) {
    const auto answer = shell("annals timeline korea.annals --json " + options);
    CAPTURE(options, answer.err);
    REQUIRE(answer.status == 0);
    return keys(answer.json()["events"]);
  };
  const std::string opening = "liaison-office-opening-2018";
  CHECK(asked("--surely 'within 2018'") == Keys{opening});
  CHECK(asked("--surely 'precedes 2019'") == Keys{opening});
  CHECK(asked("--surely 'before mid-September 2018'").empty());
  CHECK(asked("--possibly 'before mid-September 2018'") == Keys{opening});
  CHECK(asked("--possibly 'contains or finished by early 2018'") == Keys{"campaign"});
  CHECK(asked("--surely 'follows 2018' --surely 'precedes 2020-06'") ==
        Keys{"hanoi-summit-2019", "leaflets"});
  CHECK(asked("--surely 'precedes or follows 2019'") == Keys{opening, "leaflets", "kaesong-demolition-2020"});
  CHECK(asked("--surely 'overlapped by 2019'").empty());
  CHECK_THAT(shell("annals timeline korea.annals --surely 'follows 2018' --limit 1").out,
             Contains("--surely 'follows 2018' --limit 1 --after"));
  CHECK_THAT(shell("annals timeline korea.annals --surely 'within soon'").err,
             Contains("--surely: \"soon\" is no date"));
  CHECK_THAT(shell("annals timeline korea.annals --possibly 'durin 2018'").err,
             Contains("--possibly: \"durin 2018\" does not say how") && Contains("within") &&
                 Contains("overlapped by"));
}

TEST_CASE("annals timeline says how many more there are, and the command that shows them") {
  const Shell shell;
  make_korea(shell);
  const auto first = shell("annals timeline korea.annals --limit 2");
  CHECK_THAT(first.out, Contains("3 more: annals timeline korea.annals --limit 2 --after hanoi-summit-2019"));
  const auto second = shell("annals timeline korea.annals --limit 3 --after hanoi-summit-2019");
  CHECK_THAT(second.out, !Contains("ore: annals"));
}

TEST_CASE("annals timeline --json gives all fields by name, and keys instead of ids") {
  const Shell shell;
  make_korea(shell);
  const auto summit = shell("annals timeline korea.annals --kind summit --json").json()["events"][0];
  CHECK(summit["when"]["edtf"] == "2019-02-27/2019-02-28");
  CHECK(summit["when"]["latest_end"] == "2019-03-01T00:00:00.000000Z");
  CHECK(summit["with"][0] == nlohmann::ordered_json{{"actor", "kim-jong-un"}, {"role", "attends"}});
  CHECK(summit["details"]["agreed"] == false);
  CHECK(summit["citation"]["speaker"] == "frank-aum");
  CHECK_FALSE(summit.contains("id"));
}

TEST_CASE("annals timeline --sql shows the query instead of asking it") {
  const Shell shell;
  make_korea(shell);
  CHECK_THAT(shell("annals timeline korea.annals --sql").out, Contains("SELECT") && Contains("event"));
  CHECK(shell("annals timeline korea.annals --sql --json").json().contains("sql"));
}

TEST_CASE("annals show shows a record of any type") {
  const Shell shell;
  make_korea(shell);
  const auto event = shell("annals show korea.annals kaesong-demolition-2020");
  CHECK(event.status == 0);
  CHECK_THAT(event.out,
             Contains("Liaison office demolished") && Contains("explosives") && Contains("Kaesong"));
  CHECK_THAT(event.out,
             Contains("is caused by") && Contains("Hanoi summit") && Contains("Frank Aum, par. 3"));
  CHECK_THAT(shell("annals show korea.annals campaign").out, Contains("has part"));
  CHECK_THAT(shell("annals show korea.annals leaflets").out, Contains("balloons") && Contains("20"));
  CHECK_THAT(shell("annals show korea.annals 김정은").out,
             Contains("Kim Jong Un") && Contains("Hanoi summit"));
  CHECK_THAT(shell("annals show korea.annals 'North Korea'").out,
             Contains("contains") && Contains("Kaesong"));
  CHECK_THAT(shell("annals show korea.annals article").out,
             Contains("What now?") && Contains("claims about"));
  CHECK_THAT(shell("annals show korea.annals 'hanoi-summit-2019 causes kaesong-demolition-2020'").out,
             Contains("Hanoi summit causes Liaison office demolished"));
}

TEST_CASE("annals show --json has the record with its parts and links, and events of actors and places") {
  const Shell shell;
  make_korea(shell);
  const auto event = shell("annals show korea.annals kaesong-demolition-2020 --json").json();
  CHECK(event["record"] == "event");
  CHECK(event["part_of"] == Keys{"campaign"});
  CHECK(event["details"]["method"] == "explosives");
  CHECK(event["links"].size() == 2);
  CHECK(shell("annals show korea.annals campaign --json").json()["parts"] == Keys{"kaesong-demolition-2020"});
  CHECK(shell("annals show korea.annals kim-jong-un --json").json()["events"] == Keys{"hanoi-summit-2019"});
  CHECK(shell("annals show korea.annals north-korea --json").json()["contains"] == Keys{"kaesong"});
  CHECK(shell("annals show korea.annals record --json").json()["says"]["claims"] == 3);
  CHECK(shell("annals show korea.annals leaflets --json").json()["details"]["balloons"] == 20);
  CHECK(shell("annals show korea.annals 'hanoi-summit-2019 causes kaesong-demolition-2020' --json")
            .json()["credence"]["word"] == "likely");
}

TEST_CASE("annals claims shows who says what, who disagrees, and why one value is believed") {
  const Shell shell;
  make_korea(shell);
  const auto demolition = shell("annals claims korea.annals kaesong-demolition-2020");
  CHECK(demolition.status == 0);
  CHECK_THAT(demolition.out, Contains("✓ 16 June 2020  — Public record  [believed as the more precise]"));
  CHECK_THAT(demolition.out, Contains("· June 2020  — Frank Aum, par. 3"));
  const auto opening = shell("annals claims korea.annals liaison-office-opening-2018");
  CHECK_THAT(opening.out, Contains("denied by Public record, p. 1"));
  CHECK_THAT(shell("annals claims korea.annals nuclear-test").out,
             Contains("not likely (20–45%)") || Contains("not likely"));

  const auto json = shell("annals claims korea.annals kaesong-demolition-2020 --json").json();
  CHECK(json["claims"].size() == 2);
  for (const auto& field : json["fields"])
    if (field["field"] == "when") {
      CHECK(field["reason"] == "precision");
      CHECK(field["candidates"][0]["value"]["edtf"] == "2020-06-16");
      CHECK(field["candidates"][0]["asserted_by"] == std::vector<int>{1});
      CHECK(field["candidates"][1]["accepted"] == false);
    }
}

TEST_CASE("annals causes, effects and path explain, each step with who says so") {
  const Shell shell;
  make_korea(shell);
  const auto causes = shell("annals causes korea.annals kaesong-demolition-2020");
  CHECK(causes.status == 0);
  CHECK_THAT(causes.out, Contains("is caused by  Hanoi summit") && Contains("— Frank Aum, par. 3: likely"));
  CHECK_THAT(shell("annals effects korea.annals hanoi-summit-2019").out,
             Contains("Liaison office demolished"));
  CHECK_THAT(shell("annals path korea.annals hanoi-summit-2019 kaesong-demolition-2020").out,
             Contains("└─ causes  Liaison office demolished"));
  const auto steps = [&](const std::string& options) {
    return shell("annals causes korea.annals kaesong-demolition-2020 --json " + options)
        .json()["steps"]
        .size();
  };
  CHECK(steps("") == 2);
  CHECK(steps("--speaker frank-aum") == 1);
  CHECK(steps("--source record") == 1);
  CHECK(steps("--kind enables") == 1);
  CHECK(steps("--kind enables --kind causes") == 2);
  CHECK(steps("--min-credence 0.9") == 1);
  const std::string by_causes = "annals causes korea.annals kaesong-demolition-2020 --kind causes --format ";
  CHECK(shell(by_causes + "keys").out == "hanoi-summit-2019\n");
  CHECK(shell(by_causes + "count").out == "1\n");
  const auto step = shell("annals path korea.annals hanoi-summit-2019 kaesong-demolition-2020 --json").json();
  CHECK(step["steps"][0]["citation"][0]["speaker"] == "frank-aum");
  CHECK(step["steps"][0]["weakest"] == 0.55);
  const auto none = shell("annals path korea.annals kaesong-demolition-2020 hanoi-summit-2019 --json");
  CHECK(none.status == 0);
  CHECK(none.json()["steps"].empty());
}

TEST_CASE("annals why, necessary, common and roots tell what many chains of causes say") {
  const Shell shell;
  make_korea(shell);
  const auto why = shell("annals why korea.annals kaesong-demolition-2020");
  CHECK(why.status == 0);
  CHECK_THAT(why.out, Contains("is caused by  Hanoi summit") && Contains("is enabled by"));
  CHECK(shell("annals why korea.annals kaesong-demolition-2020 --json").json()["chains"].size() == 2);
  const auto necessary =
      shell("annals necessary korea.annals kaesong-demolition-2020 --min-credence 0.9 --json");
  CHECK(necessary.json()["rests_on"][0]["event"]["key"] == "liaison-office-opening-2018");
  CHECK(shell("annals necessary korea.annals --json").json()["events"].empty());
  CHECK(
      shell("annals common korea.annals hanoi-summit-2019 kaesong-demolition-2020 --json").json()["a_to_b"] ==
      1);
  CHECK(shell("annals roots korea.annals kaesong-demolition-2020 --json").json()["roots"].size() == 2);
  const auto chains =
      shell("annals path korea.annals hanoi-summit-2019 kaesong-demolition-2020 --from leaflets --json");
  CHECK(chains.json()["from"].size() == 2);
  CHECK(chains.json()["chains"].size() == 1);
}

TEST_CASE("annals why is drawn by Graphviz, and says so where that is not there") {
  const Shell shell;
  make_korea(shell);
  const std::string command = "annals why korea.annals kaesong-demolition-2020 --format ";
  CHECK_THAT(shell(command + "dot").out, Catch::Matchers::StartsWith("digraph why {"));
  shell.write("dot", "#!/bin/sh\ncat >graph; echo '<svg/>'\n");
  CHECK(shell("chmod +x dot; PATH=\"$PWD:$PATH\"; " + command + "svg").out == "<svg/>\n");
  CHECK(Shell::text_of(shell.path("graph")) == shell(command + "dot").out);
  const auto without = shell("PATH=/nowhere; " + command + "svg");
  CHECK(without.status == 1);
  CHECK_THAT(without.err, Contains("install Graphviz"));
}

TEST_CASE("annals search finds by words and names, and takes any text") {
  const Shell shell;
  make_korea(shell);
  CHECK_THAT(shell("annals search korea.annals liaison office").out,
             Contains("liaison-office-opening-2018") && Contains("kaesong-demolition-2020"));
  CHECK(keys(shell("annals search korea.annals 김정 --json").json()["hits"]) == Keys{"kim-jong-un"});
  CHECK(shell("annals search korea.annals office --limit 1 --json").json()["hits"].size() == 1);
  const auto nothing = shell("annals search korea.annals '\"*(' ''");
  CHECK(nothing.status == 0);
  CHECK_THAT(nothing.out, Contains("Nothing has"));
}

TEST_CASE("annals check finds nothing wrong with a sound base, and ends with 1 on a damaged one") {
  const Shell shell;
  make_korea(shell);
  CHECK(shell("annals check korea.annals --json").json() ==
        nlohmann::ordered_json{{"annals", {{"answer", "problems"}, {"version", 1}}},
                               {"fine", true},
                               {"problems", nlohmann::json::array()},
                               {"remarks", nlohmann::json::array()}});
  const auto bytes = Shell::text_of(shell.path("korea.annals"));
  shell.write("cut.annals", bytes.substr(0, bytes.size() / 2));
  CHECK(shell("annals check cut.annals").status == 1);
}
