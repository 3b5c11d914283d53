// Measures the library against what the same costs by hand, in one run: what counts is the ratio.
// `annals_bench [EVENTS]`; `annals_bench dates`, `network` or `propagation` measures only that part.

#include "annals/knowledge_base.hpp"
#include "baseline.hpp"
#include "dates.hpp"
#include "measure.hpp"
#include "network.hpp"
#include "propagation.hpp"
#include "workload.hpp"

#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include <fmt/core.h>

namespace {

using namespace annals;
using namespace annals::bench;

/// A folder of its own, gone at the end.
class Folder {
 public:
  Folder()
      : path_(std::filesystem::temp_directory_path() /
              ("annals-bench-" + std::to_string(std::random_device{}()))) {
    std::filesystem::create_directory(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] std::filesystem::path path(const std::string& name) const { return path_ / name; }
  /// A file that is not there yet.
  [[nodiscard]] std::filesystem::path file(const std::string& name) const {
    for (const auto* tail : {"", "-wal", "-shm"}) std::filesystem::remove(path_ / (name + tail));
    return path_ / name;
  }

 private:
  std::filesystem::path path_;
};

std::vector<EventId> load(const std::filesystem::path& path, const Workload& workload) {
  auto base = KnowledgeBase::open(path);
  auto transaction = base.transaction();
  const auto source = base.add(Source{.key = "bench", .title = "A benchmark", .published = "2024"});
  const Citation citation{.source = source, .locator = "p. 1"};
  std::vector<ActorId> actors;
  for (std::size_t i = 0; i < workload.actors.size(); ++i)
    actors.push_back(
        base.add(Actor{.key = "actor-" + std::to_string(i), .title = workload.actors[i]}, citation));
  std::vector<EventId> events;
  for (const auto& plain : workload.events) {
    Event<> event{.key = plain.key,
                  .kind = "report",
                  .title = plain.title,
                  .summary = plain.summary,
                  .when = plain.when};
    for (const auto actor : plain.actors) event.with.push_back({actors[actor], "attends"});
    events.push_back(base.add(event, citation));
  }
  for (const auto& link : workload.links)
    base.link(events[link.from], link.kind, events[link.to], {.mechanism = link.mechanism}, citation);
  transaction.commit();
  return events;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view part = argc > 1 ? argv[1] : "";
  if (part == "dates") return measure_dates(), 0;
  if (part == "network") return measure_network(), 0;
  if (part == "propagation") return measure_propagation(Folder().path("")), 0;
  const std::size_t count =
      argc > 1 ? static_cast<std::size_t>(std::strtoull(argv[1], nullptr, 10)) : 100'000;
  if (count < 1000) {
    fmt::print(stderr, "annals_bench [EVENTS]: at least 1000; annals_bench dates, network or propagation\n");
    return 2;
  }
  const Folder folder;
  const auto workload = make_workload(count, count / 100, 3 * count);
  fmt::print("{} events with 3 actors each, {} links; medians of {} rounds, each beside its baseline\n\n",
             count, workload.links.size(), rounds);
  print_header("SQLite");

  std::vector<double> ours;
  std::vector<double> bare;
  std::vector<EventId> events;
  for (int round = 0; round < rounds; ++round) {
    const auto path = folder.file("base.annals");
    ours.push_back(seconds([&] { events = load(path, workload); }));
    const BareTables tables(path);
    bare.push_back(seconds([&] { tables.insert_into(folder.file("bare.db")); }));
  }
  report("load, as claims with full text", ours, bare, 6);

  const auto path = folder.path("base.annals");
  const auto base = KnowledgeBase::open(path);
  BareDatabase by_hand(path);
  std::mt19937_64 random(20180919);

  ours.clear();
  bare.clear();
  for (int i = 0; i < 300; ++i) {
    const auto after = workload.events[random() % count].when.bounds().earliest_start;
    std::size_t found = 0;
    ours.push_back(seconds([&] {
      found = base.events().after({after, 0, EventId(0)}).limit(100).all().size();
    }));
    bare.push_back(seconds([&] { found -= read_page_bare(by_hand, after.key() - 1, 100); }));
    if (found != 0) fmt::print("the pages differ by {} events\n", static_cast<std::int64_t>(found));
  }
  report("a page of 100 of the timeline", ours, bare, 2);

  ours.clear();
  bare.clear();
  for (int i = 0; i < 60; ++i) {
    const auto event = events[random() % count];
    std::size_t found = 0;
    ours.push_back(seconds([&] { found = base.effects(event, {.depth = 6}).steps.size(); }));
    bare.push_back(seconds([&] { found -= read_effects_bare(by_hand, event.value(), 6); }));
    if (found != 0) fmt::print("the effects differ by {} links\n", static_cast<std::int64_t>(found));
  }
  report("effects to depth 6", ours, bare, 2);

  fmt::print("\n");
  measure_dates();
  fmt::print("\n");
  measure_network();
  fmt::print("\n");
  measure_propagation(folder.path(""));
}
