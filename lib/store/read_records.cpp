// From rows to records.

#include "annals/error.hpp"
#include "record/description.hpp"
#include "sql/quoted.hpp"
#include "store/binding.hpp"
#include "store/claims.hpp"
#include "store/columns.hpp"
#include "store/id_list.hpp"
#include "store/identity.hpp"
#include "store/records.hpp"
#include "store/stated.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace annals::inline v0_2::store {

namespace {

/// What the table of a type has beside what is known and believed.
std::vector<std::string> other_columns(RecordType type) {
  switch (type) {
    case RecordType::event:
      return {"earliest_start", "latest_start", "earliest_end", "latest_end", "sort_key", "position"};
    case RecordType::source:
      return {"reliability"};
    default:
      return {};
  }
}

std::string columns_to_read(RecordType type, std::string_view table) {
  auto columns = identity_columns(type);
  std::ranges::copy(believed_columns(type), std::back_inserter(columns));
  std::ranges::copy(other_columns(type), std::back_inserter(columns));
  return fmt::format("{}, EXISTS (SELECT 1 FROM candidate AS d WHERE d.record = {}.id)",
                     listed(columns, table), table);
}

void read_identity(const sql::Rows& rows, int& column, Row& row) {
  row.id.value = rows.integer(column++);
  if (is_edge(row.id.type)) {
    row.from = EventId(rows.integer(column++));
    row.kind = read_text(rows, column);
    row.to = EventId(rows.integer(column++));
  } else {
    row.key = read_text(rows, column);
    row.origin = rows.integer(column++);
  }
}

void read_chronology(const sql::Rows& rows, int& column, Chronology& chronology) {
  chronology.bounds = read_bounds(rows, column);
  chronology.sort_key = Instant::from_key(rows.integer(column++));
  chronology.position = rows.integer(column++);
}

/// The row at which `rows` stand; what hangs on it is attached afterwards.
Row read_row(const sql::Rows& rows, RecordType type) {
  Row row;
  row.id.type = type;
  int column = 0;
  read_identity(rows, column, row);
  if (const auto standing = rows.optional_text(column++)) row.standing = read_word<Standing>(*standing);
  row.likelihood = read_likelihood(rows, column);
  for (const auto& field : core_fields(type)) {
    auto value = read_value(rows, column, field.type);
    if (!value) continue;
    if (const auto* text = std::get_if<std::string>(&*value);
        text != nullptr && !field.words.empty() && std::ranges::find(field.words, *text) == field.words.end())
      refuse_word(*text, field.words.front(), field.words.back());
    row.statement.fields.push_back({field.name, *std::move(value)});
  }
  if (type == RecordType::event) {
    if (const auto reported = rows.optional_integer(column++)) row.reported = Instant::from_key(*reported);
    read_chronology(rows, column, row.chronology);
  }
  if (type == RecordType::source) row.reliability = rows.optional_real(column++);
  row.in_doubt = rows.integer(column) != 0;
  return row;
}

/// Finds rows by id, to hang on them what other tables have.
class ById {
 public:
  explicit ById(std::span<Row> rows) {
    index_.reserve(rows.size());
    for (auto& row : rows) index_.emplace_back(row.id.value, &row);
    std::ranges::sort(index_);
  }
  /// Null: there is none.
  [[nodiscard]] Row* find(std::int64_t id) const {
    const auto found = std::ranges::lower_bound(index_, id, {}, &Pair::first);
    return found == index_.end() || found->first != id ? nullptr : found->second;
  }
  Row& operator[](std::int64_t id) const { return *find(id); }

