#pragma once

#include "annals/record/entry.hpp"
#include "annals/record/id.hpp"
#include "sql/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What records are known by: ids, keys, origins, the ends of edges.
namespace annals::inline v0_2::store {

/// The name of the table of a type of record.
std::string_view table_of(RecordType type);
bool exists(sql::Database& database, RecordId id);
/// "There is no event with the id 7 in this base": throws `Error` (not_found).
[[noreturn]] void refuse_missing(RecordId id);
/// What is known by a key under any origin, of any type; the origins by name beside the ids.
struct Keyed {
  RecordId id;
  std::string origin;
};
std::vector<Keyed> with_key(sql::Database& database, std::string_view key);
/// The type of the record that has this key of this origin already, or nothing.
std::optional<RecordType> type_with_key(sql::Database& database, std::string_view key, std::int64_t origin);
std::optional<RecordId> with_key(sql::Database& database, RecordType type, std::string_view key,
                                 std::int64_t origin);
/// The columns that an edge is known by: of a link `from_event kind to_event`, of a relative date `event
/// offset anchor`.
struct EdgeColumns {
  const char* from;
  const char* kind;
  const char* to;
};
EdgeColumns edge_columns(RecordType type);
std::optional<RecordId> find_edge(sql::Database& database, RecordType type, EventId from,
                                  std::string_view kind, EventId to);
std::optional<RecordName> name_of(sql::Database& database, RecordId id);
/// The number of an origin, entering it when it is new and `add`; else 0.
std::int64_t origin_number(sql::Database& database, std::string_view name, bool add);
/// The next id of a record, a claim or a review; the ids that follow it are free too, more than can be used.
/// Throws `Error` (corrupt) where a file was made so that there are none.
std::int64_t next_id(sql::Database& database);

}  // namespace annals::inline v0_2::store
