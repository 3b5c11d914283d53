#include "store/kinds.hpp"

#include "annals/error.hpp"
#include "record/description.hpp"
#include "sql/quoted.hpp"
#include "store/binding.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace annals::inline v0_2::store {

namespace {

std::string column_type(const FieldDescription& field) {
  switch (field.type) {
    case FieldType::boolean:
      return "INTEGER CHECK (" + sql::quoted_name(field.name) + " IN (0, 1))";
    case FieldType::integer:
      return "INTEGER";
    case FieldType::number:
      return "REAL";
    case FieldType::actor:
      return "INTEGER REFERENCES actor";
    case FieldType::place:
      return "INTEGER REFERENCES place";
    case FieldType::event:
      return "INTEGER REFERENCES event";
    case FieldType::date:
    case FieldType::text:
      return "TEXT";  // its words may grow, which no CHECK could: `normalize` knows them
  }
  return "TEXT";
}

std::string words_json(const FieldDescription& field) {
  if (field.words.empty()) return "NULL";
  std::string list;  // word by word: to destroy a list of nlohmann's takes memory
  for (const auto& word : field.words) list += (list.empty() ? "[" : ",") + nlohmann::json(word).dump();
  return sql::quoted_text(list + "]");
}

std::string field_row(const KindDescription& kind, std::size_t position) {
  const auto& field = kind.fields[position];
  return "('" + std::string(word(kind.of)) + "', " + sql::quoted_text(kind.name) + ", " +
         sql::quoted_text(field.name) + ", " + std::to_string(position + 1) + ", '" +
         std::string(word(field.type)) + "', " + sql::quoted_text(field.about) + ", " + words_json(field) +
         (field.is_indexed ? ", 1)" : ", 0)");
}

/// Names go into SQL, so a file must not bring any that the library would not have written.
void check_described(const KindDescription& kind) {
  try {
    check_kind(kind);
  } catch (const Error& error) {
    throw Error(ErrorCode::corrupt,
                std::string("This base describes a kind as no base can: ") + error.what());
  }
}

/// A kind as messages name it.
std::string named(const KindDescription& kind) {
  return (kind.of == RecordType::actor ? "The type of actor \"" : "The kind \"") + kind.name + "\"";
}

[[noreturn]] void refuse_change(const KindDescription& kind, const FieldDescription& known,
                                const FieldDescription& asked) {
  throw Error(ErrorCode::incompatible, named(kind) + " has the field \"" + known.name + "\" as " +
                                           std::string(word(known.type)) + " in this base, not as " +
                                           std::string(word(asked.type)) +
                                           ": a kind only grows, so give the changed field a new name.");
}

/// The words that a field has once `asked` is heard too: all words of both, or any text where one of them
/// takes any. So it comes to the same, whoever describes a kind first.
void grow_words(std::vector<std::string>& words, const std::vector<std::string>& asked) {
  if (words.empty()) return;
  if (asked.empty()) return words.clear();
  for (const auto& word : asked)
    if (std::ranges::find(words, word) == words.end()) words.push_back(word);
}

/// The definitions of the columns of a field: its value and, of a date, the words of its source.
std::vector<std::string> columns_of(const FieldDescription& field, std::size_t width) {
  const auto padded = [&](const std::string& name) {
    const auto quoted = sql::quoted_name(name);
    return quoted + std::string(std::max(width, quoted.size()) - quoted.size() + 1, ' ');
  };
  std::vector<std::string> columns{padded(field.name) + column_type(field)};
  if (field.type == FieldType::date) columns.push_back(padded(words_name(field.name)) + "TEXT");
  return columns;
}

/// The name has a point in it, as that of no table has.
std::string index_sql(const KindDescription& kind, const FieldDescription& field) {
  const auto table = table_of(kind);
  return "CREATE INDEX " + sql::quoted_name(table + "." + field.name) + " ON " + sql::quoted_name(table) +
         " (" + sql::quoted_name(field.name) + ");\n";
}

void add_field(sql::Database& database, const KindDescription& kind, std::size_t position) {
  for (const auto& column : columns_of(kind.fields[position], 0))
    database.script("ALTER TABLE " + sql::quoted_name(table_of(kind)) + " ADD COLUMN " + column + ";");
}

}  // namespace

