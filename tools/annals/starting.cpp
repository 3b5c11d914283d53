// annals before, after, between: what came before an event, after it, and how long it was.

#include "annals/answer/answers.hpp"
#include "commands.hpp"
#include "print.hpp"

#include <string>

namespace annals::tools {

namespace {

struct StartingOptions : BaseOptions {
  std::string event{};
  std::size_t limit = 100;
};

template <bool before>
int run_starting(const StartingOptions& options) {
  const auto base = options.open_to_read();
  const auto event = base.event(options.event).id;
  const auto found = before ? base.starting_before(event) : base.starting_after(event);
  if (options.json) return print(answer::starting_json(base, event, found, before));
  return print(answer::starting_lines(base, event, found, {.before = before, .most = options.limit}));
}

template <bool before>
void add(Commands& commands, const std::string& name, const std::string& about) {
  auto [command, options] = commands.add("Explain", name, about, run_starting<before>);
  options.add_base_to(command);
  command.positional("EVENT", options.event, "The event: its key, title or another name");
  command.count("--limit", options.limit, "Of each list show at most so many");
  command.json_or_dated(options.json);
}

struct BetweenOptions : BaseOptions {
  std::string a{};
  std::string b{};
};

int run_between(const BetweenOptions& options) {
  const auto base = options.open_to_read();
  const auto between = base.between(base.event(options.a).id, base.event(options.b).id);
  return options.json ? print(answer::between_json(between)) : print(between.lines());
}

}  // namespace

void add_starting(Commands& commands) {
  add<true>(commands, "before", "List what must and what may have started before an event.");
  add<false>(commands, "after", "List what must and what may have started after an event.");
  auto [command, options] =
      commands.add("Explain", "between",
                   "Tell how long it was from one event to another, at least and at most.", run_between);
  options.add_base_to(command);
  command.positional("A", options.a, "An event: its key, title or another name");
  command.positional("B", options.b, "Another event");
  command.json_or_dated(options.json);
  command.footer(R"(Examples
  annals between kaesong.annals hanoi-summit-2019 kaesong-demolition-2020)");
}

}  // namespace annals::tools
