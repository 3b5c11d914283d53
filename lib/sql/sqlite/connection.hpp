#pragma once

#include "annals/error.hpp"
#include "sql/database.hpp"
#include "sql/sqlite/file.hpp"
#include "sql/sqlite/statement.hpp"
#include "sql/sqlite/step_budget.hpp"

#include <array>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace annals::inline v0_2::sql::sqlite {

struct CloseConnection {
  void operator()(sqlite3* connection) const noexcept;
};
using Handle = std::unique_ptr<sqlite3, CloseConnection>;

/// How a connection is bound to its file.
struct Opening {
  File file{};
  bool writes = false;
  bool immutable = false;  ///< takes no locks: it reads a file that nobody writes
  bool memory = false;     ///< there is no file
  OpenOptions options{};
};

class Connection final : public Database {
 public:
  using Database::query;
  using Database::run;

  Connection(Handle handle, Opening opening);
  ~Connection() override;

  Rows query(std::string_view sql, std::span<const Value> values) override;
  std::int64_t run(std::string_view sql, std::span<const Value> values) override;
  void script(std::string_view sql) override;

  void set_busy_timeout(std::chrono::milliseconds longest_wait) override { busy_timeout_ = longest_wait; }
  void begin() override;
  void begin_read() override;
  void commit() override;
  bool rollback() noexcept override;
  bool is_current() override;
  std::int64_t changes_by_others() override;
  void watch(std::function<bool()> go_on) override { budget_->watch(std::move(go_on)); }
  bool in_transaction() const override;

  void write_bytes(const std::string& table, std::int64_t id, std::span<const std::byte> from) override;
  void read_bytes(const std::string& table, std::int64_t id, std::span<std::byte> into) override;

  std::string id_list(std::span<const std::int64_t> ids) const override;
  std::string in_list(std::string_view parameter) const override;
  std::optional<std::string> match_words(std::string_view typed) const override;

  void add_text(std::int64_t id, const Texts& texts) override;
  void remove_text(std::int64_t id, const Texts& texts) override;
  void check_text() override;
  void check_text_entries() override;

  void copy_to(Database& other) override;
  void erase_deleted() override;

  std::int32_t application_id() override;
  void set_application_id(std::int32_t id) override;
  std::int32_t format_version() override;
  void set_format_version(std::int32_t version) override;
  std::vector<std::string> integrity_problems() override;

 private:
  [[noreturn]] void refuse_text_index(const Error& error) const;

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  struct Kept {
    std::shared_ptr<Statement> statement;
    std::uint64_t last_use = 0;
  };

  /// A statement that nobody is using: the one kept for this text, or a fresh one.
  std::shared_ptr<Statement> idle_statement(std::string_view sql);
  void drop_oldest_statement();
  static int wait_a_little(void* connection, int times);
  void keep_log();
  void require_transaction(std::string_view doing, bool open) const;
  void begin(std::string_view sql);
  /// Throws where the file that the connection has open is not, or not as the engine takes
  /// it to be, the one that has its name.
  void require_same_file();
  /// Why it is not; nothing where it is.
  std::optional<std::string> why_other_file();
  bool is_overwritten();

  Handle handle_;
  const Opening opening_;
  std::chrono::milliseconds busy_timeout_{opening_.options.busy_timeout};
  bool keep_log_at_begin_;
  std::array<Seen, 3> files_{};  // the base, its log and the log's index
  bool knows_files_ = false;
  std::optional<Mark> in_file_{};    // as last read there: its number stays, its writes only grow
  std::int64_t changes_before_ = 0;  // of the connection, when the transaction began
  std::shared_ptr<StepBudget> budget_;
  Statement rollback_;  // prepared beforehand, so that rolling back takes no memory
  std::unordered_map<std::string, Kept, Hash, std::equal_to<>> statements_;
  std::uint64_t uses_ = 0;
};

/// A connection that is set up, on a file that has been looked at.
std::unique_ptr<Connection> open_connection(Opening opening);

}  // namespace annals::inline v0_2::sql::sqlite
