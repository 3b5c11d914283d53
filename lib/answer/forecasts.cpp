// Forecasts, what came of them, and how well they were made.

#include "annals/answer/forecasts.hpp"

#include "answer/json_of.hpp"
#include "answer/names.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace annals::inline v0_2::answer {

namespace {

constexpr std::size_t label_width = 14;

/// "came late".
std::string words(ForecastState state) {
  std::string text(state == ForecastState::voided ? "void" : word(state));
  std::ranges::replace(text, '_', ' ');
  return text;
}

/// Who says something, each once.
std::vector<Attribution> attributions(const Questions& base, const std::vector<ClaimId>& claims) {
  std::vector<Attribution> all;
  for (const auto id : claims) {
    auto one = base.attribution(base.claim(id).citation);
    if (std::ranges::find(all, one.text(), &Attribution::text) == all.end()) all.push_back(std::move(one));
  }
  return all;
}

// -- JSON

Json json_of(const Score::Penalty& penalty) {
  return {{"middle", penalty.middle}, {"best", penalty.best}, {"worst", penalty.worst}};
}

Json json_of(const Score& score) {
  return {{"brier", json_of(score.brier)}, {"logarithmic", json_of(score.logarithmic)}};
}

Json json_of(const Questions& base, const Forecast& forecast) {
  const auto& said = forecast.said;
  Json json{{"event", answer::json_of(said.event)}, {"state", word(forecast.state)}};
  json["by"] = answer::json_of(said.citation);
  if (said.likelihood) json["likelihood"] = answer::json_of(*said.likelihood);
  if (said.window) json["window"] = answer::json_of(*said.window);
  if (forecast.made) json["made"] = answer::json_of(*forecast.made);
  json["in_force"] = forecast.is_in_force();
  if (forecast.resolved) json["resolved"] = answer::json_of(*forecast.resolved);
  auto& by = json["resolved_by"] = Json::array();
  for (const auto& one : attributions(base, forecast.resolved_by)) by.push_back(answer::json_of(one));
  if (forecast.score) json["score"] = json_of(*forecast.score);
  return json;
}

Json json_of(const Tally& tally) {
  Json json{{"key", tally.key}};
  if (!tally.title.empty()) json["title"] = tally.title;
  json["superseded"] = tally.superseded;
  for (std::size_t i = 0; i < tally.states.size(); ++i)
    json["states"][std::string(words_of<ForecastState>.at(i))] = tally.states.at(i);
  json["scored"] = tally.scored;
  if (tally.scored > 0) json["mean"] = json_of(tally.mean);
  auto& groups = json["calibration"] = Json::array();
  for (const auto& one : tally.calibration)
    groups.push_back({{"low", one.low},
                      {"high", one.high},
                      {"forecasts", one.forecasts},
                      {"said", one.said},
                      {"came", one.came}});
  return json;
}

Json json_of(const std::vector<Tally>& tallies) {
  Json list = Json::array();
  for (const auto& one : tallies) list.push_back(json_of(one));
  return list;
}

// -- Lines

std::string text_of(const Score::Penalty& penalty) {
  return penalty.best == penalty.worst
             ? fmt::format("{:.2f}", penalty.middle)
             : fmt::format("{:.2f} ({:.2f} to {:.2f})", penalty.middle, penalty.best, penalty.worst);
}

std::string text_of(const Score& score) {
  return "Brier " + text_of(score.brier) + ", logarithmic " + text_of(score.logarithmic);
}

Role role_of(ForecastState state) {
  using enum ForecastState;
  if (state == came) return Role::good;
  return state == open || state == voided ? Role::remark : Role::problem;
}

Line below(Pieces text) {
  return {.indent = label_width, .text = std::move(text)};
}

void add_forecast(Lines& lines, const Questions& base, const Forecast& forecast) {
  const auto& said = forecast.said;
  Line line{.label = {{words(forecast.state), role_of(forecast.state)}},
            .label_width = label_width,
            .text = {{said.event.label(), Role::title}}};
  if (said.likelihood) line.text.push_back({"  " + said.likelihood->text()});
  if (said.window) line.text.push_back({"  within " + Names::text(*said.window), Role::date});
  if (!forecast.is_in_force()) line.text.push_back({"  superseded", Role::problem});
  lines.push_back(std::move(line));
  lines.push_back(below({{"— " + said.citation.text(), Role::source},
                         {forecast.made ? ", " + forecast.made->text() : "", Role::source}}));
  if (!forecast.resolved_by.empty()) {
    std::vector<std::string> who;
    for (const auto& one : attributions(base, forecast.resolved_by)) who.push_back(one.text());
    const auto& when = said.event.when;
    lines.push_back(
        below({{said.event.outcome != Outcome::occurred ? "it is known"
                : when.empty()                          ? "it came"
                                                        : "it came " + when},
               {"  — " + joined(who, "; ") + (forecast.resolved ? ", " + forecast.resolved->text() : ""),
                Role::source}}));
  }
  if (forecast.score) lines.push_back(below({{text_of(*forecast.score), Role::remark}}));
}

/// "1 came, 2 open, 0 void": those that there are, and always how many cannot be known.
std::string counts_of(const Tally& tally) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < tally.states.size(); ++i) {
    const auto state = static_cast<ForecastState>(i);
    if (tally.states.at(i) > 0 && state != ForecastState::voided)
      parts.push_back(fmt::format("{} {}", tally.states.at(i), words(state)));
  }
  parts.push_back(fmt::format("{} void", tally.of(ForecastState::voided)));
  if (tally.superseded > 0) parts.push_back(fmt::format("{} superseded", tally.superseded));
  return joined(parts);
}

std::string percent(double share) {
  return fmt::format("{:.0f}%", 100 * share);
}

void add_tallies(Lines& lines, const std::vector<Tally>& all, std::string_view heading) {
  lines.emplace_back();
  lines.push_back({.text = {{std::string(heading), Role::heading}}});
  for (const auto& tally : all) {
    lines.push_back(
        {.indent = 2,
         .text = {{tally.title.empty() ? tally.key : tally.title, Role::title}, {"  " + counts_of(tally)}}});
    if (tally.scored == 0) continue;
    lines.push_back(
        {.indent = 4,
         .text = {{fmt::format("{}, the mean of {}", text_of(tally.mean), tally.scored), Role::remark}}});
    for (const auto& one : tally.calibration)
      lines.push_back(
          {.indent = 4,
           .text = {{fmt::format("said {}–{}, {} in the mean: {} of {} came", percent(one.low),
                                 percent(one.high), percent(one.said), percent(one.came), one.forecasts),
                     Role::remark}}});
  }
}

}  // namespace

Json forecasts_json(const Questions& base, std::span<const Forecast> forecasts, Instant now) {
  auto json = head("forecasts");
  json["now"] = iso_text(now);
  auto& list = json["forecasts"] = Json::array();
  for (const auto& one : forecasts) list.push_back(json_of(base, one));
  json["by_speaker"] = json_of(tallies(forecasts, TallyBy::speaker));
  json["by_source"] = json_of(tallies(forecasts, TallyBy::source));
  return json;
}

Lines forecasts_lines(const Questions& base, std::span<const Forecast> forecasts) {
  if (forecasts.empty()) return {{.text = {{"There are no such forecasts."}}}};
  Lines lines;
  for (const auto& one : forecasts) add_forecast(lines, base, one);
  add_tallies(lines, tallies(forecasts, TallyBy::speaker), "By speaker");
  add_tallies(lines, tallies(forecasts, TallyBy::source), "By source");
  return lines;
}

}  // namespace annals::inline v0_2::answer
