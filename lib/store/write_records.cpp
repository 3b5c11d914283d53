// From records to rows.

#include "record/description.hpp"
#include "sql/quoted.hpp"
#include "store/binding.hpp"
#include "store/identity.hpp"
#include "store/records.hpp"
#include "store/time_columns.hpp"

#include <algorithm>
#include <array>

namespace annals::store {

namespace {

std::size_t count_columns(std::string_view list) {
  return static_cast<std::size_t>(std::ranges::count(list, ',')) + 1;
}

struct TableSql {
  std::string insert;
  std::string update;
};

/// What a row is written with: identity first, then standing, claims and the claim, then the fields.
TableSql table_sql_of(RecordType type) {
  std::string identity = "id, key, origin";
  if (type == RecordType::event) identity += ", kind";
  if (is_tie(type)) {
    const auto tie = tie_columns(type);
    identity = std::string("id, ") + tie.from + ", " + tie.kind + ", " + tie.to;
  }
  std::string columns = "standing, claims, " + std::string(claim_columns) + ", " + core_columns(type);
  if (type == RecordType::event) columns += ", sort_key, position, span_class";
  const std::string table(table_of(type));
  const auto fixed = count_columns(identity);
  const auto written = count_columns(columns);
  return {"INSERT INTO " + table + " (" + identity + ", " + columns + ") VALUES (" +
              placeholders(1, fixed + written) + ")",
          "UPDATE " + table + " SET (" + columns + ") = (" + placeholders(2, written) + ") WHERE id = $1"};
}

const TableSql& sql_of(RecordType type) {
  static const std::array all{table_sql_of(RecordType::event), table_sql_of(RecordType::actor),
                              table_sql_of(RecordType::place), table_sql_of(RecordType::source),
                              table_sql_of(RecordType::link),  table_sql_of(RecordType::timing)};
  return all[index_of(type)];
}

void add_date(Parameters& parameters, const Says& says, const Bounds& bounds) {
  const auto* when = find(says.fields, "when");
  if (when == nullptr) {
    parameters.add_null();
    parameters.add_null();
  } else {
    parameters.add(std::string_view(std::get<When>(*when).text()));
    parameters.add(std::string_view(std::get<When>(*when).words()));
  }
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
  const auto columns = is_event ? time_columns(row.says.fields) : TimeColumns();
  for (const auto& field : core_fields(row.id.type)) {
    const auto* value = find(row.says.fields, field.name);
    if (is_event && field.name == "when")
      add_date(parameters, row.says, columns.placed.bounds);
    else if (is_event && field.name == "outcome" && value == nullptr)
      parameters.add(word(Outcome::open));  // nobody's word on it stands
    else
      parameters.add(value);
  }
  if (!is_event) return;
  parameters.add(columns.placed.sort_key.key());
  parameters.add(columns.placed.position);
  parameters.add(static_cast<std::int64_t>(columns.span_class));
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
    columns += ", " + sql::quoted_name(field.name);
    parameters.add(value);
  }
  const auto count = parameters.values().size();
  if (count == 1) return;
  database.run("INSERT INTO " + sql::quoted_name(kind->name) + " (" + columns + ") VALUES (" +
                   placeholders(1, count) + ")",
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
  if (is_tie(row.id.type)) return;
  const auto id = row.id.value;
  if (row.id.type == RecordType::event) {
    write_details(database, kinds, row);
    for (const auto& one : row.says.with)
      database.run("INSERT INTO participant (event, actor, role) VALUES ($1, $2, $3)", id, one.actor.value(),
                   one.role);
    for (const auto whole : row.says.part_of)
      database.run("INSERT INTO part (event, whole) VALUES ($1, $2) ON CONFLICT DO NOTHING", id,
                   whole.value());
  }
  for (const auto& name : row.says.names)
    database.run("INSERT INTO name (record, text, language) VALUES ($1, $2, $3)", id, name.text,
                 name.language);
  database.add_text(id, text_of(row.says, "title"), text_of(row.says, "summary"), names_text(row.says.names));
}

/// But for what the new row has too and is settled of it.
void erase_hanging(sql::Database& database, const Kinds& kinds, const Row& old, const Row& row) {
  if (is_tie(old.id.type)) return;
  const auto id = old.id.value;
  database.remove_text(id, text_of(old.says, "title"), text_of(old.says, "summary"),
                       names_text(old.says.names));
  database.run("DELETE FROM name WHERE record = $1", id);
  if (old.id.type != RecordType::event) return;
  database.run("DELETE FROM participant WHERE event = $1", id);
  std::vector<std::int64_t> wholes;
  for (const auto whole : row.says.part_of) wholes.push_back(whole.value());
  database.run("DELETE FROM part WHERE event = $1 AND NOT whole " + database.in_list("$2"), id,
               std::string_view(database.id_list(wholes)));
  const auto* kind = find_kind(kinds, old.kind);
  if (kind != nullptr && !kind->fields.empty())
    database.run("DELETE FROM " + sql::quoted_name(kind->name) + " WHERE event = $1", id);
}

}  // namespace

void insert_row(sql::Database& database, const Kinds& kinds, const Row& row) {
  Parameters parameters;
  parameters.add(row.id.value);
  if (is_tie(row.id.type)) {
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
  if (!old) refuse_missing(row.id);
  erase_hanging(database, kinds, *old, row);
  Parameters parameters;
  parameters.add(row.id.value);
  add_written(parameters, row);
  database.run(sql_of(row.id.type).update, parameters.values());
  write_hanging(database, kinds, row);
}

}  // namespace annals::store
