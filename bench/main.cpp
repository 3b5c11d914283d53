// Measures the library against what the same costs by hand, in one run: what counts is the ratio.

#include "dates.hpp"
#include "machine.hpp"
#include "network.hpp"
#include "peers.hpp"
#include "propagation.hpp"
#include "rows.hpp"

#include <charconv>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

#include <fmt/core.h>

namespace {

using namespace annals::bench;

constexpr const char* usage =
    "annals_bench [EVENTS | --million] [--peers] [--write]\n"
    "    the table, of 100,000 events unless said otherwise; also of DuckDB, Kuzu and PostgreSQL;\n"
    "    also written into docs/performance.md\n"
    "annals_bench dates | network | propagation    only that part\n";

struct Asked {
  std::size_t events = 100'000;
  bool peers = false;
  bool write = false;
};

bool read(int argc, char** argv, Asked& asked) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--million") {
      asked.events = 1'000'000;
    } else if (word == "--peers") {
      asked.peers = true;
    } else if (word == "--write") {
      asked.write = true;
    } else {
      const auto* const end = word.data() + word.size();
      const auto [at, error] = std::from_chars(word.data(), end, asked.events);
      if (error != std::errc() || at != end || asked.events < 10'000) {
        fmt::print(stderr, "{}: this is no number of events of at least 10000\n\n{}", word, usage);
        return false;
      }
    }
  }
  return true;
}

int measure_all(const Asked& asked) {
  if (asked.peers) Peers::check();
  const Folder folder;
  const auto workload = make_workload(asked.events);
  const auto head = fmt::format(
      "{}\n\n{} events with 3 actors each, {} links; medians of at least {} runs, but of one for an export, "
      "a "
      "check, a chance, and a load of 500,000 events or more.\n\n",
      machine_text(), asked.events, workload.links.size(), rounds);
  fmt::print("{}", head);
  Table table;
  const auto loaded = measure_writing(table, folder, workload);
  std::optional<Peers> peers;
  if (asked.peers) peers.emplace(folder.path(""), workload, loaded.events);
  {
    const auto base = annals::KnowledgeBase::open(folder.path("base.annals"));
    HandTuned hand_tuned(folder.path("hand_tuned.db"), workload, loaded.events);
    const Limit limit(workload, loaded.events);
    const Sides sides{workload, loaded, base, hand_tuned, limit, peers ? &*peers : nullptr};
    measure_timelines(table, sides);
    measure_walks(table, sides);
  }
  measure_processes(table, folder, workload, loaded);
  std::string versions;
  if (peers) {
    versions = "\n" + peers->measure(table);
    fmt::print("\n{}{}", table.text(), versions);
  }
  if (asked.write) write_figures("docs/performance.md", head + table.markdown() + versions);
  fmt::print("\n");
  measure_dates();
  fmt::print("\n");
  measure_network();
  fmt::print("\n");
  measure_propagation(folder.path(""));
  return 0;
}

}  // namespace

int main(int argc, char** argv) try {
  const std::string_view part = argc > 1 ? argv[1] : "";
  if (part == "process") return run_process(argc - 2, argv + 2);
  if (part == "dates") return measure_dates(), 0;
  if (part == "network") return measure_network(), 0;
  if (part == "propagation") return measure_propagation(Folder().path("")), 0;
  Asked asked;
  return read(argc, argv, asked) ? measure_all(asked) : 2;
} catch (const std::exception& error) {
  fmt::print(stderr, "{}\n", error.what());
  return 1;
}
