#include "io/hint.hpp"

#include "io/location.hpp"
#include "nearest.hpp"

namespace annals::inline v0_2::io {

std::string hint(std::string_view word, const std::vector<std::string>& candidates) {
  std::vector<std::string> near = nearest(word, candidates);
  for (auto& one : near) one = in_quotes(one);
  return near.empty() ? std::string() : "; do you mean " + either(near) + "?";
}

}  // namespace annals::inline v0_2::io
