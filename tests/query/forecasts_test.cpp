#include "annals/query/forecasts.hpp"

#include "knowledge_base/support.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

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
  /// By another voice.
  void foresee(SourceId source, double p, std::optional<When> window, std::optional<When> published = {}) {
    base.claim(strike, Event<>{.kind = "strike"},
               {.source = source,
                .published = std::move(published),
                .likelihood = Likelihood::of(p),
                .window = std::move(window)});
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
  CHECK(state(Outcome::occurred, "2020-06-30") == ForecastState::came_early);
  CHECK(state(Outcome::occurred, "[2020-06-30,2020-07-01]") == ForecastState::undecided);
  CHECK(state(Outcome::occurred, "[2020-12-31,2021-01-01]") == ForecastState::undecided);
  CHECK(state(Outcome::not_occurred) == ForecastState::did_not_come);
  CHECK(state(Outcome::void_) == ForecastState::voided);
}

TEST_CASE("A window without an end is never over, and one whose end nobody gave decides nothing") {
  Foreseen foreseen;
  foreseen.foresee(foreseen.record, 0.5, When("2020-07/.."));
  foreseen.foresee(foreseen.record, 0.5, When("2020-07/"));
  for (const auto& one : forecasts(foreseen.base))
    if (one.said.window->text() != "2020-07/2020-12") CHECK(one.state == ForecastState::open);
  foreseen.resolve(Outcome::occurred, "2023-01");
  for (const auto& one : forecasts(foreseen.base)) {
    if (one.said.window->text() == "2020-07/..") CHECK(one.state == ForecastState::came);
    if (one.said.window->text() == "2020-07/") {
      CHECK(one.state == ForecastState::undecided);
      CHECK_FALSE(one.score);
      CHECK(one.resolved->text() == "2023-11-23");
    }
  }
}

