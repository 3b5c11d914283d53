#include "annals/query/forecasts.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <tuple>
#include <utility>

namespace annals::inline v0_2 {

namespace {

/// The least probability that the logarithmic score counts with: none is infinitely wrong.
constexpr double least_probability = 1e-6;

template <class Of>
Score::Penalty penalty(double low, double high, Of of) {
  return {of(low + (high - low) / 2), std::min(of(low), of(high)), std::max(of(low), of(high))};
}

/// Who forecasts what: a speaker, whatever the source, or a source that speaks itself.
using Voice = std::tuple<EventId, std::optional<ActorId>, SourceId>;

Voice voice_of(const Forecast& forecast) {
  const auto& who = forecast.said.citation;
  return {forecast.said.event.id, who.speaker_id, who.speaker_id ? SourceId() : who.source_id};
}

/// Each forecast is superseded by the first that its voice surely published after it.
void supersede(std::vector<Forecast>& all) {
  std::map<Voice, std::vector<Forecast*>> by_voice;
  for (auto& one : all)
    if (one.made) by_voice[voice_of(one)].push_back(&one);
  const auto begin_of = [](const Forecast* one) { return one->made->bounds().earliest_start; };
  for (auto& [voice, said] : by_voice) {
    std::ranges::sort(said, {}, [&](const Forecast* one) {
      return std::tuple(begin_of(one), one->made->bounds().latest_end, one->said.claim);
    });
    for (auto* one : said) {
      const auto next = std::ranges::lower_bound(said, one->made->bounds().latest_end, {}, begin_of);
      if (next != said.end()) one->superseded_by = (*next)->said.claim;
    }
  }
}

std::optional<When> published(const Questions& base, const Claim& claim) {
  if (claim.citation.published) return claim.citation.published;
  return base.source(*claim.citation.source).published;
}

bool is_over(const std::optional<When>& window, Instant now) {
  if (!window) return false;
  const auto end = window->bounds().latest_end;
  return end.is_bounded() && end <= now;
}

/// Whether a record does not say what became of the event: nobody decides, or it is not believed in.
bool is_undecided(const Belief& belief) {
  const auto* outcome = belief.field("outcome");
  return is_out(belief.standing) || (outcome != nullptr && !outcome->is_decided());
}

/// The claims that state the value of a field that is believed.
void add_claims(const Belief& belief, std::string_view field, std::vector<ClaimId>& claims) {
  const auto* said = belief.field(field);
  if (said == nullptr || said->accepted().empty()) return;
  const auto& by = said->accepted().front().asserted_by;
  claims.insert(claims.end(), by.begin(), by.end());
}

/// Who says what became of it and, where that decides, when.
void note_resolution(Forecast& forecast, const Questions& base, const Belief& belief) {
  auto& claims = forecast.resolved_by;
  add_claims(belief, "outcome", claims);
  if (forecast.said.window && forecast.said.event.outcome == Outcome::occurred)
    add_claims(belief, "when", claims);
  std::ranges::sort(claims);
  claims.erase(std::unique(claims.begin(), claims.end()), claims.end());
  for (const auto claim : claims)
    if (const auto when = published(base, base.claim(claim));
        when &&
        (!forecast.resolved || when->bounds().earliest_start < forecast.resolved->bounds().earliest_start))
      forecast.resolved = when;
}

void resolve(Forecast& forecast, const Questions& base, Instant now) {
  const auto& event = forecast.said.event;
  const auto belief = base.belief(event.id);
  if (is_undecided(belief)) {
    forecast.state = ForecastState::undecided;
    return;
  }
  switch (event.outcome) {
    case Outcome::open:
      forecast.state = is_over(forecast.said.window, now) ? ForecastState::due : ForecastState::open;
      return;
    case Outcome::void_:
      forecast.state = ForecastState::voided;
      break;
    case Outcome::not_occurred:
      forecast.state = ForecastState::did_not_come;
      break;
    case Outcome::occurred:
      forecast.state = came_when(base.event(event.id).chronology.bounds, forecast.said.window);
      break;
  }
  note_resolution(forecast, base, belief);
  const bool is_known = forecast.state != ForecastState::undecided && forecast.state != ForecastState::voided;
  if (is_known && forecast.said.likelihood)
    forecast.score = score(*forecast.said.likelihood, forecast.state == ForecastState::came);
}

}  // namespace

ForecastState came_when(const Bounds& event, const std::optional<When>& window) {
  if (!window) return ForecastState::came;
  const auto& [begin, latest_begin, earliest_end, end] = window->bounds();
  if (event.latest_start < begin) return ForecastState::came_early;
  if (end.is_bounded() && event.earliest_start >= end) return ForecastState::came_late;
  // What ends nobody knows when is over at its earliest end, as far as anything is sure.
  const auto sure_end = end.is_bounded() ? end : earliest_end;
  const bool is_within =
      event.earliest_start >= begin && (!sure_end.is_bounded() || event.latest_start < sure_end);
  return is_within ? ForecastState::came : ForecastState::undecided;
}

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
