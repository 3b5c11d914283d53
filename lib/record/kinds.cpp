#include "annals/record/kinds.hpp"

#include <algorithm>

namespace annals::inline v0_2 {

std::vector<KindDescription> built_in_kinds() {
  auto kinds = []<class... All>(std::tuple<All...>*) {
    return std::vector<KindDescription>{describe<All>()...};
  }(static_cast<BuiltInKinds*>(nullptr));
  std::ranges::sort(kinds, {}, &KindDescription::name);
  return kinds;
}

}  // namespace annals::inline v0_2
