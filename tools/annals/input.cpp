#include "input.hpp"

#include <cerrno>
#include <cstddef>
#include <fcntl.h>
#include <iterator>
#include <stdexcept>
#include <system_error>
#include <unistd.h>

namespace annals::tools {

Input::Input(const std::string& file) : file_(file) {
  if (file_ == "-") return;
  descriptor_ = open(file_.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor_ < 0) fail(errno);
}

Input::~Input() {
  if (descriptor_ > 0) close(descriptor_);
}

std::string Input::rest() {
  return {std::istreambuf_iterator<char>(this), {}};
}

Input::int_type Input::underflow() {
  ssize_t size = 0;
  do size = read(descriptor_, block_, sizeof block_);
  while (size < 0 && errno == EINTR);
  if (size < 0) fail(errno);
  if (size == 0) return traits_type::eof();
  setg(block_, block_, block_ + size);
  return traits_type::to_int_type(*gptr());
}

bool Input::can_go_back() const {
  return lseek(descriptor_, 0, SEEK_CUR) >= 0;
}

Input::pos_type Input::seekoff(off_type offset, std::ios::seekdir from, std::ios::openmode which) {
  const off_t end_of_block = lseek(descriptor_, 0, SEEK_CUR);
  if (end_of_block < 0 || from == std::ios::end) return pos_type(off_type(-1));
  if (from == std::ios::beg) return seekpos(offset, which);
  const auto here = end_of_block - (egptr() - gptr());
  return offset == 0 ? pos_type(here) : seekpos(here + offset, which);
}

Input::pos_type Input::seekpos(pos_type place, std::ios::openmode) {
  if (lseek(descriptor_, place, SEEK_SET) < 0) return pos_type(off_type(-1));
  setg(block_, block_, block_);
  return place;
}

void Input::fail(int cause) const {
  throw std::runtime_error((file_ == "-" ? "Standard input" : "The file \"" + file_ + "\"") +
                           " cannot be read: " + std::generic_category().message(cause) + ".");
}

}  // namespace annals::tools
