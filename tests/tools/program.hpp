#pragma once

#include "annals/knowledge_base.hpp"
#include "paths.hpp"
#include "temporary_directory.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <sys/wait.h>

#include <nlohmann/json.hpp>

/// What a run of the program said, and how it ended; -1 when it did not end by itself.
struct Answer {
  int status = -1;
  std::string out{};
  std::string err{};

  nlohmann::ordered_json json() const { return nlohmann::ordered_json::parse(out); }
};

/// A folder to run the program in, as from a shell.
class Shell {
 public:
  /// `line` is a line for the shell; `annals` in it is the program under test.
  Answer operator()(const std::string& line) const {
    const auto out = directory_ / "stdout";
    const auto err = directory_ / "stderr";
    const auto command = "cd '" + directory_.path().string() + "' && annals() { '" + ANNALS_PROGRAM +
                         "' \"$@\"; } && { " + line + "\n} >'" + out.string() + "' 2>'" + err.string() + "'";
    const int status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, text_of(out), text_of(err)};
  }

  std::filesystem::path path(const std::string& name) const { return directory_ / name; }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(path(name), std::ios::binary) << text;
  }
  static std::string text_of(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

 private:
  TemporaryDirectory directory_{};
};

/// A small base of the Kaesong demolition in korea.annals, with what the commands tell apart: two speakers,
/// a disputed value, a forecast, an undated event, a kind that the program has no struct for.
void make_korea(const Shell& shell);