const KindDescription* find_kind(const Kinds& kinds, RecordType of, std::string_view name) {
  const auto found = kinds.find({of, std::string(name)});
  return found == kinds.end() ? nullptr : &found->second;
}

std::string table_of(const KindDescription& kind) {
  return std::string(word(kind.of)) + "_" + kind.name;
}

std::string table_sql(const KindDescription& kind) {
  std::size_t width = 2;
  for (const auto& field : kind.fields) width = std::max(width, field.name.size() + 2);
  std::string sql = "-- " + kind.about + ".\nCREATE TABLE " + sql::quoted_name(table_of(kind)) + " (\n  id" +
                    std::string(width - 1, ' ') + "INTEGER PRIMARY KEY REFERENCES " +
                    std::string(word(kind.of));
  std::string comment;
  for (const auto& field : kind.fields)
    for (const auto& column : columns_of(field, width)) {
      sql += "," + comment + "\n  " + column;
      comment = "  -- " + field.about;
    }
  sql += comment + "\n) STRICT;\n";
  for (const auto& field : kind.fields)
    if (field.is_indexed) sql += index_sql(kind, field);
  return sql;
}

std::string rows_sql(const KindDescription& kind) {
  std::string sql = "INSERT INTO kind (record_type, name, about) VALUES ('" + std::string(word(kind.of)) +
                    "', " + sql::quoted_text(kind.name) + ", " + sql::quoted_text(kind.about) + ");\n";
  if (kind.fields.empty()) return sql;
  sql += "INSERT INTO kind_field (record_type, kind, name, position, type, about, words, is_indexed) VALUES";
  for (std::size_t i = 0; i < kind.fields.size(); ++i)
    sql += (i == 0 ? "\n  " : ",\n  ") + field_row(kind, i);
  return sql + ";\n";
}

std::string guards_sql(std::string_view table) {
  std::string sql;
  for (const std::string_view act : {"insert", "update", "delete"}) {
    std::string upper(act);
    std::ranges::transform(upper, upper.begin(), [](char c) { return static_cast<char>(c - 'a' + 'A'); });
    sql += "CREATE TRIGGER " + sql::quoted_name(std::string(table) + "_" + std::string(act)) + " BEFORE " +
           upper + " ON " + sql::quoted_name(table) +
           " BEGIN SELECT raise(ABORT, 'beliefs follow from claims: add one with \"annals import BASE "
           "FILE\"'); END;\n";
  }
  return sql;
}

KindCache::Current KindCache::current(sql::Database& database) {
  std::array<std::int64_t, 3> stamp{};
  std::string rules_stamp;
  {
    // Whatever a kind grows by makes the first greater: no words allow any text, the most there can be.
    auto rows = database.query(
        "SELECT (SELECT count(about) + count(*) FROM kind) + (SELECT "
        "coalesce(sum(coalesce(length(words), 1000000000) + is_indexed), 0) FROM kind_field), (SELECT "
        "count(*) FROM kind_change), (SELECT group_concat(name || ' ' || value) FROM rule), (SELECT "
        "coalesce(max(undone_by), 0) FROM log)");
    rows.next();
    stamp = {rows.integer(0), rows.integer(1), rows.integer(3)};
    rules_stamp = rows.optional_text(2).value_or("");
  }
  const std::scoped_lock lock(mutex_);
  if (rules_stamp_ != rules_stamp) {
    rules_ = read_rules(database);
    rules_stamp_ = rules_stamp;
  }
  if (kinds_ != nullptr && stamp == stamp_) return {kinds_, rules_};
  auto kinds = std::make_shared<Kinds>();
  auto rows = database.query(
      "SELECT k.name, k.about, f.name, f.type, f.about, f.position, w.value, f.words IS NULL OR "
      "iif(json_valid(f.words), json_type(f.words) = 'array', 0), k.record_type, f.is_indexed FROM kind AS k "
      "LEFT JOIN "
      "kind_field AS f ON f.record_type = k.record_type AND f.kind = k.name LEFT JOIN "
      "json_each(iif(json_valid(f.words), f.words, NULL)) AS w ORDER BY k.record_type, k.name, f.position, "
      "w.key");
  std::int64_t position = 0;
  while (rows.next()) {
    const auto of = from_word<RecordType>(rows.text(8));
    if (!of)
      throw Error(ErrorCode::corrupt,
                  "This base describes a kind of " + std::string(rows.text(8)) + ", which has none.");
    auto& kind = (*kinds)[{*of, std::string(rows.text(0))}];
    kind.of = *of;
    kind.name = rows.text(0);
    kind.about = rows.optional_text(1).value_or("");
    if (rows.is_null(2)) continue;
    if (kind.fields.empty() || rows.integer(5) != position) {
      position = rows.integer(5);
      const auto type = from_word<FieldType>(rows.text(3));
      if (!type || rows.integer(7) == 0 || position != static_cast<std::int64_t>(kind.fields.size()) + 1)
        throw Error(ErrorCode::corrupt, "This base describes the field " + std::string(rows.text(2)) +
                                            " of the kind " + kind.name +
                                            " as no base can: by its position, its type or its words.");
      kind.fields.push_back({std::string(rows.text(2)),
                             *type,
                             std::string(rows.optional_text(4).value_or("")),
                             {},
                             rows.integer(9) != 0});
    }
    if (const auto word = rows.optional_text(6)) kind.fields.back().words.emplace_back(*word);
  }
  for (const auto& [name, kind] : *kinds) check_described(kind);
  kinds_ = kinds;
  stamp_ = stamp;
  return {kinds_, rules_};
}

