// annals generate: the manual page and completions. The help does not list it: the build calls it.

#include "generate.hpp"

#include "commands.hpp"
#include "print.hpp"

#include <string>

namespace annals::tools {

namespace {

struct GenerateOptions {
  std::string form{};
};

int run(const GenerateOptions& options) {
  const AllCommands commands;
  if (options.form == "man")
    write_out(manual_page(commands));
  else if (options.form == "bash")
    write_out(bash_completion(commands));
  else if (options.form == "zsh")
    write_out(zsh_completion(commands));
  else if (options.form == "fish")
    write_out(fish_completion(commands));
  else
    throw UsageError("\"" + options.form + "\" is none of man, bash, zsh and fish");
  return fine;
}

}  // namespace

void add_generate(Commands& commands) {
  auto [command, options] =
      commands.add("", "generate", "Print the manual page, or the completions of a shell.", run);
  command.positional("FORM", options.form, "man, bash, zsh or fish");
}

}  // namespace annals::tools
