#include "output_file.hpp"

#include "arguments.hpp"
#include "print.hpp"

#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <stdexcept>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace annals::tools {

namespace fs = std::filesystem;

OutputFile::OutputFile(std::string name)
    : path_(std::move(name)), blocks_([this](std::string_view text) { write(text); }), out_(&blocks_) {
  out_.exceptions(std::ios::badbit);
  std::error_code error;
  // A link is followed, so that it stays a link.
  if (const auto real = fs::canonical(path_, error); !error) path_ = real;
  const auto status = fs::status(path_, error);
  if (fs::is_directory(status)) fail("it is a directory");
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    descriptor_ = open(path_.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor_ < 0) fail(std::generic_category().message(errno));
    return;
  }
  try {
    part_.emplace(path_ + ".part");
  } catch (const std::system_error& failure) {
    fail(failure.code().message());
  }
  descriptor_ = part_->descriptor();
}

OutputFile::~OutputFile() {
  if (!part_ && descriptor_ >= 0) close(descriptor_);
}

void OutputFile::keep() {
  out_.flush();
  if (!part_) return;
  try {
    part_->close_descriptor();
    part_->replace(path_);
  } catch (const std::system_error& failure) {
    fail(failure.code().message());
  }
}

void OutputFile::write(std::string_view text) const {
  while (!text.empty()) {
    const auto size = ::write(descriptor_, text.data(), text.size());
    if (size >= 0)
      text.remove_prefix(static_cast<std::size_t>(size));
    else if (errno == EPIPE)
      throw OutputClosed{};
    else if (errno != EINTR)
      fail(std::generic_category().message(errno));
  }
}

void OutputFile::fail(const std::string& what) const {
  throw std::runtime_error("The file \"" + path_ + "\" cannot be written: " + what + ".");
}

void refuse_own_files(const std::string& base, const std::string& file) {
  std::error_code error;
  const auto real_base = fs::weakly_canonical(fs::absolute(base), error).string();
  const auto real_file = fs::weakly_canonical(fs::absolute(file), error).string();
  for (const auto* end : {"", "-wal", "-shm", "-journal"})
    if (real_file == real_base + end || fs::equivalent(real_file, real_base + end, error))
      throw UsageError("\"" + file + "\" is " + (*end == 0 ? "the base itself" : "a part of the base") +
                       ": name another FILE");
}

}  // namespace annals::tools
