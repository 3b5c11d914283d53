#pragma once

#include "annals/record/claim.hpp"
#include "annals/record/entry.hpp"
#include "annals/record/id.hpp"
#include "sql/database.hpp"
#include "store/kinds.hpp"
#include "store/schema.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace annals::store {

/// A record of any type as it stands in its row: what it is known by, what is believed of it, and the claim
/// that entered it. The library's one general form of a record.
struct Row {
  RecordId id{};
  std::string key{};  ///< empty for a link
  std::int64_t origin = own_origin;
  std::string kind{};  ///< of an event or a link
  EventId from{};      ///< of a link
  EventId to{};        ///< of a link
  Says says{};         ///< what is believed
  Standing standing = Standing::accepted;
  std::optional<Likelihood> likelihood{};
  std::size_t claims = 0;  ///< in claim_entry; 0: the row is its only claim
  Said said{};
};

/// Writes a new row with everything that hangs on it: details, participants, names, parts, text index.
void insert_row(sql::Database& database, const Kinds& kinds, const Row& row);
/// Makes the row and everything that hangs on it say what `row` says.
void update_row(sql::Database& database, const Kinds& kinds, const Row& row);
/// The row of a record, or nothing.
std::optional<Row> load_row(sql::Database& database, const Kinds& kinds, RecordId id);

/// The columns of `event AS e` that `read_events` reads.
std::string_view event_columns();
/// The events of a query that selects `event_columns()`, in its order, with everything that hangs on them.
std::vector<EventEntry<>> read_events(sql::Database& database, const Kinds& kinds, sql::Rows rows);

std::vector<EventEntry<>> load_events(sql::Database& database, const Kinds& kinds,
                                      std::span<const std::int64_t> ids);
std::vector<ActorEntry> load_actors(sql::Database& database, std::optional<ActorId> only = {});
std::vector<PlaceEntry> load_places(sql::Database& database, std::optional<PlaceId> only = {});
std::vector<SourceEntry> load_sources(sql::Database& database, std::optional<SourceId> only = {});
std::optional<LinkEntry> load_link(sql::Database& database, LinkId id);

/// The name of the table of a type of record.
std::string_view table_of(RecordType type);
bool exists(sql::Database& database, RecordId id);
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
std::optional<LinkId> find_link(sql::Database& database, EventId from, LinkKind kind, EventId to);
std::optional<RecordName> name_of(sql::Database& database, RecordId id);
/// The number of an origin, entering it when it is new and `add`; else 0.
std::int64_t origin_number(sql::Database& database, std::string_view name, bool add);
/// The next free id.
std::int64_t next_id(sql::Database& database);

}  // namespace annals::store
