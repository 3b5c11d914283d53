#include "runner.hpp"

#include <chrono>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <fstream>
#include <iostream>
#include <map>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace annals::torture {

namespace fs = std::filesystem;

namespace {

constexpr auto log_name = "said.txt";

#ifdef __SANITIZE_ADDRESS__
constexpr int patience = 5;  // with what is slow by itself
#else
constexpr int patience = 1;
#endif

/// The process of a case: ends with 0 where all promises held.
[[noreturn]] void be_case(const Attack& attack, std::uint64_t seed, const fs::path& folder, bool log) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  alarm(static_cast<unsigned>(attack.seconds * patience));
  if (log) {
    const int file = open((folder / log_name).c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
    dup2(file, STDOUT_FILENO);
    dup2(file, STDERR_FILENO);
  }
#ifndef __SANITIZE_ADDRESS__  // which maps terabytes
  const rlimit memory{4ULL << 30, 4ULL << 30};
  setrlimit(RLIMIT_AS, &memory);
#endif
  int status = 0;
  try {
    Case one{.seed = seed, .folder = folder / "files"};
    fs::create_directory(one.folder);
    attack.run(one);
  } catch (const Failure& failure) {
    std::fprintf(stderr, "Broken: %s\n", failure.what());
    status = 1;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "Stopped by: %s\n", error.what());
    status = 1;
  }
  std::fflush(nullptr);
  _exit(status);
}

std::string name_of(const Attack& attack, std::uint64_t seed) {
  return std::string(attack.name) + ":" + std::to_string(seed);
}

fs::path new_folder(const Run& run, const Attack& attack, std::uint64_t seed) {
  const auto folder = run.folder / name_of(attack, seed);
  fs::remove_all(folder);
  fs::create_directories(folder);
  return folder;
}

/// How a case ended, in words; empty: well.
std::string ending(int status) {
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM) return "took too long";
  if (WIFSIGNALED(status)) return std::string("ended by: ") + strsignal(WTERMSIG(status));
  return WEXITSTATUS(status) == 0 ? "" : "failed";
}

/// What a case has said, in one line.
std::string summary(const fs::path& file) {
  std::ifstream in(file);
  std::string all, line;
  while (std::getline(in, line) && all.size() < 300) all += line.substr(0, 200) + " / ";
  return all;
}

}  // namespace

Result run_cases(const Attack& attack, const Run& run, double seconds) {
  struct Running {
    std::uint64_t seed;
    fs::path folder;
  };
  std::map<pid_t, Running> running;
  Result result;
  const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
  std::uint64_t seed = run.seed;

  const auto start = [&] {
    const auto folder = new_folder(run, attack, seed);
    std::fflush(nullptr);
    const pid_t id = fork();
    if (id == 0) be_case(attack, seed, folder, true);
    if (id < 0) throw Failure("no process could be made");
    running[id] = {seed++, folder};
  };
  const auto finish = [&] {
    int status = 0;
    const auto found = running.find(wait(&status));
    if (found == running.end()) return;
    const auto [case_seed, folder] = found->second;
    running.erase(found);
    ++result.tried;
    if (const auto how = ending(status); !how.empty()) {
      ++result.failed;
      std::cout << "  " << name_of(attack, case_seed) << " " << how << ". " << summary(folder / log_name)
                << std::endl;
    } else {
      fs::remove_all(folder);
    }
  };

  do {
    while (running.size() < static_cast<std::size_t>(run.jobs) &&
           (result.tried + running.size() == 0 || std::chrono::steady_clock::now() < end))
      start();
    finish();
  } while (!running.empty() || std::chrono::steady_clock::now() < end);
  return result;
}

bool run_again(const Attack& attack, std::uint64_t seed, const Run& run) {
  const auto folder = new_folder(run, attack, seed);
  const pid_t id = fork();
  if (id == 0) be_case(attack, seed, folder, false);
  int status = 0;
  waitpid(id, &status, 0);
  const auto how = ending(status);
  std::cout << name_of(attack, seed) << (how.empty() ? " held" : " " + how)
            << "; its files: " << folder.string() << std::endl;
  return how.empty();
}

}  // namespace annals::torture
