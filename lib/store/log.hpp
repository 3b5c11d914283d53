#pragma once

#include "annals/record/id.hpp"
#include "annals/record/log_entry.hpp"
#include "sql/database.hpp"
#include "store/kinds_before.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

/// The log of what was written, and what it is needed for to take that back.
namespace annals::inline v0_2::store {

/// Who writes, and by which command; empty where nobody said.
struct Signature {
  std::string author{};
  std::string command{};
};

void insert_log(sql::Database& database, std::int64_t first, std::int64_t last, Instant recorded,
                const Signature& signature, const KindsBefore& kinds, bool lasting);
/// Takes all commands out of the log: they may name what was purged.
void forget_commands(sql::Database& database);

/// Entries, the latest first, at most so many.
std::vector<LogEntry> log_entries(sql::Database& database, std::size_t limit);
/// The same of those that can be taken back next.
std::vector<LogEntry> entries_to_undo(sql::Database& database, std::size_t limit);
/// Marks that and all later entries as taken back. Returns the first id that they wrote.
std::int64_t mark_undone(sql::Database& database, std::int64_t from, std::int64_t by);

// What has ids from `first` on.

/// Records that were entered, the latest first.
std::vector<RecordId> entered_since(sql::Database& database, std::int64_t first);
/// Older records with a claim or a review since.
std::vector<RecordId> spoken_of_since(sql::Database& database, std::int64_t first);
/// Older sources with a rating since.
std::vector<SourceId> rated_since(sql::Database& database, std::int64_t first);
/// Kinds that were made or given fields since, as they were before.
KindsBefore kinds_before(sql::Database& database, std::int64_t first);
void remove_claims_since(sql::Database& database, std::int64_t first);
void remove_ratings_since(sql::Database& database, std::int64_t first);
/// That files were read in by what this entry took back.
void remove_imports_undone_by(sql::Database& database, std::int64_t entry);

}  // namespace annals::inline v0_2::store
