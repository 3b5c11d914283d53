#pragma once

#include "paths.hpp"

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

namespace annals::inline v0_2 {

/// The lines of a file in tests/data, each cut at its tabs; those that begin with # are its headings.
inline std::vector<std::vector<std::string>> offset_cases(const std::string& name) {
  std::ifstream file(ANNALS_TEST_DATA "/" + name);
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    auto& row = rows.emplace_back();
    for (std::size_t begin = 0; begin <= line.size();) {
      const std::size_t end = std::min(line.find('\t', begin), line.size());
      row.push_back(line.substr(begin, end - begin));
      begin = end + 1;
    }
  }
  return rows;
}

}  // namespace annals::inline v0_2
