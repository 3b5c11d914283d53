#pragma once

#include "sql/rows.hpp"
#include "sql/value.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace annals::inline v0_2::sql {

/// What a record is found by.
struct Texts {
  std::string_view title{};
  std::string_view summary{};
  std::string_view names{};
  std::string_view details{};
  std::string_view locator{};
};

/// One connection to a database, and the only way to SQL for the layers above.
///
/// Parameters are `$1`, `$2`, … `$n`, in any order and as often as needed; each must occur in the SQL.
/// Statements are kept by their text, so that running the same SQL again costs no preparation.
/// Every failure is an `annals::Error` that names the file, what was being done, and what the engine said.
///
/// Not thread-safe: one thread at a time.
class Database {
 public:
  Database() = default;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  virtual ~Database() = default;

  /// Starts a query. Its text arguments are copied, so they may be temporary.
  template <Bindable... Args>
  Rows query(std::string_view sql, const Args&... args) {
    const std::array<Value, sizeof...(Args)> values{to_value(args)...};
    return query(sql, std::span<const Value>(values));
  }
  virtual Rows query(std::string_view sql, std::span<const Value> values) = 0;

  /// Runs a statement to its end and gives the number of rows that it changed itself.
  /// Copies no text.
  template <Bindable... Args>
  std::int64_t run(std::string_view sql, const Args&... args) {
    const std::array<Value, sizeof...(Args)> values{to_value(args)...};
    return run(sql, std::span<const Value>(values));
  }
  virtual std::int64_t run(std::string_view sql, std::span<const Value> values) = 0;

  /// Runs several statements, without parameters. Stops at the first that fails; open a transaction
  /// for all or nothing.
  virtual void script(std::string_view sql) = 0;

  /// From now on it waits so long for other writers, in place of the time-out that it was opened with.
  virtual void set_busy_timeout(std::chrono::milliseconds longest_wait) = 0;
  /// Takes the write lock at once; throws `busy` when another writer keeps it longer than the time-out.
  virtual void begin() = 0;
  /// Begins a transaction that only reads, and fixes the state that it sees.
  virtual void begin_read() = 0;
  virtual void commit() = 0;
  /// Does nothing when no transaction is open, as after a failure that made the engine roll back by itself.
  /// False when it fails: then close the connection, which lets go of its locks, and open another.
  virtual bool rollback() noexcept = 0;
  /// False once a connection that takes no locks may have read what somebody was writing, or has missed what
  /// somebody has written: what it gave since its transaction began counts for nothing; open another.
  virtual bool is_current() = 0;
  virtual bool in_transaction() const = 0;
  /// A number that is another one as soon as any other connection has committed a change; its own do not
  /// count.
  virtual std::int64_t changes_by_others() = 0;

  /// Asks again and again while a statement works, on its thread, whether to go on. Where not, the statement
  /// throws `cancelled`; what `go_on` throws, it throws. Empty: goes on.
  virtual void watch(std::function<bool()> go_on) = 0;

  /// The bytes in the column `data` of one row, whose length the row has already (`zeroblob`): in place, so
  /// that long ones are never held twice. Throws `invalid_argument` where the lengths differ.
  virtual void write_bytes(const std::string& table, std::int64_t id, std::span<const std::byte> from) = 0;
  virtual void read_bytes(const std::string& table, std::int64_t id, std::span<std::byte> into) = 0;

  // What differs between engines.

  /// Ids as one text value to bind; `in_list("$1")` is the condition that goes with it:
  ///     query("SELECT title FROM event WHERE id " + database.in_list("$1"), database.id_list(ids))
  virtual std::string id_list(std::span<const std::int64_t> ids) const = 0;
  virtual std::string in_list(std::string_view parameter) const = 0;

  /// The engine's full-text query for what a person typed: every word must match, folded (fold.hpp) and as
  /// the beginning of a word in the text. Nothing typed is ever syntax. Nothing when there is no letter or
  /// digit in it.
  virtual std::optional<std::string> match_words(std::string_view typed) const = 0;

  /// Enters texts, folded where they are not plain ASCII, into the full-text index `search`, whose content is
  /// elsewhere.
  virtual void add_text(std::int64_t id, const Texts& texts) = 0;
  /// Takes out what `add_text` entered; the texts must be the same.
  virtual void remove_text(std::int64_t id, const Texts& texts) = 0;
  /// Throws `corrupt` where the full-text index is damaged or differs from the texts of the records. Reads
  /// everything.
  virtual void check_text() = 0;
  /// What of `check_text` needs no right to write: throws `corrupt` where the index lacks records or has too
  /// many.
  virtual void check_text_entries() = 0;

  /// Makes another database of this engine, in which nothing is, the same as this one, in the state that its
  /// transaction sees.
  virtual void copy_to(Database& other) = 0;

  /// Writes the file anew without anything that was deleted, and empties the log beside it. Outside of
  /// transactions. Throws `busy` where somebody still reads an older state at the end of the time-out.
  virtual void erase_deleted() = 0;

  // What identifies the file.

  virtual std::int32_t application_id() = 0;
  virtual void set_application_id(std::int32_t id) = 0;
  virtual std::int32_t format_version() = 0;
  virtual void set_format_version(std::int32_t version) = 0;

  /// What is wrong with the file's structure and its references, a sentence each; empty when it is whole.
  /// Reads everything.
  virtual std::vector<std::string> integrity_problems() = 0;
};

}  // namespace annals::inline v0_2::sql
