#pragma once

#include "annals/query/events.hpp"
#include "query/select.hpp"
#include "sql/database.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

/// From what is asked about events to SQL and back.
///
/// `kind` is the base's description of `filter.kind`; null: the base knows no such kind, and nothing is
/// found, or no kind is asked for. All of these throw Error (invalid_argument) for a condition on a field
/// that the kind does not have so. A query is made for the state of the base in which it runs: make and run
/// it in one transaction.
namespace annals::query {

/// SELECT {columns} FROM event AS e …, in the order asked for. Where no condition goes by an index of its
/// own, it is one scan of event_by_time, or of event_by_kind, without a sort.
Select select_events(sql::Database& database, const EventFilter& filter, std::string_view columns,
                     const KindDescription* kind);

/// How many there are, whatever the limit and the place in the order.
std::size_t count_events(sql::Database& database, const EventFilter& filter, const KindDescription* kind);

/// How many in each group: largest first and ties by name, months and years in chronological order. An event
/// without a date or place or actor counts under ""; one with several actors counts for each of them.
std::vector<GroupCount> count_events_by(sql::Database& database, const EventFilter& filter,
                                        const KindDescription* kind, Group group);

/// How many have each value of a field of the kind: largest first and ties by value. Records by their keys,
/// dates without their words; "" where the field is not said.
std::vector<GroupCount> count_events_by(sql::Database& database, const EventFilter& filter,
                                        const KindDescription* kind, std::string_view field);

}  // namespace annals::query
