#pragma once

#include "attack.hpp"

#include <cstddef>

namespace annals::torture {

struct Run {
  std::filesystem::path folder;  ///< where cases have their folders, and where those that failed stay
  std::uint64_t seed = 0;        ///< of the first case of each attack; the next has the next number
  int jobs = 2;                  ///< cases at once
};

struct Result {
  std::size_t tried = 0;
  std::size_t failed = 0;
};

/// Runs cases of an attack, each in a process of its own, for so many seconds and at least one. What a failed
/// case has said and left stays in `run.folder`, under its name.
Result run_cases(const Attack& attack, const Run& run, double seconds);

/// Runs one case, which says what it has to say to standard error, and leaves its files. Returns whether it
/// held.
bool run_again(const Attack& attack, std::uint64_t seed, const Run& run);

}  // namespace annals::torture
