#include "attack.hpp"

namespace annals::torture {

void hostile_schema(Case&) {}

}  // namespace annals::torture
