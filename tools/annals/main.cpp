// The program `annals`: asks a knowledge base from the command line. Uses only what is public in the library.

#include "annals/io/typed.hpp"
#include "commands.hpp"
#include "print.hpp"

#include <csignal>
#include <exception>

namespace annals::tools {

namespace {

constexpr auto footer = R"(Examples
  annals import kaesong.annals kaesong.jsonl
  annals timeline kaesong.annals --from 2018 --to 2020
  annals causes kaesong.annals kaesong-demolition-2020

A KEY is a record's key, key@origin, title or another of its names.
'annals COMMAND --help' tells more about a command. Answers for machines: --json.
Exit status: 0 fine, 1 the answer is an error, 2 wrong usage.)";

int run(int argc, char** argv) {
  Commands commands(
      "An embedded knowledge base of events: what happened, in what order, who says so, and why.", footer);
  add_timeline(commands);
  add_show(commands);
  add_search(commands);
  add_claims(commands);
  add_says(commands);
  add_conflicts(commands);
  add_count(commands);
  add_lists(commands);
  add_explain(commands);
  add_order(commands);
  add_starting(commands);
  add_saying(commands);
  add_joining(commands);
  add_fix(commands);
  add_edit(commands);
  add_deciding(commands);
  add_view(commands);
  add_init(commands);
  add_import(commands);
  add_export(commands);
  add_check(commands);
  add_repair(commands);
  add_date(commands);
  return commands.run(argc, argv);
}

}  // namespace

}  // namespace annals::tools

int main(int argc, char** argv) {
  using namespace annals::tools;
  // A reader that goes away is seen where we write, so that the base is closed in order.
  static_cast<void>(std::signal(SIGPIPE, SIG_IGN));
  // A write beyond the limit on the size of files fails, and is told like any other that does.
  static_cast<void>(std::signal(SIGXFSZ, SIG_IGN));
  try {
    return run(argc, argv);
  } catch (const OutputClosed&) {
    return fine;
  } catch (const annals::TypedError& error) {
    for (const auto& mistake : error.mistakes()) complain(mistake);
    return answer_is_error;
  } catch (const std::exception& error) {
    complain(error.what());
    return answer_is_error;
  }
}
