#include "attack.hpp"

namespace annals::torture {

void hostile_text(Case&) {}

}  // namespace annals::torture
