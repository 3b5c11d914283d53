// How well voices foresee.

#include "annals/query/forecasts.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace annals::inline v0_2 {

namespace {

constexpr std::size_t tenths = 10;

/// Sums, until `mean` divides them.
struct Sums {
  Tally tally{};
  std::array<Calibration, tenths> by_tenth{};
};

void add(Score::Penalty& sum, const Score::Penalty& one) {
  sum.middle += one.middle;
  sum.best += one.best;
  sum.worst += one.worst;
}

void divide(Score::Penalty& sum, double by) {
  sum.middle /= by;
  sum.best /= by;
  sum.worst /= by;
}

void add(Sums& sums, const Forecast& forecast) {
  auto& tally = sums.tally;
  if (!forecast.is_in_force()) {
    ++tally.superseded;
    return;
  }
  ++tally.states.at(index_of(forecast.state));
  if (!forecast.score) return;
  ++tally.scored;
  add(tally.mean.brier, forecast.score->brier);
  add(tally.mean.logarithmic, forecast.score->logarithmic);
  const auto& likelihood = *forecast.said.likelihood;
  const double middle = *likelihood.low + (*likelihood.high - *likelihood.low) / 2;
  auto& group = sums.by_tenth.at(std::min(static_cast<std::size_t>(middle * tenths), tenths - 1));
  ++group.forecasts;
  group.said += middle;
  group.came += forecast.state == ForecastState::came ? 1 : 0;
}

Tally mean(Sums sums) {
  auto& tally = sums.tally;
  if (tally.scored > 0) {
    divide(tally.mean.brier, static_cast<double>(tally.scored));
    divide(tally.mean.logarithmic, static_cast<double>(tally.scored));
  }
  for (std::size_t i = 0; i < tenths; ++i) {
    auto& group = sums.by_tenth.at(i);
    if (group.forecasts == 0) continue;
    const auto count = static_cast<double>(group.forecasts);
    tally.calibration.push_back({static_cast<double>(i) / tenths, static_cast<double>(i + 1) / tenths,
                                 group.forecasts, group.said / count, group.came / count});
  }
  return tally;
}

}  // namespace

std::vector<Tally> tallies(std::span<const Forecast> forecasts, TallyBy by) {
  std::map<std::string, Sums> by_voice;
  for (const auto& one : forecasts) {
    const auto& who = one.said.citation;
    const bool is_speaker = by == TallyBy::speaker && who.speaker_id;
    auto& sums = by_voice[is_speaker ? who.speaker : who.source];
    sums.tally.key = is_speaker ? who.speaker : who.source;
    sums.tally.title = is_speaker ? who.speaker_title : who.source_title;
    add(sums, one);
  }
  std::vector<Tally> all;
  all.reserve(by_voice.size());
  for (auto& [key, sums] : by_voice) all.push_back(mean(std::move(sums)));
  return all;
}

}  // namespace annals::inline v0_2
