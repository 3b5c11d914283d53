// annals says, annals without: what rests on a source or a speaker.

#include "annals/answer/answers.hpp"
#include "annals/error.hpp"
#include "commands.hpp"
#include "print.hpp"

#include <string>

namespace annals::tools {

namespace {

struct VoiceOptions : BaseOptions {
  std::string voice{};
};

int run_says(const VoiceOptions& options) {
  const auto base = options.open_to_read();
  const auto voice = base.record(options.voice);
  return options.json ? print(answer::says_json(base, voice)) : print(answer::says_lines(base, voice));
}

int run_without(const VoiceOptions& options) {
  auto base = KnowledgeBase::open(options.base, {.mode = OpenOptions::Mode::existing});
  const auto source = base.source(options.voice).id;
  const auto consequences = base.if_retracted(source);
  if (options.json) return print(answer::consequences_json(base, consequences));
  Lines lines{{.text = {{"Without ", Role::text}, {base.label(source), Role::title}}}, {}};
  for (auto& line : answer::consequences_lines(base, consequences)) lines.push_back(std::move(line));
  return print(lines);
}

}  // namespace

void add_says(Commands& commands) {
  {
    auto [command, options] = commands.add(
        "Ask", "says", "Show everything that rests on a source, or that a speaker says.", run_says);
    options.add_base_to(command);
    command.positional("WHO", options.voice, "A source or an actor: its key, title or another name");
    command.json_or_dated(options.json);
    command.footer(R"(Examples
  annals says kaesong.annals well-known-dates
  annals says kaesong.annals 'Patricia Kim')");
  }
  auto [command, options] =
      commands.add("Ask", "without",
                   "Show what would be believed otherwise without a source; changes nothing.", run_without);
  options.add_base_to(command);
  command.positional("SOURCE", options.voice, "The source: its key, title or another name");
  command.json_or_dated(options.json);
  command.footer(R"(Examples
  annals without kaesong.annals well-known-dates)");
}

}  // namespace annals::tools
