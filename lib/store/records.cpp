#include "store/records.hpp"

#include "annals/error.hpp"
#include "record/description.hpp"
#include "store/binding.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <map>
#include <utility>

namespace annals::store {

namespace {

/// The columns that a core field takes: an event's date takes six, every other field one.
constexpr std::string_view date_columns =
    "date, date_words, earliest_start, latest_start, earliest_end, latest_end";

std::string columns_of(RecordType type) {
  std::string columns;
  for (const auto& field : core_fields(type))
    columns +=
        ", " + (type == RecordType::event && field.name == "when" ? std::string(date_columns) : field.name);
  return columns;
}

std::size_t count_columns(std::string_view list) {
  return static_cast<std::size_t>(std::ranges::count(list, ',')) + 1;
}

// ---- Writing

struct TableSql {
  std::string insert;
  std::string update;
};

/// What a row is written with: identity first, then standing, claims and the claim, then the fields.
TableSql table_sql_of(RecordType type) {
  std::string identity = "id, key, origin";
  if (type == RecordType::event) identity += ", kind";
  if (type == RecordType::link) identity = "id, from_event, kind, to_event";
  std::string columns = "standing, claims, " + std::string(claim_columns) + columns_of(type);
  if (type == RecordType::event) columns += ", sort_key, span_class";
  const std::string table(table_of(type));
  const auto fixed = count_columns(identity);
  const auto written = count_columns(columns);
  return {"INSERT INTO " + table + " (" + identity + ", " + columns + ") VALUES (" +
              placeholders(1, fixed + written) + ")",
          "UPDATE " + table + " SET (" + columns + ") = (" + placeholders(2, written) + ") WHERE id = $1"};
}

const TableSql& sql_of(RecordType type) {
  static const std::array<TableSql, 5> all{table_sql_of(RecordType::event), table_sql_of(RecordType::actor),
                                           table_sql_of(RecordType::place), table_sql_of(RecordType::source),
                                           table_sql_of(RecordType::link)};
  return all[static_cast<std::size_t>(type)];
}

Instant sort_key_of(const Bounds& bounds) {
  if (bounds.earliest_start != Instant::unbounded_past()) return bounds.earliest_start;
  return bounds.latest_start;
}

/// The bits of the distance between two keys: events of one class overlap a period only if they start within
/// 2^class of it. Keys of far years are not microseconds, and need not be: starts are searched by key.
int span_class_of(const Bounds& bounds) {
  if (!bounds.earliest_start.is_bounded() || !bounds.latest_end.is_bounded()) return 64;
  return static_cast<int>(std::bit_width(static_cast<std::uint64_t>(bounds.latest_end.key()) -
                                         static_cast<std::uint64_t>(bounds.earliest_start.key())));
}

Bounds bounds_of(const Says& says) {
  const auto* when = find(says.fields, "when");
  return when != nullptr ? std::get<When>(*when).bounds() : Bounds{};
}

void add_date(Parameters& parameters, const Says& says) {
  const auto* when = find(says.fields, "when");
  if (when == nullptr) {
    parameters.add_null();
    parameters.add_null();
  } else {
    parameters.add(std::string_view(std::get<When>(*when).text()));
    parameters.add(std::string_view(std::get<When>(*when).words()));
  }
  const auto bounds = bounds_of(says);
  parameters.add(bounds.earliest_start.key());
  parameters.add(bounds.latest_start.key());
  parameters.add(bounds.earliest_end.key());
  parameters.add(bounds.latest_end.key());
}

void add_written(Parameters& parameters, const Row& row) {
  parameters.add(row.standing == Standing::accepted ? std::string_view() : word(row.standing));
  parameters.add(static_cast<std::int64_t>(row.claims));
  parameters.add_claim(row.likelihood, row.said);
  const bool is_event = row.id.type == RecordType::event;
  for (const auto& field : core_fields(row.id.type)) {
    const auto* value = find(row.says.fields, field.name);
    if (is_event && field.name == "when")
      add_date(parameters, row.says);
    else if (is_event && field.name == "outcome" && value == nullptr)
      parameters.add(word(Outcome::open));  // nobody's word on it stands
    else
      parameters.add(value);
  }
  if (!is_event) return;
  const auto bounds = bounds_of(row.says);
  parameters.add(sort_key_of(bounds).key());
  parameters.add(static_cast<std::int64_t>(span_class_of(bounds)));
}

void write_details(sql::Database& database, const Kinds& kinds, const Row& row) {
  const auto* kind = find_kind(kinds, row.kind);
  if (kind == nullptr || kind->fields.empty()) return;
  std::string columns = "event";
  Parameters parameters;
  parameters.add(row.id.value);
  for (const auto& field : kind->fields) {
    const auto* value = find(row.says.fields, field.name);
    if (value == nullptr) continue;
    columns += ", \"" + field.name + '"';
    parameters.add(value);
  }
  const auto count = parameters.values().size();
  if (count == 1) return;
  database.run("INSERT INTO \"" + kind->name + "\" (" + columns + ") VALUES (" + placeholders(1, count) + ")",
               parameters.values());
}

std::string names_text(const std::vector<Name>& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : " · ") + name.text;
  return text;
}

std::string_view text_of(const Says& says, std::string_view field) {
  const auto* value = find(says.fields, field);
  return value != nullptr ? std::string_view(std::get<std::string>(*value)) : std::string_view();
}

/// Everything of a record that does not stand in its own row.
void write_hanging(sql::Database& database, const Kinds& kinds, const Row& row) {
  if (row.id.type == RecordType::link) return;
  const auto id = row.id.value;
  if (row.id.type == RecordType::event) {
    write_details(database, kinds, row);
    for (const auto& one : row.says.with)
      database.run("INSERT INTO participant (event, actor, role) VALUES ($1, $2, $3)", id, one.actor.value(),
                   one.role);
    for (const auto whole : row.says.part_of)
      database.run("INSERT INTO part (event, whole) VALUES ($1, $2)", id, whole.value());
  }
  for (const auto& name : row.says.names)
    database.run("INSERT INTO name (record, text, language) VALUES ($1, $2, $3)", id, name.text,
                 name.language);
  database.add_text(id, text_of(row.says, "title"), text_of(row.says, "summary"), names_text(row.says.names));
}

void erase_hanging(sql::Database& database, const Kinds& kinds, const Row& old) {
  if (old.id.type == RecordType::link) return;
  const auto id = old.id.value;
  database.remove_text(id, text_of(old.says, "title"), text_of(old.says, "summary"),
                       names_text(old.says.names));
  database.run("DELETE FROM name WHERE record = $1", id);
  if (old.id.type != RecordType::event) return;
  database.run("DELETE FROM participant WHERE event = $1", id);
  database.run("DELETE FROM part WHERE event = $1", id);
  const auto* kind = find_kind(kinds, old.kind);
  if (kind != nullptr && !kind->fields.empty())
    database.run("DELETE FROM \"" + kind->name + "\" WHERE event = $1", id);
}

// ---- Reading

/// The columns that every record but a link is read with, before its fields.
std::string head_columns(std::string_view alias) {
  const std::string a = std::string(alias) + ".";
  std::string columns = a + "id, " + a + "key, (SELECT o.name FROM origin AS o WHERE o.id = " + a +
                        "origin), " + a + "standing, " + a + "claims";
  for (std::size_t at = 0; at < claim_columns.size();) {
    const auto end = std::min(claim_columns.find(", ", at), claim_columns.size());
    columns += ", " + a + std::string(claim_columns.substr(at, end - at));
    at = end + 2;
  }
  return columns;
}

template <RecordType type>
void read_held(const sql::Rows& rows, int& column, Held<type>& held) {
  const auto standing = rows.optional_text(column++);
  held.standing = standing ? from_word<Standing>(*standing).value_or(Standing::disputed) : Standing::accepted;
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
      if (text) member = from_word<typename Member::value_type>(*text);
    } else {
      const auto number = rows.optional_integer(column++);
      if (number) member = typename Member::value_type(*number);
    }
  });
}

