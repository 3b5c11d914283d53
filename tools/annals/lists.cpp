// annals kinds, actors, places, sources: what there is.

#include "annals/answer/answers.hpp"
#include "commands.hpp"
#include "print.hpp"

#include <string>

namespace annals::tools {

namespace {

template <Json (*json)(const Questions&), Lines (*lines)(const Questions&)>
int run(const BaseOptions& options) {
  const auto base = options.open_to_read();
  return options.json ? print(json(base)) : print(lines(base));
}

template <Json (*json)(const Questions&), Lines (*lines)(const Questions&)>
void add(Commands& commands, const std::string& name, const std::string& about) {
  auto [command, options] = commands.add("Ask", name, about, run<json, lines>);
  options.add_base_to(command);
  command.json_or_dated(options.json);
}

}  // namespace

void add_lists(Commands& commands) {
  add<answer::kinds_json, answer::kinds_lines>(
      commands, "kinds", "List the kinds of event, how many of each, and their fields.");
  add<answer::actors_json, answer::actors_lines>(commands, "actors",
                                                 "List the actors, those with the most events first.");
  add<answer::places_json, answer::places_lines>(commands, "places",
                                                 "List the places, those with the most events first.");
  add<answer::sources_json, answer::sources_lines>(commands, "sources",
                                                   "List the sources, those with the most claims first.");
}

}  // namespace annals::tools
