#pragma once

#include <filesystem>
#include <fstream>
#include <string>

namespace annals::tools {

/// A file that appears under its name only when it is whole: until `keep` it is written beside that, and
/// without `keep` it is gone. What is not a regular file (a pipe, a device) is written directly.
/// Throws std::runtime_error with a sentence when it cannot be written.
class OutputFile {
 public:
  explicit OutputFile(const std::string& name);
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;
  ~OutputFile();

  std::ostream& stream() { return out_; }
  void keep();

 private:
  [[noreturn]] void fail(const std::string& what) const;

  std::filesystem::path path_;
  std::filesystem::path written_;
  std::ofstream out_;
};

}  // namespace annals::tools
