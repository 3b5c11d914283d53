#pragma once

#include "annals/time/period.hpp"
#include "query/select.hpp"
#include "sql/database.hpp"

#include <span>
#include <string>
#include <vector>

namespace annals::inline v0_2::query {

/// Where a query looks for events `e`: what follows FROM, and the conditions that go with it.
struct AccessPath {
  std::string from;
  std::string where;
};

/// The classes of duration that occur among the events, ascending. One index seek for each of them.
std::vector<int> span_classes_in_use(sql::Database& database);

/// Just the events that may overlap the period, which is not empty and has a beginning. An event of class k
/// lasts less than 2^k, so it can only reach into the period from a start less than 2^k before it: one range
/// of the index events_by_span for each class.
AccessPath overlapping(const Period& period, std::span<const int> span_classes, Select& select);

/// All events that may start in the period by the best estimate, and few others; each by one of the paths,
/// and in each a range of an index in the order of time. The first has those whose start is known within two
/// days, the second those that are vaguer, class by class. The period has a beginning.
std::vector<AccessPath> starting_in(const Period& period, Select& select);

}  // namespace annals::inline v0_2::query
