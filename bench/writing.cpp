#include "rows.hpp"

#include <string>
#include <string_view>

#include <fmt/core.h>

namespace annals::bench {

namespace {

/// As many rows with the same columns as one event with its actors and links takes, and no more.
double seconds_by_hand(BareDatabase& bare) {
  return seconds([&] {
    bare.execute("BEGIN");
    for (const auto* rows : {"event LIMIT 1", "participant LIMIT 3", "link LIMIT 3"}) {
      const std::string table(rows, std::string_view(rows).find(' '));
      bare.execute("INSERT INTO " + table + " SELECT * FROM " + rows);
    }
    bare.execute("COMMIT");
  });
}

void measure_one_more(Table& table, const Folder& folder, const Workload& workload, const Loaded& loaded) {
  constexpr std::size_t warm_up = 10;
  constexpr std::size_t writes = 100;
  const auto copy = folder.fresh("written.annals");
  KnowledgeBase::open(folder.path("base.annals")).copy_to(copy);
  auto base = KnowledgeBase::open(copy);
  BareDatabase bare(folder.path("bare.db"));
  bare.execute("PRAGMA synchronous = FULL");
  const Citation citation{.source = base.source("bench").id, .locator = "p. 2"};
  Times times;
  for (std::size_t i = 0; i < warm_up + writes; ++i) {
    const auto ours = seconds([&] {
      auto transaction = base.transaction();
      const auto event = add_event(base, workload.events[i], fmt::format("more-{}", i), loaded, citation);
      for (std::size_t link = 0; link < 3; ++link)
        base.link(loaded.events[4 * i + link], causes, event, {.credence = likely}, citation);
      transaction.commit();
    });
    const auto by_hand = seconds_by_hand(bare);
    if (i < warm_up) continue;
    times.annals.push_back(ours);
    times.hand_tuned.push_back(by_hand);
  }
  table.add("one durable event, 3 actors, 3 links", times, times_hand_tuned(2.5));
  static_cast<void>(folder.fresh("written.annals"));
}

}  // namespace

Loaded measure_writing(Table& table, const Folder& folder, const Workload& workload) {
  // A load of a million takes minutes: it is measured once.
  const int loads = workload.events.size() < 500'000 ? rounds : 1;
  Loaded loaded;
  Times times;
  for (int i = 0; i < loads; ++i) {
    const auto path = folder.fresh("base.annals");
    times.annals.push_back(seconds([&] { loaded = load(path, workload); }));
    const BareTables tables(path);
    times.hand_tuned.push_back(seconds([&] { tables.insert_into(folder.fresh("bare.db")); }));
  }
  table.add(load_row, times, times_hand_tuned(5.5));
  table.add_size("size of the file", megabytes(folder.path("base.annals")), megabytes(folder.path("bare.db")),
                 times_hand_tuned(3));
  measure_one_more(table, folder, workload, loaded);
  return loaded;
}

}  // namespace annals::bench
