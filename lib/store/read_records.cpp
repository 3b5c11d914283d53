// From rows to records.

#include "annals/error.hpp"
#include "record/description.hpp"
#include "sql/quoted.hpp"
#include "store/binding.hpp"
#include "store/identity.hpp"
#include "store/records.hpp"
#include "store/zones.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace annals::store {

namespace {

/// `claim_columns` of a table.
std::string claim_columns_of(std::string_view alias) {
  std::string columns;
  for (std::size_t at = 0; at < claim_columns.size();) {
    const auto end = std::min(claim_columns.find(", ", at), claim_columns.size());
    columns +=
        (at == 0 ? "" : ", ") + std::string(alias) + "." + std::string(claim_columns.substr(at, end - at));
    at = end + 2;
  }
  return columns;
}

/// The columns that every record but a link is read with, before its fields.
std::string head_columns(std::string_view alias) {
  const std::string a = std::string(alias) + ".";
  return a + "id, " + a + "key, (SELECT o.name FROM origin AS o WHERE o.id = " + a + "origin), " + a +
         "standing, " + a + "claims, " + claim_columns_of(alias);
}

template <RecordType type>
void read_held(const sql::Rows& rows, int& column, Held<type>& held) {
  const auto standing = rows.optional_text(column++);
  held.standing = standing ? read_word<Standing>(*standing) : Standing::accepted;
  held.claims = std::max<std::size_t>(1, static_cast<std::size_t>(rows.integer(column++)));
  held.said = read_claim(rows, column);
  held.likelihood = held.said.likelihood;
}

template <class T>
void read_fields(const sql::Rows& rows, int& column, T& record) {
  detail::for_each_field<T>([&]<class Owner, class Member>(const FieldOf<Owner, Member>& field) {
    auto& member = record.*field.member;
    if constexpr (std::same_as<Member, std::string>) {
      member = read_text(rows, column);
    } else if constexpr (std::same_as<Member, std::optional<When>>) {
      member = read_date(rows, column);
    } else if constexpr (std::same_as<Member, std::optional<double>>) {
      member = rows.optional_real(column++);
    } else if constexpr (Worded<typename Member::value_type>) {
      const auto text = rows.optional_text(column++);
      if (text) member = read_word<typename Member::value_type>(*text);
    } else {
      const auto number = rows.optional_integer(column++);
      if (number) member = typename Member::value_type(*number);
    }
  });
}

std::int64_t id_of(const Row& row) {
  return row.id.value;
}
template <class Entry>
std::int64_t id_of(const Entry& entry) {
  return entry.id.value();
}

/// Finds what was read by id, to hang on it what other tables have.
template <class Entry>
class ById {
 public:
  explicit ById(std::vector<Entry>& entries) {
    index_.reserve(entries.size());
    for (auto& entry : entries) index_.emplace_back(id_of(entry), &entry);
    std::ranges::sort(index_);
  }
  /// The entry with this id, or null.
  [[nodiscard]] Entry* find(std::int64_t id) const {
    const auto found = std::ranges::lower_bound(index_, id, {}, &Pair::first);
    return found == index_.end() || found->first != id ? nullptr : found->second;
  }
  Entry& operator[](std::int64_t id) const { return *find(id); }
  [[nodiscard]] std::vector<std::int64_t> ids() const {
    std::vector<std::int64_t> ids;
    ids.reserve(index_.size());
    for (const auto& [id, entry] : index_) ids.push_back(id);
    return ids;
  }