TEST_CASE("Who says when it came resolves it too, and the first of them is when it was known") {
  Foreseen foreseen;
  const auto outcome = foreseen.resolve(Outcome::occurred);
  const auto early = foreseen.base.add(Source{.key = "early", .published = "2020-11-02"});
  const auto date = foreseen.base.claim(foreseen.strike, Event<>{.kind = "strike", .when = "2020-11-01"},
                                        {.source = early});
  const auto one = foreseen.one();
  CHECK(one.state == ForecastState::came);
  CHECK(one.resolved_by == std::vector{outcome, date});
  CHECK(one.resolved->text() == "2020-11-02");
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

TEST_CASE("The state of what came is that of every day on which it may have started, where these agree") {
  std::mt19937 random(7);
  const auto day = [](int n) { return fmt::format("2021-01-{:02}", n); };
  const auto pick = [&](int least, int most) { return std::uniform_int_distribution(least, most)(random); };
  for (int round = 0; round < 3000; ++round) {
    const int begin = pick(5, 15), end = pick(begin, 16), first = pick(1, 20), last = pick(first, 20);
    const When window(day(begin) + "/" + day(end));
    const When event("[" + day(first) + ".." + day(last) + "]");
    std::set<ForecastState> states;
    for (int n = first; n <= last; ++n)
      states.insert(n < begin ? ForecastState::came_early
                    : n > end ? ForecastState::came_late
                              : ForecastState::came);
    INFO(event.text() << " within " << window.text());
    CHECK(came_when(event.bounds(), window) ==
          (states.size() == 1 ? *states.begin() : ForecastState::undecided));
  }
}

TEST_CASE("A forecast is superseded by the first that its voice surely published later, whatever the order") {
  std::mt19937 random(11);
  const auto pick = [&](int least, int most) { return std::uniform_int_distribution(least, most)(random); };
  for (int round = 0; round < 20; ++round) {
    test::Fresh fresh;
    auto& base = fresh.base;
    const SourceId papers[] = {base.add(Source{.key = "one"}), base.add(Source{.key = "two"})};
    const ActorId clerk = base.add(Actor{.key = "clerk"});
    const EventId events[] = {base.add(Event<>{.key = "a", .outcome = Outcome::open}),
                              base.add(Event<>{.key = "b", .outcome = Outcome::open})};
    for (int n = 0; n < 12; ++n) {
      const int first = pick(1, 20), last = pick(first, std::min(first + 3, 20));
      base.claim(events[pick(0, 1)], Event<>{.summary = "It is near"},
                 {.source = papers[pick(0, 1)],
                  .speaker = pick(0, 1) == 0 ? std::optional(clerk) : std::nullopt,
                  .published = When(fmt::format("[2021-01-{:02}..2021-01-{:02}]", first, last)),
                  .likelihood = Likelihood::of(0.5),
                  .window = When("2022")});
    }
    const auto all = forecasts(base);
    CHECK(all.size() == 12);
    for (const auto& one : all) {
      const Forecast* next = nullptr;
      const auto key = [](const Forecast& of) {
        return std::tuple(of.made->bounds().earliest_start, of.made->bounds().latest_end, of.said.claim);
      };
      for (const auto& other : all) {
        const auto &a = one.said.citation, &b = other.said.citation;
        const bool is_same = one.said.event.id == other.said.event.id && a.speaker_id == b.speaker_id &&
                             (a.speaker_id || a.source_id == b.source_id);
        if (is_same && one.made->bounds().latest_end <= other.made->bounds().earliest_start &&
            (next == nullptr || key(other) < key(*next)))
          next = &other;
      }
      CHECK(one.superseded_by == (next == nullptr ? std::nullopt : std::optional(next->said.claim)));
    }
  }
}

TEST_CASE("A tally has the means and the calibration of what is in force, and counts the rest") {
  std::mt19937 random(3);
  std::uniform_real_distribution<double> unit(0, 1);
  std::vector<Forecast> all;
  double brier = 0, logarithmic = 0, said = 0;
  int scored = 0, voided = 0, superseded = 0, middle = 0, came = 0;
  for (int n = 0; n < 500; ++n) {
    const double p = unit(random);
    const auto state = static_cast<ForecastState>(n % 8);
    const bool is_known = n % 8 < 4;
    Forecast one;
    one.said.citation.source = "paper";
    one.said.citation.speaker = "clerk";
    one.said.citation.speaker_id = ActorId(1);
    one.said.likelihood = Likelihood::of(p);
    one.state = state;
    if (is_known) one.score = score(*one.said.likelihood, state == ForecastState::came);
    if (n % 5 == 0) one.superseded_by = ClaimId(7);
    all.push_back(one);
    if (n % 5 == 0) {
      ++superseded;
      continue;
    }
    voided += state == ForecastState::voided ? 1 : 0;
    if (!is_known) continue;
    const int o = state == ForecastState::came ? 1 : 0;
    ++scored;
    brier += (p - o) * (p - o);
    logarithmic -= o == 1 ? std::log(p) : std::log(1 - p);
    if (p < 0.4 || p >= 0.5) continue;
    ++middle;
    said += p;
    came += o;
  }
  for (const auto by : {TallyBy::speaker, TallyBy::source}) {
    const auto found = tallies(all, by);
    REQUIRE(found.size() == 1);
    const auto& tally = found.front();
    CHECK(tally.key == (by == TallyBy::speaker ? "clerk" : "paper"));
    CHECK(tally.superseded == static_cast<std::size_t>(superseded));
    CHECK(tally.of(ForecastState::voided) == static_cast<std::size_t>(voided));
    CHECK(tally.scored == static_cast<std::size_t>(scored));
    CHECK(tally.mean.brier.middle == Approx(brier / scored).epsilon(0).margin(1e-12));
    CHECK(tally.mean.logarithmic.middle == Approx(logarithmic / scored).epsilon(0).margin(1e-12));
    const auto& group = tally.calibration.at(4);
    CHECK(group.forecasts == static_cast<std::size_t>(middle));
    CHECK(group.said == Approx(said / middle).epsilon(0).margin(1e-12));
    CHECK(group.came == Approx(static_cast<double>(came) / middle).epsilon(0).margin(1e-12));
  }
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
