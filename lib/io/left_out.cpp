#include "annals/io/left_out.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace annals::inline v0_2 {

void LeftOut::add(std::string_view one, std::string_view many, std::size_t count) {
  if (count == 0) return;
  auto sort = std::ranges::find(sorts_, one, &Sort::one);
  if (sort == sorts_.end()) sort = sorts_.insert(sort, {std::string(one), std::string(many), 0});
  sort->count += count;
}

std::string LeftOut::text() const {
  std::string text;
  for (const auto& sort : sorts_)
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", sort.count, sort.name());
  return text;
}

}  // namespace annals::inline v0_2
