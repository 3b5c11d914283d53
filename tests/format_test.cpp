#include "annals/format.hpp"

#include "annals/record/kinds.hpp"
#include "annals/record/link.hpp"

#include <catch2/catch.hpp>

using namespace annals;

TEST_CASE("Dates print as their EDTF text, an absent one as undated") {
  CHECK(fmt::format("{}", When("2018-04~").with_words("spring")) == "2018-04~");
  CHECK(fmt::format("{}", std::optional(When("1985/.."))) == "1985/..");
  CHECK(fmt::format("[{:>10}]", std::optional<When>()) == "[   undated]");
  CHECK(fmt::format("{:.10}", start_of({.year = 2018, .month = 4, .day = 27})) == "2018-04-27");
  CHECK(fmt::format("{}", Instant::unbounded_future()) == "..");
}

TEST_CASE("Relative dates print as their one text") {
  CHECK(fmt::format("{:>9}|", Offset("a week after")) == "1 week after|");
  CHECK(fmt::format("{:>9}|", Offset("Before")) == "   before|");
}

TEST_CASE("Likelihoods print as their text, an absent one as nothing") {
  CHECK(fmt::format("{}", likely) == "likely (55–80%)");
  CHECK(fmt::format("{:*^8}", Likelihood::of(0.7)) == "**70%***");
  CHECK(fmt::format("{}", std::optional<Likelihood>()).empty());
  CHECK(fmt::format("{}", std::optional(Likelihood::worded("may"))) == "may");
}

TEST_CASE("Enumerations and kinds print as their words, to any width") {
  CHECK(fmt::format("{:12}|", Outcome::not_occurred) == "not_occurred|");
  CHECK(fmt::format("{:<8}|{:>8}|{:^8}|", causes, Stance::asserts, Rank::normal) ==
        "causes  | asserts| normal |");
  CHECK(fmt::format("{}", Event<Summit>{}.kind) == "summit");
  CHECK(fmt::format("{:>8}", Event<Summit>{}.kind) == "  summit");
  CHECK(fmt::format("{}", Event<>{.kind = "threat"}.kind) == "threat");
}

TEST_CASE("An attribution, an explanation and a path print as their text") {
  Attribution citation;
  citation.source_title = "The article";
  citation.locator = "par. 3";
  CHECK(fmt::format("{:>20}", citation) == " The article, par. 3");
  Explanation explanation;
  explanation.event.key = "demolition";
  CHECK(fmt::format("{}", explanation) == explanation.text());
  CHECK(fmt::format("{}", Path{}) == Path{}.text());
}
