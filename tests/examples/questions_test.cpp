#include "annals/annals.hpp"
#include "examples/program.hpp"
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
  for (const std::string name : {"what-happened", "why-demolition", "who-says-what", "what-was-expected"}) {
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
