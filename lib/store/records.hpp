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
  std::string key{};  ///< empty for a tie
  std::int64_t origin = own_origin;
  std::string kind{};  ///< as in RecordName
  EventId from{};      ///< of a tie
  EventId to{};        ///< of a tie
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
/// The row of a record. Throws `Error` (not_found).
Row require_row(sql::Database& database, const Kinds& kinds, RecordId id);
/// The rows of those of the records that are there, in the order of `ids`.
std::vector<Row> load_rows(sql::Database& database, const Kinds& kinds, RecordType type,
                           std::span<const std::int64_t> ids);

/// The columns of `event AS e` that `read_events` reads.
std::string_view event_columns();
/// The events of a query that selects `event_columns()`, in its order, with everything that hangs on them.
std::vector<EventEntry<>> read_events(sql::Database& database, const Kinds& kinds, sql::Rows rows);

/// In chronological order.
std::vector<EventEntry<>> load_events(sql::Database& database, const Kinds& kinds,
                                      std::span<const std::int64_t> ids);
/// The ids of the records asked for; nothing: all of the type, by title.
using Only = std::optional<std::span<const std::int64_t>>;
std::vector<ActorEntry> load_actors(sql::Database& database, Only only);
std::vector<PlaceEntry> load_places(sql::Database& database, Only only);
std::vector<SourceEntry> load_sources(sql::Database& database, Only only);
std::vector<LinkEntry> load_links(sql::Database& database, std::span<const std::int64_t> ids);
std::vector<TimingEntry> load_timings(sql::Database& database, std::span<const std::int64_t> ids);

}  // namespace annals::store
