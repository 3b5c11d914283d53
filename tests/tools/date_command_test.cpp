#include "tools/program.hpp"

#include <vector>

#include <catch2/catch.hpp>

TEST_CASE("annals date tells a person the level and the bounds of a date") {
  const Shell shell;
  const auto answer = shell("annals date 2018-04");
  CHECK(answer.status == 0);
  CHECK(answer.err.empty());
  CHECK(answer.out ==
        "2018-04  EDTF level 0\n"
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
    CHECK(names == std::vector<std::string>{"input", "valid", "level", "start", "end", "earliest_start",
                                            "latest_start", "earliest_end", "latest_end", "error"});
  }
  const auto open = shell("annals date --json 1985/..").json();
  CHECK(open["start"] == "dated");
  CHECK(open["end"] == "open");
  CHECK(open["earliest_start"] == "1985-01-01T00:00:00.000000Z");
  CHECK(open["latest_end"].is_null());
  CHECK(open["error"].is_null());
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