 private:
  using Pair = std::pair<std::int64_t, Row*>;
  std::vector<Pair> index_;
};

void attach_fields_of_kind(sql::Database& database, const KindDescription& kind,
                           const std::vector<std::int64_t>& ids, const ById& by_id) {
  std::string columns = "id";
  for (const auto& field : kind.fields)
    for (const auto& column : columns_of(kind.of, field)) columns += ", " + sql::quoted_name(column);
  const IdList list(database, ids);
  auto rows = database.query(
      fmt::format("SELECT {} FROM {} WHERE id {}", columns, sql::quoted_name(table_of(kind)), list.in()),
      list.value());
  while (rows.next()) {
    auto& fields = by_id[rows.integer(0)].statement.fields;
    int column = 1;
    for (const auto& field : kind.fields)
      if (auto value = read_value(rows, column, field.type))
        fields.push_back({field.name, *std::move(value)});
  }
}

/// Notes which dates and relative dates of some records are set aside. `chronology_of` is that of a record.
template <class ChronologyOf>
void note_set_aside(sql::Database& database, const IdList& list, const ChronologyOf& chronology_of) {
  auto rows = database.query(
      "SELECT record, doubted FROM set_aside WHERE fact IN ('date', 'relative_date') AND record " + list.in(),
      list.value());
  while (rows.next()) {
    auto& chronology = chronology_of(rows.integer(0));
    (rows.integer(1) != 0 ? chronology.set_aside : chronology.inconsistent) = true;
  }
}

/// What the order of events makes of rows: estimates, and which of their facts are set aside.
void load_order(sql::Database& database, std::span<Row> rows) {
  std::vector<std::int64_t> ids;
  for (const auto& row : rows) ids.push_back(row.id.value);
  const IdList list(database, ids);
  const ById by_id(rows);
  note_set_aside(database, list, [&](std::int64_t id) -> Chronology& { return by_id[id].chronology; });
  if (rows.front().id.type != RecordType::event) return;
  auto estimates = database.query(
      "SELECT event, earliest_start, latest_start, earliest_end, latest_end FROM estimate WHERE event " +
          list.in(),
      list.value());
  while (estimates.next()) {
    int column = 1;
    by_id[estimates.integer(0)].chronology.estimate = read_bounds(estimates, column);
  }
}

/// What a type of record has in other tables.
void attach_hanging(State& state, RecordType type, std::vector<Row>& all) {
  if (all.empty() || is_edge(type)) return;
  auto& database = state.database;
  const ById by_id(all);
  std::vector<std::int64_t> ids;
  std::map<std::string_view, std::vector<std::int64_t>> by_kind;
  for (const auto& row : all) {
    ids.push_back(row.id.value);
    if (const auto kind = kind_of(row); !kind.empty()) by_kind[kind].push_back(row.id.value);
  }
  const IdList list(database, ids);
  const auto each = [&](const char* select, const char* end, auto&& add) {
    auto rows = database.query(fmt::format("{} {} {}", select, list.in(), end), list.value());
    while (rows.next()) add(by_id[rows.integer(0)].statement, rows);
  };
  each("SELECT record, text, language FROM name WHERE record", "ORDER BY record, text, language",
       [](Statement& statement, const sql::Rows& rows) {
         statement.names.push_back({std::string(rows.text(1)), std::string(rows.text(2))});
       });
  if (type == RecordType::source)
    each("SELECT source, derived_from FROM derivation WHERE source", "ORDER BY source, derived_from",
         [](Statement& statement, const sql::Rows& rows) {
           statement.derived_from.emplace_back(rows.integer(1));
         });
  if (type == RecordType::event) {
    each("SELECT event, actor, role FROM participant WHERE event", "ORDER BY event, actor, role",
         [](Statement& statement, const sql::Rows& rows) {
           statement.with.push_back({ActorId(rows.integer(1)), std::string(rows.text(2))});
         });
    each(
        "SELECT event, whole FROM part WHERE event", "ORDER BY event, whole",
        [](Statement& statement, const sql::Rows& rows) { statement.part_of.emplace_back(rows.integer(1)); });
  }
  for (const auto& [name, of_kind] : by_kind)
    if (const auto* kind = state.kind(type, name); kind != nullptr && !kind->fields.empty())
      attach_fields_of_kind(database, *kind, of_kind, by_id);
}

std::vector<Row> read_rows(State& state, RecordType type, sql::Rows rows) {
  std::vector<Row> all;
  while (rows.next()) all.push_back(read_row(rows, type));
  if (type == RecordType::link)
    for (const auto& row : all) static_cast<void>(state.link_kind(row.kind));
  attach_hanging(state, type, all);
  return all;
}

template <class Entry>
Entry entry_of(State& state, Row& row) {
  Entry entry;
  entry.id = decltype(entry.id)(row.id.value);
  if (!is_edge(row.id.type)) entry.origin = state.origin(row.origin).name;
  entry.standing = row.standing;
  entry.likelihood = row.likelihood;
  entry.doubted = doubted_fields(std::move(row.candidates));
  detail::assign_fields(row.statement.fields, entry);
  if constexpr (requires { entry.key; }) {
    entry.key = std::move(row.key);
    entry.names = std::move(row.statement.names);
  }
  if constexpr (requires { entry.details; }) {
    const auto core =
        static_cast<std::ptrdiff_t>(std::ranges::count_if(row.statement.fields, [&](const Field& field) {
          return find_field(row.id.type, nullptr, field.name) != nullptr;
        }));
    entry.details.assign(std::make_move_iterator(row.statement.fields.begin() + core),
                         std::make_move_iterator(row.statement.fields.end()));
  }
  if constexpr (requires { entry.with; }) {
    entry.with = std::move(row.statement.with);
    entry.part_of = std::move(row.statement.part_of);
    entry.chronology = row.chronology;
    const auto place = entry.place ? std::optional(entry.place->value()) : std::nullopt;
    entry.chronology.zone = state.zone(entry.zone, place, row.origin).zone;
  }
  if constexpr (requires { entry.reliability; }) {
    entry.reliability = row.reliability;
    entry.derived_from = std::move(row.statement.derived_from);
  }
  if constexpr (requires { entry.mechanism; }) {
    entry.from = row.from;
    entry.kind = state.link_kind(row.kind);
    entry.to = row.to;
    entry.credence = row.likelihood;
  }
  if constexpr (requires { entry.offset; }) {
    entry.event = row.from;
    entry.offset = read_offset(row.kind);
    entry.anchor = row.to;
    entry.set_aside = row.chronology.inconsistent || row.chronology.set_aside;
  }
  return entry;
}

template <class Entry>
std::vector<Entry> entries_of(State& state, std::vector<Row> rows) {
  std::vector<Entry> entries;
  entries.reserve(rows.size());
  if (rows.empty()) return entries;
  const auto type = rows.front().id.type;
  load_candidates(state, rows);
  if (type == RecordType::event || type == RecordType::relative_date) load_order(state.database, rows);
  std::vector<std::int64_t> ids;
  std::map<std::int64_t, std::size_t> places;
  for (auto& row : rows) {
    places.emplace(row.id.value, entries.size());
    ids.push_back(row.id.value);
    entries.push_back(entry_of<Entry>(state, row));
  }
  for (auto& first : first_claims(state.database, ids)) {
    auto& entry = entries[places.at(first.record)];
    entry.claims = first.claims;
    entry.citation = std::move(first.citation);
  }
  return entries;
}

}  // namespace

