#include "annals/query/forecasts.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace annals::inline v0_2 {

namespace {

/// The least probability that the logarithmic score counts with: none is infinitely wrong.
constexpr double least_probability = 1e-6;

template <class Of>
Score::Penalty penalty(double low, double high, Of of) {
  return {of(low + (high - low) / 2), std::min(of(low), of(high)), std::max(of(low), of(high))};
}

bool same_voice(const Forecast& a, const Forecast& b) {
  const auto &one = a.said.citation, &other = b.said.citation;
  return a.said.event.id == b.said.event.id && one.speaker_id == other.speaker_id &&
         (one.speaker_id || one.source_id == other.source_id);
}

/// Whether a forecast was surely published before another.
bool is_before(const Forecast& a, const Forecast& b) {
  return a.made && b.made && a.made->bounds().latest_end <= b.made->bounds().earliest_start;
}

/// Each forecast is superseded by the next of its voice. O(n²) in the forecasts.
void supersede(std::vector<Forecast>& all) {
  for (auto& one : all) {
    const Forecast* next = nullptr;
    for (const auto& other : all)
      if (same_voice(one, other) && is_before(one, other) && (next == nullptr || is_before(other, *next)))
        next = &other;
    if (next != nullptr) one.superseded_by = next->said.claim;
  }
}

std::optional<When> published(const Questions& base, const Claim& claim) {
  if (claim.citation.published) return claim.citation.published;
  return base.source(*claim.citation.source).published;
}

/// Whether something that occurred came before the end of the window. It may have come before it began.
ForecastState in_time(const Bounds& event, const std::optional<When>& window) {
  if (!window) return ForecastState::came;
  const auto end = window->bounds().latest_end;
  if (!end.is_bounded() || event.latest_start < end) return ForecastState::came;
  return event.earliest_start >= end ? ForecastState::came_late : ForecastState::undecided;
}

void resolve(Forecast& forecast, const Questions& base, Instant now) {
  const auto id = forecast.said.event.id;
  const auto belief = base.belief(id);
  const auto* outcome = belief.field("outcome");
  if (is_out(belief.standing) || (outcome != nullptr && !outcome->is_decided())) {
    forecast.state = ForecastState::undecided;
    return;
  }
  const auto& window = forecast.said.window;
  const bool is_over =
      window && window->bounds().latest_end.is_bounded() && window->bounds().latest_end <= now;
  switch (forecast.said.event.outcome) {
    case Outcome::open:
      forecast.state = is_over ? ForecastState::due : ForecastState::open;
      return;
    case Outcome::void_:
      forecast.state = ForecastState::voided;
      break;
    case Outcome::not_occurred:
      forecast.state = ForecastState::did_not_come;
      break;
    case Outcome::occurred:
      forecast.state = in_time(base.event(id).chronology.bounds, window);
      break;
  }
  if (outcome != nullptr && !outcome->accepted().empty())
    forecast.resolved_by = outcome->accepted().front().asserted_by;
  const bool came = forecast.state == ForecastState::came;
  const bool failed =
      forecast.state == ForecastState::came_late || forecast.state == ForecastState::did_not_come;
  if ((came || failed) && forecast.said.likelihood) forecast.score = score(*forecast.said.likelihood, came);
}

}  // namespace

std::optional<Score> score(const Likelihood& likelihood, bool came) {
  if (!likelihood.low || !likelihood.high) return {};
  const auto given = [&](double p) { return came ? p : 1 - p; };
  return Score{
      penalty(*likelihood.low, *likelihood.high, [&](double p) { return (1 - given(p)) * (1 - given(p)); }),
      penalty(*likelihood.low, *likelihood.high,
              [&](double p) { return -std::log(std::max(given(p), least_probability)); })};
}

std::vector<Forecast> forecasts(const Questions& base, Instant now) {
  std::vector<Forecast> all;
  for (auto& said : base.expectations()) {
    const auto claim = base.claim(said.claim);
    if (claim.stance == Stance::disputes) continue;
    Forecast forecast{.said = std::move(said), .made = published(base, claim)};
    resolve(forecast, base, now);
    all.push_back(std::move(forecast));
  }
  supersede(all);
  return all;
}

}  // namespace annals::inline v0_2
