#include "query/search.hpp"

#include "query/excerpt.hpp"
#include "query/printed_key.hpp"
#include "query/typed_words.hpp"
#include "store/binding.hpp"
#include "store/identity.hpp"
#include "store/records.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <set>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace annals::inline v0_2::query {

namespace {

/// To rank texts the engine reads all that match. Of more than these, those with the words in a title or a
/// name come first instead, in the order of entry.
constexpr std::int64_t most_ranked = 5000;

/// The entries of the index that match words, of records of a type or of all.
class Matches {
 public:
  Matches(sql::Database& database, std::string words, std::optional<RecordType> type)
      : database_(database), words_(std::move(words)), type_(type) {}

  /// The best, at most so many.
  std::vector<std::int64_t> best(std::int64_t most) {
    if (std::ssize(ids(words_, "", most_ranked + 1)) <= most_ranked)
      return ids(words_, "ORDER BY bm25(search, 4.0, 1.0, 4.0, 1.0, 0.5), rowid", most);
    auto all = ids("{title names} : (" + words_ + ")", "", most);
    const std::set<std::int64_t> first(all.begin(), all.end());
    for (const auto id : ids(words_, "", most))
      if (!first.contains(id) && std::ssize(all) < most) all.push_back(id);
    return all;
  }

 private:
  std::vector<std::int64_t> ids(const std::string& words, std::string_view order, std::int64_t most) {
    constexpr std::string_view is_of_type = R"(
  AND (EXISTS (SELECT 1 FROM {0} AS r WHERE r.id = search.rowid)
       OR EXISTS (SELECT 1 FROM claim AS c WHERE c.id = search.rowid AND c.record_type = '{1}')))";
    auto sql = std::string("SELECT rowid FROM search WHERE search MATCH $1");
    if (type_) sql += fmt::format(is_of_type, store::table_of(*type_), word(*type_));
    return store::read_ids(database_.query(fmt::format("{} {} LIMIT $2", sql, order), words, most));
  }

  sql::Database& database_;
  std::string words_;
  std::optional<RecordType> type_;
};

/// The record that an entry of the index is on: its own, or that of a further claim.
std::optional<RecordId> record_of(sql::Database& database, std::int64_t entry) {
  auto rows = database.query(R"(
SELECT record_type, record FROM claim WHERE id = $1
UNION ALL SELECT type, id FROM record WHERE id = $1
LIMIT 1)",
                             entry);
  if (!rows.next()) return std::nullopt;
  return RecordId(store::read_word<RecordType>(rows.text(0)), rows.integer(1));
}

/// What may have been found of a record: where its claims stand in their sources comes last.
std::vector<store::SearchedText> texts_of(sql::Database& database, const store::Row& row) {
  auto texts = store::searched_texts(row);
  auto rows = database.query(R"(
SELECT c.locator FROM claim AS c
WHERE c.record = $1 AND c.locator IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM withdrawn AS w WHERE w.claim = c.id)
ORDER BY c.id)",
                             row.id.value);
  while (rows.next()) texts.push_back({"locator", std::string(rows.text(0))});
  return texts;
}

/// Nothing where what was found has been withdrawn.
std::optional<SearchHit> hit_on(store::State& state, RecordId record, std::span<const FoldedPhrase> phrases) {
  const auto row = store::load_row(state, record);
  if (!row || row->standing == Standing::retracted) return std::nullopt;
  const auto texts = texts_of(state.database, *row);
  const auto excerpt = excerpt_of(texts, phrases);
  if (!excerpt) return std::nullopt;
  const bool has_title = !texts.empty() && texts.front().field == "title";
  return SearchHit{.record = record,
                   .key = printed_key(state, record),
                   .title = is_edge(record.type) ? label(state, record)
                            : has_title          ? texts.front().text
                                                 : std::string(),
                   .kind = is_edge(record.type) ? row->kind : std::string(store::kind_of(*row)),
                   .field = excerpt->field,
                   .excerpt = excerpt->text};
}

}  // namespace

std::vector<SearchHit> search(store::State& state, std::string_view typed, const SearchOptions& options) {
  const auto words = words_that_count(typed);
  const auto match = state.database.match_words(words);
  if (!match) return {};
  const auto phrases = folded_phrases(words);
  Matches matches(state.database, *match, options.type);
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max() / 8;
  const auto limit = static_cast<std::int64_t>(std::min<std::size_t>(options.limit, most));
  // A few more than are asked for, and again more where many are not to be shown.
  for (auto asked = limit + 20;; asked = std::min(4 * asked, most)) {
    const auto best = matches.best(asked);
    std::vector<SearchHit> hits;
    std::set<RecordId> seen;
    for (const auto entry : best) {
      if (std::ssize(hits) == limit) break;
      const auto record = record_of(state.database, entry);
      if (!record || !seen.insert(*record).second) continue;
      if (auto hit = hit_on(state, *record, phrases)) hits.push_back(*std::move(hit));
    }
    if (std::ssize(hits) == limit || std::ssize(best) < asked) return hits;
  }
}

}  // namespace annals::inline v0_2::query
