#include "store/kinds.hpp"

#include "annals/error.hpp"
#include "record/description.hpp"
#include "sql/quoted.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace annals::store {

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

/// The value of a column as JSON: references by key, truth values as such.
std::string json_value(const FieldDescription& field) {
  const auto column = sql::quoted_name(field.name);
  switch (field.type) {
    case FieldType::boolean:
      return "json(CASE " + column + " WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)";
    case FieldType::actor:
    case FieldType::place:
    case FieldType::event: {
      const std::string table(word(field.type));
      return "(SELECT r.key FROM " + table + " AS r WHERE r.id = " + column + ")";
    }
    default:
      return column;
  }
}

/// The fields that are said as a JSON object. The engine takes 127 arguments, so wide kinds go in parts.
std::string json_of_fields(const KindDescription& kind) {
  constexpr std::size_t most = 60;
  std::string sql = "'{}'";
  for (std::size_t from = 0; from < kind.fields.size(); from += most) {
    std::string members;
    for (std::size_t i = from; i < std::min(from + most, kind.fields.size()); ++i)
      members +=
          (i == from ? "" : ", ") + sql::quoted_text(kind.fields[i].name) + ", " + json_value(kind.fields[i]);
    sql = "json_patch(" + sql + ", json_object(" + members + "))";
  }
  return sql;
}

