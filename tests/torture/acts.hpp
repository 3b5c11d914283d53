#pragma once

#include "attack.hpp"

#include <functional>

namespace annals::torture {

/// Trouble that an attack can make for this process. `begin(n)` lets the n-th thing from now on fail, 0 none
/// of them; `end()` lets all be well again and says how many things there were.
struct Trouble {
  std::function<void(std::size_t)> begin;
  std::function<std::size_t()> end;
};

/// Has trouble begin, at random, while a base is opened, written to, left, read, exported, imported into or
/// closed. That must end well or in an exception. When the trouble is over, the same handle works again or
/// says to open the base again, other processes are not kept out, and a new handle finds the base whole, with
/// all that was acknowledged.
void act_in_trouble(Case& one, const Trouble& trouble);

}  // namespace annals::torture
