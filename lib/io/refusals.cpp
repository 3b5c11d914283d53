#include "io/refusals.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>

namespace annals::inline v0_2::io {

void Refusals::end() const {
  if (all_.empty()) return;
  if (all_.size() == 1) throw all_.front();
  auto sorted = all_;
  std::ranges::stable_sort(sorted, {}, [](const Error& error) { return error.location().line; });
  constexpr std::size_t most = 100;
  auto text = fmt::format("nothing was entered, as {} lines cannot be:", sorted.size());
  for (std::size_t i = 0; i < std::min(most, sorted.size()); ++i)
    text += std::string("\n  ") + sorted[i].what();
  if (sorted.size() > most) text += fmt::format("\n  … and {} more", sorted.size() - most);
  throw Error(sorted.front().code(), text, sorted.front().location());
}

}  // namespace annals::inline v0_2::io
