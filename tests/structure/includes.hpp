#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace annals::structure {

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
