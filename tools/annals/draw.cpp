#include "draw.hpp"

#include "arguments.hpp"

#include <cstdio>
#include <stdexcept>
#include <sys/wait.h>

namespace annals::tools {

namespace {

constexpr int no_such_command = 127;  // as the shell says it

}  // namespace

int draw(const std::string& graph) {
  auto* dot = popen("dot -Tsvg 2>/dev/null", "w");
  if (dot == nullptr) throw std::runtime_error("Graphviz cannot be started.");
  // What it does not take, its status tells.
  static_cast<void>(fwrite(graph.data(), 1, graph.size(), dot));
  const int status = pclose(dot);
  if (WIFEXITED(status) && WEXITSTATUS(status) == no_such_command)
    throw std::runtime_error(
        "There is no program dot on the PATH, which draws SVG: install Graphviz, or take --format dot.");
  if (status != 0) throw std::runtime_error("The program dot of Graphviz could not draw this.");
  return fine;
}

}  // namespace annals::tools
