#pragma once

#include "annals/time/period.hpp"
#include "query/select.hpp"
#include "sql/database.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace annals::inline v0_2::query {

/// Where a query looks for events `e`: what follows FROM, and the conditions that go with it.
struct AccessPath {
  std::string from;
  std::string where;
  std::string sort_key = "e.sort_key";  ///< the column of the index by which it is in order
};

/// The classes of duration that occur among the events, ascending. One index seek for each of them.
std::vector<int> span_classes_in_use(sql::Database& database);

/// Just the events that may overlap the period, which is not empty and has a beginning. An event of class k
/// lasts less than 2^k, so it can only reach into the period from a start less than 2^k before it: one range
/// of the index events_by_span for each class.
AccessPath overlapping(const Period& period, std::span<const int> span_classes, Select& select);

/// Sort keys, both ends included; of events whose starts are known only within years, more of them.
struct StartRange {
  std::optional<int> start_class;  ///< as in the column; none: known within two days
  Instant from;
  Instant to;
};

/// One for each class of start. Together they have all events that may start in the period by the best
/// estimate, and few others. The period has a beginning.
std::vector<StartRange> ranges_of_starts(const Period& period);
/// The same of all whose sort key is in the period, its end included.
std::vector<StartRange> ranges_of_sort_keys(const Period& period);

/// The events in such ranges, each by one path and in each in the order of time.
std::vector<AccessPath> in_ranges(std::span<const StartRange> ranges, Select& select);

/// Those of them in which an actor took part, in this role and of this kind unless these are empty:
/// parameters each.
struct TakingPart {
  std::string actor;
  std::string role;
  std::string kind;
};
std::vector<AccessPath> in_ranges(std::span<const StartRange> ranges, const TakingPart& asked,
                                  Select& select);

}  // namespace annals::inline v0_2::query
