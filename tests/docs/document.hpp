#pragma once

#include <filesystem>
#include <string>
#include <vector>

/// A document as a test: what it says to run is run, and must print what it shows.
namespace annals::docs {

/// One thing to run, and the output that the document shows for it.
struct Step {
  std::size_t line = 0;   ///< in the document
  std::string command{};  ///< for the shell
  std::string expected{};  ///< a line "…" stands for any lines, a "…" at the end of a line for the rest of it
};

/// The steps of a document, in order. A ```console block has commands behind "$ ", continued by "\" at the
/// end of a line, each followed by its output. A ```cpp block is a program that runs as `program`; a ```text
/// block right after it is its output.
std::vector<Step> read_steps(const std::filesystem::path& document);

/// Whether the output is as shown.
bool is_as_shown(const std::string& expected, const std::string& output);

}  // namespace annals::docs
