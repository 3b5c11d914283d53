#pragma once

#include "attack.hpp"

#include <csignal>
#include <cstdio>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace annals::torture {

/// Runs `act(say)` in a process of its own, which ends with the one that started it, with 0, or with 1 after
/// a message to standard error. `say(n)` acknowledges a number to the one that started it.
class Child {
 public:
  template <class Act>
  explicit Child(Act act) {
    int ends[2];
    require(pipe(ends) == 0, "a pipe can be made");
    id_ = fork();
    require(id_ >= 0, "a process can be made");
    if (id_ == 0) {
      close(ends[0]);
      prctl(PR_SET_PDEATHSIG, SIGKILL);
      int status = 0;
      try {
        act([end = ends[1]](int n) {
          require(write(end, &n, sizeof n) == sizeof n, "a number can be said");
        });
      } catch (const std::exception& error) {
        (void)std::fprintf(stderr, "%s\n", error.what());
        status = 1;
      }
      _exit(status);
    }
    close(ends[1]);
    end_ = ends[0];
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    kill();
    (void)wait();
    close(end_);
  }

  /// The next number that it says; -1 when it has ended.
  int next() const {
    int n = -1;
    return read(end_, &n, sizeof n) == sizeof n ? n : -1;
  }
  /// The last number that it said before it ended, or `before`.
  int last(int before = 0) const {
    for (int n = next(); n != -1; n = next()) before = n;
    return before;
  }
  void kill() const {
    if (!ended_) ::kill(id_, SIGKILL);
  }
  /// Its wait status.
  int wait() {
    if (!ended_) waitpid(id_, &status_, 0);
    ended_ = true;
    return status_;
  }

 private:
  pid_t id_ = -1;
  int end_ = -1;
  int status_ = 0;
  bool ended_ = false;
};

}  // namespace annals::torture
