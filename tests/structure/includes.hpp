#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace annals::structure {

using Names = std::set<std::string, std::less<>>;
/// What each layer may include besides itself and what is below all layers.
using Layers = std::map<std::string, Names, std::less<>>;
const Layers& layers_of_the_library();
const Names& below_all_layers();

/// What the includes of one source break of the order of the house, a sentence each. `path` is relative to
/// the top of the project, such as "lib/time/edtf.cpp", and decides what the source may include.
std::vector<std::string> include_violations(std::string_view path, std::string_view source);

struct Survey {
  std::size_t files = 0;
  std::vector<std::string> violations;
};

/// The same for every source in include/, lib/, tools/ and examples/ below `top`.
Survey survey_includes(const std::filesystem::path& top);

}  // namespace annals::structure