void KindCache::forget() {
  const std::scoped_lock lock(mutex_);
  kinds_.reset();
}

std::optional<KindDescription> grown_kind(const Kinds& known, const KindDescription& kind) {
  check_kind(kind);
  const auto* old = find_kind(known, kind.of, kind.name);
  KindDescription grown = old != nullptr ? *old : KindDescription{kind.name, {}, {}, kind.of};
  if (grown.about.empty()) grown.about = kind.about;
  for (const auto& field : kind.fields) {
    const auto same = std::ranges::find(grown.fields, field.name, &FieldDescription::name);
    if (same == grown.fields.end())
      grown.fields.push_back(field);
    else if (same->type != field.type)
      refuse_change(kind, *same, field);
    else {
      grow_words(same->words, field.words);
      same->is_indexed = same->is_indexed || field.is_indexed;
    }
  }
  if (old != nullptr && grown == *old) return std::nullopt;
  check_kind(grown);  // it may have too many fields together
  return grown;
}

void write_kind(sql::Database& database, const Kinds& known, const KindDescription& grown) {
  const auto* old = find_kind(known, grown.of, grown.name);
  const auto about = grown.about.empty() ? sql::Value(nullptr) : sql::Value(std::string_view(grown.about));
  if (old == nullptr)
    database.run("INSERT INTO kind (record_type, name, about) VALUES ($1, $2, $3)", word(grown.of),
                 grown.name, about);
  else if (old->about != grown.about)
    database.run("UPDATE kind SET about = $3 WHERE record_type = $1 AND name = $2", word(grown.of),
                 grown.name, about);

  const auto fields_before = old != nullptr ? old->fields.size() : 0;
  for (std::size_t i = 0; i < fields_before; ++i)
    if (grown.fields[i] != old->fields[i])
      database.script("UPDATE kind_field SET words = " + words_json(grown.fields[i]) + ", is_indexed = " +
                      (grown.fields[i].is_indexed ? "1" : "0") + " WHERE record_type = '" +
                      std::string(word(grown.of)) + "' AND kind = " + sql::quoted_text(grown.name) +
                      " AND position = " + std::to_string(i + 1) + ";");
  for (std::size_t i = 0; i < fields_before; ++i)
    if (grown.fields[i].is_indexed && !old->fields[i].is_indexed)
      database.script(index_sql(grown, grown.fields[i]));
  for (std::size_t i = fields_before; i < grown.fields.size(); ++i) {
    if (fields_before > 0) add_field(database, grown, i);
    if (fields_before > 0 && grown.fields[i].is_indexed) database.script(index_sql(grown, grown.fields[i]));
    database.script(
        "INSERT INTO kind_field (record_type, kind, name, position, type, about, words, is_indexed) VALUES " +
        field_row(grown, i) + ";");
  }
  if (fields_before == 0 && !grown.fields.empty())
    database.script(table_sql(grown) + guards_sql(table_of(grown)));
}

}  // namespace annals::inline v0_2::store
