#pragma once

#include "annals/time/period.hpp"
#include "query/select.hpp"
#include "sql/database.hpp"

#include <span>
#include <string>
#include <vector>

namespace annals::inline v0_2::query {

/// The classes of duration that occur among the events, ascending. One index seek for each of them.
std::vector<int> span_classes_in_use(sql::Database& database);

/// A query for the ids of the events that may overlap the period, which is not empty and has a beginning. An
/// event of class k lasts less than 2^k, so it can only reach into the period from a start less than 2^k
/// before it: one range of the index events_by_span for each class.
std::string ids_overlapping(const Period& period, std::span<const int> span_classes, Select& select);

}  // namespace annals::inline v0_2::query
