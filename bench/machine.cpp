#include "machine.hpp"

#include "annals/version.hpp"

#include <array>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <sys/utsname.h>
#include <thread>
#include <unistd.h>

#include <fmt/chrono.h>
#include <sqlite3.h>

namespace annals::bench {

std::string machine_text() {
  utsname system{};
  uname(&system);
  std::array<double, 3> load{};
  getloadavg(load.data(), static_cast<int>(load.size()));
  const auto bytes =
      static_cast<double>(sysconf(_SC_PHYS_PAGES)) * static_cast<double>(sysconf(_SC_PAGE_SIZE));
  return fmt::format(
      "Measured on {:%Y-%m-%d}: {} cores, {:.0f} GB of memory, {} {}; load of the machine {:.1f} at the "
      "start. "
      "Annals {}, SQLite {}.",
      fmt::gmtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now())),
      std::thread::hardware_concurrency(), bytes / 1e9, system.sysname, system.release, load[0], version(),
      sqlite3_libversion());
}

void write_figures(const std::string& file, const std::string& figures) {
  constexpr const char* mark = "<!-- figures -->\n";
  std::ifstream in(file);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const auto at = text.find(mark);
  if (at == std::string::npos)
    throw std::runtime_error(file +
                             " is not there, or has no line <!-- figures --> after which figures stand");
  std::ofstream(file) << text.substr(0, at) << mark << "\n" << figures;
}

}  // namespace annals::bench
