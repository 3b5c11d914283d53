#include "io/same_claim.hpp"

#include <algorithm>

namespace annals::io {

bool says_the_same(const Claim& line, const Claim& held, SourceId self) {
  const auto& a = line.said;
  const auto& b = held.said;
  return line.stance == held.stance && a.source.value_or(self) == b.source && a.speaker == b.speaker &&
         a.locator == b.locator && a.published == b.published && a.likelihood == b.likelihood &&
         a.window == b.window && (!a.recorded || a.recorded == b.recorded) && line.says == held.says;
}

void sort_lists(Says& says) {
  const auto sort = [](auto& list) {
    std::ranges::sort(list);
    const auto repeated = std::ranges::unique(list);
    list.erase(repeated.begin(), repeated.end());
  };
  sort(says.with);
  sort(says.names);
  sort(says.part_of);
}

}  // namespace annals::io
