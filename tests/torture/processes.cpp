#include "attack.hpp"

namespace annals::torture {

void many_processes(Case&) {}

}  // namespace annals::torture
