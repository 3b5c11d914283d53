#include "tools/program.hpp"

#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

TEST_CASE("annals date tells a person the level and the bounds of a date") {
  const Shell shell;
  const auto answer = shell("annals date 2018-04");
  CHECK(answer.status == 0);
  CHECK(answer.err.empty());
  CHECK(answer.out ==
        "2018-04  EDTF level 0\n"
        "  says    April 2018\n"
        "  starts  2018-04-01T00:00:00.000000Z to 2018-04-30T23:59:59.999999Z\n"
        "  ends    2018-04-01T00:00:00.000001Z to 2018-05-01T00:00:00.000000Z\n");
}

TEST_CASE("annals date --json has exactly the members that programs rely on, in their order") {
  const Shell shell;
  for (const std::string text : {"2018-04", "no date", "1985/.."}) {
    const auto answer = shell("annals date --json '" + text + "'");
    std::vector<std::string> names;
    const auto json = answer.json();
    for (const auto& member : json.items()) names.push_back(member.key());
    CHECK(names == std::vector<std::string>{"input", "valid", "form", "level", "start", "end",
                                            "earliest_start", "latest_start", "earliest_end", "latest_end",
                                            "error", "in_words"});
  }
  const auto open = shell("annals date --json 1985/..").json();
  CHECK(open["start"] == "dated");
  CHECK(open["end"] == "open");
  CHECK(open["earliest_start"] == "1985-01-01T00:00:00.000000Z");
  CHECK(open["latest_end"].is_null());
  CHECK(open["error"].is_null());
}

TEST_CASE("annals date tells EDTF from what ISO 8601 has besides and from words") {
  const Shell shell;
  const auto edtf = shell("annals date --json 2018-10-29T06:20:00").json();
  CHECK((edtf["valid"] == true && edtf["form"] == "edtf" && edtf["level"] == 0));
  const auto iso = shell("annals date --json 2018-10-29T06:20~");
  CHECK(iso.status == 0);
  CHECK((iso.json()["valid"] == false && iso.json()["form"] == "iso" && iso.json()["level"].is_null()));
  CHECK(iso.json()["latest_end"] == "2018-10-29T06:21:00.000000Z");
  const auto limits = shell("annals date --json '1850~ [1848..]'").json();
  CHECK((limits["valid"] == false && limits["form"] == "limits" && limits["level"].is_null()));
  CHECK(limits["in_words"] == "about 1850, not before 1848");
  CHECK(
      shell("annals date 'about 1850, not before 1848'")
          .out.starts_with("1850~ [1848..]  an estimate with limits, beyond EDTF, approximate, for “about"));
  CHECK(shell("annals date --words --json 'early 2018'").json()["form"] == "words");
  CHECK(shell("annals date --json soon").json()["form"].is_null());
  CHECK(shell("annals date 2018-10-29T06:20")
            .out.starts_with(
                "2018-10-29T06:20  ISO 8601, beyond EDTF\n  says    29 October 2018, 06:20\n  starts  "));
}

TEST_CASE("annals date refuses what is no date with status 1 and says what is wrong where") {
  const Shell shell;
  const auto human = shell("annals date 2019-02-30");
  CHECK(human.status == 1);
  CHECK(human.out.empty());
  CHECK(human.err.rfind("annals: \"2019-02-30\" is no EDTF date: ", 0) == 0);
  CHECK(human.err.find("at byte 8") != std::string::npos);

  const auto machine = shell("annals date 2019-02-30 --json");
  CHECK(machine.status == 1);
  CHECK(machine.json()["valid"] == false);
  CHECK(machine.json()["level"].is_null());
  CHECK(machine.json()["error"].get<std::string>().find("at byte 8") != std::string::npos);
}

TEST_CASE("annals date reads words, and says as which date") {
  const Shell shell;
  const auto answer = shell("annals date 'Early 2018'");
  CHECK(answer.status == 0);
  CHECK(answer.out ==
        "2018-37~  EDTF level 2, approximate, for “Early 2018”\n"
        "  says    early 2018\n"
        "  starts  2018-01-01T00:00:00.000000Z to 2018-04-30T23:59:59.999999Z\n"
        "  ends    2018-01-01T00:00:00.000001Z to 2018-05-01T00:00:00.000000Z\n");
}

