#pragma once

#include "annals/query/events.hpp"
#include "query/event_set.hpp"
#include "store/state.hpp"

#include <string>
#include <string_view>

namespace annals::inline v0_2::query {

/// What must hold of the events of a set, as SQL that is true where it does, and false or NULL where it does
/// not. `filter` is what the set was made from. Throws as the functions in query/events.hpp.
std::string condition(store::State& state, const EventFilter& filter, const Criterion& asked,
                      EventSet& events);

/// The condition that the base believes in a record: "e.standing …".
std::string is_believed(std::string_view table);

/// Throws Error (not_found) where there is no such record.
void require_record(store::State& state, RecordId record);

}  // namespace annals::inline v0_2::query
