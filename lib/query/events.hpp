#pragma once

#include "annals/query/events.hpp"
#include "query/select.hpp"
#include "store/state.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// From what is asked about events to SQL and back.
///
/// A query is made for the state in which it runs. All of these throw Error: invalid_argument for a field
/// that the kind does not have so, not_found for an id of no record. No event is of a kind that the base does
/// not know.
namespace annals::inline v0_2::query {

/// SELECT {columns} FROM event AS e …, in the order asked for. Where no condition goes by an index of its
/// own, chronologically it is one scan of events_by_time, or of events_by_kind, without a sort.
Select select_events(store::State& state, const EventFilter& filter, std::string_view columns);
/// The same as part of a larger statement, which has its parameters in `select`.
std::string select_events(store::State& state, const EventFilter& filter, std::string_view columns,
                          Select& select);

/// How many there are, whatever the limit and the place in the order.
std::size_t count_events(store::State& state, const EventFilter& filter);

/// How many in each group, or with each value of a field of the kind: records by their keys, dates without
/// their words; "" where nothing is said. Largest first and ties by name, times in chronological order. One
/// with several actors counts for each of them.
std::vector<GroupCount> count_events_by(store::State& state, const EventFilter& filter,
                                        const detail::Grouping& grouping);
/// How many in each pair of groups that has events: by the first and then the second, times in chronological
/// order and all else by name.
std::vector<PairCount> count_events_by(store::State& state, const EventFilter& filter,
                                       const detail::Grouping& first, const detail::Grouping& second);

/// Of a field of numbers: an integer, or a double. Nothing where no event says it.
std::optional<Value> aggregate_events(store::State& state, const EventFilter& filter,
                                      detail::Aggregate aggregate, std::string_view field);

/// The kinds that were asked for by their words, also in queries within this one.
std::vector<std::string_view> kinds_asked_for(const EventFilter& filter);

}  // namespace annals::inline v0_2::query
