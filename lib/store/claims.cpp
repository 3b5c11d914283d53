#include "store/claims.hpp"

#include "annals/error.hpp"
#include "record/description.hpp"
#include "store/binding.hpp"
#include "store/identity.hpp"

#include <algorithm>
#include <string>

namespace annals::store {

namespace {

void insert_field(sql::Database& database, ClaimId claim, std::string_view field, std::size_t position,
                  const Value& value, std::string_view detail) {
  Parameters parameters;
  parameters.add(claim.value());
  parameters.add(field);
  parameters.add(static_cast<std::int64_t>(position));
  // A date stands as its EDTF text, its words beside it.
  if (const auto* when = std::get_if<When>(&value)) {
    parameters.add(std::string_view(when->text()));
    parameters.add(std::string_view(when->words()));
  } else {
    parameters.add(&value);
    parameters.add(detail);
  }
  database.run("INSERT INTO claim_field (claim, field, position, value, detail) VALUES ($1, $2, $3, $4, $5)",
               parameters.values());
}

void insert_says(sql::Database& database, ClaimId claim, const Says& says) {
  std::size_t position = 0;
  for (const auto& field : says.fields)
    insert_field(database, claim, field.name, position++, field.value, {});
  position = 0;
  for (const auto& one : says.with) insert_field(database, claim, "with", position++, one.actor, one.role);
  position = 0;
  for (const auto& name : says.names)
    insert_field(database, claim, "names", position++, name.text, name.language);
  position = 0;
  for (const auto whole : says.part_of) insert_field(database, claim, "part_of", position++, whole, {});
}

/// One row of claim_field, from its column `field` on.
void read_field(const sql::Rows& rows, const KindDescription* kind, Claim& claim) {
  const auto field = rows.text(1);
  const auto detail = rows.optional_text(3).value_or(std::string_view());
  if (field == "with") {
    claim.says.with.push_back({ActorId(rows.integer(2)), std::string(detail)});
  } else if (field == "names") {
    claim.says.names.push_back({std::string(rows.text(2)), std::string(detail)});
  } else if (field == "part_of" && claim.about.type == RecordType::event) {
    claim.says.part_of.emplace_back(rows.integer(2));
  } else {
    const auto* description = find_field(claim.about.type, kind, field);
    if (description == nullptr)
      throw Error(ErrorCode::corrupt, "The base has a claim with the field \"" + std::string(field) +
                                          "\", which it does not describe.");
    claim.says.fields.push_back({std::string(field), make_value(rows, 2, description->type, detail)});
  }
}

/// The claims on a record that stand in claim_entry.
std::vector<Claim> claims_apart(sql::Database& database, const Kinds& kinds, const Row& row) {
  static const std::string sql =
      "SELECT id, stance, " + std::string(claim_columns) + " FROM claim_entry WHERE record = $1 ORDER BY id";
  std::vector<Claim> claims;
  auto rows = database.query(sql, row.id.value);
  while (rows.next()) {
    auto& claim = claims.emplace_back();
    claim.id = ClaimId(rows.integer(0));
    claim.about = row.id;
    claim.stance = read_word<Stance>(rows.text(1));
    int column = 2;
    claim.said = read_claim(rows, column);
  }
  const auto find = [&](std::int64_t id) {
    return std::ranges::lower_bound(claims, ClaimId(id), {}, &Claim::id);
  };
  const auto* kind = row.id.type == RecordType::event ? find_kind(kinds, row.kind) : nullptr;
  // Position orders the fields of the description as well as the members of a list.
  rows = database.query(
      "SELECT f.claim, f.field, f.value, f.detail FROM claim_entry AS c JOIN claim_field AS f ON f.claim = "
      "c.id WHERE c.record = $1 ORDER BY f.claim, f.position, f.field",
      row.id.value);
  while (rows.next()) read_field(rows, kind, *find(rows.integer(0)));
  rows = database.query(
      "SELECT v.claim, v.verdict, v.reason, v.recorded FROM claim_entry AS c JOIN verdict AS v ON v.claim = "
      "c.id WHERE c.record = $1 ORDER BY v.id",
      row.id.value);
  while (rows.next()) {
    auto& verdict = find(rows.integer(0))->verdicts.emplace_back();
    if (rows.text(1) != "retracted") verdict.rank = read_word<Rank>(rows.text(1));
    verdict.reason = rows.optional_text(2).value_or("");
    verdict.recorded = Instant::from_key(rows.integer(3));
  }
  return claims;
}

std::vector<RecordId> read_records(sql::Rows rows) {
  std::vector<RecordId> records;
  while (rows.next()) records.emplace_back(read_word<RecordType>(rows.text(0)), rows.integer(1));
  return records;
}

}  // namespace

Claim claim_of_row(const Row& row) {
  Claim claim;
  claim.id = ClaimId(row.id.value);
  claim.about = row.id;
  claim.says = row.says;
  claim.said = row.said;
  claim.said.likelihood = row.likelihood;
  return claim;
}

std::vector<Claim> claims_of(sql::Database& database, const Kinds& kinds, const Row& row) {
  if (row.claims == 0) return {claim_of_row(row)};
  return claims_apart(database, kinds, row);
}

void insert_claim(sql::Database& database, const Claim& claim) {
  static const std::string sql = "INSERT INTO claim_entry (id, record, record_type, stance, " +
                                 std::string(claim_columns) + ") VALUES (" +
                                 placeholders(1, 4 + claim_column_count) + ")";
  Parameters parameters;
  parameters.add(claim.id.value());
  parameters.add(claim.about.value);
  parameters.add(word(claim.about.type));
  parameters.add(word(claim.stance));
  parameters.add_claim(claim.said.likelihood, claim.said);
  database.run(sql, parameters.values());
  insert_says(database, claim.id, claim.says);
}

void insert_verdict(sql::Database& database, std::int64_t id, ClaimId claim, const Verdict& verdict) {
  database.run("INSERT INTO verdict (id, claim, verdict, reason, recorded) VALUES ($1, $2, $3, $4, $5)", id,
               claim.value(), verdict.rank ? word(*verdict.rank) : std::string_view("retracted"),
               verdict.reason.empty() ? std::optional<std::string_view>() : std::string_view(verdict.reason),
               verdict.recorded.value().key());
}

std::optional<RecordId> record_of(sql::Database& database, ClaimId claim) {
  auto found = read_records(
      database.query("SELECT record_type, record FROM claim_entry WHERE id = $1", claim.value()));
  if (!found.empty()) return found.front();
  // The one claim on a record has the id of the record.
  for (const auto type : {RecordType::event, RecordType::link, RecordType::actor, RecordType::place,
                          RecordType::source, RecordType::timing})
    if (exists(database, {type, claim.value()})) return RecordId(type, claim.value());
  return std::nullopt;
}

std::vector<RecordId> resting_on(sql::Database& database, SourceId source) {
  return read_records(database.query("SELECT DISTINCT record_type, record FROM claim_entry WHERE source = $1",
                                     source.value()));
}

std::vector<RecordId> with_claims(sql::Database& database) {
  return read_records(
      database.query("SELECT DISTINCT record_type, record FROM claim_entry ORDER BY record_type, record"));
}

}  // namespace annals::store
