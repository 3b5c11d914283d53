#pragma once

#include "paths.hpp"

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

/// A line of tests/data/edtf/cases.tsv, whose README explains the columns.
struct EdtfCase {
  std::string input;
  bool valid;
  std::string level;
  std::string earliest;
  std::string latest;
};

inline std::vector<EdtfCase> edtf_cases() {
  std::ifstream file(ANNALS_TEST_DATA "/edtf/cases.tsv");
  std::vector<EdtfCase> cases;
  std::string line;
  std::getline(file, line);  // the header
  while (std::getline(file, line)) {
    std::vector<std::string> fields;
    for (std::size_t begin = 0; begin <= line.size();) {
      const std::size_t end = std::min(line.find('\t', begin), line.size());
      fields.push_back(line.substr(begin, end - begin));
      begin = end + 1;
    }
    cases.push_back({fields.at(0), fields.at(1) == "1", fields.at(2), fields.at(3), fields.at(4)});
  }
  return cases;
}
