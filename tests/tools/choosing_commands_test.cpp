// Which events timeline and count are about, in which order they come, and what search finds: from the
// command line.

#include "tools/program.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

using Keys = std::vector<std::string>;

Keys keys(const nlohmann::ordered_json& list) {
  Keys keys;
  for (const auto& one : list) keys.push_back(one["key"]);
  return keys;
}

/// Three crashes and a flood: three sources, a speaker, fields of two kinds.
void make_air(const Shell& shell) {
  const auto made = shell(
      "annals init air.annals && annals kind air.annals crash deaths:integer altitude_m:number cause:text"
      " && annals kind air.annals flood crest_m:number deaths:integer"
      " && annals add air.annals actor 'Søren Łaski' --key soren"
      " && annals add air.annals source 'First paper' --key first publisher='Öresund Press'"
      " && annals add air.annals source 'Second paper' --key second"
      " && annals add air.annals event 'Alpha crash' --key alpha --kind crash --when 2018-10-29 --source "
      "first"
      "      --at 'p. 19' deaths=189 altitude_m=1500 cause='Sensor, angle of attack'"
      " && annals add air.annals event 'beta crash' --key beta --kind crash --when 2019-03-10 --source second"
      "      --speaker soren deaths=157"
      " && annals add air.annals event 'Émile crash' --key emile --kind crash --source first deaths=3"
      " && annals add air.annals event '北京会談で合意' --key talks --kind flood --when 2020 --source first "
      "crest_m=7.5"
      " && annals link air.annals alpha causes beta --mechanism 'the sensor again' --source second");
  INFO(made.err);
  REQUIRE(made.status == 0);
}

}  // namespace

TEST_CASE("timeline and count keep to what a source or a speaker says something of") {
  const Shell shell;
  make_air(shell);
  const auto chosen = [&](const std::string& options) {
    const auto events = keys(shell("annals timeline air.annals " + options + " --json").json()["events"]);
    CHECK(shell("annals count air.annals " + options).out ==
          std::to_string(events.size()) + (events.size() == 1 ? " event\n" : " events\n"));
    return events;
  };
  CHECK(chosen("--source first") == Keys{"alpha", "talks", "emile"});
  CHECK(chosen("--source 'first PAPER' --dated") == Keys{"alpha", "talks"});
  CHECK(chosen("--speaker 'Soren Laski'") == Keys{"beta"});
  CHECK(chosen("--source first --speaker soren").empty());
}

TEST_CASE("timeline and count keep to where fields of a kind are so") {
  const Shell shell;
  make_air(shell);
  const auto chosen = [&](const std::string& options) {
    const auto answer = shell("annals timeline air.annals " + options + " --json");
    INFO(answer.err);
    REQUIRE(answer.status == 0);
    return keys(answer.json()["events"]);
  };
  CHECK(chosen("--kind crash --where 'deaths>100'") == Keys{"alpha", "beta"});
  CHECK(chosen("--where 'altitude_m >= 1500 m'") == Keys{"alpha"});
  CHECK(chosen("--where 'cause~SENSOR' --where 'deaths!=3'") == Keys{"alpha"});
  CHECK(chosen("--kind crash --where 'deaths<=157' --where 'deaths>3'") == Keys{"beta"});
  CHECK(chosen("--kind crash --where deaths=3") == Keys{"emile"});
  CHECK(shell("annals count air.annals --kind crash --where 'deaths>100'").out == "2 events\n");
}

