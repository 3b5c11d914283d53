#include "attack.hpp"

namespace annals::torture {

void damage_files(Case&) {}

}  // namespace annals::torture
