#pragma once

#include "files.hpp"
#include "hand_tuned.hpp"
#include "limit.hpp"
#include "measure.hpp"
#include "workload.hpp"

/// The rows of the table, a file of them each.
namespace annals::bench {

/// What is measured against what: the same events in each.
struct Sides {
  const Workload& workload;
  const Loaded& loaded;
  const KnowledgeBase& base;
  HandTuned& hand_tuned;
  const Limit& limit;
};

/// Loading, and one durable event more. Leaves the workload in `base.annals` of the folder.
Loaded measure_writing(Table& table, const Folder& folder, const Workload& workload);
/// Timelines, texts and counts.
void measure_timelines(Table& table, const Sides& sides);
/// Walks along links.
void measure_walks(Table& table, const Sides& sides);
/// What a process of its own does first, with what memory.
void measure_processes(Table& table, const Folder& folder, const Workload& workload, const Loaded& loaded);

/// What such a process does: `annals_bench process WORK BASE [ID…]`.
int run_process(int argc, char** argv);

}  // namespace annals::bench
