#pragma once

#include "annals/record/id.hpp"
#include "sql/database.hpp"

#include <string>

namespace annals::query {

/// The key of an event, actor, place or source; `key@origin` where another record has the same key. Empty
/// when there is no such record.
std::string printed_key(sql::Database& database, RecordId record);

}  // namespace annals::query
