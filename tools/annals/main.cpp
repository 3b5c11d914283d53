// The program `annals`: asks a knowledge base from the command line. Uses only what is public in the library.

#include "annals/io/typed.hpp"
#include "commands.hpp"
#include "print.hpp"

#include <csignal>
#include <exception>

int main(int argc, char** argv) {
  using namespace annals::tools;
  // A reader that goes away is seen where we write, so that the base is closed in order.
  static_cast<void>(std::signal(SIGPIPE, SIG_IGN));
  // A write beyond the limit on the size of files fails, and is told like any other that does.
  static_cast<void>(std::signal(SIGXFSZ, SIG_IGN));
  try {
    return AllCommands().run(argc, argv);
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