 private:
  using Pair = std::pair<std::int64_t, Entry*>;
  std::vector<Pair> index_;
};

template <class Entry>
std::vector<Entry> in_order_of(std::span<const std::int64_t> ids, std::vector<Entry>& found) {
  const ById<Entry> by_id(found);
  std::vector<Entry> in_order;
  in_order.reserve(found.size());
  for (const auto id : ids)
    if (auto* entry = by_id.find(id)) in_order.push_back(std::move(*entry));
  return in_order;
}

/// Runs a SELECT from a table of records, named r, for some ids.
sql::Rows select_ids(sql::Database& database, const std::string& select, std::span<const std::int64_t> ids) {
  if (ids.size() == 1) return database.query(select + " WHERE r.id = $1", ids.front());
  return database.query(select + " WHERE r.id " + database.in_list("$1"),
                        std::string_view(database.id_list(ids)));
}

/// `ids` is the list of what is in `records`.
template <class Entry>
void attach_names(sql::Database& database, std::string_view ids, const ById<Entry>& records) {
  auto rows = database.query("SELECT record, text, language FROM name WHERE record " +
                                 database.in_list("$1") + " ORDER BY record, text, language",
                             ids);
  while (rows.next())
    records[rows.integer(0)].names.push_back({std::string(rows.text(1)), std::string(rows.text(2))});
}

template <class Entry, class Record, RecordType type>
std::vector<Entry> load_all(sql::Database& database, std::string_view extra, Only only) {
  static const std::string select = "SELECT " + head_columns("r") + ", " + core_columns(type) +
                                    std::string(extra) + " FROM " + std::string(table_of(type)) + " AS r";
  std::vector<Entry> entries;
  auto rows = only ? select_ids(database, select, *only)
                   : database.query(select + " ORDER BY r.title IS NULL, r.title, r.key, r.id");
  while (rows.next()) {
    auto& entry = entries.emplace_back();
    int column = 0;
    entry.id = Id<type>(rows.integer(column++));
    entry.key = read_text(rows, column);
    entry.origin = read_text(rows, column);
    read_held(rows, column, static_cast<Held<type>&>(entry));
    read_fields(rows, column, static_cast<Record&>(entry));
    if constexpr (type == RecordType::source) entry.reliability = rows.optional_real(column++);
  }
  const ById<Entry> by_id(entries);
  if (!entries.empty()) attach_names(database, database.id_list(by_id.ids()), by_id);
  return entries;
}

EventEntry<> read_event(const sql::Rows& rows) {
  EventEntry<> event;
  int column = 0;
  event.id = EventId(rows.integer(column++));
  event.key = read_text(rows, column);
  event.origin = read_text(rows, column);
  read_held(rows, column, static_cast<Held<RecordType::event>&>(event));
  event.title = read_text(rows, column);
  event.summary = read_text(rows, column);
  if (!rows.is_null(column))
    event.when = std::get<When>(make_value(rows, column, FieldType::date,
                                           rows.optional_text(column + 1).value_or(std::string_view())));
  column += 2;
  const auto instant = [&] { return Instant::from_key(rows.integer(column++)); };
  auto& [bounds, sort_key, position, zone, contested] = event.chronology;
  for (auto* bound : {&bounds.earliest_start, &bounds.latest_start, &bounds.earliest_end, &bounds.latest_end})
    *bound = instant();
  if (const auto place = rows.optional_integer(column++)) event.place = PlaceId(*place);
  event.zone = read_text(rows, column);
  event.outcome = read_word<Outcome>(rows.text(column++));
  event.kind = read_text(rows, column);
  sort_key = instant();
  position = rows.integer(column++);
  contested = rows.integer(column++) != 0;
  return event;
}

void attach_zones(sql::Database& database, std::vector<EventEntry<>>& events) {
  std::map<std::string, std::string, std::less<>> origins;
  for (auto rows = database.query("SELECT name, zone FROM origin WHERE zone IS NOT NULL"); rows.next();)
    origins.emplace(rows.text(0), rows.text(1));
  PlaceZones places(database);
  for (auto& event : events) {
    const auto place = event.place ? std::optional(event.place->value()) : std::nullopt;
    const auto origin = origins.find(event.origin);
    event.chronology.zone =
        date_zone(event.zone, places.of(place), origin == origins.end() ? std::string_view() : origin->second)
            .shift;
  }
}

void attach_details(sql::Database& database, const KindDescription& kind, std::span<const std::int64_t> ids,
                    const ById<EventEntry<>>& events) {
  std::string columns = "event";
  for (const auto& field : kind.fields) columns += ", " + sql::quoted_name(field.name);
  auto rows = database.query(
      "SELECT " + columns + " FROM " + sql::quoted_name(kind.name) + " WHERE event " + database.in_list("$1"),
      std::string_view(database.id_list(ids)));
  while (rows.next()) {
    auto& details = events[rows.integer(0)].details;
    int column = 1;
    for (const auto& field : kind.fields)
      if (auto value = read_value(rows, column, field.type))
        details.push_back({field.name, std::move(*value)});
  }
}

void attach_hanging(sql::Database& database, const Kinds& kinds, std::vector<EventEntry<>>& events) {
  if (events.empty()) return;
  const ById<EventEntry<>> by_id(events);
  const auto list = database.id_list(by_id.ids());
  const std::string_view ids = list;
  {
    auto rows = database.query("SELECT event, actor, role FROM participant WHERE event " +
                                   database.in_list("$1") + " ORDER BY event, actor, role",
                               ids);
    while (rows.next())
      by_id[rows.integer(0)].with.push_back({ActorId(rows.integer(1)), std::string(rows.text(2))});
  }
  attach_names(database, ids, by_id);
  {
    auto rows = database.query(
        "SELECT event, whole FROM part WHERE event " + database.in_list("$1") + " ORDER BY event, whole",
        ids);
    while (rows.next()) by_id[rows.integer(0)].part_of.emplace_back(rows.integer(1));
  }
  std::map<std::string_view, std::vector<std::int64_t>> by_kind;
  for (const auto& event : events) by_kind[event.kind].push_back(event.id.value());
  for (const auto& [name, of_kind] : by_kind)
    if (const auto* kind = find_kind(kinds, name); kind != nullptr && !kind->fields.empty())
      attach_details(database, *kind, of_kind, by_id);
}

/// The general form of records that were read as structs.
template <class Entry>
std::vector<Row> rows_of(const std::vector<Entry>& entries) {
  std::vector<Row> rows;
  rows.reserve(entries.size());
  for (const auto& entry : entries) {
    auto& row = rows.emplace_back();
    row.id = entry.id;
    row.says = detail::says_of(entry);
    row.standing = entry.standing;
    row.likelihood = entry.likelihood;
    row.said = entry.said;
    if constexpr (requires { entry.key; }) {
      row.key = entry.key;
    } else if constexpr (requires { entry.gap; }) {
      row.from = entry.event;
      row.kind = entry.gap.text();
      row.to = entry.anchor;
    } else {
      row.from = entry.from;
      row.kind = word(entry.kind);
      row.to = entry.to;
    }
    if constexpr (requires { entry.details; }) row.kind = entry.kind;
  }
  return rows;
}

std::vector<Row> rows_of(sql::Database& database, const Kinds& kinds, RecordType type,
                         std::span<const std::int64_t> ids) {
  switch (type) {
    case RecordType::actor:
      return rows_of(load_actors(database, ids));
    case RecordType::place:
      return rows_of(load_places(database, ids));
    case RecordType::source:
      return rows_of(load_sources(database, ids));
    case RecordType::event:
      return rows_of(load_events(database, kinds, ids));
    case RecordType::link:
      return rows_of(load_links(database, ids));
    case RecordType::timing:
      return rows_of(load_timings(database, ids));
  }
  return {};
}

/// What rows have and structs do not: how many claims stand apart, and the number of the origin.
void attach_identity(sql::Database& database, RecordType type, std::span<const std::int64_t> ids,
                     const ById<Row>& found) {
  auto rows = select_ids(database,
                         "SELECT r.id, r.claims" + std::string(is_tie(type) ? "" : ", r.origin") + " FROM " +
                             std::string(table_of(type)) + " AS r",
                         ids);
  while (rows.next()) {
    auto& row = found[rows.integer(0)];
    row.claims = static_cast<std::size_t>(rows.integer(1));
    if (!is_tie(type)) row.origin = rows.integer(2);
  }
}

}  // namespace

