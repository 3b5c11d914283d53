#include "new_file.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace annals::tools {

namespace {

/// The names to remove on an interruption.
std::atomic<const std::vector<std::string>*> unfinished{nullptr};
static_assert(std::atomic<const std::vector<std::string>*>::is_always_lock_free, "a signal handler reads it");

constexpr std::array interruptions{SIGINT, SIGTERM, SIGHUP};

extern "C" void remove_unfinished(int signal) {
  if (const auto* names = unfinished.load())
    for (const auto& name : *names) unlink(name.c_str());
  static_cast<void>(std::signal(signal, SIG_DFL));
  static_cast<void>(raise(signal));
}

[[noreturn]] void fail() {
  throw std::system_error(errno, std::generic_category());
}

}  // namespace

bool is_there(const std::string& path) {
  std::error_code error;
  return std::filesystem::exists(std::filesystem::symlink_status(path, error));
}

NewFile::NewFile(const std::string& start, const std::vector<std::string_view>& companions) {
  for (int number = getpid();; ++number) {
    const auto name = start + "-" + std::to_string(number);
    names_ = {name};
    for (const auto& end : companions) names_.push_back(name + std::string(end));
    if (std::any_of(names_.begin(), names_.end(), is_there)) continue;
    descriptor_ = open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor_ >= 0) break;
    if (errno != EEXIST) fail();
  }
  unfinished = &names_;
  for (const int signal : interruptions)
    if (std::signal(signal, remove_unfinished) == SIG_IGN) static_cast<void>(std::signal(signal, SIG_IGN));
}

NewFile::~NewFile() {
  if (descriptor_ >= 0) close(descriptor_);
  for (const auto& name : names_) unlink(name.c_str());
  unfinished = nullptr;
}

void NewFile::close_descriptor() {
  if (close(std::exchange(descriptor_, -1)) != 0) fail();
}

void NewFile::replace(const std::string& name) {
  if (std::rename(path().c_str(), name.c_str()) != 0) fail();
  unfinished = nullptr;
  names_.clear();
}

bool NewFile::take_name(const std::string& name) const {
  if (link(path().c_str(), name.c_str()) == 0) return true;  // its own name goes with this
  if (errno == EEXIST) return false;
#ifdef RENAME_NOREPLACE
  // Some file systems know no second name.
  if (renameat2(AT_FDCWD, path().c_str(), AT_FDCWD, name.c_str(), RENAME_NOREPLACE) == 0) return true;
  if (errno == EEXIST) return false;
#endif
  fail();
}

Uninterrupted::Uninterrupted() {
  sigset_t waiting;
  sigemptyset(&waiting);
  for (const int signal : interruptions) sigaddset(&waiting, signal);
  sigprocmask(SIG_BLOCK, &waiting, &before_);
}

Uninterrupted::~Uninterrupted() {
  sigprocmask(SIG_SETMASK, &before_, nullptr);
}

}  // namespace annals::tools
