#include "tools/program.hpp"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;

namespace {

/// A base with an event of which two sources give a number each.
void make_air(const Shell& shell) {
  const auto made = shell(
      "annals init air.annals --origin desk && annals kind air.annals crash deaths:integer altitude:integer"
      " && annals add air.annals source 'KNKT final report' --key knkt --when 2019-10-25"
      " && annals add air.annals source 'The Times' --key times"
      " && annals add air.annals event 'Lion Air 610' --kind crash --when '29 October 2018'"
      " --source knkt --at 'p. 19' deaths=189 with=pilot:commander with=other:copilot --create"
      " && annals say air.annals lion-air-610 deaths=188 --source times");
  CAPTURE(made.err);
  REQUIRE(made.status == 0);
}

}  // namespace

TEST_CASE("A value is corrected in a claim like the one that gave it, which is retracted") {
  const Shell shell;
  make_air(shell);
  const auto fixed = shell("annals fix air.annals lion-air-610 deaths=190 --source knkt --why mistyped");
  CAPTURE(fixed.err);
  CHECK(fixed.status == 0);
  CHECK_THAT(fixed.out, Contains("Corrected lion-air-610#1 (KNKT final report, p. 19) as lion-air-610#3.") &&
                            Contains("188 or 190  (was 188 or 189)"));
  auto base = annals::KnowledgeBase::open(shell.path("air.annals").string());
  const auto claims = base.claims(base.record("lion-air-610"));
  REQUIRE(claims.size() == 3);
  CHECK(claims[0].retracted());
  CHECK(claims[0].reviews.back().reason == "mistyped");
  auto was = claims[0].statement;
  auto is = claims[2].statement;
  CHECK(find(is.fields, "when") != nullptr);
  CHECK(is.with == was.with);
  CHECK(*find(is.fields, "when") == *find(was.fields, "when"));
  CHECK(std::get<std::int64_t>(*find(is.fields, "deaths")) == 190);
  CHECK(is.fields.size() == was.fields.size());
  CHECK(claims[2].citation.source == claims[0].citation.source);
  CHECK(claims[2].citation.locator == "p. 19");
}

TEST_CASE("Where one source alone states a field, it need not be named") {
  const Shell shell;
  make_air(shell);
  CHECK(shell("annals fix air.annals lion-air-610 --when 2018-10-29").status == 0);
  CHECK(shell("annals show air.annals lion-air-610 --json").json()["when"]["edtf"] == "2018-10-29");
  CHECK(shell("annals fix air.annals knkt --when 2019-10-26 title='The final report'").status == 0);
  CHECK_THAT(shell("annals show air.annals knkt").out,
             Contains("The final report") && Contains("2019-10-26"));
}

TEST_CASE("Where several state it, they are named, and one is chosen by its source, speaker or number") {
  const Shell shell;
  make_air(shell);
  const auto before = shell("annals export air.annals").out;
  const auto several = shell("annals fix air.annals lion-air-610 deaths=190");
  CHECK(several.status == 1);
  CHECK_THAT(several.err, Contains("lion-air-610#1 (KNKT final report, p. 19), lion-air-610#2 (The Times)") &&
                              Contains("--source") &&
                              Contains("annals fix air.annals 'lion-air-610#1' deaths=190"));
  CHECK(shell("annals export air.annals").out == before);
  CHECK_THAT(shell("annals fix air.annals lion-air-610#2 deaths=190").out, Contains("189 or 190"));
  REQUIRE(shell("annals say air.annals lion-air-610 deaths=180 --source knkt --speaker pilot").status == 0);
  CHECK_THAT(shell("annals fix air.annals lion-air-610 deaths=181 --speaker pilot").out,
             Contains("lion-air-610#4 (pilot"));
}

TEST_CASE("Fields of several claims are corrected at once, and a list as a whole") {
  const Shell shell;
  make_air(shell);
  REQUIRE(shell("annals say air.annals lion-air-610 altitude=5000").status == 0);
  const auto fixed =
      shell("annals fix air.annals lion-air-610 altitude=1500 with=pilot:captain with=other:copilot");
  CAPTURE(fixed.err);
  CHECK(fixed.status == 0);
  CHECK_THAT(fixed.out,
             Contains("lion-air-610#1") && Contains("lion-air-610#3") && Contains("pilot:captain"));
  CHECK(shell("annals show air.annals lion-air-610 --json").json()["with"].size() == 2);
}

TEST_CASE("A correction keeps the rank of the claim, and a dry run changes nothing") {
  const Shell shell;
  make_air(shell);
  REQUIRE(shell("annals prefer air.annals lion-air-610#1").status == 0);
  const auto before = shell("annals export air.annals").out;
  const auto dry = shell("annals fix air.annals lion-air-610 deaths=190 --source knkt --dry-run --json");
  CHECK(dry.json()["dry_run"] == true);
  CHECK(dry.json()["records"][0]["changes"][0]["after"] == "190");
  CHECK(shell("annals export air.annals").out == before);
  REQUIRE(shell("annals fix air.annals lion-air-610 deaths=190 --source knkt").status == 0);
  CHECK(shell("annals show air.annals lion-air-610 --json").json()["details"]["deaths"] == 190);
}

TEST_CASE("What is said of a link is corrected, too") {
  const Shell shell;
  make_air(shell);
  REQUIRE(shell("annals add air.annals event Repair --kind repair && "
                "annals link air.annals repair causes lion-air-610 --mechanism 'it was bad'")
              .status == 0);
  const auto fixed = shell("annals fix air.annals 'repair causes lion-air-610' mechanism='a bad sensor'");
  CAPTURE(fixed.err);
  CHECK_THAT(fixed.out, Contains("a bad sensor  (was it was bad)"));
}

TEST_CASE("A mistake in a correction is named with what would be right, and changes nothing") {
  const Shell shell;
  make_air(shell);
  REQUIRE(shell("annals say air.annals lion-air-610 altitude=5000 && "
                "annals retract air.annals lion-air-610#3 --why wrong")
              .status == 0);
  const auto before = shell("annals export air.annals").out;
  struct Mistake {
    std::string line;
    std::string message;
  };
  const Mistake mistakes[] = {
      {"lion-air-610", "Say what is right"},
      {"lion-air-601 deaths=1", "There is no record"},
      {"lion-air-610 death=1", "do you mean \"deaths\"?"},
      {"lion-air-610 summary=sad", "annals say air.annals lion-air-610 summary=sad."},
      {"lion-air-610 altitude=1", "No claim that is meant states altitude"},
      {"lion-air-610 title=A --source times", "annals say air.annals lion-air-610 title=A --source times"},
      {"lion-air-610 deaths=many --source knkt", "is no whole number"},
      {"lion-air-610 deaths=189 --source knkt", "lion-air-610#1 says deaths=189 already"},
      {"lion-air-610 deaths=1 --source tmes", "There is no source"},
      {"lion-air-610#3 altitude=1", "lion-air-610#3 counts no more"},
      {"lion-air-610#7 altitude=1", "lion-air-610#1 to lion-air-610#3"},
  };
  for (const auto& [line, message] : mistakes) {
    const auto answer = shell("annals fix air.annals " + line);
    CAPTURE(line, answer.out);
    CHECK(answer.status != 0);
    CHECK(answer.out.empty());
    CHECK_THAT(answer.err, Contains(message));
  }
  CHECK(shell("annals export air.annals").out == before);
}