std::vector<DoubtedField> doubted_fields(std::vector<CandidateRow> candidates) {
  std::vector<DoubtedField> doubted;
  for (auto& one : candidates) {
    if (doubted.empty() || doubted.back().field != one.field)
      doubted.push_back({one.field, {}, one.likelihood});
    for (auto& field : one.states.fields) doubted.back().values.push_back(std::move(field.value));
  }
  return doubted;
}

std::string_view kind_of(const Row& row) {
  const auto* kind = find(row.statement.fields, kind_field(row.id.type));
  return kind == nullptr ? std::string_view() : std::string_view(std::get<std::string>(*kind));
}

std::vector<Row> load_rows(State& state, RecordType type, std::span<const std::int64_t> ids) {
  static const auto selects = [] {
    std::array<std::string, words_of<RecordType>.size()> made;
    for (std::size_t i = 0; i < made.size(); ++i) {
      const auto of = static_cast<RecordType>(i);
      made[i] = fmt::format("SELECT {} FROM {} AS r WHERE r.id ", columns_to_read(of, "r"), table_of(of));
    }
    return made;
  }();
  const IdList list(state.database, ids);
  auto found =
      read_rows(state, type, state.database.query(selects[index_of(type)] + list.in(), list.value()));
  if (ids.size() == 1) return found;
  const ById by_id(found);
  std::vector<Row> in_order;
  in_order.reserve(found.size());
  for (const auto id : ids)
    if (auto* row = by_id.find(id)) in_order.push_back(std::move(*row));
  return in_order;
}

std::optional<Row> load_row(State& state, RecordId id) {
  auto rows = load_rows(state, id.type, std::array{id.value});
  if (rows.empty()) return std::nullopt;
  return std::move(rows.front());
}

Row require_row(State& state, RecordId id) {
  auto row = load_row(state, id);
  if (!row) refuse_missing(id);
  return *std::move(row);
}

