#pragma once

#include <ios>
#include <streambuf>
#include <string>

namespace annals::tools {

/// A file, or standard input for "-". A read that fails is no end of the text: it throws std::runtime_error
/// with a sentence that gives the cause. Streams on top of it pass that on once their `exceptions` hold
/// badbit.
class Input : public std::streambuf {
 public:
  explicit Input(const std::string& file);
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;
  ~Input() override;

  /// All that is still to come.
  std::string rest();
  /// Whether what was read can be read again, which a pipe cannot.
  [[nodiscard]] bool can_go_back() const;

 protected:
  int_type underflow() override;
  pos_type seekoff(off_type offset, std::ios::seekdir from, std::ios::openmode which) override;
  pos_type seekpos(pos_type place, std::ios::openmode which) override;

 private:
  [[noreturn]] void fail(int cause) const;

  std::string file_;
  int descriptor_ = 0;
  char block_[1 << 13];
};

}  // namespace annals::tools
