#include "attack.hpp"

namespace annals::torture {

void cut_power(Case&) {}

}  // namespace annals::torture
