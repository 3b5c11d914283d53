// annals chronology: what happened, told for an editor.

#include "annals/answer/chronicle.hpp"
#include "chosen_events.hpp"
#include "commands.hpp"
#include "print.hpp"

namespace annals::tools {

namespace {

struct ChronologyOptions : ChosenEvents {
  bool sources = false;
};

int run(const ChronologyOptions& options) {
  const auto base = options.open_to_read();
  const auto chronicle = answer::chronicle_of(base, options.query(base).all());
  if (options.json) return print(answer::chronicle_json(chronicle));
  return print(answer::chronicle_lines(chronicle, options.sources));
}

}  // namespace

void add_chronology(Commands& commands) {
  auto [command, options] = commands.add(
      "Ask", "chronology", "Tell what happened, event by event, with all that is said of each.", run);
  options.add_base_to(command);
  options.add_choice_to(command);
  command.flag("--sources", options.sources, "Say beside each value who states it, with notes at the end");
  command.json(options.json);
  command.footer(
      R"(Dates are told as people write them. 'annals export --format md' or html has the same as a document.

Examples
  annals chronology kaesong.annals --sources
  annals chronology kaesong.annals --actor 'Kim Jong Un' --from 2018)");
}

}  // namespace annals::tools
