// annals forecasts: what was expected, what came of it, and who foresaw well.

#include "annals/answer/forecasts.hpp"

#include "annals/error.hpp"
#include "commands.hpp"
#include "dates.hpp"
#include "print.hpp"
#include "text.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace annals::tools {

namespace {

struct ForecastsOptions : BaseOptions {
  std::string speaker{};
  std::string source{};
  std::string kind{};
  std::string state{};
  std::string now{};
};

Words state_words() {
  return {words_of<ForecastState>.begin(), words_of<ForecastState>.end()};
}

void check_kind(const Questions& base, const std::string& kind) {
  Words known;
  for (const auto& one : base.kinds())
    if (one.of == RecordType::event) known.push_back(one.name);
  if (std::ranges::find(known, kind) == known.end())
    throw Error(ErrorCode::not_found, "There is no kind of event \"" + kind + "\": there are " +
                                          (known.empty() ? "none" : joined(known)) + ".");
}

/// Those that the options choose.
std::vector<Forecast> chosen(const Questions& base, const ForecastsOptions& options, Instant now) {
  std::optional<ActorId> speaker;
  std::optional<SourceId> source;
  if (!options.speaker.empty()) speaker = base.actor(options.speaker).id;
  if (!options.source.empty()) source = base.source(options.source).id;
  if (!options.kind.empty()) check_kind(base, options.kind);
  auto all = forecasts(base, now);
  std::erase_if(all, [&](const Forecast& one) {
    const auto& who = one.said.citation;
    return (speaker && who.speaker_id != speaker) || (source && who.source_id != *source) ||
           (!options.kind.empty() && one.said.event.kind != options.kind) ||
           (!options.state.empty() && word(one.state) != options.state);
  });
  return all;
}

int run_forecasts(const ForecastsOptions& options) {
  const auto now =
      options.now.empty() ? Instant::now() : date_given("--now", options.now).bounds().earliest_start;
  const auto base = options.open_to_read();
  const auto found = chosen(base, options, now);
  return options.json ? print(answer::forecasts_json(base, found, now))
                      : print(answer::forecasts_lines(base, found));
}

}  // namespace

void add_forecasts(Commands& commands) {
  auto [command, options] = commands.add(
      "Ask", "forecasts", "Show what was expected, what came of it, and who foresaw well.", run_forecasts);
  options.add_base_to(command);
  command.option("--speaker", "A", options.speaker, "Only what this actor expected");
  command.option("--source", "S", options.source, "Only what stands in this source");
  command.option("--kind", "K", options.kind, "Only of events of this kind");
  command.choice("--state", "STATE", options.state, state_words(), "Only what came to this");
  command.option("--now", "D", options.now, "As it was when this date began; the present unless given");
  command.json(options.json);
  command.footer(
      R"(What came of a forecast is said by claims of other sources: annals say BASE EVENT outcome=occurred
when=2023-11-23 --source S. docs/forecasts.md tells how forecasts are scored.

Examples
  annals forecasts kaesong.annals --speaker 'Frank Aum'
  annals forecasts kaesong.annals --state due)");
}

}  // namespace annals::tools
