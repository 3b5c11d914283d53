#include "annals/annals.hpp"
#include "examples/program.hpp"
#include "paths.hpp"
#include "temporary_directory.hpp"

#include <string>

#include <catch2/catch.hpp>

namespace {

std::string expected(const std::string& name) {
  return file_text(ANNALS_TEST_DATA "/examples/" + name + ".txt");
}

}  // namespace

TEST_CASE("The query programs answer from the base of the article") {
  TemporaryDirectory folder;
  const auto base = folder / "kaesong.annals";
  REQUIRE(run_example("kaesong", base, folder.path()).status == 0);
  for (const std::string name : {"what-happened", "why-demolition", "who-says-what", "what-was-expected"}) {
    INFO(name);
    const auto ran = run_example(name, base, folder.path());
    CHECK(ran.err.empty());
    CHECK(ran.status == 0);
    CHECK(ran.out == expected(name));
  }
}

TEST_CASE("The picture in the documentation is what the program draws from the base of the article") {
  TemporaryDirectory folder;
  const auto base = folder / "kaesong.annals";
  REQUIRE(run_example("kaesong", base, folder.path()).status == 0);
  const auto ran = run_example("when-it-could-have-been", base, folder.path());
  CHECK(ran.err.empty());
  CHECK(ran.status == 0);
  CHECK(ran.out == file_text(ANNALS_SOURCE_DIR "/docs/article-bounds.svg"));
}

TEST_CASE(
    "The picture shows what may have started in its years, whatever the title, and leaves out the rest") {
  using namespace annals;
  TemporaryDirectory folder;
  const auto path = folder / "picture.annals";
  {
    auto base = KnowledgeBase::open(path);
    const auto told = base.add(Event<>{.key = "a", .kind = "talk", .title = "A < B & \"C\"", .when = "2019"});
    const auto connected = base.add(Event<>{.key = "b", .kind = "talk", .title = "Anchored"});
    base.time(connected, "after", told);
    base.add(Event<>{.key = "c", .kind = "talk", .title = "Early", .when = "1950"});
    base.add(Event<>{.key = "d", .kind = "talk", .title = "Of which nothing is known"});
  }
  const auto svg = run_example("when-it-could-have-been", path, folder.path()).out;
  CHECK_THAT(svg, Catch::StartsWith("<svg ") && Catch::EndsWith("</svg>\n"));
  CHECK_THAT(svg, Catch::Contains(">A &lt; B &amp; \"C\"</text>"));
  CHECK_THAT(svg, Catch::Contains(
                      "<title>Anchored: by its own date at any time, known 2019-01-01 or later</title>"));
  CHECK_THAT(svg, !Catch::Contains("Early") && !Catch::Contains("nothing is known"));
}

TEST_CASE("A window is told in the words of the source, or else as its date") {
  using namespace annals;
  TemporaryDirectory folder;
  const auto path = folder / "forecasts.annals";
  auto base = KnowledgeBase::open(path);
  base.add(Event<>{.key = "a", .kind = "test", .title = "A test", .outcome = Outcome::open},
           {.likelihood = likely, .window = "2021"});
  base.add(Event<>{.key = "b", .kind = "test", .title = "A second", .outcome = Outcome::open},
           {.likelihood = likely, .window = When("2022").with_words("the year after")});
  CHECK(run_example("what-was-expected", path, folder.path()).out ==
        "likely (55–80%)\n"
        "  A test, 2021 (The owner of this base)\n"
        "  A second, the year after (The owner of this base)\n");
}

TEST_CASE("The query programs say what is wrong with a base that is not there") {
  TemporaryDirectory folder;
  for (const std::string name :
       {"what-happened", "why-demolition", "who-says-what", "what-was-expected", "when-it-could-have-been"}) {
    const auto ran = run_example(name, folder / "nothing.annals", folder.path());
    CHECK(ran.status == 1);
    CHECK(ran.out.empty());
    CHECK_THAT(ran.err, Catch::StartsWith(name + ": "));
    CHECK_THAT(ran.err, Catch::Contains("nothing.annals"));
  }
}

TEST_CASE("The programs that make a base of their own say what they did in it") {
  TemporaryDirectory folder;
  for (const std::string name : {"my-own-kind", "embedding"}) {
    const auto ran = run_example(name, folder / (name + ".annals"), folder.path());
    CHECK(ran.err.empty());
    CHECK(ran.status == 0);
    CHECK(ran.out == expected(name));
  }
}
