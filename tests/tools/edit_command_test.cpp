#include "tools/program.hpp"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;

namespace {

/// A base with an event on which two sources speak, one of them of a line break.
void make_air(const Shell& shell) {
  const auto made = shell(
      "mkdir kept && annals init air.annals --origin desk && annals kind air.annals crash deaths:integer"
      " && annals add air.annals source 'KNKT final report' --key knkt --when 2019-10-25"
      " && annals add air.annals event 'Lion Air 610' --kind crash --when '29 October 2018'"
      " --source knkt --at 'p. 19' deaths=189 with=pilot:commander with=other:copilot --create"
      " && annals say air.annals lion-air-610 deaths=188 summary=\"$(printf 'one\\ntwo\\\\three')\"");
  CAPTURE(made.err);
  REQUIRE(made.status == 0);
}

/// `annals edit` in an editor that is this line for the shell, with temporary files in the folder `kept`.
Answer edit(const Shell& shell, const std::string& editor, const std::string& options = "") {
  return shell("unset VISUAL; TMPDIR=$PWD/kept; EDITOR=\"" + editor +
               "\"; export TMPDIR EDITOR; annals edit air.annals lion-air-610 " + options);
}

std::string files_kept(const Shell& shell) {
  return shell("ls kept").out;
}

}  // namespace

TEST_CASE("The text to edit has a section for each claim, and without a change nothing is changed") {
  const Shell shell;
  make_air(shell);
  const auto before = shell("annals export air.annals").out;
  const auto shown = edit(shell, "cat");
  CAPTURE(shown.err);
  CHECK(shown.status == 0);
  CHECK_THAT(shown.out, Contains("[lion-air-610#1]\n# KNKT final report, p. 19\n") &&
                            Contains("when = 29 October 2018\n# that is 2018-10-29\n") &&
                            Contains("deaths = 189\n") && Contains("with = pilot:commander\n") &&
                            Contains("[lion-air-610#2]\n# The owner of this base\n") &&
                            Contains("summary = one\\ntwo\\\\three\n") && Contains("Nothing is changed."));
  CHECK(shell("annals export air.annals").out == before);
  CHECK(files_kept(shell).empty());
}

TEST_CASE("Lines that are changed, added and left out correct the claim, and no other") {
  const Shell shell;
  make_air(shell);
  const auto edited = edit(shell,
                           "sed -i -e 's/deaths = 189/deaths = 190\\nsummary = sad/' -e '/copilot/d' "
                           "-e 's/commander/captain/'",
                           "--why misread");
  CAPTURE(edited.err);
  CHECK(edited.status == 0);
  CHECK_THAT(edited.out, Contains("Corrected lion-air-610#1 (KNKT final report, p. 19) as lion-air-610#3."));
  auto base = annals::KnowledgeBase::open(shell.path("air.annals").string());
  const auto claims = base.claims(base.record("lion-air-610"));
  REQUIRE(claims.size() == 3);
  CHECK(claims[0].retracted());
  CHECK(claims[0].reviews.back().reason == "misread");
  CHECK_FALSE(claims[1].retracted());
  const auto& fields = claims[2].statement.fields;
  CHECK(std::get<std::int64_t>(*find(fields, "deaths")) == 190);
  CHECK(std::get<std::string>(*find(fields, "summary")) == "sad");
  CHECK(*find(fields, "when") == *find(claims[0].statement.fields, "when"));
  REQUIRE(claims[2].statement.with.size() == 1);
  CHECK(claims[2].statement.with[0].role == "captain");
  CHECK(files_kept(shell).empty());
}

TEST_CASE("What is left out of the text is said no more, and a claim that is left out stays") {
  const Shell shell;
  make_air(shell);
  CHECK_THAT(edit(shell, "sed -i '/deaths = 188/d'").out, Contains("189  (was 188 or 189)"));
  const auto shortened = edit(shell, "sed -i '/lion-air-610#1/,\\$d'");
  CHECK_THAT(shortened.out, Contains("Nothing is changed."));
}

TEST_CASE("A mistake in the text is named with its line, and the text is kept to be corrected") {
  const Shell shell;
  make_air(shell);
  const auto before = shell("annals export air.annals").out;
  const auto wrong = edit(shell,
                          "sed -i -e 's/deaths = 189/deaths = many/' -e 's/^summary/sumary/' "
                          "-e 's/commander/x\\nnonsense/' -e '$ a[lion-air-610#9]'");
  CHECK(wrong.status == 1);
  CHECK(wrong.out.empty());
  CHECK_THAT(wrong.err, Contains("deaths: \"many\" is no whole number") &&
                            Contains("do you mean \"summary\"") && Contains("\"nonsense\" states nothing") &&
                            Contains("no claim [lion-air-610#9]") && Contains("Nothing was changed"));
  CHECK(shell("annals export air.annals").out == before);
  const auto text = Shell::text_of(shell.path("kept/" + files_kept(shell).substr(0, 13)) / "claims.txt");
  const auto number =
      std::count(text.begin(), text.begin() + static_cast<long>(text.find("deaths = many")), '\n');
  CHECK_THAT(wrong.err, Contains("annals: line " + std::to_string(number + 1) + ": deaths"));
  shell("sed -i -e 's/many/190/' -e 's/^sumary/summary/' -e '/nonsense/d' -e '$ d' kept/*/claims.txt");
  const auto again = shell("annals edit air.annals lion-air-610 --text kept/*/claims.txt");
  CAPTURE(again.err);
  CHECK_THAT(again.out, Contains("188 or 190  (was 188 or 189)"));
}

TEST_CASE("A claim of which no line is left is not taken back by that") {
  const Shell shell;
  make_air(shell);
  shell.write("text", "[lion-air-610#2]\n");
  const auto answer = shell("annals edit air.annals lion-air-610 --text text");
  CHECK(answer.status == 1);
  CHECK_THAT(answer.err, Contains("line 1:") && Contains("annals retract air.annals 'lion-air-610#2' --why"));
  shell.write("text",
              "deaths = 1\n[lion-air-610#1]\n[lion-air-610#1]\nkind = crash\ndeaths = 1\ndeaths = 2\n");
  CHECK_THAT(shell("annals edit air.annals lion-air-610 --text - < text").err,
             Contains("line 1: \"deaths = 1\" stands before") &&
                 Contains("line 3: [lion-air-610#1] is there twice") &&
                 Contains("line 2: deaths is said twice"));
}

TEST_CASE("Without an editor, or with one that fails, nothing is changed") {
  const Shell shell;
  make_air(shell);
  const auto none = edit(shell, "");
  CHECK(none.status == 2);
  CHECK_THAT(none.err, Contains("set VISUAL or EDITOR"));
  const auto failed = edit(shell, "false");
  CHECK(failed.status == 1);
  CHECK_THAT(failed.err, Contains("The editor \"false\" ended with an error"));
}
