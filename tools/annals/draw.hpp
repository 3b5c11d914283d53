#pragma once

#include <string>

namespace annals::tools {

/// Has Graphviz draw a graph in its language, as SVG to stdout. Returns the exit code. Throws
/// std::runtime_error where there is no program `dot` on the PATH, or it fails.
int draw(const std::string& graph);

}  // namespace annals::tools