std::vector<Row> load_rows(sql::Database& database, const Kinds& kinds, RecordType type,
                           std::span<const std::int64_t> ids) {
  auto found = rows_of(database, kinds, type, ids);
  if (!found.empty()) {
    const ById<Row> by_id(found);
    attach_identity(database, type, by_id.ids(), by_id);
  }
  return in_order_of(ids, found);
}

std::optional<Row> load_row(sql::Database& database, const Kinds& kinds, RecordId id) {
  auto rows = load_rows(database, kinds, id.type, std::array{id.value});
  if (rows.empty()) return std::nullopt;
  return std::move(rows.front());
}

Row require_row(sql::Database& database, const Kinds& kinds, RecordId id) {
  auto row = load_row(database, kinds, id);
  if (!row) refuse_missing(id);
  return *std::move(row);
}

std::string_view event_columns() {
  static const std::string columns = head_columns("e") +
                                     ", e.title, e.summary, e.date, e.date_words, e.earliest_start, "
                                     "e.latest_start, e.earliest_end, e.latest_end, "
                                     "e.place, e.zone, e.outcome, e.kind, e.sort_key, e.position, "
                                     "e.contested";
  return columns;
}

std::vector<EventEntry<>> read_events(sql::Database& database, const Kinds& kinds, sql::Rows rows) {
  std::vector<EventEntry<>> events;
  while (rows.next()) events.push_back(read_event(rows));
  attach_zones(database, events);
  attach_hanging(database, kinds, events);
  return events;
}

