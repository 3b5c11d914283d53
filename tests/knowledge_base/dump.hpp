#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace annals::test {

/// All that the tables of a base say, without local ids: records by their keys, a line for each row, sorted.
/// Two bases that hold the same give the same.
std::vector<std::string> dump(const std::filesystem::path& base);

/// Throws `Error` (corrupt) where the text index differs from the records.
void check_text_index(const std::filesystem::path& base);

}  // namespace annals::test
