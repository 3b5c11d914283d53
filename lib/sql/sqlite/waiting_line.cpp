#include "sql/sqlite/waiting_line.hpp"

#include <fcntl.h>
#include <thread>
#include <unistd.h>

namespace annals::inline v0_2::sql::sqlite {

namespace {

constexpr off_t first_place = off_t{1} << 62;
constexpr off_t places = 8;
constexpr auto pause = std::chrono::microseconds(500);

bool lock(int descriptor, short type, off_t from, off_t count) {
  struct flock range {};
  range.l_type = type;
  range.l_whence = SEEK_SET;
  range.l_start = first_place + from;
  range.l_len = count;
  return fcntl(descriptor, F_OFD_SETLK, &range) == 0;
}

}  // namespace

WaitingLine::~WaitingLine() {
  if (descriptor_ >= 0) close(descriptor_);
}

bool WaitingLine::reach_front(const std::filesystem::path& log, Clock::time_point until) {
  descriptor_ = open(log.c_str(), O_RDWR | O_CLOEXEC);
  if (descriptor_ < 0 || lock(descriptor_, F_WRLCK, 0, places))
    return true;  // nobody waits: all places at once
  for (off_t place = places - 1; place >= 0; --place) {
    while (!lock(descriptor_, F_WRLCK, place, 1)) {
      if (Clock::now() >= until) return false;
      std::this_thread::sleep_for(pause);
    }
    if (place + 1 < places) lock(descriptor_, F_UNLCK, place + 1, 1);
  }
  return true;
}

}  // namespace annals::inline v0_2::sql::sqlite
