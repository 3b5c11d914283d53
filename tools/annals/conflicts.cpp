// annals conflicts: where the sources differ.

#include "annals/answer/answers.hpp"
#include "commands.hpp"
#include "print.hpp"

namespace annals::tools {

namespace {

int run(const BaseOptions& options) {
  const auto base = options.open_to_read();
  return options.json ? print(answer::conflicts_json(base)) : print(answer::conflicts_lines(base));
}

}  // namespace

void add_conflicts(Commands& commands) {
  auto [command, options] = commands.add("Ask", "conflicts", "Show where the sources differ.", run);
  options.add_base_to(command);
  command.json_or_dated(options.json);
  command.footer(
      R"(Values of fields on which they differ, what is disputed as a whole, causes that some name and others do not, and
what cannot all be so in time. ✓ marks what the base believes, ? what nothing decides. What one source alone says in
two ways is no conflict of sources; dates of which one is the more precise agree.)");
}

}  // namespace annals::tools
