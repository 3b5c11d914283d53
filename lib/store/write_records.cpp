// From records to rows.

#include "record/description.hpp"
#include "sql/quoted.hpp"
#include "store/believe.hpp"
#include "store/binding.hpp"
#include "store/columns.hpp"
#include "store/identity.hpp"
#include "store/indexed_texts.hpp"
#include "store/records.hpp"
#include "store/span_class.hpp"
#include "store/stated.hpp"
#include "store/surroundings.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace annals::inline v0_2::store {

namespace {

struct TableSql {
  std::string insert;
  std::string update;
};

constexpr std::string_view time_columns_of_event =
    "earliest_start, latest_start, earliest_end, latest_end, sort_key, position, span_class";
constexpr std::size_t time_column_count = 7;

const TableSql& sql_of(RecordType type) {
  static const auto all = [] {
    std::array<TableSql, words_of<RecordType>.size()> made;
    for (std::size_t i = 0; i < made.size(); ++i) {
      const auto of = static_cast<RecordType>(i);
      const auto& identity = identity_columns(of);
      const auto& believed = believed_columns(of);
      const bool is_event = of == RecordType::event;
      made[i].insert = fmt::format(
          "INSERT INTO {} ({}, {}{}{}) VALUES ({})", table_of(of), listed(identity), listed(believed),
          is_event ? ", " : "", is_event ? time_columns_of_event : "",
          placeholders(1, identity.size() + believed.size() + (is_event ? time_column_count : 0)));
      made[i].update = fmt::format("UPDATE {} SET ({}) = ({}) WHERE id = $1", table_of(of), listed(believed),
                                   placeholders(2, believed.size()));
    }
    return made;
  }();
  return all[index_of(type)];
}

void add_believed(Parameters& parameters, const Row& row) {
  parameters.add(row.standing == Standing::accepted ? std::string_view() : word(row.standing));
  parameters.add(row.likelihood);
  for (const auto& field : core_fields(row.id.type)) {
    parameters.add(find(row.statement.fields, field.name), field.type);
  }
  if (row.id.type != RecordType::event) return;
  row.reported ? parameters.add(row.reported->key()) : parameters.add_null();
}

void write_fields_of_kind(State& state, const Row& row) {
  const auto* kind = state.kind(row.id.type, kind_of(row));
  if (kind == nullptr || kind->fields.empty()) return;
  std::string columns = "id";
  Parameters parameters;
  parameters.add(row.id.value);
  for (const auto& field : kind->fields) {
    const auto* value = find(row.statement.fields, field.name);
    if (value == nullptr) continue;
    for (const auto& column : columns_of(row.id.type, field)) columns += ", " + sql::quoted_name(column);
    parameters.add(value, field.type);
  }
  const auto count = parameters.values().size();
  if (count == 1) return;
  state.database.run(fmt::format("INSERT INTO {} ({}) VALUES ({})", sql::quoted_name(table_of(*kind)),
                                 columns, placeholders(1, count)),
                     parameters.values());
}

void write_participants(sql::Database& database, const Row& row) {
  for (const auto& one : row.statement.with)
    database.run(
        "INSERT INTO participant (event, actor, role, kind, start_class, sort_key) "
        "SELECT id, $2, $3, kind, start_class, sort_key FROM event WHERE id = $1",
        row.id.value, one.actor.value(), one.role);
}

void write_names(sql::Database& database, const Row& row) {
  for (const auto& name : row.statement.names)
    database.run("INSERT INTO name (record, text, language) VALUES ($1, $2, $3)", row.id.value, name.text,
                 name.language);
}

void write_derivations(sql::Database& database, const Row& row) {
  for (const auto source : row.statement.derived_from)
    database.run("INSERT INTO derivation (source, derived_from) VALUES ($1, $2)", row.id.value,
                 source.value());
}

/// The wholes that `other` does not have.
template <class Each>
void each_whole_beyond(const Statement& statement, const Statement& other, Each&& each) {
  for (const auto whole : statement.part_of)
    if (std::ranges::find(other.part_of, whole) == other.part_of.end()) each(whole);
}

/// What of a row the table of the type holds: those of its fields that every record of the type has.
bool differ_in_core(const Row& a, const Row& b) {
  return a.standing != b.standing || a.likelihood != b.likelihood || a.reported != b.reported ||
         std::ranges::any_of(core_fields(a.id.type),
                             [&](const FieldDescription& field) { return differ_in(a, b, field.name); });
}

/// The fields of a row that are those of its kind.
Fields fields_of_kind(const Row& row) {
  Fields fields;
  std::ranges::copy_if(row.statement.fields, std::back_inserter(fields), [&](const Field& field) {
    return find_field(row.id.type, nullptr, field.name) == nullptr;
  });
  return fields;
}

void insert_candidates(sql::Database& database, const Row& row) {
  std::int64_t position = 0;
  for (const auto& one : row.candidates) {
    Parameters parameters;
    parameters.add(row.id.value);
    parameters.add(std::string_view(one.field));
    parameters.add(++position);
    const auto states = stated_text(one.states);
    parameters.add(std::string_view(states));
    parameters.add(std::int64_t{one.firm ? 1 : 0});
    parameters.add(one.likelihood);
    database.run(fmt::format("INSERT INTO candidate (record, field, position, states, firm, {}) VALUES ({})",
                             likelihood_columns, placeholders(1, parameters.values().size())),
                 parameters.values());
  }
}

}  // namespace

