#include "annals/io/json_lines.hpp"
#include "rows.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <memory>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>

#include <fmt/core.h>

namespace annals::bench {

namespace {

struct Took {
  double seconds = 0;
  double mb = 0;
};

/// Does this in a process of its own. It tells its peak memory itself: what the system reports of a child
/// counts what its parent had when it was made.
Took run(const std::string& work, const std::filesystem::path& base, const Ids& ids = {}) {
  auto command = fmt::format("'{}' process {} '{}'", std::filesystem::read_symlink("/proc/self/exe").string(),
                             work, base.string());
  for (const auto id : ids) command += fmt::format(" {}", id.value());
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  Took took;
  if (pipe == nullptr || std::fscanf(pipe.get(), "%lf %lf", &took.seconds, &took.mb) != 2)
    throw std::runtime_error("This failed: " + command);
  return took;
}

double peak_mb() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmHWM:")) return std::strtod(line.c_str() + 6, nullptr) * 1024 / 1e6;
  return 0;
}

/// Medians of some such processes.
void measure(Table& table, const std::string& what, int runs, const std::string& work,
             const std::filesystem::path& base, const Ids& ids, const Aim& time, const Aim& memory) {
  Times times;
  std::vector<double> mb;
  for (int i = 0; i < runs; ++i) {
    const auto took = run(work, base, ids);
    times.annals.push_back(took.seconds);
    mb.push_back(took.mb);
  }
  table.add(what, times, time);
  table.add_size(what + ": memory", median(mb), {}, memory);
}

/// Events that relative dates and causes connect into one set.
Ids make_tied_set(const std::filesystem::path& path, std::size_t events) {
  std::mt19937_64 random(7);
  auto base = KnowledgeBase::open(path);
  auto transaction = base.transaction();
  Ids ids{base.add(Event<>{.key = "tied-0", .when = "1950-01-01"})};
  for (std::size_t i = 1; i < events; ++i) {
    const auto anchor = ids[random() % ids.size()];
    ids.push_back(base.add(Event<>{.key = "tied-" + std::to_string(i)}));
    base.time(ids.back(), "1 to 30 days after", anchor);
    base.link(anchor, causes, ids.back());
  }
  transaction.commit();
  return ids;
}

std::size_t read_all_kinds_of_pages(const KnowledgeBase& base) {
  return base.events().starting_in("1950").limit(100).all().size() +
         base.events().overlapping("1960-01").count() +
         base.events().matching(word_at(0)).limit(100).all().size() + base.search(word_at(1)).size();
}

std::size_t stream(const KnowledgeBase& base) {
  std::size_t letters = 0;
  for (const auto& event : base.events()) letters += event.title.size();
  return letters;
}

std::size_t export_base(const KnowledgeBase& base) {
  std::ofstream out(base.path() + ".jsonl");
  export_json_lines(base, out);
  return static_cast<std::size_t>(out.tellp());
}

std::size_t do_work(std::string_view work, KnowledgeBase& base, const Ids& ids) {
  if (work == "read") return read_all_kinds_of_pages(base);
  if (work == "stream") return stream(base);
  if (work == "export") return export_base(base);
  if (work == "check") return base.check().size() + 1;
  if (work == "walk") return base.reached(ids.at(0), Toward::effect, {.depth = 6}).size() + 1;
  if (work == "order") return base.order(ids.at(0), ids.at(1), {.with_chance = false}).proofs.size() + 1;
  if (work == "order-by-causes")
    return base.order(ids.at(0), ids.at(1), {.assume_causes = true, .with_chance = false}).proofs.size() + 1;
  if (work == "order-and-chance") return base.order(ids.at(0), ids.at(1)).proofs.size() + 1;
  throw std::runtime_error(fmt::format("No process does this: {}", work));
}

}  // namespace

int run_process(int argc, char** argv) {
  if (argc < 2) return 2;
  Ids ids;
  for (int i = 2; i < argc; ++i) ids.emplace_back(std::strtoll(argv[i], nullptr, 10));
  auto base = KnowledgeBase::open(argv[1], {.mode = OpenOptions::Mode::existing});
  std::size_t done = 0;
  const auto took = seconds([&] { done = do_work(argv[0], base, ids); });
  fmt::print("{} {}\n", took, peak_mb());
  return done > 0 ? 0 : 1;
}

void measure_processes(Table& table, const Folder& folder, const Workload& workload, const Loaded& loaded) {
  const auto base = folder.path("base.annals");
  const auto tied = folder.path("tied.annals");
  const auto start = loaded.events[workload.links[workload.links.size() / 2].from];
  measure(table, "first walk of a process, to depth 6", rounds, "walk", base, {start}, at_most_ms(50), {});
  measure(table, "pages, an overlap and texts, from cold", rounds, "read", base, {}, {}, at_most_mb(100));
  measure(table, "all events, streamed", rounds, "stream", base, {}, {}, at_most_mb(100));
  const auto events = std::min<std::size_t>(100'000, workload.events.size() / 10);
  const auto ids = make_tied_set(tied, events);
  const auto what = fmt::format("order of two of {} tied", events);
  const Ids two{ids[1], ids.back()};
  measure(table, what, rounds, "order", tied, two, at_most_ms(50), at_most_mb(200));
  measure(table, what + ", by causes", rounds, "order-by-causes", tied, two, at_most_ms(50), at_most_mb(200));
  // Minutes each, of a million: once.
  measure(table, what + ", and its chance", 1, "order-and-chance", tied, two, {}, {});
  measure(table, "export", 1, "export", base, {}, {}, {});
  measure(table, "check", 1, "check", base, {}, at_most_ms(60'000), at_most_mb(500));
}

}  // namespace annals::bench
