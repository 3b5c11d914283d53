#include "tools/program.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;

namespace {

void make_air(const Shell& shell) {
  REQUIRE(
      shell("annals init air.annals && annals kind air.annals crash deaths:integer severity:one-of=low,high"
            " && annals add air.annals source Report --key report"
            " && annals add air.annals event 'First crash' --kind crash --when 2018"
            " && annals add air.annals event 'Second crash' --kind crash --when 2019")
          .status == 0);
}

}  // namespace

TEST_CASE("A plausible mistake of a newcomer is named with what would be right, and changes nothing") {
  const Shell shell;
  make_air(shell);
  const auto before = shell("annals export air.annals").out;
  struct Mistake {
    std::string line;
    std::string message;
  };
  const Mistake mistakes[] = {
      {"add air.annals evnt X", "do you mean \"event\"?"},
      {"add air.annals event", "TITLE"},
      {"add none.annals event X", "there is no such file"},
      {"add air.annals event 김정은", "give one with --key"},
      {"add air.annals event 'First crash'", "annals say air.annals first-crash"},
      {"add air.annals event X --key 'a b'", "write words with hyphens"},
      {"add air.annals event X --key report", "There is a source \"report\" already"},
      {"add air.annals event X --when '29 Octobr 2018'", "is no date"},
      {"add air.annals event X --when 2018-02-30", "is no date"},
      {"add air.annals event X --when '2 weeks ago'", "--said"},
      {"add air.annals event X --source nobody", "annals add air.annals source 'nobody'"},
      {"add air.annals event X --place Jakarta", "annals add air.annals place 'Jakarta'"},
      {"add air.annals event X with=pilot:commander", "annals add air.annals actor 'pilot'"},
      {"add air.annals event X part_of=third-crash", "There is no event \"third-crash\""},
      {"add air.annals event X --kind crash death=1", "do you mean \"deaths\"?"},
      {"add air.annals event X --kind crash altitude=1", "annals kind air.annals crash altitude:integer"},
      {"add air.annals event X --kind crash deaths=many", "is no whole number"},
      {"add air.annals event X --kind crash severity=hgh", "do you mean \"high\"?"},
      {"add air.annals event X --kind crash deaths=1 deaths=2", "deaths is said twice"},
      {"add air.annals event X --kind crash deaths=", "an empty value says nothing"},
      {"add air.annals event X --kind crash deaths", "write field=value"},
      {"add air.annals event X outcome=happened", "\"occurred\""},
      {"add air.annals event X --likelihood 2", "likelihood"},
      {"add air.annals place X latitude=north", "is no number"},
      {"say air.annals thrd-crash deaths=1", "There is no record \"thrd-crash\""},
      {"say air.annals first-crash", "FIELD"},
      {"link air.annals first-crash cause second-crash", "do you mean \"causes\"?"},
      {"link air.annals first-crash causes first-crash", "the same event"},
      {"relate air.annals second-crash 'a while past' first-crash", "is no offset"},
      {"kind air.annals crash height", "height:number"},
      {"kind air.annals crash height:numbr", "do you mean \"number\"?"},
      {"retract air.annals first-crash --why x", "first-crash#1"},
      {"retract air.annals first-crash#1", "--why"},
      {"trust air.annals report high", "from 0 to 1"},
  };
  CHECK(std::size(mistakes) >= 30);
  for (const auto& [line, message] : mistakes) {
    const auto answer = shell("annals " + line);
    CAPTURE(line, answer.out);
    CHECK(answer.status != 0);
    CHECK(answer.out.empty());
    CHECK(answer.err.rfind("annals: ", 0) == 0);
    CHECK_THAT(answer.err, Contains(message));
  }
  CHECK(shell("annals export air.annals").out == before);
}

TEST_CASE("All that is wrong is said at once, each on a line") {
  const Shell shell;
  make_air(shell);
  const auto answer = shell(
      "annals add air.annals event X --kind crash --when soon --source nobody deaths=many severity=hgh "
      "with=pilot");
  CHECK(answer.status == 1);
  CHECK(std::count(answer.err.begin(), answer.err.end(), '\n') == 5);
}
