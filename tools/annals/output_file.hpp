#pragma once

#include "new_file.hpp"

#include <functional>
#include <optional>
#include <ostream>
#include <streambuf>
#include <string>
#include <string_view>

namespace annals::tools {

/// A stream buffer that hands on what is written, block by block. What `write` throws ends the work, once the
/// `exceptions` of the stream hold badbit.
class Blocks : public std::streambuf {
 public:
  explicit Blocks(std::function<void(std::string_view)> write) : write_(std::move(write)) {
    setp(block_, block_ + sizeof block_);
  }

 protected:
  int_type overflow(int_type next) override {
    sync();
    if (next != traits_type::eof()) sputc(traits_type::to_char_type(next));
    return traits_type::not_eof(next);
  }
  int sync() override {
    write_({pbase(), static_cast<std::size_t>(pptr() - pbase())});
    setp(block_, block_ + sizeof block_);
    return 0;
  }

 private:
  std::function<void(std::string_view)> write_;
  char block_[1 << 16];
};

/// A file that appears under its name only when it is whole: until `keep` it is written beside that, and
/// without `keep` it is gone. What is not a regular file (a pipe, a device) is written directly.
/// Throws std::runtime_error with a sentence when it cannot be written, and OutputClosed when nobody reads it
/// any more.
class OutputFile {
 public:
  explicit OutputFile(std::string name);
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;
  ~OutputFile();

  std::ostream& stream() { return out_; }
  void keep();

 private:
  void write(std::string_view text) const;
  [[noreturn]] void fail(const std::string& what) const;

  std::string path_;
  std::optional<NewFile> part_{};  // until it is whole; none for what is written directly
  int descriptor_ = -1;
  Blocks blocks_;
  std::ostream out_;
};

/// Refuses to write over the base, or over a file of the engine beside it, by whatever name: throws
/// `UsageError`.
void refuse_own_files(const std::string& base, const std::string& file);

}  // namespace annals::tools
