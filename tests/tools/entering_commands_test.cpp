#include "tools/program.hpp"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;

namespace {

/// A base with a kind that has fields, a source and an event.
void make_air(const Shell& shell) {
  const auto made = shell(
      "annals init air.annals --origin desk && annals kind air.annals crash deaths:integer "
      "severity:one-of=low,high"
      " && annals add air.annals source 'KNKT final report' --key knkt --when 2019-10-25"
      " && annals add air.annals event 'Lion Air 610 crashes' --kind crash --when '29 October 2018' --source "
      "knkt"
      " --at 'p. 19' deaths=189 with='Bhavye Suneja:commander' --create");
  CAPTURE(made.err);
  REQUIRE(made.status == 0);
}

}  // namespace

TEST_CASE("An event is added from words, under a key made from its title") {
  const Shell shell;
  make_air(shell);
  const auto event = shell("annals show air.annals lion-air-610-crashes --json").json();
  CHECK(event["when"]["edtf"] == "2018-10-29");
  CHECK(event["when"]["words"] == "29 October 2018");
  CHECK(event["details"]["deaths"] == 189);
  CHECK(event["citation"]["locator"] == "p. 19");
  CHECK(event["with"][0]["role"] == "commander");
  CHECK(shell("annals show air.annals bhavye-suneja").status == 0);
}

TEST_CASE("What is there is not added again, and is named") {
  const Shell shell;
  make_air(shell);
  const auto again = shell("annals add air.annals event 'Lion Air 610 crashes'");
  CHECK(again.status == 1);
  CHECK_THAT(again.err, Contains("already") && Contains("annals say air.annals lion-air-610-crashes"));
  CHECK(shell("annals add air.annals event 'Lion Air 610 crashes' --key other --kind crash").status == 0);
}

TEST_CASE("Events are linked and dated by each other, by title or key") {
  const Shell shell;
  make_air(shell);
  shell("annals add air.annals event 'Sensor replaced' --kind repair");
  CHECK(
      shell(
          "annals link air.annals sensor-replaced enables 'Lion Air 610 crashes' --mechanism 'it was wrong'")
          .status == 0);
  CHECK(shell("annals relate air.annals 'Sensor replaced' '2 days before' lion-air-610-crashes").status == 0);
  CHECK_THAT(shell("annals causes air.annals lion-air-610-crashes").out, Contains("Sensor replaced"));
  CHECK_THAT(shell("annals timeline air.annals").out, Contains("2018-10-27  Sensor replaced"));
}

TEST_CASE("More is said and denied of what is there, and a dry run changes nothing") {
  const Shell shell;
  make_air(shell);
  const auto before = shell("annals export air.annals").out;
  const auto dry = shell("annals say air.annals lion-air-610-crashes deaths=188 --dry-run");
  CHECK_THAT(dry.out, Contains("188 or 189  (was 189)") && Contains("dry run"));
  CHECK(shell("annals export air.annals").out == before);
  CHECK(shell("annals say air.annals lion-air-610-crashes deaths=188").status == 0);
  CHECK(shell("annals dispute air.annals lion-air-610-crashes deaths=188 --source knkt").status == 0);
  CHECK_THAT(shell("annals claims air.annals lion-air-610-crashes").out,
             Contains("denied by KNKT final report"));
}

TEST_CASE("The owner decides on claims by their numbers") {
  const Shell shell;
  make_air(shell);
  shell("annals say air.annals lion-air-610-crashes deaths=188");
  CHECK_THAT(shell("annals claims air.annals lion-air-610-crashes --numbers").out,
             Contains("lion-air-610-crashes#2"));
  const auto deaths = [&] {
    return shell("annals show air.annals lion-air-610-crashes --json").json()["details"]["deaths"];
  };
  CHECK(shell("annals prefer air.annals lion-air-610-crashes#2 --why seen").status == 0);
  CHECK(deaths() == 188);
  CHECK(shell("annals retract air.annals lion-air-610-crashes#2").status == 2);
  const auto retracted = shell("annals retract air.annals lion-air-610-crashes#2 --why misread");
  CHECK_THAT(retracted.out, Contains("189  (was 188)"));
  CHECK(deaths() == 189);
  CHECK(shell("annals retract air.annals lion-air-610-crashes#2 --why again").status == 1);
  CHECK(shell("annals restore air.annals lion-air-610-crashes#2").status == 0);
  CHECK(deaths() == 188);
  CHECK_THAT(shell("annals retract air.annals lion-air-610-crashes#7 --why x").err,
             Contains("lion-air-610-crashes#1 to lion-air-610-crashes#2"));
}

TEST_CASE("The trust in a source decides between values") {
  const Shell shell;
  make_air(shell);
  shell("annals say air.annals lion-air-610-crashes deaths=188");
  CHECK_THAT(shell("annals trust air.annals knkt 0.9").out, Contains("189  (was 188 or 189)"));
  CHECK(shell("annals trust air.annals knkt 9").status == 2);
}
