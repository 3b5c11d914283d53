#pragma once

#include "sql/database.hpp"
#include "store/adjacency.hpp"

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace annals::inline v0_2::store {

class State;

/// The links of a base as they are in some state of it, read once for all who ask. Where there are many, the
/// base keeps a copy and notes what changes from then on, so that a new process need not read the links, nor
/// anyone all of them after a write. Thread-safe.
class AdjacencyCache {
 public:
  /// Of a state that was committed.
  [[nodiscard]] std::shared_ptr<const Adjacency> of(State& state);
  /// The same where that takes no time; else null.
  [[nodiscard]] std::shared_ptr<const Adjacency> at_hand(State& state);

 private:
  struct Known {
    std::string writes{};                          ///< of the latest state that was asked for
    std::optional<std::int64_t> copy{};            ///< which copy the base kept then
    std::shared_ptr<const Adjacency> as_copied{};  ///< what that has
    std::int64_t change = 0;                       ///< the last since
    std::shared_ptr<const Adjacency> latest{};     ///< with all of them
  };
  std::mutex mutex_;
  Known known_{};
};

/// All links of the base, from its tables.
Adjacency read_adjacency(State& state);

/// Makes the base keep a copy of its links as they are. In the caller's transaction.
void write_adjacency(State& state);
/// Does so where it keeps one already.
void repair_adjacency(State& state);
/// Whether the copy that the base keeps, if any, has its links. O(links).
bool is_adjacency_true(State& state);
/// Where the base keeps a copy, makes the writes of this connection note what they change of the links, until
/// the caller's transaction is rolled back.
void note_changes_of_links(sql::Database& database);
/// Makes the base keep a copy where it has many links and none yet, and anew where much has changed. In the
/// caller's transaction.
void keep_adjacency(State& state);

}  // namespace annals::inline v0_2::store