TEST_CASE("What cannot be asked of fields is refused with what would be right") {
  const Shell shell;
  make_air(shell);
  struct Mistake {
    std::string options;
    std::string message;
  };
  const Mistake mistakes[] = {
      {"--where 'deaths>100'", "say --kind with one of"},
      {"--where 'death>100'", "do you mean \"deaths\"?"},
      {"--kind crash --where 'crest_m>1'", "\"crest_m\" is no field of the kind crash"},
      {"--where deaths --where '>3' --where 'cause!x'", "--where deaths, '>3', 'cause!x': write a field"},
      {"--kind crash --where 'deaths>many'", "--where 'deaths>many'"},
      {"--where 'altitude_m>1' --where 'crest_m>1'", "No kind of event has all of altitude_m, crest_m"},
      {"--sort colour", "\"colour\" is no field"},
      {"--sort titel", "do you mean \"title\"?"},
      {"--dated --undated", "give one of them"},
      {"--outcome occured", "do you mean \"occurred\"?"},
  };
  for (const auto& [options, message] : mistakes) {
    const auto answer = shell("annals timeline air.annals " + options);
    CAPTURE(options);
    CHECK(answer.status == 2);
    CHECK(answer.out.empty());
    CHECK_THAT(answer.err, Contains(message));
  }
}

TEST_CASE("A timeline comes in the order that was asked for, and goes on in it page by page") {
  const Shell shell;
  make_air(shell);
  const auto sorted = [&](const std::string& options) {
    return keys(shell("annals timeline air.annals " + options + " --json").json()["events"]);
  };
  CHECK(sorted("--sort title") == Keys{"alpha", "beta", "emile", "talks"});
  CHECK(sorted("--sort=-title") == Keys{"talks", "emile", "beta", "alpha"});
  CHECK(sorted("--sort=-start") == Keys{"talks", "beta", "alpha", "emile"});
  CHECK(sorted("--sort=-deaths --kind crash") == Keys{"alpha", "beta", "emile"});
  CHECK(sorted("--sort altitude_m") == Keys{"alpha", "beta", "emile"});
  const auto page = shell("annals timeline air.annals --sort=-title --limit 3").out;
  const auto at = page.find("annals timeline air.annals --sort=-title --limit 3 --after");
  REQUIRE(at != std::string::npos);
  CHECK_THAT(shell(page.substr(at)).out, StartsWith("2018-10-29") && Contains("Alpha crash"));
  CHECK(shell("annals timeline air.annals --sort title --order").status == 2);
}

TEST_CASE("search says in which field it found the words, and keeps to a type") {
  const Shell shell;
  make_air(shell);
  CHECK(shell("annals search air.annals SENSOR").out ==
        "Alpha crash causes beta crash  link  alpha causes beta\n  mechanism: the [sensor] again\n"
        "Alpha crash  crash  alpha\n  cause: [Sensor], angle of attack\n");
  CHECK(shell("annals search air.annals sensor --type link --json").json()["hits"].size() == 1);
  CHECK_THAT(shell("annals search air.annals oresund").out, Contains("publisher: [Öresund] Press"));
  CHECK_THAT(shell("annals search air.annals 'p.19'").out, Contains("locator: [p. 19]"));
  CHECK(keys(shell("annals search air.annals 会談 --json").json()["hits"]) == Keys{"talks"});
  CHECK_THAT(shell("annals search air.annals 会談").out, Contains("北京[会談]で合意"));
  CHECK_THAT(shell("annals search air.annals x --type lnk").err, Contains("do you mean \"link\"?"));
}

TEST_CASE("A record is found by its name however that is typed, and a slip names what is near") {
  const Shell shell;
  make_air(shell);
  CHECK(shell("annals show air.annals 'EMILE CRASH' --json").json()["key"] == "emile");
  CHECK(shell("annals show air.annals 'soren laski' --json").json()["key"] == "soren");
  CHECK(shell("annals says air.annals 'first paper'").status == 0);
  CHECK_THAT(shell("annals show air.annals 'soren lasky'").err, Contains("near it are soren"));
  CHECK_THAT(shell("annals timeline air.annals --actor sorn").err, Contains("near it are soren"));
  CHECK_THAT(shell("annals show air.annals alhpa").err, Contains("near it are alpha"));
  CHECK_THAT(shell("annals causes air.annals beta --kind cause").err, Contains("do you mean \"causes\"?"));
  CHECK_THAT(shell("annals timeline air.annals --kind crahs").err, Contains("do you mean \"crash\"?"));
  CHECK(shell("annals add air.annals event 'ALPHA crash' --kind crash").status == 1);
}
