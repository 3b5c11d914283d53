// The program `annals`: asks a knowledge base from the command line. Uses only what is public in the library.

#include "annals/error.hpp"
#include "annals/version.hpp"
#include "commands.hpp"
#include "help.hpp"
#include "print.hpp"

#include <csignal>
#include <exception>
#include <memory>
#include <string>

namespace annals::tools {

namespace {

constexpr auto footer = R"(Examples
  annals import kaesong.annals kaesong.jsonl
  annals timeline kaesong.annals --from 2018 --to 2020
  annals causes kaesong.annals kaesong-demolition-2020

A KEY is a record's key, key@origin, title or another of its names.
'annals COMMAND --help' tells more about a command. Answers for machines: --json.
Exit status: 0 fine, 1 the answer is an error, 2 wrong usage.)";

int refuse_usage(const CLI::App& program, const std::string& why) {
  const auto chosen = program.get_subcommands();
  const std::string command = chosen.empty() ? "annals" : "annals " + chosen.front()->get_name();
  complain(why + (why.empty() || why.back() == '.' ? "" : ".") + " '" + command +
           " --help' tells how it is used.");
  return wrong_usage;
}

/// What is wrong with arguments that name no command.
std::string no_command(int argc, char** argv) {
  if (argc < 2) return "Say what to do: annals COMMAND …";
  if (argv[1][0] == '-') return "";
  return "There is no command \"" + std::string(argv[1]) + "\".";
}

int run(int argc, char** argv) {
  CLI::App program(
      "An embedded knowledge base of events: what happened, in what order, who says so, and why.", "annals");
  program.formatter(std::make_shared<HelpFormatter>());
  program.set_help_flag("-h,--help", "Print this help and exit");
  program.set_version_flag("--version", "annals " + std::string(version()), "Print the version and exit");
  program.require_subcommand(1);
  program.footer(footer);

  Commands commands(program);
  add_timeline(commands);
  add_show(commands);
  add_search(commands);
  add_claims(commands);
  add_explain(commands);
  add_order(commands);
  add_files(commands);
  add_check(commands);
  add_repair(commands);
  add_date(commands);

  try {
    program.parse(argc, argv);
  } catch (const CLI::CallForVersion& asked) {
    write_out(std::string(asked.what()) + "\n");
    return fine;
  } catch (const CLI::CallForHelp&) {
    const auto chosen = program.get_subcommands();
    write_out(chosen.empty() ? program.help() : chosen.front()->help());
    return fine;
  } catch (const CLI::ParseError& error) {
    const auto without_command = program.get_subcommands().empty() ? no_command(argc, argv) : "";
    return refuse_usage(program, without_command.empty() ? error.what() : without_command);
  }
  try {
    return commands.run();
  } catch (const UsageError& error) {
    return refuse_usage(program, error.what());
  }
}

}  // namespace

}  // namespace annals::tools

int main(int argc, char** argv) {
  using namespace annals::tools;
  // A reader that goes away is seen where we write, so that the base is closed in order.
  std::signal(SIGPIPE, SIG_IGN);
  // A write beyond the limit on the size of files fails, and is told like any other that does.
  std::signal(SIGXFSZ, SIG_IGN);
  try {
    return run(argc, argv);
  } catch (const OutputClosed&) {
    return fine;
  } catch (const std::exception& error) {
    complain(error.what());
    return answer_is_error;
  }
}
