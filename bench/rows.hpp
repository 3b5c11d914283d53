#pragma once

#include "files.hpp"
#include "hand_tuned.hpp"
#include "limit.hpp"
#include "measure.hpp"
#include "peers.hpp"
#include "workload.hpp"

#include <functional>
#include <string>

/// The rows of the table, a file of them each.
namespace annals::bench {

/// What is measured against what: the same events in each.
struct Sides {
  const Workload& workload;
  const Loaded& loaded;
  const KnowledgeBase& base;
  HandTuned& hand_tuned;
  const Limit& limit;
  Peers* peers;  // null: none are asked
};

/// A row of questions, all of one form.
struct Question {
  std::string work;  // as the table has it
  std::string name;  // as bench/peers/ has it
  int times;
  std::function<Json(int)> parameters;
  Aim aim;
};

/// Asks each way, and leaves the questions for the peers, with the answers that Annals gives.
template <class Annals, class HandTuned, class Limit>
void ask(Table& table, const Sides& sides, const Question& question, const Annals& annals,
         const HandTuned& hand_tuned, const Limit& limit) {
  table.add(question.work, compare(question.times, annals, hand_tuned, limit), question.aim);
  for (int i = 0; sides.peers != nullptr && i < question.times; ++i)
    sides.peers->add(question.work, question.name, question.parameters(i), answer_of(annals(i)));
}

/// The row that says what loading takes.
inline constexpr const char* load_row = "load, with claims and full text";

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
