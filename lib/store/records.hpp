#pragma once

#include "annals/record/claim.hpp"
#include "annals/record/entry.hpp"
#include "annals/record/id.hpp"
#include "order/chronology.hpp"
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

/// A value that is in doubt, of a field of which the row has the first: one of several that nothing decides
/// between, or one that is only said with a reservation. Of a list, an element.
struct CandidateRow {
  std::string field{};
  Statement states{};  ///< the field with this value, as a claim would state it
  bool firm = false;   ///< someone says it without reservation
  std::optional<Likelihood> likelihood{};
  friend bool operator==(const CandidateRow&, const CandidateRow&) = default;
};

/// A record of any type as its row and the rows that hang on it have it: what it is known by, and what is
/// believed of it. The one form in which records are read and written.
struct Row {
  RecordId id{};
  std::string key{};  ///< empty for an edge
  std::int64_t origin = own_origin;
  std::string kind{};  ///< of a link; of a relative date its offset
  EventId from{};      ///< of an edge
  EventId to{};        ///< of an edge
  Statement statement{};
  Standing standing = Standing::accepted;
  std::optional<Likelihood> likelihood{};
  bool in_doubt = false;  ///< whether the base has candidates of it
  /// What is in doubt of it. Not read with the row, see `load_candidates`.
  std::vector<CandidateRow> candidates{};
  std::optional<Instant> reported{};  ///< of an event: it had started then
  // What is not believed but follows, or is set by the owner; not written with the row.
  Chronology chronology{};              ///< of an event; of a relative date, whether it is set aside
  std::optional<double> reliability{};  ///< of a source
};

/// The believed kind of an event, or type of an actor; else empty.
std::string_view kind_of(const Row& row);

/// Whether two rows say otherwise of a field, or only one of them says it.
bool differ_in(const Row& a, const Row& b, std::string_view field);

/// Writes a new row with everything that hangs on it: fields of its kind, participants, names, parts, text
/// index, there also the locator of the claim that enters it; an event is placed where `schedule` says.
void insert_row(State& state, const Row& row, std::string_view locator, const order::Schedule& schedule = {});
/// Writes where `row` differs from `old`, which is what the base has. Where an event lies in time is not
/// written.
void update_row(State& state, const Row& old, const Row& row);
/// Writes what is in doubt of a row that was read as `old`.
void write_candidates(sql::Database& database, const Row& old, const Row& row);
/// The fields of a row that are in doubt, in the order of its candidates.
std::vector<DoubtedField> doubted_fields(std::vector<CandidateRow> candidates);
/// Reads what is in doubt of rows of one type.
void load_candidates(State& state, std::span<Row> rows);
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

/// What is not sure of the dates of events, where anything is not: see `date_doubt`.
std::map<EventId, std::string> doubts_of_dates(sql::Database& database, std::span<const std::int64_t> events);

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
