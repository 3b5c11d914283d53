#include "annals/version.hpp"

namespace annals::inline v0_2 {

std::string_view version() noexcept {
  return ANNALS_VERSION;
}

}  // namespace annals::inline v0_2
