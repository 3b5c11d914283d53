#include "store/claims.hpp"

#include "annals/error.hpp"
#include "store/binding.hpp"
#include "store/digest.hpp"
#include "store/id_list.hpp"
#include "store/indexed_texts.hpp"
#include "store/stated.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <string>
#include <unordered_map>

#include <fmt/format.h>

namespace annals::inline v0_2::store {

namespace {

/// Who says it, as `read_citation` reads it.
constexpr std::string_view citation_columns =
    "likelihood_low, likelihood_high, likelihood_word, source, speaker, locator, published, published_words, "
    "window, window_words, recorded";

std::string insert_sql(std::string_view table, std::span<const std::string_view> columns) {
  return fmt::format("INSERT INTO {} ({}, digest) VALUES ({})", table, fmt::join(columns, ", "),
                     placeholders(1, columns.size() + 1));
}

/// Inserts a row with a digest of its values and of some beside it.
void insert(sql::Database& database, const std::string& sql, Parameters& row,
            std::span<const sql::Value> beside = {}) {
  std::vector<sql::Value> all(row.values().begin(), row.values().end());
  all.insert(all.end(), beside.begin(), beside.end());
  row.add(digest_of(all));
  database.run(sql, row.values());
}

void add_citation(Parameters& parameters, const Citation& citation) {
  parameters.add(citation.likelihood);
  parameters.add(citation.source.value().value());
  citation.speaker ? parameters.add(citation.speaker->value()) : parameters.add_null();
  parameters.add(std::string_view(citation.locator));
  parameters.add(citation.published);
  parameters.add(citation.window);
  parameters.add(citation.recorded.value().key());
}

Citation read_citation(const sql::Rows& rows, int& column) {
  Citation citation;
  citation.likelihood = read_likelihood(rows, column);
  citation.source = SourceId(rows.integer(column++));
  if (const auto speaker = rows.optional_integer(column++)) citation.speaker = ActorId(*speaker);
  citation.locator = read_text(rows, column);
  citation.published = read_date(rows, column);
  citation.window = read_date(rows, column);
  citation.recorded = Instant::from_key(rows.integer(column++));
  return citation;
}

void attach_reviews(sql::Database& database, const IdList& records,
                    const std::unordered_map<std::int64_t, Claim*>& claims) {
  auto rows = database.query(
      "SELECT v.claim, v.review, v.reason, v.recorded FROM claim AS c JOIN review AS v "
      "ON v.claim = c.id WHERE c.record " +
          records.in() + " ORDER BY v.id",
      records.value());
  while (rows.next()) {
    auto& review = claims.at(rows.integer(0))->reviews.emplace_back();
    review.act = read_word<Act>(rows.text(1));
    review.reason = rows.optional_text(2).value_or("");
    review.recorded = Instant::from_key(rows.integer(3));
  }
}

}  // namespace

std::vector<std::vector<Claim>> claims_of(State& state, std::span<const Row> rows_of_records) {
  std::vector<std::vector<Claim>> all(rows_of_records.size());
  std::vector<std::int64_t> ids;
  std::unordered_map<std::int64_t, std::size_t> places;
  for (const auto& row : rows_of_records) {
    places.emplace(row.id.value, ids.size());
    ids.push_back(row.id.value);
  }
  auto& database = state.database;
  const IdList list(database, ids);
  {
    auto rows = database.query(fmt::format("SELECT id, record, stance, states, {} FROM claim WHERE record {} "
                                           "ORDER BY id",
                                           citation_columns, list.in()),
                               list.value());
    while (rows.next()) {
      const auto place = places.at(rows.integer(1));
      const auto& row = rows_of_records[place];
      auto& claim = all[place].emplace_back();
      claim.id = ClaimId(rows.integer(0));
      claim.about = row.id;
      claim.stance = read_word<Stance>(rows.text(2));
      claim.statement = read_stated(state, rows.text(3), row.id.type, kind_of(row));
      int column = 4;
      claim.citation = read_citation(rows, column);
    }
  }
  std::unordered_map<std::int64_t, Claim*> by_id;
  for (auto& claims : all)
    for (auto& claim : claims) by_id.emplace(claim.id.value(), &claim);
  attach_reviews(database, list, by_id);
  return all;
}

std::vector<Claim> claims_of(State& state, const Row& row) {
  return std::move(claims_of(state, std::span(&row, 1)).front());
}

std::vector<Claim> claims_by(State& state, RecordId voice) {
  const bool is_source = voice.type == RecordType::source;
  std::map<RecordType, std::vector<std::int64_t>> records;
  for (const auto record : read_records(state.database.query(
           is_source ? "SELECT DISTINCT record_type, record FROM claim WHERE source = $1"
                     : "SELECT DISTINCT record_type, record FROM claim WHERE speaker = $1",
           voice.value)))
    records[record.type].push_back(record.value);
  std::vector<Claim> all;
  for (const auto& [type, ids] : records)
    for (auto& claims : claims_of(state, load_rows(state, type, ids)))
      std::ranges::copy_if(std::move(claims), std::back_inserter(all), [&](const Claim& claim) {
        return is_source ? claim.citation.source == SourceId(voice.value)
                         : claim.citation.speaker == ActorId(voice.value);
      });
  std::ranges::sort(all, {}, &Claim::id);
  return all;
}

void insert_claim(sql::Database& database, const Claim& claim, const Row& record) {
  const auto states = stated_text(claim.statement);
  Parameters row;
  row.add(claim.id.value());
  row.add(word(claim.about.type));
  row.add(claim.about.value);
  row.add(word(claim.stance));
  row.add(std::string_view(states));
  add_citation(row, claim.citation);
  const bool enters = claim.id.value() == record.id.value;
  static const auto sql = insert_sql("claim", claim_columns);
  insert(database, sql, row, enters ? known_by(record) : std::vector<sql::Value>());
  if (!enters) index_locator(database, claim.id, claim.citation.locator);
}

void insert_review(sql::Database& database, std::int64_t id, ClaimId claim, const Review& review) {
  Parameters row;
  row.add(id);
  row.add(claim.value());
  row.add(word(review.act));
  row.add(std::string_view(review.reason));
  row.add(review.recorded.value().key());
  static const auto sql = insert_sql("review", review_columns);
  insert(database, sql, row);
}

std::vector<Rating> ratings_of(sql::Database& database, SourceId source) {
  std::vector<Rating> ratings;
  auto rows = database.query(
      "SELECT reliability, recorded FROM rating WHERE source = $1 ORDER BY recorded, id", source.value());
  while (rows.next()) ratings.push_back({rows.optional_real(0), Instant::from_key(rows.integer(1))});
  return ratings;
}

void insert_rating(sql::Database& database, std::int64_t id, SourceId source, const Rating& rating) {
  Parameters row;
  row.add(id);
  row.add(source.value());
  row.add(rating.reliability);
  row.add(rating.recorded.value().key());
  static const auto sql = insert_sql("rating", rating_columns);
  insert(database, sql, row);
}

std::vector<Instant> imports_of(sql::Database& database, std::string_view file) {
  std::vector<Instant> moments;
  auto rows = database.query("SELECT recorded FROM import WHERE file = $1 ORDER BY recorded", file);
  while (rows.next()) moments.push_back(Instant::from_key(rows.integer(0)));
  return moments;
}

void insert_import(sql::Database& database, std::string_view file, Instant recorded) {
  database.run("INSERT OR IGNORE INTO import (file, recorded) VALUES ($1, $2)", file, recorded.key());
}

RecordId record_of(sql::Database& database, ClaimId claim) {
  const auto found =
      read_records(database.query("SELECT record_type, record FROM claim WHERE id = $1", claim.value()));
  if (found.empty()) refuse_missing(claim);
  return found.front();
}

void refuse_missing(ClaimId claim) {
  throw Error(ErrorCode::not_found,
              "There is no claim with the id " + std::to_string(claim.value()) + " in this base.");
}

std::vector<FirstClaim> first_claims(sql::Database& database, std::span<const std::int64_t> records) {
  std::unordered_map<std::int64_t, std::size_t> places;
  std::vector<FirstClaim> found;
  const IdList list(database, records);
  auto rows = database.query(fmt::format("SELECT record, {} FROM claim WHERE record {} ORDER BY stance, id",
                                         citation_columns, list.in()),
                             list.value());
  while (rows.next()) {
    const auto [place, is_first] = places.emplace(rows.integer(0), found.size());
    if (is_first) {
      int column = 1;
      found.push_back({place->first, 0, read_citation(rows, column)});
    }
    ++found[place->second].claims;
  }
  return found;
}

std::vector<RecordId> resting_on(sql::Database& database, SourceId source) {
  return read_records(database.query(
      "SELECT DISTINCT c.record_type, c.record FROM claim AS c WHERE c.source = $1 AND (EXISTS (SELECT 1 "
      "FROM "
      "claim AS o WHERE o.record = c.record AND o.id <> c.id) OR EXISTS (SELECT 1 FROM review AS v WHERE "
      "v.claim = c.id))",
      source.value()));
}

std::vector<RecordId> events_of(sql::Database& database, SourceId source) {
  return read_records(database.query(
      "SELECT DISTINCT record_type, record FROM claim WHERE source = $1 AND record_type = 'event'",
      source.value()));
}

std::vector<RecordId> contended(sql::Database& database) {
  return read_records(database.query(
      "SELECT DISTINCT record_type, record FROM claim WHERE record IN (SELECT record FROM claim "
      "GROUP BY record HAVING count(*) > 1 UNION SELECT c.record FROM review AS v JOIN claim AS c "
      "ON c.id = v.claim) ORDER BY record_type, record"));
}

}  // namespace annals::inline v0_2::store
