#include "store/digest.hpp"

#include "store/binding.hpp"
#include "store/columns.hpp"
#include "store/identity.hpp"
#include "store/stated.hpp"

#include <algorithm>
#include <bit>
#include <string>
#include <variant>

#include <fmt/format.h>

namespace annals::inline v0_2::store {

namespace {

class Digest {
 public:
  void add(std::nullptr_t) { add_byte(0); }
  void add(std::int64_t number) { add_number(1, static_cast<std::uint64_t>(number)); }
  void add(double number) { add_number(2, std::bit_cast<std::uint64_t>(number)); }
  void add(std::string_view text) {
    add_number(3, text.size());
    for (const char c : text) add_byte(static_cast<unsigned char>(c));
  }
  [[nodiscard]] std::int64_t value() const { return std::bit_cast<std::int64_t>(value_); }

 private:
  void add_number(unsigned char type, std::uint64_t number) {
    add_byte(type);
    for (int byte = 0; byte < 8; ++byte) add_byte(static_cast<unsigned char>(number >> (8 * byte)));
  }
  void add_byte(unsigned char byte) { value_ = (value_ ^ byte) * 0x100000001b3; }

  std::uint64_t value_ = 0xcbf29ce484222325;
};

/// The columns that a record is known by beside its id.
std::vector<std::string> known_columns(RecordType type) {
  auto columns = identity_columns(type);
  columns.erase(columns.begin());
  return columns;
}

/// Claims on records of a type: `claim_columns`, the digest, the record, and what that is known by where the
/// claim entered it.
std::string claims_sql(RecordType type) {
  return fmt::format("SELECT c.{}, c.digest, c.record, r.{} FROM claim AS c LEFT JOIN {} AS r ON r.id = c.id",
                     fmt::join(claim_columns, ", c."), fmt::join(known_columns(type), ", r."),
                     table_of(type));
}

constexpr auto place_of_digest = static_cast<int>(claim_columns.size());

/// The values of the first columns of a row.
std::vector<sql::Value> values_of(const sql::Rows& rows, int columns) {
  std::vector<sql::Value> values;
  for (int column = 0; column < columns; ++column) values.push_back(rows.value(column));
  return values;
}

/// The digest that a claim of `claims_sql` should have.
std::int64_t digest_of_claim(const sql::Rows& rows, RecordType type) {
  auto values = values_of(rows, place_of_digest);
  constexpr int known = place_of_digest + 2;
  const auto count = static_cast<int>(known_columns(type).size());
  if (!rows.is_null(known))
    for (int column = known; column < known + count; ++column) values.push_back(rows.value(column));
  return digest_of(values);
}

void update_digest(sql::Database& database, ClaimId claim, RecordType type) {
  std::int64_t digest = 0;
  {
    auto rows = database.query(claims_sql(type) + " WHERE c.id = $1", claim.value());
    if (!rows.next()) return;
    digest = digest_of_claim(rows, type);
  }
  database.run("UPDATE claim SET digest = $2 WHERE id = $1", claim.value(), digest);
}

}  // namespace

std::vector<sql::Value> known_by(const Row& record) {
  if (is_edge(record.id.type)) return {record.from.value(), std::string_view(record.kind), record.to.value()};
  return {std::string_view(record.key), record.origin};
}

std::int64_t digest_of(std::span<const sql::Value> values) {
  Digest digest;
  for (const auto& value : values) std::visit([&](const auto& one) { digest.add(one); }, value);
  return digest.value();
}

void update_stated(sql::Database& database, const Claim& claim) {
  database.run("UPDATE claim SET states = $2 WHERE id = $1", claim.id.value(), stated_text(claim.statement));
  update_digest(database, claim.id, claim.about.type);
}

void update_key(sql::Database& database, RecordId record, std::string_view key) {
  database.run(fmt::format("UPDATE {} SET key = $2 WHERE id = $1", table_of(record.type)), record.value, key);
  update_digest(database, ClaimId(record.value), record.type);
}

std::vector<RecordId> altered(sql::Database& database) {
  std::vector<RecordId> found;
  for (const auto type : record_types) {
    auto rows = database.query(claims_sql(type) + " WHERE c.record_type = $1", word(type));
    while (rows.next())
      if (rows.value(place_of_digest) != sql::Value(digest_of_claim(rows, type)))
        found.emplace_back(type, rows.integer(place_of_digest + 1));
  }
  const auto look = [&](const auto& columns, std::string_view from) {
    const auto count = static_cast<int>(columns.size());
    auto rows = database.query(
        fmt::format("SELECT {}, digest, record_type, record FROM {}", fmt::join(columns, ", "), from));
    while (rows.next())
      if (rows.value(count) != sql::Value(digest_of(values_of(rows, count))))
        found.emplace_back(read_word<RecordType>(rows.text(count + 1)), rows.integer(count + 2));
  };
  look(review_columns,
       "(SELECT v.*, c.record_type, c.record FROM review AS v JOIN claim AS c ON c.id = v.claim)");
  look(rating_columns, "(SELECT *, 'source' AS record_type, source AS record FROM rating)");
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::vector<std::string> altered_rules(sql::Database& database) {
  std::vector<std::string> found;
  auto rows = database.query("SELECT name, value, digest FROM rule ORDER BY name");
  while (rows.next())
    if (rows.value(2) != sql::Value(digest_of(values_of(rows, 2)))) found.emplace_back(rows.text(0));
  return found;
}

}  // namespace annals::inline v0_2::store