void attach_names(sql::Database& database, std::int64_t id, std::vector<Name>& names) {
  auto rows = database.query("SELECT text, language FROM name WHERE record = $1 ORDER BY text, language", id);
  while (rows.next()) names.push_back({std::string(rows.text(0)), std::string(rows.text(1))});
}

template <class Entry, class Record, RecordType type>
std::vector<Entry> load_all(sql::Database& database, std::string_view extra, std::optional<Id<type>> only) {
  static const std::string sql = "SELECT " + head_columns("r") + columns_of(type) + std::string(extra) +
                                 " FROM " + std::string(table_of(type)) + " AS r";
  std::vector<Entry> entries;
  auto rows = only ? database.query(sql + " WHERE r.id = $1", only->value())
                   : database.query(sql + " ORDER BY r.title IS NULL, r.title, r.key, r.id");
  while (rows.next()) {
    auto& entry = entries.emplace_back();
    int column = 0;
    entry.id = Id<type>(rows.integer(column++));
    entry.key = read_text(rows, column);
    entry.origin = read_text(rows, column);
    read_held(rows, column, static_cast<Held<type>&>(entry));
    read_fields(rows, column, static_cast<Record&>(entry));
    if constexpr (type == RecordType::source) entry.reliability = rows.optional_real(column++);
    attach_names(database, entry.id.value(), entry.names);
  }
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
  if (const auto date = rows.optional_text(column)) {
    const auto instant = [&](int offset) { return Instant::from_key(rows.integer(column + offset)); };
    event.when = When::restore(std::string(*date), std::string(rows.optional_text(column + 1).value_or("")),
                               {instant(2), instant(3), instant(4), instant(5)});
  }
  column += 6;
  if (const auto place = rows.optional_integer(column++)) event.place = PlaceId(*place);
  event.outcome = from_word<Outcome>(rows.text(column++));
  event.kind = read_text(rows, column);
  event.sort_key = Instant::from_key(rows.integer(column++));
  return event;
}

