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

void Input::fail(int cause) const {
  throw std::runtime_error((file_ == "-" ? "Standard input" : "The file \"" + file_ + "\"") +
                           " cannot be read: " + std::generic_category().message(cause) + ".");
}

}  // namespace annals::tools
