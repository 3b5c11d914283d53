#pragma once

#include "annals/query/events.hpp"
#include "query/select.hpp"
#include "store/state.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

/// From what is asked about events to SQL and back.
///
/// A query is made for the state in which it runs. All of these throw Error (invalid_argument) for a
/// condition on a field that the kind does not have so.
namespace annals::query {

/// SELECT {columns} FROM event AS e …, in the order asked for. Where no condition goes by an index of its
/// own, it is one scan of events_by_time, or of events_by_kind, without a sort.
Select select_events(store::State& state, const EventFilter& filter, std::string_view columns);

/// How many there are, whatever the limit and the place in the order.
std::size_t count_events(store::State& state, const EventFilter& filter);

/// How many in each group: largest first and ties by name, months and years in chronological order. An event
/// without a date or place or actor counts under ""; one with several actors counts for each of them.
std::vector<GroupCount> count_events_by(store::State& state, const EventFilter& filter, Group group);

/// How many have each value of a field of the kind: largest first and ties by value. Records by their keys,
/// dates without their words; "" where the field is not said.
std::vector<GroupCount> count_events_by(store::State& state, const EventFilter& filter,
                                        std::string_view field);

}  // namespace annals::query