/// Finds events of a result by id, to hang on them what other tables have.
class ById {
 public:
  explicit ById(std::vector<EventEntry<>>& events) {
    index_.reserve(events.size());
    for (auto& event : events) index_.emplace_back(event.id.value(), &event);
    std::ranges::sort(index_);
  }
  EventEntry<>& operator[](std::int64_t id) const {
    return *std::ranges::lower_bound(index_, id, {}, &Pair::first)->second;
  }
  [[nodiscard]] std::vector<std::int64_t> ids() const {
    std::vector<std::int64_t> ids;
    ids.reserve(index_.size());
    for (const auto& [id, event] : index_) ids.push_back(id);
    return ids;
  }

 private:
  using Pair = std::pair<std::int64_t, EventEntry<>*>;
  std::vector<Pair> index_;
};

void attach_details(sql::Database& database, const KindDescription& kind, std::span<const std::int64_t> ids,
                    const ById& events) {
  std::string columns = "event";
  for (const auto& field : kind.fields) columns += ", \"" + field.name + '"';
  auto rows = database.query(
      "SELECT " + columns + " FROM \"" + kind.name + "\" WHERE event " + database.in_list("$1"),
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
  const ById by_id(events);
  const auto list = database.id_list(by_id.ids());
  const std::string_view ids = list;
  {
    auto rows = database.query("SELECT event, actor, role FROM participant WHERE event " +
                                   database.in_list("$1") + " ORDER BY event, actor, role",
                               ids);
    while (rows.next())
      by_id[rows.integer(0)].with.push_back({ActorId(rows.integer(1)), std::string(rows.text(2))});
  }
  {
    auto rows = database.query("SELECT record, text, language FROM name WHERE record " +
                                   database.in_list("$1") + " ORDER BY record, text, language",
                               ids);
    while (rows.next())
      by_id[rows.integer(0)].names.push_back({std::string(rows.text(1)), std::string(rows.text(2))});
  }
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

/// The general form of a record that was read as a struct.
template <class Entry>
Row row_of(const Entry& entry, std::int64_t claims) {
  Row row;
  row.id = entry.id;
  row.says = detail::says_of(entry);
  row.standing = entry.standing;
  row.likelihood = entry.likelihood;
  row.claims = static_cast<std::size_t>(claims);
  row.said = entry.said;
  if constexpr (requires { entry.key; }) row.key = entry.key;
  return row;
}

std::int64_t integer_of(sql::Database& database, std::string_view column, RecordId id) {
  auto rows = database.query(
      "SELECT " + std::string(column) + " FROM " + std::string(table_of(id.type)) + " WHERE id = $1",
      id.value);
  return rows.next() ? rows.integer(0) : 0;
}

template <class Entry>
std::optional<Row> only_row(sql::Database& database, std::vector<Entry> found) {
  if (found.empty()) return std::nullopt;
  auto row = row_of(found.front(), integer_of(database, "claims", found.front().id));
  row.origin = integer_of(database, "origin", row.id);
  return row;
}

}  // namespace

std::string_view table_of(RecordType type) {
  return word(type);
}

void insert_row(sql::Database& database, const Kinds& kinds, const Row& row) {
  Parameters parameters;
  parameters.add(row.id.value);
  if (row.id.type == RecordType::link) {
    parameters.add(row.from.value());
    parameters.add(std::string_view(row.kind));
    parameters.add(row.to.value());
  } else {
    parameters.add(std::string_view(row.key));
    parameters.add(row.origin);
    if (row.id.type == RecordType::event) parameters.add(std::string_view(row.kind));
  }
  add_written(parameters, row);
  database.run(sql_of(row.id.type).insert, parameters.values());
  write_hanging(database, kinds, row);
}

void update_row(sql::Database& database, const Kinds& kinds, const Row& row) {
  const auto old = load_row(database, kinds, row.id);
  if (!old) throw Error(ErrorCode::not_found, "There is no such record to update.");
  erase_hanging(database, kinds, *old);
  Parameters parameters;
  parameters.add(row.id.value);
  add_written(parameters, row);
  database.run(sql_of(row.id.type).update, parameters.values());
  write_hanging(database, kinds, row);
}

std::optional<Row> load_row(sql::Database& database, const Kinds& kinds, RecordId id) {
  switch (id.type) {
    case RecordType::actor:
      return only_row(database, load_actors(database, ActorId(id.value)));
    case RecordType::place:
      return only_row(database, load_places(database, PlaceId(id.value)));
    case RecordType::source:
      return only_row(database, load_sources(database, SourceId(id.value)));
    case RecordType::event: {
      auto events = load_events(database, kinds, std::array{id.value});
      auto row = only_row(database, events);
      if (row) row->kind = events.front().kind;
      return row;
    }
    case RecordType::link: {
      const auto link = load_link(database, LinkId(id.value));
      if (!link) return std::nullopt;
      auto row = row_of(*link, integer_of(database, "claims", id));
      row.kind = word(link->kind);
      row.from = link->from;
      row.to = link->to;
      return row;
    }
  }
  return std::nullopt;
}

std::string_view event_columns() {
  static const std::string columns = head_columns("e") +
                                     ", e.title, e.summary, e.date, e.date_words, e.earliest_start, "
                                     "e.latest_start, e.earliest_end, e.latest_end, "
                                     "e.place, e.outcome, e.kind, e.sort_key";
  return columns;
}

std::vector<EventEntry<>> read_events(sql::Database& database, const Kinds& kinds, sql::Rows rows) {
  std::vector<EventEntry<>> events;
  while (rows.next()) events.push_back(read_event(rows));
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

std::vector<ActorEntry> load_actors(sql::Database& database, std::optional<ActorId> only) {
  return load_all<ActorEntry, Actor, RecordType::actor>(database, "", only);
}

std::vector<PlaceEntry> load_places(sql::Database& database, std::optional<PlaceId> only) {
  return load_all<PlaceEntry, Place, RecordType::place>(database, "", only);
}

std::vector<SourceEntry> load_sources(sql::Database& database, std::optional<SourceId> only) {
  return load_all<SourceEntry, Source, RecordType::source>(database, ", r.reliability", only);
}

std::optional<LinkEntry> load_link(sql::Database& database, LinkId id) {
  static const std::string sql = "SELECT from_event, kind, to_event, mechanism, standing, claims, " +
                                 std::string(claim_columns) + " FROM link WHERE id = $1";
  auto rows = database.query(sql, id.value());
  if (!rows.next()) return std::nullopt;
  LinkEntry link;
  link.id = id;
  link.from = EventId(rows.integer(0));
  link.kind = from_word<LinkKind>(rows.text(1)).value_or(LinkKind::is_about);
  link.to = EventId(rows.integer(2));
  int column = 3;
  link.mechanism = read_text(rows, column);
  read_held(rows, column, static_cast<Held<RecordType::link>&>(link));
  link.credence = link.likelihood;
  return link;
}

bool exists(sql::Database& database, RecordId id) {
  static const std::array<std::string, 5> sql = [] {
    std::array<std::string, 5> all;
    for (std::size_t i = 0; i < all.size(); ++i)
      all[i] = "SELECT 1 FROM " + std::string(table_of(static_cast<RecordType>(i))) + " WHERE id = $1";
    return all;
  }();
  return database.query(sql[static_cast<std::size_t>(id.type)], id.value).next();
}

std::vector<Keyed> with_key(sql::Database& database, std::string_view key) {
  auto rows = database.query(
      "SELECT r.type, r.id, o.name FROM (SELECT 3 AS type, id, origin FROM source WHERE key = $1 "
      "UNION ALL SELECT 1, id, origin FROM actor WHERE key = $1 UNION ALL SELECT 2, id, origin FROM place "
      "WHERE key = $1 "
      "UNION ALL SELECT 0, id, origin FROM event WHERE key = $1) AS r JOIN origin AS o ON o.id = r.origin "
      "ORDER BY r.id",
      key);
  std::vector<Keyed> found;
  while (rows.next())
    found.push_back({{static_cast<RecordType>(rows.integer(0)), rows.integer(1)}, std::string(rows.text(2))});
  return found;
}

std::optional<RecordType> type_with_key(sql::Database& database, std::string_view key, std::int64_t origin) {
  auto rows = database.query(
      "SELECT 0 FROM event WHERE key = $1 AND origin = $2 UNION ALL SELECT 1 FROM actor WHERE key = $1 AND "
      "origin = $2 "
      "UNION ALL SELECT 2 FROM place WHERE key = $1 AND origin = $2 "
      "UNION ALL SELECT 3 FROM source WHERE key = $1 AND origin = $2",
      key, origin);
  if (!rows.next()) return std::nullopt;
  return static_cast<RecordType>(rows.integer(0));
}

std::optional<RecordId> with_key(sql::Database& database, RecordType type, std::string_view key,
                                 std::int64_t origin) {
  auto rows = database.query(
      "SELECT id FROM " + std::string(table_of(type)) + " WHERE key = $1 AND origin = $2", key, origin);
  if (!rows.next()) return std::nullopt;
  return RecordId(type, rows.integer(0));
}

std::optional<LinkId> find_link(sql::Database& database, EventId from, LinkKind kind, EventId to) {
  auto rows = database.query("SELECT id FROM link WHERE from_event = $1 AND kind = $2 AND to_event = $3",
                             from.value(), word(kind), to.value());
  if (!rows.next()) return std::nullopt;
  return LinkId(rows.integer(0));
}

std::optional<RecordName> name_of(sql::Database& database, RecordId id) {
  RecordName name;
  name.type = id.type;
  if (id.type == RecordType::link) {
    auto rows = database.query("SELECT from_event, kind, to_event FROM link WHERE id = $1", id.value);
    if (!rows.next()) return std::nullopt;
    name.from = EventId(rows.integer(0));
    name.kind = rows.text(1);
    name.to = EventId(rows.integer(2));
    return name;
  }
  auto rows = database.query(
      "SELECT r.key, o.name, " + std::string(id.type == RecordType::event ? "r.kind" : "NULL") + " FROM " +
          std::string(table_of(id.type)) + " AS r JOIN origin AS o ON o.id = r.origin WHERE r.id = $1",
      id.value);
  if (!rows.next()) return std::nullopt;
  int column = 0;
  name.key = read_text(rows, column);
  name.origin = read_text(rows, column);
  name.kind = read_text(rows, column);
  return name;
}

std::int64_t origin_number(sql::Database& database, std::string_view name, bool add) {
  {
    auto rows = database.query("SELECT id FROM origin WHERE name = $1", name);
    if (rows.next()) return rows.integer(0);
  }
  if (!add) return 0;
  database.run("INSERT INTO origin (id, name) SELECT max(id) + 1, $1 FROM origin", name);
  return origin_number(database, name, false);
}

std::int64_t next_id(sql::Database& database) {
  auto rows = database.query(
      "SELECT max((SELECT coalesce(max(id), 0) FROM source), (SELECT coalesce(max(id), 0) FROM actor), "
      "(SELECT coalesce(max(id), 0) FROM place), (SELECT coalesce(max(id), 0) FROM event), "
      "(SELECT coalesce(max(id), 0) FROM link), (SELECT coalesce(max(id), 0) FROM claim_entry), "
      "(SELECT coalesce(max(id), 0) FROM verdict))");
  rows.next();
  return rows.integer(0) + 1;
}

}  // namespace annals::store
