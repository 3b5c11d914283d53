#include "store/purging.hpp"

#include "store/binding.hpp"
#include "store/id_list.hpp"
#include "store/indexed_texts.hpp"
#include "store/stated.hpp"

#include <array>
#include <utility>

#include <fmt/format.h>

namespace annals::inline v0_2::store {

namespace {

/// Goes on from what was asked for to whatever cannot be without it.
class Search {
 public:
  explicit Search(sql::Database& database) : database_(database) {}

  void take(RecordId record) {
    if (doomed_.records.insert(record).second) next_.push_back(record);
  }
  void take(ClaimId claim, RecordId about) {
    if (doomed_.claims.emplace(claim, about).second) bereft_.insert(about);
  }

  Doomed run() {
    while (!next_.empty() || !bereft_.empty()) {
      for (const auto record : std::exchange(next_, {})) take_dependents(record);
      for (const auto about : std::exchange(bereft_, {}))
        if (!is_asserted(about)) take(about);
    }
    std::erase_if(doomed_.claims, [&](const auto& claim) { return doomed_.records.contains(claim.second); });
    return std::move(doomed_);
  }

 private:
  void take_dependents(RecordId record) {
    auto rows = database_.query(
        "SELECT id, record_type, record FROM claim WHERE record = $1 OR source = $1 OR speaker = $1",
        record.value);
    while (rows.next()) {
      const RecordId about(read_word<RecordType>(rows.text(1)), rows.integer(2));
      if (about != record) take(ClaimId(rows.integer(0)), about);
    }
    if (record.type != RecordType::event) return;
    for (const auto link : read_ids(
             database_.query("SELECT id FROM link WHERE from_event = $1 OR to_event = $1", record.value)))
      take(LinkId(link));
    for (const auto relative_date : read_ids(
             database_.query("SELECT id FROM relative_date WHERE event = $1 OR anchor = $1", record.value)))
      take(RelativeDateId(relative_date));
  }

  bool is_asserted(RecordId record) {
    if (doomed_.records.contains(record)) return true;  // nothing more to be done
    auto rows =
        database_.query("SELECT id FROM claim WHERE record = $1 AND stance = 'asserts'", record.value);
    while (rows.next())
      if (!doomed_.claims.contains(ClaimId(rows.integer(0)))) return true;
    return false;
  }

  sql::Database& database_;
  Doomed doomed_{};
  std::vector<RecordId> next_{};
  std::set<RecordId> bereft_{};  // of a claim
};

}  // namespace

Doomed doomed_with(sql::Database& database, RecordId record) {
  Search search(database);
  search.take(record);
  return search.run();
}

Doomed doomed_with(sql::Database& database, ClaimId claim, RecordId about) {
  Search search(database);
  search.take(claim, about);
  return search.run();
}

std::vector<RecordId> naming(sql::Database& database, std::span<const std::int64_t> records) {
  const IdList list(database, records);
  return read_records(database.query(
      fmt::format("SELECT DISTINCT c.record_type, c.record FROM claim AS c WHERE EXISTS (SELECT 1 FROM "
                  "json_tree(c.states) WHERE type = 'integer' AND atom {})",
                  list.in()),
      list.value()));
}

void remove_claims(sql::Database& database, std::span<const std::int64_t> claims) {
  const IdList list(database, claims);
  unindex_locators(database, claims);
  for (const std::string_view from : {"review WHERE claim ", "claim WHERE id "})
    database.run(fmt::format("DELETE FROM {}{}", from, list.in()), std::array{list.value()});
}

void remove_claims_on(sql::Database& database, std::span<const std::int64_t> records) {
  const IdList list(database, records);
  remove_claims(database, read_ids(database.query(
                              fmt::format("SELECT id FROM claim WHERE record {}", list.in()), list.value())));
}

void insert_tombstone(sql::Database& database, const Purge& purge) {
  database.run(
      "INSERT INTO tombstone (id, record_type, record, claim, went_with, reason, recorded) VALUES ($1, $2, "
      "$3, $4, $5, $6, $7)",
      purge.number, word(purge.record.type), purge.record.value,
      purge.claim ? std::optional(purge.claim->value()) : std::nullopt, purge.went_with,
      purge.reason.empty() ? std::optional<std::string_view>() : std::string_view(purge.reason),
      purge.recorded.key());
}

std::vector<Purge> tombstones(sql::Database& database) {
  auto rows = database.query(
      "SELECT id, record_type, record, claim, went_with, reason, recorded FROM tombstone ORDER BY id");
  std::vector<Purge> all;
  while (rows.next()) {
    auto& one = all.emplace_back();
    one.number = rows.integer(0);
    one.record = {read_word<RecordType>(rows.text(1)), rows.integer(2)};
    if (const auto claim = rows.optional_integer(3)) one.claim = ClaimId(*claim);
    one.went_with = rows.optional_integer(4);
    one.reason = rows.optional_text(5).value_or("");
    one.recorded = Instant::from_key(rows.integer(6));
  }
  return all;
}

}  // namespace annals::inline v0_2::store
