#pragma once

#include "annals/record/id.hpp"
#include "store/state.hpp"

#include <string>

namespace annals::inline v0_2::query {

/// The key of a record; `key@origin` where another record has the same key; of a link "from kind to". Empty
/// when there is no such record.
std::string printed_key(store::State& state, RecordId record);

/// The title of a record, or its key; of an edge "A causes B". Throws Error (not_found).
std::string label(store::State& state, RecordId record);

}  // namespace annals::inline v0_2::query