Row require_kind(State& state, RecordId id) {
  Row row;
  row.id = id;
  const auto field = kind_field(id.type);
  auto rows = state.database.query(
      fmt::format("SELECT {} FROM {} WHERE id = $1", field.empty() ? "NULL" : field, table_of(id.type)),
      id.value);
  if (!rows.next()) refuse_missing(id);
  if (const auto kind = rows.optional_text(0))
    row.statement.fields.push_back({std::string(field), std::string(*kind)});
  return row;
}

std::string_view event_columns() {
  static const std::string columns = columns_to_read(RecordType::event, "e");
  return columns;
}

std::vector<EventEntry<>> read_events(State& state, sql::Rows rows) {
  return entries_of<EventEntry<>>(state, read_rows(state, RecordType::event, std::move(rows)));
}

std::map<EventId, std::string> doubts_of_dates(sql::Database& database,
                                               std::span<const std::int64_t> events) {
  std::map<EventId, std::pair<std::vector<DoubtedField>, Chronology>> found;
  const IdList list(database, events);
  auto candidates = database.query(
      fmt::format(
          "SELECT record, states ->> 'when', {} FROM candidate WHERE field = 'when' AND record {} ORDER BY "
          "record, position",
          likelihood_columns, list.in()),
      list.value());
  while (candidates.next()) {
    int column = 2;
    auto& fields = found[EventId(candidates.integer(0))].first;
    auto likelihood = read_likelihood(candidates, column);
    if (fields.empty()) fields.push_back({"when", {}, std::move(likelihood)});
    fields.front().values.emplace_back(store::read_date(candidates.text(1), {}));
  }
  note_set_aside(database, list, [&](std::int64_t id) -> Chronology& { return found[EventId(id)].second; });
  std::map<EventId, std::string> doubts;
  for (const auto& [event, doubt] : found) doubts.emplace(event, date_doubt(doubt.first, doubt.second));
  return doubts;
}

std::vector<EventEntry<>> load_events(State& state, std::span<const std::int64_t> ids) {
  return entries_of<EventEntry<>>(state, load_rows(state, RecordType::event, ids));
}

std::vector<ActorEntry> load_actors(State& state, std::span<const std::int64_t> ids) {
  return entries_of<ActorEntry>(state, load_rows(state, RecordType::actor, ids));
}

std::vector<PlaceEntry> load_places(State& state, std::span<const std::int64_t> ids) {
  return entries_of<PlaceEntry>(state, load_rows(state, RecordType::place, ids));
}

std::vector<SourceEntry> load_sources(State& state, std::span<const std::int64_t> ids) {
  return entries_of<SourceEntry>(state, load_rows(state, RecordType::source, ids));
}

std::vector<LinkEntry> load_links(State& state, std::span<const std::int64_t> ids) {
  return entries_of<LinkEntry>(state, load_rows(state, RecordType::link, ids));
}

std::vector<RelativeDateEntry> load_relative_dates(State& state, std::span<const std::int64_t> ids) {
  return entries_of<RelativeDateEntry>(state, load_rows(state, RecordType::relative_date, ids));
}

void load_candidates(State& state, std::span<Row> rows) {
  std::vector<std::int64_t> ids;
  for (const auto& row : rows)
    if (row.in_doubt) ids.push_back(row.id.value);
  if (ids.empty()) return;
  const IdList list(state.database, ids);
  auto found = state.database.query(
      fmt::format(
          "SELECT record, field, states, firm, {} FROM candidate WHERE record {} ORDER BY record, position",
          likelihood_columns, list.in()),
      list.value());
  const ById by_id(rows);
  while (found.next()) {
    auto& row = by_id[found.integer(0)];
    auto& one = row.candidates.emplace_back();
    int column = 1;
    one.field = read_text(found, column);
    one.states = read_stated(state, found.text(column++), row.id.type, kind_of(row));
    one.firm = found.integer(column++) != 0;
    one.likelihood = read_likelihood(found, column);
  }
}

std::vector<std::int64_t> ids_by_title(sql::Database& database, RecordType type) {
  return read_ids(database.query(
      fmt::format("SELECT id FROM {} ORDER BY title IS NULL, title, key, id", table_of(type))));
}

}  // namespace annals::inline v0_2::store
