#pragma once

#include "annals/record/claim.hpp"
#include "annals/record/entry.hpp"
#include "annals/record/id.hpp"
#include "store/schema.hpp"
#include "store/state.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace annals::inline v0_2::store {

/// A record of any type as its row and the rows that hang on it have it: what it is known by, and what is
/// believed of it. The one form in which records are read and written.
struct Row {
  RecordId id{};
  std::string key{};  ///< empty for an edge
  std::int64_t origin = own_origin;
  std::string kind{};  ///< of an event or a link; of a relative date its offset
  EventId from{};      ///< of an edge
  EventId to{};        ///< of an edge
  Statement statement{};
  Standing standing = Standing::accepted;
  std::optional<Likelihood> likelihood{};
  /// The values that nothing decides between, of fields of which `statement` has the first. Not read with the
  /// row: see `undecided_values`.
  Fields undecided{};
  // What is not believed but follows, or is set by the owner; not written with the row.
  Chronology chronology{};              ///< of an event; `inconsistent` of a relative date, too
  std::optional<double> reliability{};  ///< of a source
};

/// The kind of an event, the believed type of an actor; else empty.
std::string_view kind_of(const Row& row);

/// Whether two rows say otherwise of a field, or only one of them says it.
bool differ_in(const Row& a, const Row& b, std::string_view field);

/// Writes a new row with everything that hangs on it: fields of its kind, participants, names, parts, text
/// index. An event is placed in time by its date alone, in UTC.
void insert_row(State& state, const Row& row);
/// Writes where `row` differs from `old`, which is what the base has. Where an event lies in time is not
/// written.
void update_row(State& state, const Row& old, const Row& row);
/// Writes the values of a row that nothing decides between, in the place of those that the base has.
void write_undecided(sql::Database& database, const Row& row);
/// Which values nothing decides between, by record: each as a claim would state it, in their order.
std::map<std::int64_t, std::vector<std::string>> undecided_values(sql::Database& database);
/// The same as a row has them.
std::vector<std::string> undecided_values(const Row& row);
/// Takes a row from its table, with everything that hangs on it. What refers to it is the caller's.
void remove_row(State& state, const Row& row);
/// The row of a record, or nothing.
std::optional<Row> load_row(State& state, RecordId id);
/// The row of a record. Throws `Error` (not_found).
Row require_row(State& state, RecordId id);
/// As much of the row of a record as its claims are read with: its id and its kind. One statement. Throws
/// `Error` (not_found).
Row require_kind(State& state, RecordId id);
/// The rows of those of the records that are there, in the order of `ids`. As many statements for many as for
/// one, but for events one more for each kind with fields.
std::vector<Row> load_rows(State& state, RecordType type, std::span<const std::int64_t> ids);

/// The columns of `event AS e` that `read_events` reads.
std::string_view event_columns();
/// The events of a query that selects `event_columns()`, in its order, with everything that hangs on them.
std::vector<EventEntry<>> read_events(State& state, sql::Rows rows);

/// Those that are there, in the order of `ids`.
std::vector<EventEntry<>> load_events(State& state, std::span<const std::int64_t> ids);
std::vector<ActorEntry> load_actors(State& state, std::span<const std::int64_t> ids);
std::vector<PlaceEntry> load_places(State& state, std::span<const std::int64_t> ids);
std::vector<SourceEntry> load_sources(State& state, std::span<const std::int64_t> ids);
std::vector<LinkEntry> load_links(State& state, std::span<const std::int64_t> ids);
std::vector<RelativeDateEntry> load_relative_dates(State& state, std::span<const std::int64_t> ids);
/// All records of a type with a title, by title.
std::vector<std::int64_t> ids_by_title(sql::Database& database, RecordType type);

}  // namespace annals::inline v0_2::store
