#pragma once

#include <cstdint>
#include <filesystem>
#include <random>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace annals::torture {

/// One case of an attack. All that happens in it follows from the seed, so that "kill:123" names it; but
/// where processes race each other, the machine has a say too.
struct Case {
  std::uint64_t seed = 0;
  std::filesystem::path folder;  ///< new, empty, of this case alone
  std::mt19937_64 random{seed};

  /// A number from 0 to `below` - 1.
  std::size_t number(std::size_t below) { return static_cast<std::size_t>(random() % below); }
  bool chance(int percent) { return number(100) < static_cast<std::size_t>(percent); }
  /// A number from 1 to `last`, the small ones as likely as the large: 1, 2-3, 4-7, 8-15, …
  std::size_t early(std::size_t last);
};

/// A broken promise.
struct Failure : std::runtime_error {
  using std::runtime_error::runtime_error;
};

inline void require(bool holds, const std::string& promise) {
  if (!holds) throw Failure(promise);
}

/// One way to break a base. `run` has a process of its own, and throws what it finds broken.
struct Attack {
  std::string_view name;
  std::string_view what;
  void (*run)(Case&);
  int seconds = 60;  ///< that a case may take before it counts as hanging
};

/// All of them, in the order in which they run.
std::span<const Attack> attacks();

void kill_writer(Case&);
void kill_at_call(Case&);
void fail_calls(Case&);
void fail_allocations(Case&);
void cut_power(Case&);
void damage_files(Case&);
void hostile_schema(Case&);
void hostile_text(Case&);
void many_processes(Case&);

}  // namespace annals::torture
