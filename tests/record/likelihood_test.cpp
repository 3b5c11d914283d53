#include "annals/record/likelihood.hpp"

#include "annals/error.hpp"

#include <limits>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

/// As a program's own constants are made: before main, in no known order of files.
const Likelihood made_before_main = annals::likely;

bool has_range(const Likelihood& one, double low, double high) {
  return one.low == low && one.high == high;
}

}  // namespace

TEST_CASE("A single probability is a range of no width") {
  for (const double p : {0.0, 0.3, 1.0}) {
    CHECK(has_range(Likelihood::of(p), p, p));
    CHECK(Likelihood::of(p).word.empty());
    CHECK(Likelihood::of(p).at_least() == p);
  }
}

TEST_CASE("A range of probabilities keeps its ends, and its low end can be counted on") {
  CHECK(has_range(Likelihood::between(0.2, 0.9), 0.2, 0.9));
  CHECK(Likelihood::between(0.2, 0.9).at_least() == 0.2);
}

TEST_CASE("What is no probability is refused") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double infinity = std::numeric_limits<double>::infinity();
  for (const double p : {-0.01, 1.01, 70.0, nan, infinity, -infinity}) {
    CHECK_THROWS_AS(Likelihood::of(p), Error);
    CHECK_THROWS_AS(Likelihood::between(p, 1.0), Error);
    CHECK_THROWS_AS(Likelihood::between(0.0, p), Error);
  }
  CHECK_THROWS_WITH(Likelihood::of(70), Catch::Contains("70") && Catch::Contains("within 0 and 1"));
  CHECK_THROWS_WITH(Likelihood::between(0.9, 0.2),
                    Catch::Contains("0.9") && Catch::Contains("lower one first"));
}

TEST_CASE("Each word of ICD 203 and its synonym has the range of the directive") {
  for (const auto& one : icd_203) {
    CHECK(has_range(Likelihood::worded(one.word), one.low, one.high));
    CHECK(has_range(Likelihood::worded(one.synonym), one.low, one.high));
    CHECK(Likelihood::worded(one.synonym).word == one.synonym);
  }
  CHECK(has_range(Likelihood::worded("probably"), 0.55, 0.80));
  CHECK(has_range(Likelihood::worded("almost certainly"), 0.95, 0.99));
}

TEST_CASE("A word is kept as it was used, whatever its letter case and blanks") {
  for (const auto* word : {"Likely", "LIKELY", " likely\n"}) {
    CHECK(has_range(Likelihood::worded(word), 0.55, 0.80));
    CHECK(Likelihood::worded(word).word == word);
  }
  CHECK(has_range(Likelihood::worded("Very \t Likely"), 0.80, 0.95));
}

TEST_CASE("A plain denial is the other side of the scale, in the words that were used") {
  const auto not_likely = Likelihood::worded("Not likely");
  CHECK(has_range(not_likely, 0.20, 0.45));
  CHECK(not_likely.word == "Not likely");
  CHECK(has_range(Likelihood::worded("not unlikely"), 0.55, 0.80));
}

TEST_CASE("A word without an agreed range stands alone") {
  for (const auto* word :
       {"may", "could", "not very likely", "not almost certain", "likelyish", "like ly", "가능성"}) {
    const auto likelihood = Likelihood::worded(word);
    CHECK(likelihood.word == word);
    CHECK_FALSE(likelihood.low);
    CHECK_FALSE(likelihood.high);
    CHECK(likelihood.at_least() == 0.0);
  }
  CHECK(Likelihood::worded(std::string_view("a\0b", 3)).word.size() == 3);
}

TEST_CASE("An empty word is refused") {
  for (const auto* word : {"", " ", "\t\n"}) CHECK_THROWS_AS(Likelihood::worded(word), Error);
}

TEST_CASE("The words of ICD 203 are ready to use, also before main") {
  const Likelihood* const all[] = {&almost_no_chance, &very_unlikely, &unlikely,      &roughly_even_chance,
                                   &likely,           &very_likely,   &almost_certain};
  for (std::size_t i = 0; i < std::size(icd_203); ++i) {
    CHECK(all[i]->word == icd_203[i].word);
    CHECK(has_range(*all[i], icd_203[i].low, icd_203[i].high));
  }
  CHECK(made_before_main == likely);
}
