#include "store/kind_changes.hpp"

#include "annals/error.hpp"
#include "record/description.hpp"
#include "sql/quoted.hpp"
#include "store/binding.hpp"
#include "store/kinds.hpp"

#include <optional>
#include <string>

#include <fmt/format.h>

namespace annals::inline v0_2::store {

bool has_taken(sql::Database& database, std::string_view step) {
  return database.query("SELECT 1 FROM kind_change WHERE step = $1", step).next();
}

void insert_taken(sql::Database& database, const TakenStep& step) {
  for (const auto& [field, became] : step.became)
    database.run(
        "INSERT INTO kind_change (step, record_type, kind, field, became, recorded) VALUES ($1, $2, $3, $4, "
        "$5, $6)",
        step.step, word(step.of), step.kind, field,
        became ? std::optional<std::string_view>(*became) : std::nullopt, step.recorded.key());
}

std::vector<TakenStep> taken_steps(sql::Database& database) {
  std::vector<TakenStep> all;
  auto rows = database.query(
      "SELECT step, record_type, kind, field, became, recorded FROM kind_change ORDER BY recorded, step, "
      "field");
  while (rows.next()) {
    if (all.empty() || all.back().step != rows.text(0))
      all.push_back({std::string(rows.text(0)),
                     std::string(rows.text(2)),
                     read_word<RecordType>(rows.text(1)),
                     {},
                     Instant::from_key(rows.integer(5))});
    const auto became = rows.optional_text(4);
    all.back().became.emplace(rows.text(3), became ? std::optional<std::string>(*became) : std::nullopt);
  }
  return all;
}

std::vector<std::int64_t> records_of_kind(sql::Database& database, const KindDescription& kind) {
  return read_ids(database.query(
      "SELECT DISTINCT record FROM claim WHERE record_type = $1 AND states ->> $2 = $3 ORDER BY record",
      word(kind.of), kind_field(kind.of), kind.name));
}

void replace_kind(sql::Database& database, const KindDescription& kind,
                  const std::optional<KindDescription>& after) {
  if (!kind.fields.empty()) database.script("DROP TABLE " + sql::quoted_name(table_of(kind)));
  database.run("DELETE FROM kind_field WHERE record_type = $1 AND kind = $2", word(kind.of), kind.name);
  database.run("DELETE FROM kind WHERE record_type = $1 AND name = $2", word(kind.of), kind.name);
  if (!after) return;
  database.script(rows_sql(*after));
  if (!after->fields.empty()) database.script(table_sql(*after) + guards_sql(table_of(*after)));
}

void check_not_gone(sql::Database& database, const KindDescription* known, const KindDescription& kind) {
  auto rows = database.query(
      "SELECT step, field, became FROM kind_change WHERE record_type = $1 AND kind = $2 ORDER BY recorded, "
      "step, field",
      word(kind.of), kind.name);
  while (rows.next()) {
    const auto field = rows.text(1);
    const bool is_gone = field.empty() ? known == nullptr
                                       : own_field(kind, field) != nullptr &&
                                             (known == nullptr || own_field(*known, field) == nullptr);
    if (!is_gone) continue;
    const auto became = rows.optional_text(2);
    throw Error(
        ErrorCode::incompatible,
        fmt::format(R"({} "{}" {} since the step "{}": this program, or file, is older than the base.)",
                    field.empty() ? "The kind" : fmt::format("The field \"{}\" of the kind", field),
                    kind.name, became ? fmt::format("is called \"{}\"", *became) : "was dropped",
                    rows.text(0)));
  }
}

}  // namespace annals::inline v0_2::store