std::vector<EventEntry<>> load_events(sql::Database& database, const Kinds& kinds,
                                      std::span<const std::int64_t> ids) {
  static const std::string select = "SELECT " + std::string(event_columns()) + " FROM event AS e WHERE e.id ";
  if (ids.size() == 1) return read_events(database, kinds, database.query(select + "= $1", ids.front()));
  return read_events(database, kinds,
                     database.query(select + database.in_list("$1") + " ORDER BY e.sort_key, e.id",
                                    std::string_view(database.id_list(ids))));
}

std::vector<ActorEntry> load_actors(sql::Database& database, Only only) {
  return load_all<ActorEntry, Actor, RecordType::actor>(database, "", only);
}

std::vector<PlaceEntry> load_places(sql::Database& database, Only only) {
  return load_all<PlaceEntry, Place, RecordType::place>(database, "", only);
}

std::vector<SourceEntry> load_sources(sql::Database& database, Only only) {
  return load_all<SourceEntry, Source, RecordType::source>(database, ", r.reliability", only);
}

std::vector<LinkEntry> load_links(sql::Database& database, std::span<const std::int64_t> ids) {
  static const std::string select = "SELECT r.id, r.from_event, r.kind, r.to_event, r.standing, r.claims, " +
                                    claim_columns_of("r") + ", r.mechanism FROM link AS r";
  std::vector<LinkEntry> links;
  auto rows = select_ids(database, select, ids);
  while (rows.next()) {
    auto& link = links.emplace_back();
    link.id = LinkId(rows.integer(0));
    link.from = EventId(rows.integer(1));
    link.kind = read_word<LinkKind>(rows.text(2));
    link.to = EventId(rows.integer(3));
    int column = 4;
    read_held(rows, column, static_cast<Held<RecordType::link>&>(link));
    link.mechanism = read_text(rows, column);
    link.credence = link.likelihood;
  }
  return links;
}

std::vector<TimingEntry> load_timings(sql::Database& database, std::span<const std::int64_t> ids) {
  static const std::string select =
      "SELECT r.id, r.event, r.gap, r.anchor, r.contested, r.standing, r.claims, " + claim_columns_of("r") +
      ", r.words FROM timing AS r";
  std::vector<TimingEntry> timings;
  auto rows = select_ids(database, select, ids);
  while (rows.next()) {
    auto& timing = timings.emplace_back();
    timing.id = TimingId(rows.integer(0));
    timing.event = EventId(rows.integer(1));
    timing.gap = read_gap(rows.text(2));
    timing.anchor = EventId(rows.integer(3));
    timing.contested = rows.integer(4) != 0;
    int column = 5;
    read_held(rows, column, static_cast<Held<RecordType::timing>&>(timing));
    timing.words = read_text(rows, column);
  }
  return in_order_of(ids, timings);
}

}  // namespace annals::store