TEST_CASE("annals date always says in words what it understood") {
  const Shell shell;
  CHECK(shell("annals date 'second half of 1939'").out.find("  says    the second half of 1939\n") !=
        std::string::npos);
  CHECK(shell("annals date '38 BC' --words --json").json()["in_words"] == "38 BC");
  CHECK(shell("annals date '19 June 1613 O.S.'").out.find("19 June 1613 (Julian)") !=
        std::string::npos);
  CHECK(shell("annals date 'the fifties' --words --json").json()["in_words"].is_null());
  // The same text is years in words and a season of EDTF: both are told.
  const auto both = shell("annals date 1920-30").out;
  CHECK(both.find("from 1920 to 1930") != std::string::npos);
  CHECK(both.find("as EDTF it is southern summer 1920") != std::string::npos);
  CHECK(shell("annals date --json 1920-30").json()["in_words"] == "southern summer 1920");
}

TEST_CASE("annals date says why words are no date, and why what begins as EDTF is none") {
  const Shell shell;
  const auto why = [&](const std::string& text) {
    const auto answer = shell("annals date '" + text + "'");
    CHECK(answer.status == 1);
    CHECK(answer.out.empty());
    return answer.err;
  };
  CHECK(why("the fifties") ==
        "annals: \"the fifties\" is no date: of which century? Write the years: 1950s (at byte 4).\n");
  CHECK(why("04/05/2018") ==
        "annals: \"04/05/2018\" is no date: this can be 4 May or 5 April: write the "
        "month as a word, or the year first (at byte 0).\n");
  CHECK(why("2018-13") ==
        "annals: \"2018-13\" is no EDTF date: months are 01 to 12 and seasons 21 to 41 (at byte 5).\n");
  CHECK(why("Y1985").find("is no EDTF date: ") != std::string::npos);
}

TEST_CASE("In JSON words are no date, so that it answers whether a text is EDTF, unless they are asked for") {
  const Shell shell;
  const auto strict = shell("annals date --json 'early 2018'");
  CHECK(strict.status == 1);
  CHECK(strict.json()["valid"] == false);
  CHECK(strict.json()["earliest_start"].is_null());
  CHECK_FALSE(strict.json().contains("edtf"));

  const auto words = shell("annals date --words --json 'early 2018'");
  CHECK(words.status == 0);
  CHECK(words.json()["input"] == "early 2018");
  CHECK(words.json()["valid"] == false);
  CHECK(words.json()["edtf"] == "2018-37~");
  CHECK(words.json()["level"] == 2);
  CHECK(words.json()["latest_end"] == "2018-05-01T00:00:00.000000Z");
  CHECK(words.json()["error"].is_null());

  const auto lines = shell("printf '2018\\n1990s\\nsoon\\n' | annals date --words -");
  CHECK(lines.status == 1);
  std::vector<nlohmann::ordered_json> all;
  std::istringstream in(lines.out);
  for (std::string line; std::getline(in, line);) all.push_back(nlohmann::ordered_json::parse(line));
  REQUIRE(all.size() == 3);
  CHECK((all[0]["valid"] == true && all[0]["edtf"] == "2018"));
  CHECK((all[1]["valid"] == false && all[1]["edtf"] == "199X"));
  CHECK((all[2]["valid"] == false && all[2]["edtf"].is_null() && all[2]["error"].is_string()));
  CHECK(all[0].size() == all[2].size());
}

TEST_CASE("annals date takes years before 0 for dates and not for options") {
  const Shell shell;
  CHECK(shell("annals date -0044-03-15 --json").json()["valid"] == true);
  CHECK(shell("annals date --json -- -156X").json()["valid"] == true);
}

TEST_CASE("annals date - answers each line of stdin with one line of JSON") {
  const Shell shell;
  const auto answer = shell("printf '2018\\r\\nno date\\n\\n\\377\\n2019' | annals date -");
  CHECK(answer.status == 1);
  std::vector<bool> valid;
  std::istringstream lines(answer.out);
  for (std::string line; std::getline(lines, line);)
    valid.push_back(nlohmann::json::parse(line)["valid"].get<bool>());
  CHECK(valid == std::vector<bool>{true, false, false, false, true});
  CHECK(shell("printf '2018\\n' | annals date -").status == 0);
  CHECK(shell("annals date - < /dev/null").out.empty());
}
