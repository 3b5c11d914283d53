#include "output_file.hpp"

#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <system_error>
#include <unistd.h>

namespace annals::tools {

namespace fs = std::filesystem;

OutputFile::OutputFile(const std::string& name) : path_(name) {
  std::error_code error;
  // A link is followed, so that it stays a link.
  if (const auto real = fs::canonical(path_, error); !error) path_ = real;
  const auto status = fs::status(path_, error);
  if (fs::is_directory(status)) fail("it is a directory");
  const bool direct = fs::exists(status) && !fs::is_regular_file(status);
  written_ = direct ? path_ : fs::path(path_.string() + ".part-" + std::to_string(getpid()));
  errno = 0;
  out_.open(written_, std::ios::binary);
  if (!out_) fail(std::strerror(errno));
}

OutputFile::~OutputFile() {
  if (written_ == path_) return;
  out_.close();
  std::error_code ignored;
  fs::remove(written_, ignored);
}

void OutputFile::keep() {
  errno = 0;
  out_.close();
  if (!out_) fail(errno == 0 ? "the device refused it" : std::strerror(errno));
  if (written_ == path_) return;
  std::error_code error;
  fs::rename(written_, path_, error);
  if (error) fail(error.message());
  written_ = path_;
}

void OutputFile::fail(const std::string& what) const {
  throw std::runtime_error("The file \"" + path_.string() + "\" cannot be written: " + what + ".");
}

}  // namespace annals::tools
