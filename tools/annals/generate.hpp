#pragma once

#include "arguments.hpp"

#include <string>

namespace annals::tools {

// Of the commands that the help lists, in its order.

/// The manual page annals(1), for man(7) of groff.
std::string manual_page(const Commands& commands);

std::string bash_completion(const Commands& commands);
std::string zsh_completion(const Commands& commands);
std::string fish_completion(const Commands& commands);

}  // namespace annals::tools
