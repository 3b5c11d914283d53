#pragma once

#include "paths.hpp"

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <sys/wait.h>

/// What a program printed, and the status that it left.
struct Ran {
  int status = -1;
  std::string out{};
  std::string err{};
};

inline std::string file_text(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

/// Runs an example program as a user does, with one argument; what it says on stderr goes through a file in
/// `folder`.
inline Ran run_example(const std::string& name, const std::filesystem::path& argument,
                       const std::filesystem::path& folder) {
  const auto errors = folder / (name + ".stderr");
  const std::string command = "'" + std::string(ANNALS_EXAMPLES_DIR) + "/" + name + "' '" +
                              argument.string() + "' 2>'" + errors.string() + "'";
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) throw std::runtime_error("cannot run " + command);
  Ran ran;
  std::array<char, 4096> block{};
  for (std::size_t read = 0; (read = fread(block.data(), 1, block.size(), pipe)) > 0;)
    ran.out.append(block.data(), read);
  const int status = pclose(pipe);
  ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  ran.err = file_text(errors);
  return ran;
}
