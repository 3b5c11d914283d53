#pragma once

#include <unistd.h>

#include <catch2/catch.hpp>

namespace annals::inline v0_2::sql::test {

/// One byte from a child to say that it has come so far.
class Signal {
 public:
  Signal() { REQUIRE(pipe(ends_) == 0); }
  void give() const { REQUIRE(write(ends_[1], "x", 1) == 1); }
  void wait() const {
    char token = 0;
    REQUIRE(read(ends_[0], &token, 1) == 1);
  }

 private:
  int ends_[2] = {};
};

[[noreturn]] inline void sleep_until_killed() {
  for (;;) pause();
}

}  // namespace annals::inline v0_2::sql::test
