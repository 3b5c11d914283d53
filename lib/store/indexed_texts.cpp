#include "store/indexed_texts.hpp"

#include "fold.hpp"
#include "record/description.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <variant>

namespace annals::inline v0_2::store {

namespace {

/// The texts of one entry of the index.
struct Entry {
  std::string title{};
  std::string summary{};
  std::string names{};
  std::string details{};
  std::string locator{};

  friend bool operator==(const Entry&, const Entry&) = default;
  [[nodiscard]] sql::Texts texts() const { return {title, summary, names, details, locator}; }
};

/// As the index takes it. The engine splits and folds ASCII as we do.
std::string as_taken(std::string_view text) {
  const bool is_plain =
      std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return is_plain ? std::string(text) : fold(text);
}

void append(std::string& all, std::string_view between, std::string_view text) {
  all.append(all.empty() ? "" : between).append(text);
}

/// What the tables have as it stands, and how the index takes it.
struct Texts {
  Entry written{};
  Entry taken{};
};

Texts texts_of(Entry written, std::string details) {
  Entry taken{as_taken(written.title), as_taken(written.summary), as_taken(written.names), std::move(details),
              as_taken(written.locator)};
  return {std::move(written), std::move(taken)};
}

Texts texts_of(const Row& row, std::string_view locator) {
  Entry written{.locator = std::string(locator)};
  std::string details;
  for (const auto& [field, text] : searched_texts(row)) {
    if (field == "title")
      written.title = text;
    else if (field == "summary")
      written.summary = text;
    else if (field == "names")
      append(written.names, "; ", text);
    else
      append(details, " ", fold(text));
  }
  return texts_of(std::move(written), std::move(details));
}

/// As they were written: a kind may have changed since.
std::string details_in_base(sql::Database& database, std::int64_t id) {
  auto rows = database.query("SELECT details FROM index_text WHERE id = $1", id);
  return rows.next() ? std::string(rows.optional_text(0).value_or("")) : std::string();
}

std::string locator_in_base(sql::Database& database, std::int64_t claim) {
  auto rows = database.query("SELECT locator FROM claim WHERE id = $1", claim);
  return rows.next() ? std::string(rows.optional_text(0).value_or("")) : std::string();
}

/// The entry of a record as it is in the index.
Entry entry_in_base(sql::Database& database, const Row& row, std::string_view locator) {
  auto entry = texts_of(row, locator).taken;
  entry.details = details_in_base(database, row.id.value);
  return entry;
}

/// Keeps what the index takes otherwise than it is written.
void keep(sql::Database& database, std::int64_t id, const Texts& texts) {
  const auto& [written, taken] = texts;
  const auto other = [](const std::string& one, const std::string& as_written) {
    return one == as_written ? std::nullopt : std::optional<std::string_view>(one);
  };
  const std::array<std::optional<std::string_view>, 5> kept{
      other(taken.title, written.title), other(taken.summary, written.summary),
      other(taken.names, written.names), other(taken.details, written.details),
      other(taken.locator, written.locator)};
  if (std::ranges::any_of(kept, [](const auto& one) { return one.has_value(); }))
    database.run(R"(
INSERT OR REPLACE INTO index_text (id, title, summary, names, details, locator)
VALUES ($1, $2, $3, $4, $5, $6))",
                 id, kept[0], kept[1], kept[2], kept[3], kept[4]);
}

/// Whether it is in the index: a record with a title always is.
bool is_indexed(RecordType type, const Entry& entry) {
  return !is_edge(type) || entry != Entry();
}

}  // namespace

std::vector<SearchedText> searched_texts(const Row& row) {
  std::vector<SearchedText> texts;
  const auto& statement = row.statement;
  const auto add = [&](std::string_view field) {
    if (const auto* value = find(statement.fields, field))
      texts.push_back({std::string(field), std::get<std::string>(*value)});
  };
  constexpr std::array<std::string_view, 5> in_words{"undated", "author", "publisher", "mechanism", "words"};
  add("title");
  for (const auto& name : statement.names) texts.push_back({"names", name.text});
  add("summary");
  for (const auto& [field, value] : statement.fields) {
    const bool is_own = find_field(row.id.type, nullptr, field) == nullptr;
    if (const auto* date = std::get_if<When>(&value); date != nullptr && !date->words().empty())
      texts.push_back({field, date->words()});
    else if (is_own ? std::holds_alternative<std::string>(value)
                    : std::ranges::find(in_words, field) != in_words.end())
      texts.push_back({field, std::get<std::string>(value)});
  }
  return texts;
}

void index_texts(sql::Database& database, const Row& row, std::string_view locator) {
  const auto texts = texts_of(row, locator);
  if (!is_indexed(row.id.type, texts.taken)) return;
  keep(database, row.id.value, texts);
  database.add_text(row.id.value, texts.taken.texts());
}

void index_texts_anew(sql::Database& database, const Row& old, const Row& row) {
  const auto id = row.id.value;
  const auto locator = locator_in_base(database, id);
  const auto before = entry_in_base(database, old, locator);
  const auto texts = texts_of(row, locator);
  if (texts.taken == before) return;
  database.run("DELETE FROM index_text WHERE id = $1", id);
  keep(database, id, texts);
  if (is_indexed(row.id.type, before)) database.remove_text(id, before.texts());
  if (is_indexed(row.id.type, texts.taken)) database.add_text(id, texts.taken.texts());
}

void unindex_texts(sql::Database& database, const Row& row) {
  const auto id = row.id.value;
  const auto before = entry_in_base(database, row, locator_in_base(database, id));
  database.run("DELETE FROM index_text WHERE id = $1", id);
  if (is_indexed(row.id.type, before)) database.remove_text(id, before.texts());
}

void index_locator(sql::Database& database, ClaimId claim, std::string_view locator) {
  if (locator.empty()) return;
  const auto texts = texts_of(Entry{.locator = std::string(locator)}, {});
  keep(database, claim.value(), texts);
  database.add_text(claim.value(), texts.taken.texts());
}

void unindex_locators(sql::Database& database, std::span<const std::int64_t> claims) {
  for (const auto claim : claims) {
    Entry entry;
    bool is_of_record = false;
    {
      auto rows = database.query(
          "SELECT s.title, s.summary, s.names, s.details, s.locator, "
          "c.id = c.record AND c.record_type NOT IN ('link', 'relative_date') "
          "FROM claim AS c JOIN searchable AS s ON s.id = $1 WHERE c.id = $1 AND c.locator IS NOT NULL",
          claim);
      if (!rows.next()) continue;
      const auto text = [&](int column) { return std::string(rows.optional_text(column).value_or("")); };
      entry = {text(0), text(1), text(2), text(3), text(4)};
      is_of_record = rows.integer(5) != 0;
    }
    database.remove_text(claim, entry.texts());
    entry.locator.clear();
    if (is_of_record || entry != Entry()) database.add_text(claim, entry.texts());
    database.run("UPDATE index_text SET locator = NULL WHERE id = $1", claim);
    database.run("DELETE FROM index_text WHERE id = $1 AND coalesce(title, summary, names, details) IS NULL",
                 claim);
  }
}

}  // namespace annals::inline v0_2::store
