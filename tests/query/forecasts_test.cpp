#include "annals/query/forecasts.hpp"

#include "knowledge_base/support.hpp"

#include <cmath>
#include <random>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

/// One forecast, and a source that says what came of it.
struct Foreseen : test::Fresh {
  SourceId paper = base.add(Source{.key = "paper", .published = "2020-06-17"});
  SourceId record = base.add(Source{.key = "record", .published = "2023-11-23"});
  EventId strike = base.add(
      Event<>{.key = "strike", .kind = "strike"},
      {.source = paper, .likelihood = Likelihood::between(0.55, 0.8), .window = When("2020-07/2020-12")});

  ClaimId resolve(Outcome outcome, std::optional<When> when = {}) {
    return base.claim(strike, Event<>{.kind = "strike", .when = when, .outcome = outcome},
                      {.source = record});
  }
  Forecast one(const char* now = "2024") { return forecasts(base, When(now).bounds().earliest_start).at(0); }
};

}  // namespace

TEST_CASE("A forecast is open until its window is over, and due from then on") {
  Foreseen foreseen;
  CHECK(foreseen.one("2020-12-31").state == ForecastState::open);
  CHECK(foreseen.one("2021").state == ForecastState::due);
  CHECK_FALSE(foreseen.one().score);
  CHECK(foreseen.one().made->text() == "2020-06-17");
}

TEST_CASE("What came of a forecast follows from the outcome and the date of its event") {
  Foreseen foreseen;
  const auto state = [&](Outcome outcome, std::optional<When> when = {}) {
    const auto claim = foreseen.resolve(outcome, when);
    const auto found = foreseen.one();
    CHECK(found.resolved_by == std::vector{claim});
    foreseen.base.retract(claim, "to try another");
    return found.state;
  };
  CHECK(state(Outcome::occurred, "2020-12-31") == ForecastState::came);
  CHECK(state(Outcome::occurred, "2021-01-01") == ForecastState::came_late);
  CHECK(state(Outcome::occurred, "2020-12-31/2021-01-01") == ForecastState::came);
  CHECK(state(Outcome::occurred, "[2020-12-31,2021-01-01]") == ForecastState::undecided);
  CHECK(state(Outcome::not_occurred) == ForecastState::did_not_come);
  CHECK(state(Outcome::void_) == ForecastState::voided);
}

TEST_CASE("When a resolution is taken back, the score goes with it") {
  Foreseen foreseen;
  const auto claim = foreseen.resolve(Outcome::not_occurred);
  REQUIRE(foreseen.one().score);
  CHECK(foreseen.one().score->brier.middle == Approx(0.675 * 0.675).epsilon(0).margin(1e-12));
  foreseen.base.retract(claim, "a slip");
  CHECK(foreseen.one().state == ForecastState::due);
  CHECK_FALSE(foreseen.one().score);
  CHECK(foreseen.one().resolved_by.empty());
}

TEST_CASE("The later forecast of a voice is in force") {
  Foreseen foreseen;
  auto& base = foreseen.base;
  const auto clerk = base.add(Actor{.key = "clerk"});
  const auto say = [&](const char* published, double p) {
    return base.claim(foreseen.strike, Event<>{.kind = "strike"},
                      {.source = foreseen.paper,
                       .speaker = clerk,
                       .published = When(published),
                       .likelihood = Likelihood::of(p),
                       .window = When("2021")});
  };
  const auto first = say("2020-07", 0.2);
  const auto second = say("2020-08", 0.4);
  for (const auto& one : forecasts(base))
    CHECK(one.superseded_by == (one.said.claim == first ? std::optional(second) : std::nullopt));
}

TEST_CASE("Scores agree with their definitions") {
  std::mt19937 random(12);
  std::uniform_real_distribution<double> unit(0, 1);
  for (int round = 0; round < 1000; ++round) {
    double low = unit(random), high = unit(random);
    if (low > high) std::swap(low, high);
    const double o = round % 2;
    const auto found = score(Likelihood::between(low, high), o == 1);
    REQUIRE(found);
    const auto brier = [&](double p) { return std::pow(p - o, 2); };
    const auto log = [&](double p) { return -(o * std::log(p) + (1 - o) * std::log(1 - p)); };
    const double near = o == 1 ? high : low, far = o == 1 ? low : high, middle = (low + high) / 2;
    CHECK(found->brier.middle == Approx(brier(middle)).epsilon(0).margin(1e-12));
    CHECK(found->brier.best == Approx(brier(near)).epsilon(0).margin(1e-12));
    CHECK(found->brier.worst == Approx(brier(far)).epsilon(0).margin(1e-12));
    CHECK(found->logarithmic.middle == Approx(log(middle)).epsilon(0).margin(1e-12));
    CHECK(found->logarithmic.best == Approx(log(near)).epsilon(0).margin(1e-12));
    if (std::abs(far - o) < 1 - 1e-6)
      CHECK(found->logarithmic.worst == Approx(log(far)).epsilon(0).margin(1e-12));
  }
  CHECK(score(Likelihood::of(0), false)->brier.worst == 0);
  CHECK(score(Likelihood::of(0), true)->logarithmic.middle == Approx(-std::log(1e-6)));
  CHECK_FALSE(score(Likelihood::worded("may"), true));
}
