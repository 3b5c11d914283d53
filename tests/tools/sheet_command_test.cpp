#include "annals/record/key.hpp"
#include "tools/program.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

namespace {

const std::string mappings = std::string(ANNALS_SOURCE_DIR) + "/examples/mappings/";

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a key is made from the words of a title, without accents and at most 60 bytes long") {
  CHECK(annals::key_from("Élysée summit, 2019") == "elysee-summit-2019");
  CHECK(annals::key_from("  The \"raid\": Kim's camp ") == "the-raid-kims-camp");
  CHECK(annals::key_from("Łódź – Ōsaka") == "lodz-osaka");
  CHECK(annals::key_from("김정은").empty());
  CHECK(annals::key_from(std::string(100, 'a')) == std::string(60, 'a'));
}

TEST_CASE("annals import enters the rows of a sheet, whatever separates its cells") {
  const Shell shell;
  shell.write("a.csv",
              "\xEF\xBB\xBFTitle;Date;Who;Source;Note\r\n"
              "First talks;early 2018;\"Kim; Moon\";Daily Record;\"one\nand two\"\r\n");
  shell.write("b.tsv",
              "title\tdate\twho\tsource\tnote\nFirst talks\tearly 2018\tKim; Moon\tDaily Record\tone\n");
  for (const std::string file : {"a.csv", "b.tsv"}) {
    const auto answer = shell("annals import " + file + ".annals " + file);
    CAPTURE(answer.err);
    REQUIRE(answer.status == 0);
    CHECK(has(answer.out, "4 new records, 0 further claims (1 row)"));
    const auto exported = shell("annals export " + file + ".annals").out;
    CHECK(has(exported, R"("words":"early 2018")"));
    CHECK(has(exported, R"("with":[{"actor":"kim"},{"actor":"moon"}])"));
    CHECK(has(exported, R"("source":"daily-record")"));
  }
  CHECK(has(shell("annals import a.csv.annals a.csv").out, "1 known already"));
}

TEST_CASE("annals import names all bad rows of a sheet, and enters none") {
  const Shell shell;
  shell.write("bad.csv",
              "title,date,likelihood,cause of\nA raid,31 June 2018,,\nA fire,2018-05-05,,a-flood\n"
              "A talk,2018,2,\nA visit,2019,,\n");
  const auto answer = shell("annals import b.annals bad.csv");
  CHECK(answer.status == 1);
  CHECK(has(answer.err, "3 rows cannot be"));
  CHECK(has(answer.err, "bad.csv:2: column \"date\", \"31 June 2018\""));
  CHECK(has(answer.err, "bad.csv:3: column \"cause of\", \"a-flood\""));
  CHECK(has(answer.err, "bad.csv:4: column \"likelihood\", \"2\""));
  CHECK_FALSE(std::filesystem::exists(shell.path("b.annals")));

  SECTION("but with --skip-bad the others, and the bad ones go to a file") {
    const auto skipped = shell("annals import b.annals bad.csv --skip-bad mend.csv");
    CAPTURE(skipped.err);
    CHECK(skipped.status == 0);
    CHECK(has(skipped.out, "1 new record,"));
    CHECK(Shell::text_of(shell.path("mend.csv")) ==
          "title,date,likelihood,cause of\nA raid,31 June 2018,,\nA fire,2018-05-05,,a-flood\nA "
          "talk,2018,2,\n");
  }
}

TEST_CASE("annals import asks for the order of days and months, and keeps to it") {
  const Shell shell;
  shell.write("d.csv", "title,date\nA raid,04/05/2018\n");
  CHECK(has(shell("annals import d.annals d.csv").err, "--dates day-first"));
  CHECK(shell("annals import d.annals d.csv --dates month-first").status == 0);
  CHECK(has(shell("annals export d.annals").out, R"("edtf":"2018-04-05")"));
}

TEST_CASE("annals import --dry-run tells what would be and makes nothing") {
  const Shell shell;
  shell.write("d.csv", "title,date\nA raid,2018\n");
  CHECK(has(shell("annals import d.annals d.csv --dry-run").out, "would get: 1 new record"));
  CHECK_FALSE(std::filesystem::exists(shell.path("d.annals")));
}

TEST_CASE("annals import notes likely slips of a sheet, after a dry run too") {
  const Shell shell;
  shell.write("s.csv", "title,date,who\nA raid,2018,Mike Pompeo\nA fire,2018,Mike Pompoe\n");
  for (const std::string option : {" --dry-run", ""}) {
    const auto answer = shell("annals import s.annals s.csv" + option);
    CHECK(answer.status == 0);
    CHECK(
        has(answer.out, "Line 3, mike-pompoe: its key is nearly \"mike-pompeo\", of line 2: is that meant?"));
  }
  CHECK_FALSE(has(shell("annals import s.annals s.csv").out, "nearly"));
}

TEST_CASE("annals import asks what a column means that has no usual name") {
  const Shell shell;
  shell.write("c.csv", "title,colour\nA raid,red\n");
  CHECK(has(shell("annals import c.annals c.csv").err, "--map \"colour=FIELD\""));
  CHECK(shell("annals import c.annals c.csv --map colour=note").status == 0);
  CHECK(has(shell("annals export c.annals").out, R"("summary":"red")"));
}

TEST_CASE("the mappings in examples/mappings read files of their form") {
  const Shell shell;
  for (const std::string file : {"ucdp-ged.csv", "acled.csv", "icews.tsv", "timelinejs.csv"}) {
    const auto name = file.substr(0, file.find('.'));
    const auto answer =
        shell(fmt::format("annals import {0}.annals '{1}{2}' --mapping '{1}{0}.json'", name, mappings, file));
    CAPTURE(file, answer.out, answer.err);
    REQUIRE(answer.status == 0);
    CHECK(has(answer.out, "(2 rows)"));
  }
  CHECK(has(shell("annals export ucdp-ged.annals").out, R"("when":"2001-03-04/2001-03-05")"));
  CHECK(has(shell("annals export acled.annals").out, R"("fatalities":0)"));
  CHECK(has(shell("annals export icews.annals").out, R"("intensity":-4.4)"));
  CHECK(has(shell("annals export timelinejs.annals").out, R"("when":"1903-02-03")"));
}