bool differ_in(const Row& a, const Row& b, std::string_view field) {
  const auto* one = find(a.statement.fields, field);
  const auto* other = find(b.statement.fields, field);
  return (one == nullptr) != (other == nullptr) || (one != nullptr && *one != *other);
}

void insert_row(State& state, const Row& row, std::string_view locator, const order::Schedule& schedule) {
  auto& database = state.database;
  Parameters parameters;
  parameters.add(row.id.value);
  if (is_edge(row.id.type)) {
    parameters.add(row.from.value());
    parameters.add(std::string_view(row.kind));
    parameters.add(row.to.value());
  } else {
    parameters.add(std::string_view(row.key));
    parameters.add(row.origin);
  }
  add_believed(parameters, row);
  if (row.id.type == RecordType::event) {
    const auto& bounds = schedule.bounds;
    for (const auto instant : {bounds.earliest_start, bounds.latest_start, bounds.earliest_end,
                               bounds.latest_end, schedule.sort_key})
      parameters.add(instant.key());
    parameters.add(schedule.position);
    parameters.add(std::int64_t{span_class_of(bounds)});
  }
  database.run(sql_of(row.id.type).insert, parameters.values());
  if (schedule.estimate) insert_estimate(database, EventId(row.id.value), *schedule.estimate);
  insert_candidates(database, row);
  index_texts(database, row, locator);
  if (is_edge(row.id.type)) return;
  write_fields_of_kind(state, row);
  write_participants(database, row);
  for (const auto whole : row.statement.part_of)
    database.run("INSERT INTO part (event, whole) VALUES ($1, $2)", row.id.value, whole.value());
  write_names(database, row);
  write_derivations(database, row);
}

void update_row(State& state, const Row& old, const Row& row) {
  auto& database = state.database;
  const auto id = row.id.value;
  if (differ_in_core(old, row)) {
    Parameters parameters;
    parameters.add(id);
    add_believed(parameters, row);
    database.run(sql_of(row.id.type).update, parameters.values());
  }
  index_texts_anew(database, old, row);
  if (is_edge(row.id.type)) return;
  if (kind_of(old) != kind_of(row) || fields_of_kind(old) != fields_of_kind(row)) {
    if (const auto* kind = state.kind(old.id.type, kind_of(old)); kind != nullptr && !kind->fields.empty())
      database.run("DELETE FROM " + sql::quoted_name(table_of(*kind)) + " WHERE id = $1", id);
    write_fields_of_kind(state, row);
  }
  if (old.statement.with != row.statement.with || kind_of(old) != kind_of(row)) {
    database.run("DELETE FROM participant WHERE event = $1", id);
    write_participants(database, row);
  }
  each_whole_beyond(old.statement, row.statement, [&](EventId whole) {
    database.run("DELETE FROM part WHERE event = $1 AND whole = $2", id, whole.value());
  });
  each_whole_beyond(row.statement, old.statement, [&](EventId whole) {
    database.run("INSERT INTO part (event, whole) VALUES ($1, $2)", id, whole.value());
  });
  if (old.statement.names != row.statement.names) {
    database.run("DELETE FROM name WHERE record = $1", id);
    write_names(database, row);
  }
  if (old.statement.derived_from != row.statement.derived_from) {
    database.run("DELETE FROM derivation WHERE source = $1", id);
    write_derivations(database, row);
  }
}

void write_candidates(sql::Database& database, const Row& old, const Row& row) {
  if (old.in_doubt) database.run("DELETE FROM candidate WHERE record = $1", row.id.value);
  insert_candidates(database, row);
}

void remove_row(State& state, const Row& row) {
  auto bare = row;
  bare.statement = {};
  complete_unsaid(bare);
  bare.candidates = {};
  write_candidates(state.database, row, bare);
  update_row(state, row, bare);
  state.database.run("DELETE FROM set_aside WHERE record = $1", row.id.value);
  if (row.id.type == RecordType::event)
    state.database.run("DELETE FROM estimate WHERE event = $1", row.id.value);
  if (row.id.type == RecordType::source)
    state.database.run("DELETE FROM rating WHERE source = $1", row.id.value);
  unindex_texts(state.database, bare);
  state.database.run("DELETE FROM " + std::string(table_of(row.id.type)) + " WHERE id = $1", row.id.value);
}

}  // namespace annals::inline v0_2::store
