#pragma once

#include "annals/query/asking.hpp"
#include "annals/record/id.hpp"
#include "annals/time/period.hpp"
#include "baseline.hpp"
#include "workload.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace annals::bench {

using Ids = std::vector<EventId>;
using Keys = std::vector<std::string>;
using Months = std::vector<GroupCount>;

/// Months since year 0, and as people write them.
std::int64_t month_of(Instant instant);
std::string month_text(std::int64_t month);
/// Bits in the length of an event: overlaps are found class by class.
int span_class(const Bounds& bounds);

/// The workload in tables of its own, with the indexes that an expert would make for just these questions.
class HandTuned {
 public:
  /// `ids`: those that a base gave the events.
  HandTuned(const std::filesystem::path& path, const Workload& workload, const Ids& ids);

  /// Pages of events read whole, in order; what is given are their keys.
  Keys page_after(Instant start, std::size_t limit);
  Keys page_in(const Period& period, std::size_t limit);
  Keys of_actor_and_kind(std::size_t actor, std::size_t kind, const Period& period, std::size_t limit);
  /// Those that may have been under way in a period, in order.
  Ids overlapping(const Period& period);
  std::size_t count_overlapping(const Period& period);
  Keys read_overlapping(const Period& period);
  /// Breadth first, each depth by id.
  Ids effects(EventId event, std::size_t depth);
  Ids matching(std::string_view words, const Period& period);
  Ids order();
  Months months();
  Months months_of(std::size_t actor);

 private:
  void insert(const Workload& workload, const Ids& ids);
  Keys read(Statement& events);

  BareDatabase base_;
  std::vector<Statement> statements_{};
  std::vector<int> span_classes_{};  // those in use
};

}  // namespace annals::bench
