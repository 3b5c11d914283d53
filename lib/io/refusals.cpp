#include "io/refusals.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace annals::inline v0_2::io {

std::string told(const std::vector<std::string>& mistakes) {
  std::string text;
  for (std::size_t i = 0; i < std::min(most_told, mistakes.size()); ++i) text += "\n  " + mistakes[i];
  if (mistakes.size() > most_told) text += fmt::format("\n  … and {} more", mistakes.size() - most_told);
  return text;
}

void Refusals::end() const {
  if (all_.empty()) return;
  auto sorted = all_;
  const auto line = [](const Error& error) { return error.location().line; };
  std::ranges::stable_sort(sorted, {}, line);
  const auto same = [&](const Error& a, const Error& b) { return line(a) && line(a) == line(b); };
  sorted.erase(std::unique(sorted.begin(), sorted.end(), same), sorted.end());
  if (sorted.size() == 1) throw Error(sorted.front());
  std::vector<std::string> mistakes;
  mistakes.reserve(sorted.size());
  for (const auto& error : sorted) mistakes.emplace_back(error.what());
  throw Error(sorted.front().code(),
              fmt::format("nothing was entered, as {} lines cannot be:{}", mistakes.size(), told(mistakes)),
              sorted.front().location());
}

}  // namespace annals::inline v0_2::io