std::string field_row(const KindDescription& kind, std::size_t position) {
  const auto& field = kind.fields[position];
  return "(" + sql::quoted_text(kind.name) + ", " + std::to_string(position + 1) + ", " +
         sql::quoted_text(field.name) + ", '" + std::string(word(field.type)) + "', " +
         sql::quoted_text(field.about) + ", " + words_json(field) + ")";
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

[[noreturn]] void refuse_change(const KindDescription& kind, const FieldDescription& known,
                                const FieldDescription& asked) {
  throw Error(ErrorCode::conflict, "The kind \"" + kind.name + "\" has the field \"" + known.name + "\" as " +
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

void add_field(sql::Database& database, const KindDescription& kind, std::size_t position) {
  const auto& field = kind.fields[position];
  database.script("ALTER TABLE " + sql::quoted_name(kind.name) + " ADD COLUMN " +
                  sql::quoted_name(field.name) + " " + column_type(field) + ";");
}

}  // namespace

std::string table_sql(const KindDescription& kind) {
  std::size_t widest = 5;
  for (const auto& field : kind.fields) widest = std::max(widest, field.name.size() + 2);
  const auto padded = [&](std::string name) { return name + std::string(widest - name.size() + 1, ' '); };
  std::string sql = "-- " + kind.about + ".\nCREATE TABLE " + sql::quoted_name(kind.name) + " (\n  " +
                    padded("event") + "INTEGER PRIMARY KEY REFERENCES event";
  std::string comment;
  for (const auto& field : kind.fields) {
    sql += "," + comment + "\n  " + padded(sql::quoted_name(field.name)) + column_type(field);
    comment = "  -- " + field.about;
  }
  return sql + comment + "\n) STRICT;\n";
}

std::string rows_sql(const KindDescription& kind) {
  std::string sql = "INSERT INTO kind (name, about) VALUES (" + sql::quoted_text(kind.name) + ", " +
                    sql::quoted_text(kind.about) + ");\n";
  if (kind.fields.empty()) return sql;
  sql += "INSERT INTO kind_field (kind, position, name, type, about, words) VALUES";
  for (std::size_t i = 0; i < kind.fields.size(); ++i)
    sql += (i == 0 ? "\n  " : ",\n  ") + field_row(kind, i);
  return sql + ";\n";
}

std::string detail_view_sql(std::span<const KindDescription> kinds) {
  // The engine takes 500 parts in one UNION, so more than that stand in groups.
  constexpr std::size_t group = 400;
  std::vector<std::string> parts;
  for (const auto& kind : kinds)
    if (!kind.fields.empty())
      parts.push_back("SELECT event, " + json_of_fields(kind) + " FROM " + sql::quoted_name(kind.name));
  const bool in_groups = parts.size() > group;
  std::string sql = "CREATE VIEW detail (event, says) AS";
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool begins = in_groups && i % group == 0;
    const bool ends = in_groups && (i % group == group - 1 || i + 1 == parts.size());
    sql += (i == 0 ? "\n  " : "\n  UNION ALL ") + std::string(begins ? "SELECT * FROM (" : "") + parts[i] +
           (ends ? ")" : "");
  }
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

std::shared_ptr<const Kinds> KindCache::current(sql::Database& database) {
  std::int64_t stamp = 0;
  {
    // Whatever a kind grows by makes this greater: no words allow any text, the most there can be.
    auto rows = database.query(
        "SELECT (SELECT count(about) + count(*) FROM kind) + (SELECT "
        "coalesce(sum(coalesce(length(words), 1000000000)), 0) FROM kind_field)");
    rows.next();
    stamp = rows.integer(0);
  }
  const std::scoped_lock lock(mutex_);
  if (kinds_ != nullptr && stamp == stamp_) return kinds_;
  auto kinds = std::make_shared<Kinds>();
  auto rows = database.query(
      "SELECT k.name, k.about, f.name, f.type, f.about, f.position, w.value, f.words IS NULL OR "
      "iif(json_valid(f.words), json_type(f.words) = 'array', 0) FROM kind AS k LEFT JOIN kind_field AS f ON "
      "f.kind = k.name LEFT JOIN json_each(iif(json_valid(f.words), f.words, NULL)) AS w "
      "ORDER BY k.name, f.position, w.key");
  std::int64_t position = 0;
  while (rows.next()) {
    auto& kind = (*kinds)[std::string(rows.text(0))];
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
      kind.fields.push_back(
          {std::string(rows.text(2)), *type, std::string(rows.optional_text(4).value_or("")), {}});
    }
    if (const auto word = rows.optional_text(6)) kind.fields.back().words.emplace_back(*word);
  }
  for (const auto& [name, kind] : *kinds) check_described(kind);
  kinds_ = kinds;
  stamp_ = stamp;
  return kinds_;
}

void KindCache::forget() {
  const std::scoped_lock lock(mutex_);
  kinds_.reset();
}

std::optional<KindDescription> grown_kind(sql::Database& database, const Kinds& known,
                                          const KindDescription& kind) {
  check_kind(kind);
  const auto* old = find_kind(known, kind.name);
  KindDescription grown = old != nullptr ? *old : KindDescription{kind.name, {}, {}};
  if (grown.about.empty()) grown.about = kind.about;
  for (const auto& field : kind.fields) {
    const auto same = std::ranges::find(grown.fields, field.name, &FieldDescription::name);
    if (same == grown.fields.end())
      grown.fields.push_back(field);
    else if (same->type != field.type)
      refuse_change(kind, *same, field);
    else
      grow_words(same->words, field.words);
  }
  if (old != nullptr && grown == *old) return std::nullopt;
  check_kind(grown);  // it may have too many fields together
  const bool needs_table = !grown.fields.empty() && (old == nullptr || old->fields.empty());
  if (needs_table && database.query("SELECT 1 FROM sqlite_schema WHERE name = $1", kind.name).next())
    throw Error(ErrorCode::invalid_argument,
                "The kind \"" + kind.name + "\" has the name of something in the schema; choose another.");
  return grown;
}

void write_kind(sql::Database& database, const Kinds& known, const KindDescription& grown) {
  const auto* old = find_kind(known, grown.name);
  const auto about = grown.about.empty() ? sql::Value(nullptr) : sql::Value(std::string_view(grown.about));
  if (old == nullptr)
    database.run("INSERT INTO kind (name, about) VALUES ($1, $2)", grown.name, about);
  else if (old->about != grown.about)
    database.run("UPDATE kind SET about = $2 WHERE name = $1", grown.name, about);

  const auto fields_before = old != nullptr ? old->fields.size() : 0;
  for (std::size_t i = 0; i < fields_before; ++i)
    if (grown.fields[i].words != old->fields[i].words)
      database.script("UPDATE kind_field SET words = " + words_json(grown.fields[i]) + " WHERE kind = " +
                      sql::quoted_text(grown.name) + " AND position = " + std::to_string(i + 1) + ";");
  if (grown.fields.size() == fields_before) return;
  for (std::size_t i = fields_before; i < grown.fields.size(); ++i) {
    if (fields_before > 0) add_field(database, grown, i);
    database.script("INSERT INTO kind_field (kind, position, name, type, about, words) VALUES " +
                    field_row(grown, i) + ";");
  }
  if (fields_before == 0) database.script(table_sql(grown) + guards_sql(grown.name));
}

void write_detail_view(sql::Database& database, const Kinds& kinds) {
  std::vector<KindDescription> all;
  for (const auto& [name, kind] : kinds) all.push_back(kind);
  database.script("DROP VIEW detail;\n" + detail_view_sql(all));
}

}  // namespace annals::store
